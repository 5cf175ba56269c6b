/** The Express app: headers, limits, routers, errors. It listens to nothing by itself. */
import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Log } from '../log.ts';
import { StoreUnavailable } from '../store/port.ts';
import { limitPerAddress } from './address-limit.ts';
import { HttpProblem, sendProblem } from './problem.ts';

export interface AppParts {
  /** Mounted in this order, each under its path. */
  routers: { path: string; router: Router }[];
  /** Hops of proxies in front whose `X-Forwarded-*` are believed. */
  trustProxy: number;
  requestsPerMinute: number;
  wall(): number;
  log: Log;
}

export function createApp({
  routers,
  trustProxy,
  requestsPerMinute,
  wall,
  log,
}: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  app.use((req, res, next) => {
    const given = req.get('x-request-id');
    const requestId = given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    res.setHeader('X-Request-Id', requestId);
    res.locals.requestId = requestId;
    next();
  });
  app.use(
    helmet({
      // Pages set their own policy (see pages.ts); everything else is data that no page may run.
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      crossOriginResourcePolicy: false,
      crossOriginEmbedderPolicy: false,
      xFrameOptions: false,
      strictTransportSecurity: false,
    }),
  );
  // Direct Line limits addresses itself: polls are never limited, and errors have its own form.
  const limit = limitPerAddress({ perMinute: requestsPerMinute, wall });
  app.use((req, res, next) => {
    if (req.path.startsWith('/v3/directline/')) next();
    else limit(req, res, next);
  });
  app.use(
    compression({
      filter: (req, res) =>
        !String(res.getHeader('Content-Type')).includes('event-stream') &&
        compression.filter(req, res),
    }),
  );
  for (const { path, router } of routers) app.use(path, router);
  app.use((req) => {
    throw new HttpProblem(404, 'not_found', `There is nothing at ${req.path}.`);
  });
  app.use(answerError(log));
  return app;
}

/** Every error that no router answered itself: a problem body, never a stack. */
function answerError(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const problem = toProblem(error);
    if (problem.status >= 500) {
      log.error('request failed', { requestId: res.locals.requestId, path: req.path, error });
    }
    if (problem.status === 503) res.setHeader('Retry-After', '2');
    sendProblem(res, problem);
  };
}

/** What body parsers and the router itself throw carries a status; the rest is our fault. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof StoreUnavailable) {
    return new HttpProblem(503, 'unavailable', 'The store does not answer. Try again in a moment.');
  }
  const status = (error as { status?: unknown } | undefined)?.status;
  if (status === 413) return new HttpProblem(413, 'too_large', 'The body is too large.');
  if (status === 415) return new HttpProblem(415, 'unsupported_media_type', 'Send JSON in UTF-8.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const type = (error as { type?: unknown }).type;
    return type === 'entity.parse.failed'
      ? new HttpProblem(400, 'invalid', 'The body is not valid JSON.')
      : new HttpProblem(
          status,
          'invalid',
          'The request could not be read. Check its address, headers and body.',
        );
  }
  return new HttpProblem(
    500,
    'internal',
    'Something went wrong on our side. Try again in a moment.',
  );
}
