/** JSON bodies: read whole under a limit, and refused where they are not what they should be. */
import express, { type Request, type RequestHandler } from 'express';
import { badArgument, unsupported } from './errors.ts';

/** Nesting that a body may have; deeper ones parse, and then break whoever writes them again. */
const deepest = 100;

/** Reads a body of any media type into `req.body` as a `Buffer`; 413 beyond `bytes`. */
export function readBody(bytes: number): RequestHandler {
  return express.raw({ type: () => true, limit: bytes });
}

/** The body of a request that `readBody` read, as JSON; undefined where there is none. */
export function parseBody(req: Request): unknown {
  const body: unknown = req.body;
  if (!Buffer.isBuffer(body) || body.length === 0) return undefined;
  const type = req.headers['content-type'];
  if (type !== undefined && !/^\s*[\w.+-]+\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    throw unsupported('The body must be application/json');
  }
  return parseJson(body);
}

/** Bytes as JSON: UTF-8, not nested too deep. Throws a `DirectLineError`. */
export function parseJson(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badArgument('The body is not well-formed JSON');
  }
  if (isDeeper(value, deepest)) throw badArgument('The body is nested too deep');
  return value;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels === 0) return true;
  return Object.values(value).some((item) => isDeeper(item, levels - 1));
}
