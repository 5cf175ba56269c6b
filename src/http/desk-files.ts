/** Files of a case over HTTP: what was given as evidence, an agent's attachments, everything as a ZIP. */
import express, { type Request, type Response, type Router } from 'express';
import { DirectLineError } from '../channel/direct-line/errors.ts';
import { toKeepable } from '../channel/direct-line/media.ts';
import type { Desk } from '../desk/desk.ts';
import type { AttachmentInfo } from '../domain/conversation.ts';
import { fileQuery } from './desk-bodies.ts';
import type { DeskDoor } from './desk-session.ts';
import { HttpProblem } from './problem.ts';
import { param, parseQuery, route } from './routes.ts';

/** Longest file an agent may attach, bytes: as much as a customer may. */
const fileBytes = 4 * 1_024 * 1_024;

/** What a browser may show in the desk's own origin; the rest is only saved. */
const shown = /^(image\/(jpeg|png|webp|gif)|video\/(mp4|webm)|audio\/(mpeg|mp4|ogg|wav))$/;

export function mountFiles(router: Router, { desk, door }: { desk: Desk; door: DeskDoor }): void {
  const { as } = door;
  const readBytes = express.raw({ type: () => true, limit: fileBytes });

  route(router, '/tickets/:id/evidence.zip', {
    get: as(async (req, res, { actor }) => {
      const ticketId = param(req, 'id');
      const { ticket } = await desk.read(ticketId);
      await desk.looks.write(ticketId, { by: actor.id, what: 'archive' });
      const bytes = await desk.archive(ticket);
      res.setHeader('Content-Disposition', disposition('attachment', `${ticket.number}.zip`));
      res.type('application/zip').send(Buffer.from(bytes));
    }),
  });

  route(router, '/tickets/:id/evidence/:file', {
    get: as(async (req, res, { actor }) => {
      const ticketId = param(req, 'id');
      const fileId = param(req, 'file');
      const { ticket } = await desk.read(ticketId);
      const file = await desk.files.read(ticket, fileId);
      if (!file) throw new HttpProblem(404, 'not_found', 'This case has no such file.');
      await desk.looks.write(ticketId, { by: actor.id, what: 'evidence', of: fileId });
      sendFile(res, file.info, file.bytes);
    }),
  });

  route(router, '/tickets/:id/files', {
    post: as(async (req, res) => {
      const ticketId = param(req, 'id');
      await desk.read(ticketId);
      const { name = 'file' } = parseQuery(req, fileQuery);
      const bytes = await readBody(req, res);
      const kept = await toKept({ name, contentType: req.get('content-type') ?? '', bytes });
      res.status(201).json(await desk.files.keep(kept.bytes, kept));
    }),
  });

  /** The body is read only once we know who sends it. */
  async function readBody(req: Request, res: Response): Promise<Buffer> {
    await new Promise<void>((resolve, reject) => {
      readBytes(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
    });
    if (Buffer.isBuffer(req.body) && req.body.length > 0) return req.body;
    throw new HttpProblem(400, 'invalid', 'The body is the file, and it is empty.');
  }
}

/** What of the file may be kept, by the rules for customers' files. */
async function toKept(file: Parameters<typeof toKeepable>[0]): ReturnType<typeof toKeepable> {
  try {
    return await toKeepable(file);
  } catch (error) {
    if (!(error instanceof DirectLineError)) throw error;
    throw new HttpProblem(error.status, 'unsupported_media_type', `${error.message}.`);
  }
}

function sendFile(res: Response, { contentType, name }: AttachmentInfo, bytes: Buffer): void {
  const inline = shown.test(contentType);
  res.setHeader('Content-Type', inline ? contentType : 'application/octet-stream');
  res.setHeader('Content-Disposition', disposition(inline ? 'inline' : 'attachment', name));
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cache-Control', 'private, max-age=3600');
  res.send(bytes);
}

/** RFC 6266 with the name in RFC 8187's form, and a plain one for old clients. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${coded}`;
}
