/** Errors as Direct Line's clients know them: a status, a stable code, a sentence. */
import type { Response } from 'express';
import type { Log } from '../../log.ts';
import { NoConversation } from '../../store/conversations.ts';
import { StoreUnavailable } from '../../store/port.ts';

/** The stable codes; what clients may act on. */
export type DirectLineCode =
  | 'BadArgument'
  | 'MissingProperty'
  | 'TokenExpired'
  | 'MessageSizeTooBig'
  | 'NotFound'
  | 'MethodNotAllowed'
  | 'UnsupportedMediaType'
  | 'RequestTimeout'
  | 'TooManyRequests'
  | 'ServiceError'
  | 'ServiceUnavailable';

/** Thrown by a handler: answered with its status as `{ error: { code, message } }`. */
export class DirectLineError extends Error {
  override name = 'DirectLineError';
  readonly status: number;
  readonly code: DirectLineCode;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: DirectLineCode,
    message: string,
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The request is at fault. Never 403: clients take that for the death of their token. */
export const badArgument = (message: string): DirectLineError =>
  new DirectLineError(400, 'BadArgument', message);

export const unknownConversation = (): DirectLineError =>
  new DirectLineError(404, 'BadArgument', 'Unknown conversation');

export const tooBig = (what: string, bytes: number): DirectLineError =>
  new DirectLineError(413, 'MessageSizeTooBig', `${what} exceeds the limit of ${bytes} bytes`);

export const unsupported = (message: string): DirectLineError =>
  new DirectLineError(415, 'UnsupportedMediaType', message);

/** Any error as one that may be told; what is unknown becomes a 500 without details. */
export function toDirectLineError(error: unknown): DirectLineError {
  if (error instanceof DirectLineError) return error;
  if (error instanceof NoConversation) return unknownConversation();
  if (error instanceof StoreUnavailable) {
    return new DirectLineError(
      503,
      'ServiceUnavailable',
      'Messages cannot be stored right now; please send it again',
      { 'Retry-After': '5' },
    );
  }
  const status = statusOf(error);
  if (status === 413) return new DirectLineError(413, 'MessageSizeTooBig', 'The body is too big');
  if (status === 415) return unsupported('This encoding is not understood');
  if (status >= 400 && status < 500) return badArgument('The request is not well formed');
  return new DirectLineError(500, 'ServiceError', 'Something went wrong on our side');
}

/** The status that Express or its body reader put on an error, else 500. */
function statusOf(error: unknown): number {
  if (error instanceof URIError) return 400;
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' ? status : 500;
}

/** The body of every error. */
export function toErrorBody({ code, message }: DirectLineError) {
  return { error: { code, message } };
}

/** Answers with the error, and logs those that are ours. */
export function sendError(res: Response, error: unknown, log: Log): void {
  const known = toDirectLineError(error);
  if (known.status === 500) log.error('direct line failed', { error });
  if (known.status === 503) log.warn('direct line unavailable', { error });
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.status(known.status).set(known.headers).json(toErrorBody(known));
}
