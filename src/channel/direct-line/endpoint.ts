/** The Direct Line 3.0 endpoint: every path of it, for Microsoft's own clients unchanged. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { Bot } from '../../bot/port.ts';
import type { EvidenceStore } from '../../desk/evidence.ts';
import type { Log } from '../../log.ts';
import type { Conversations } from '../../store/conversations.ts';
import { type AllowedOrigins, createCors } from '../cors.ts';
import { createId } from '../ids.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { Tokens } from '../tokens.ts';
import { createAccess } from './access.ts';
import { createActivities, takeTurn } from './activities.ts';
import { createAddresses } from './addresses.ts';
import { readBody } from './body.ts';
import { DirectLineError, sendError } from './errors.ts';
import { createFiles } from './files.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createStart } from './start.ts';
import { createStreams, defaultTimes, type StreamTimes } from './streams.ts';
import { createUpgrade } from './upgrade.ts';
import { createUpload } from './upload.ts';

export interface DirectLineOptions {
  bot: Pick<Bot, 'begin' | 'receive'>;
  conversations: Conversations;
  evidence: EvidenceStore;
  tokens: Tokens;
  /** DIRECT_LINE_SECRET: addresses of streams and files are signed with keys made of it. */
  secret: string;
  /** Scheme, host and path under which clients reach us; absent: each request's own word. */
  publicUrl?: string | undefined;
  origins: AllowedOrigins;
  limits?: Partial<Limits>;
  times?: Partial<StreamTimes>;
  wall?: () => number;
  newId?: () => string;
  log: Log;
}

export interface DirectLine {
  /** To be mounted at `/v3/directline`. */
  router: Router;
  /** Takes a socket whose path is that of a stream. False: it is somebody else's, and untouched. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes every stream. */
  close(): void;
}

/** What each path answers to, for the `Allow` of a 405. */
type Methods = { GET?: RequestHandler[]; POST?: RequestHandler[] };

export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { conversations, secret, publicUrl, origins, tokens, evidence, log } = options;
  const { wall = Date.now, newId = createId } = options;
  const limits = { ...defaultLimits, ...options.limits };

  const access = createAccess(tokens, conversations);
  const addresses = createAddresses({ secret, publicUrl, lifetimeS: tokens.lifetimeS, wall });
  const perMinute = limits.postsPerMinute;
  const posts = createRateLimit({ perMinute, burst: limits.postBurst, wall });
  const typing = createRateLimit({ perMinute, burst: limits.postBurst, wall });
  const perAddress = createRateLimit({
    perMinute: limits.perAddressPerMinute,
    burst: limits.perAddressPerMinute,
    wall,
  });
  const shared = { ...options, access, addresses, posts, typing, wall, newId, limits };

  const start = createStart(shared);
  const activities = createActivities(shared);
  const upload = createUpload(shared);
  const files = createFiles(evidence, addresses);
  const streams = createStreams(conversations, log, { ...defaultTimes, ...options.times });
  const upgrade = createUpgrade({ addresses, streams, origins, publicUrl, limits });

  /** A request that reads nothing but news is never held up. */
  const slow: RequestHandler = (req, _res, next) => {
    takeTurn(perAddress, req.ip ?? '');
    next();
  };
  const body = readBody(limits.activityBytes);

  const paths: Record<string, Methods> = {
    '/tokens/generate': { POST: [slow, body, start.generate] },
    '/tokens/refresh': { POST: [slow, start.refresh] },
    '/conversations': { POST: [slow, body, start.start] },
    '/conversations/:id': { GET: [slow, start.reconnect] },
    '/conversations/:id/activities': {
      GET: [activities.poll],
      POST: [slow, body, activities.post],
    },
    '/conversations/:id/upload': { POST: [slow, upload] },
    '/conversations/:id/stream': { GET: [upgrade.explain] },
    '/session/getsessionid': { GET: [slow, start.session] },
    '/attachments/:id': { GET: [files] },
  };

  const router = Router({ caseSensitive: true });
  router.use(createCors({ origins, publicUrl }));
  router.use((_req, res, next) => {
    // Answers hold tokens, and news that is old a second later. Files say otherwise.
    res.set('Cache-Control', 'no-store');
    next();
  });
  for (const [path, methods] of Object.entries(paths)) {
    const allow = Object.keys(methods).join(', ');
    const route = router.route(path);
    if (methods.GET) route.get(...methods.GET);
    if (methods.POST) route.post(...methods.POST);
    route.all(() => {
      throw new DirectLineError(405, 'MethodNotAllowed', `Only ${allow}`, { Allow: allow });
    });
  }
  router.use(() => {
    throw new DirectLineError(404, 'NotFound', 'There is nothing at this path');
  });
  router.use(((error, _req, res, _next) => sendError(res, error, log)) as ErrorRequestHandler);

  return { router, upgrade: upgrade.take, close: () => streams.close() };
}
