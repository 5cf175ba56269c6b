/** Which other origins a browser may call from. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** `any`, or a list of origins such as `https://shop.example`; our own is always allowed. */
export type AllowedOrigins = 'any' | readonly string[];

/** Every header the JavaScript client sends; `*` never covers `authorization`. */
const allowedHeaders = 'authorization, content-type, x-ms-bot-agent, x-requested-with';

/**
 * Whether an origin is the one the request was sent to, as the browser or a proxy in front wrote it.
 * A page of another origin can set neither header.
 */
function isOwn(origin: string, req: IncomingMessage, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined && new URL(publicUrl).origin === origin) return true;
  const { host, 'x-forwarded-host': forwarded } = req.headers;
  const hosts = [host, ...String(forwarded ?? '').split(',')].map((name) => name?.trim());
  return hosts.includes(origin.replace(/^https?:\/\//, ''));
}

/** Whether a request with this `Origin` may be served; one without comes from no browser. */
export function isAllowedOrigin(
  req: IncomingMessage,
  allowed: AllowedOrigins,
  publicUrl?: string,
): boolean {
  const { origin } = req.headers;
  if (origin === undefined || allowed === 'any') return true;
  return allowed.includes(origin) || isOwn(origin, req, publicUrl);
}

export interface CorsOptions {
  origins: AllowedOrigins;
  publicUrl?: string | undefined;
}

/**
 * Writes the CORS headers onto every answer that follows, errors included (a client that cannot
 * read an error sees status 0), and answers preflights.
 */
export function createCors({ origins, publicUrl }: CorsOptions): RequestHandler {
  return (req, res, next) => {
    const { origin } = req.headers;
    res.vary('Origin');
    const allowed = origin !== undefined && isAllowedOrigin(req, origins, publicUrl);
    if (allowed) {
      res.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Expose-Headers': 'Retry-After',
      });
    }
    if (req.method !== 'OPTIONS') {
      next();
      return;
    }
    if (allowed) {
      res.set({
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': allowedHeaders,
        'Access-Control-Max-Age': '7200',
      });
    }
    res.status(204).end();
  };
}
