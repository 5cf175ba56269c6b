/** A Direct Line endpoint on a port of its own, with the echo bot and a real store behind it. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import express from 'express';
import type { AllowedOrigins } from '../../src/channel/cors.ts';
import { createDirectLine } from '../../src/channel/direct-line/endpoint.ts';
import type { Limits } from '../../src/channel/direct-line/limits.ts';
import type { StreamTimes } from '../../src/channel/direct-line/streams.ts';
import { createTokens } from '../../src/channel/tokens.ts';
import { openEvidence } from '../../src/desk/evidence.ts';
import { silentLog } from '../../src/log.ts';
import { createConversations } from '../../src/store/conversations.ts';
import { openLmdbStore } from '../../src/store/lmdb.ts';
import { type Store, StoreUnavailable } from '../../src/store/port.ts';
import { openRedisStore } from '../../src/store/redis.ts';
import { createEchoBot } from './echo-bot.ts';

export const secret = 'a secret that only tests know, 32+';

export interface ServerOptions {
  origins?: AllowedOrigins;
  limits?: Partial<Limits>;
  times?: Partial<StreamTimes>;
  /** Wall time of tokens, limits and addresses; the store keeps its own. */
  wall?: () => number;
  lifetimeS?: number;
  publicUrl?: string;
  /** A Redis that several servers share; else each has an embedded one. */
  storeUrl?: string;
}

export type DirectLineServer = Awaited<ReturnType<typeof startDirectLine>>;

/** A body that is JSON, as it was answered; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any shape are looked at
export type Answer = { status: number; headers: Headers; body: any };

export async function startDirectLine(options: ServerOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mealmend-channel-'));
  const store = createBreakable(
    options.storeUrl === undefined
      ? await openLmdbStore({ path: join(folder, 'store') })
      : await openRedisStore({ url: options.storeUrl, log: silentLog }),
  );
  const conversations = createConversations(store);
  const evidence = await openEvidence(`file:${join(folder, 'evidence')}`);
  const bot = createEchoBot(conversations);
  const {
    origins = 'any',
    limits = {},
    times = {},
    wall = Date.now,
    lifetimeS,
    publicUrl,
  } = options;
  const tokens = createTokens({ secret, wall, ...(lifetimeS ? { lifetimeS } : {}) });
  const directLine = createDirectLine({
    ...{ bot, conversations, evidence, tokens, secret, origins, limits, times, wall, publicUrl },
    log: silentLog,
  });
  const app = express();
  app.use('/v3/directline', directLine.router);
  const server = createServer(app);
  const sockets = new Set<Duplex>();
  server.on('upgrade', (req, socket, head) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    if (!directLine.upgrade(req, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const domain = `${origin}/v3/directline`;

  /** A request as clients send it; `body` becomes JSON unless it is bytes, text or a form. */
  async function call(
    method: string,
    path: string,
    credential?: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array;
    const answer = await fetch(`${domain}${path}`, {
      method,
      headers: {
        ...(credential ? { Authorization: `Bearer ${credential}` } : {}),
        ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      headers: answer.headers,
      body: json ? JSON.parse(text) : text,
    };
  }

  return {
    ...{ origin, domain, secret, store, conversations, evidence, bot, tokens, call, directLine },

    /** A started conversation with its token; `user` as `tokens/generate` takes it. */
    async begin(user?: { id: string; name?: string }) {
      const { body } = await call('POST', '/tokens/generate', secret, user ? { user } : undefined);
      const started = await call('POST', '/conversations', body.token, {});
      return started.body as { conversationId: string; token: string; streamUrl: string };
    },

    /** Bytes that were written to streams and that nobody has taken yet. */
    unsentBytes: () => [...sockets].reduce((sum, { writableLength }) => sum + writableLength, 0),

    /** Resolves when only so many streams are left open. */
    async openSockets(count: number) {
      while (sockets.size > count) await Promise.race([...sockets].map((s) => once(s, 'close')));
    },

    /** Cuts every connection, as a bad network does. */
    cutLines() {
      for (const socket of sockets) socket.destroy();
      server.closeIdleConnections();
    },

    /** From now on the store does not answer. */
    breakStore: store.break,

    async close() {
      directLine.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bot.settled();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The store, until it is told to be away; it still closes. */
function createBreakable(store: Store): Store & { break(): void } {
  let away = false;
  const refuse = async () => {
    throw new StoreUnavailable('away, says the test');
  };
  return new Proxy(store, {
    get(target, property) {
      if (property === 'break') {
        return () => {
          away = true;
        };
      }
      const member = Reflect.get(target, property) as unknown;
      if (typeof member !== 'function') return member;
      return away && property !== 'close' ? refuse : member.bind(target);
    },
  }) as Store & { break(): void };
}
