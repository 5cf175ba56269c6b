/** The readers of an upload's body: one raw file, or a form of several parts. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy, { type Busboy } from 'busboy';
import { parseJson } from './body.ts';
import { badArgument, type DirectLineError, tooBig, unsupported } from './errors.ts';
import type { Limits } from './limits.ts';

/** The part that is the message, whatever its name; browsers give it a file name too. */
const activityType = 'application/vnd.microsoft.activity';

export interface UploadedFile {
  /** As the client wrote it. */
  name: string;
  /** As the client says; not to be believed. */
  contentType: string;
  bytes: Buffer;
}

export interface Form {
  /** The activity part as JSON; undefined where there was none. */
  activity: unknown;
  files: UploadedFile[];
}

export type FormLimits = Pick<
  Limits,
  'activityBytes' | 'fileBytes' | 'uploadBytes' | 'files' | 'uploadMs'
>;

/** Takes the parts of a body one by one; throws a `DirectLineError` at the first that is wrong. */
export interface Reader {
  write(chunk: Buffer): Promise<void>;
  end(): Promise<Form>;
}

/** The reader that the headers ask for. Throws a `DirectLineError`. */
export function createReader(req: IncomingMessage, limits: FormLimits): Reader {
  if (req.headers['content-encoding'] !== undefined) {
    throw unsupported('An upload may not be encoded');
  }
  const type = req.headers['content-type'] ?? 'application/octet-stream';
  return /^multipart\/form-data\b/i.test(type)
    ? createMultipartReader(req, limits)
    : createSingleReader(req, type, limits);
}

/** One raw body: its headers name it. */
function createSingleReader(req: IncomingMessage, type: string, limits: FormLimits): Reader {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    async write(chunk) {
      size += chunk.length;
      if (size > limits.fileBytes) throw tooBig('The file', limits.fileBytes);
      chunks.push(chunk);
    },
    async end() {
      if (size === 0) return { activity: undefined, files: [] };
      const name = parseFileName(req.headers['content-disposition']) ?? 'file';
      const contentType = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
      return { activity: undefined, files: [{ name, contentType, bytes: Buffer.concat(chunks) }] };
    },
  };
}

/** The file name of a `Content-Disposition`; header bytes are UTF-8 that was read as Latin-1. */
function parseFileName(header: string | undefined): string | undefined {
  const extended = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(header ?? '')?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return undefined;
    }
  }
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(header ?? '');
  const name = plain?.[1] ?? plain?.[2];
  return name === undefined ? undefined : Buffer.from(name, 'latin1').toString('utf8');
}

function createMultipartReader(req: IncomingMessage, limits: FormLimits): Reader {
  const form: Form = { activity: undefined, files: [] };
  let failed: unknown;
  const fail = (error: unknown) => {
    failed ??= error;
  };
  const parser = openParser(req, limits);
  const failMalformed = () => fail(malformed());
  const finished = new Promise<void>((resolve) => {
    parser.once('close', resolve);
    parser.once('error', () => {
      failMalformed();
      resolve();
    });
  });

  function takeActivity(bytes: Buffer): void {
    if (bytes.length > limits.activityBytes) fail(tooBig('The activity', limits.activityBytes));
    else if (form.activity !== undefined) fail(badArgument('The upload has two activities'));
    else {
      try {
        form.activity = parseJson(bytes);
      } catch (error) {
        fail(error);
      }
    }
  }

  parser.on('file', (field, stream: Readable & { truncated?: boolean }, { filename, mimeType }) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (stream.truncated) fail(tooBig('The file', limits.fileBytes));
      else if (mimeType === activityType) takeActivity(Buffer.concat(chunks));
      else {
        const name = (filename || field || 'file').replaceAll('%22', '"');
        form.files.push({ name, contentType: mimeType, bytes: Buffer.concat(chunks) });
      }
    });
    stream.on('error', failMalformed);
  });
  parser.on('field', (_name, value, { mimeType, valueTruncated }) => {
    if (mimeType !== activityType) return;
    if (valueTruncated) fail(tooBig('The activity', limits.activityBytes));
    else takeActivity(Buffer.from(value));
  });
  for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const) {
    parser.on(limit, () => fail(badArgument(`An upload may have ${limits.files} files`)));
  }

  const check = () => {
    if (failed !== undefined) throw failed;
  };
  return {
    async write(chunk) {
      if (!parser.write(chunk)) {
        await Promise.race([new Promise((resolve) => parser.once('drain', resolve)), finished]);
      }
      check();
    },
    async end() {
      parser.end();
      await finished;
      check();
      if (form.files.length > limits.files) {
        throw badArgument(`An upload may have ${limits.files} files`);
      }
      return form;
    },
  };
}

function openParser(req: IncomingMessage, limits: FormLimits): Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: {
        // The parser calls a file that fills its limit truncated.
        fileSize: limits.fileBytes + 1,
        fieldSize: limits.activityBytes + 1,
        // The activity comes as a file too.
        files: limits.files + 1,
        fields: limits.files,
        parts: 2 * limits.files + 1,
        headerPairs: 50,
      },
    });
  } catch {
    throw malformed();
  }
}

function malformed(): DirectLineError {
  return badArgument('The upload is not well-formed multipart/form-data');
}
