/** Uploaded files, read through signed addresses: they share the chat's origin, so nothing runs. */
import type { Request, RequestHandler, Response } from 'express';
import type { EvidenceStore } from '../../desk/evidence.ts';
import type { Addresses } from './addresses.ts';
import { DirectLineError } from './errors.ts';

/** What a browser may show in place; everything else is downloaded. */
const inline = /^(image\/(jpeg|png|webp|gif)|video\/|audio\/)/;

/** The bytes a single `Range` asks for; undefined where there is none that we could serve. */
function parseRange(header: string | undefined, size: number): [number, number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? [start, end] : undefined;
}

/** A name as RFC 8187 wants it in a header. */
function toExtended(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Players ask for a piece at a time, and some play nothing that they cannot ask so. */
function sendBytes(req: Request, res: Response, bytes: Buffer): void {
  const range = parseRange(req.headers.range, bytes.length);
  if (!range) {
    res.send(bytes);
    return;
  }
  const [start, end] = range;
  res.status(206).set('Content-Range', `bytes ${start}-${end}/${bytes.length}`);
  res.end(bytes.subarray(start, end + 1));
}

export function createFiles(evidence: Pick<EvidenceStore, 'get'>, addresses: Addresses) {
  const files: RequestHandler = async (req, res) => {
    const id = String(req.params.id);
    if (!addresses.isFileUrl(id, req.query.exp, req.query.sig)) {
      throw new DirectLineError(403, 'BadArgument', 'The address of this file is no longer good');
    }
    const file = await evidence.get(id);
    if (!file) throw new DirectLineError(404, 'NotFound', 'There is no such file');
    const { info, bytes } = file;
    const disposition = inline.test(info.contentType) ? 'inline' : 'attachment';
    res.set({
      'Content-Type': info.contentType,
      'Content-Disposition': `${disposition}; filename*=UTF-8''${toExtended(info.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'private, max-age=3600, immutable, no-transform',
      'Accept-Ranges': 'bytes',
      ETag: `"${info.sha256}"`,
    });
    sendBytes(req, res, bytes);
  };
  return files;
}
