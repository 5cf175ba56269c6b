/** The sandbox over HTTP, exactly by the contract, with switches that make it misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendCode, sendJson, toProblemCode } from './http-problem.ts';
import { readBody, sendReading } from './http-reading.ts';
import { type Route, toAction, toRoute } from './routes.ts';
import { createSabotage, type Rule, suffer } from './sabotage.ts';
import type { Sandbox } from './sandbox.ts';

export interface SandboxServerOptions {
  sandbox: Sandbox;
  /** What must come as `Authorization: Bearer`. */
  key: string;
  /** 0 takes a free one. */
  port?: number;
  host?: string;
}

/** A request as it came in; bodies are parsed where they are JSON. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export interface SandboxServer {
  url: string;
  /** Everything that was asked, oldest first. */
  requests: SeenRequest[];
  sabotage(rule: Rule): void;
  /** Ends all sabotage. */
  mend(): void;
  close(): Promise<void>;
}

const longestBody = 64 * 1024;

/** Listens at once; the sandbox stays the caller's to close. */
export async function serveSandbox(options: SandboxServerOptions): Promise<SandboxServer> {
  const { sandbox, key, port = 0, host = '127.0.0.1' } = options;
  const sabotage = createSabotage();
  const requests: SeenRequest[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = request;
    const text = await readText(request);
    const body = toJson(text);
    requests.push({ method, path, headers, body });
    const mischief = sabotage.meet(method, path);
    if (await suffer(mischief, request, response)) return;
    if (headers.authorization !== `Bearer ${key}`) return sendCode(response, 'unauthorized');
    const route = readRoute(method, path);
    if (!route) return sendCode(response, 'not_found', 'No such path');
    if (route.kind !== 'act') return sendReading(response, await readBody(sandbox, route));
    const idempotencyKey = headers['idempotency-key'];
    const action = text !== '' && body === undefined ? undefined : toAction(route.path, body);
    if (typeof idempotencyKey !== 'string' || idempotencyKey === '')
      return sendCode(response, 'invalid', 'Idempotency-Key is missing');
    if (!action) return sendCode(response, 'invalid', 'The body is not what the contract says');
    const result = await sandbox.act(route.orderId, action, idempotencyKey);
    if (mischief?.kind === 'lost' || (!result.known && result.reason === 'timeout')) {
      request.socket.destroy();
      return;
    }
    if (!result.known) return sendCode(response, 'unavailable');
    const { outcome } = result;
    if (!outcome.ok) return sendCode(response, toProblemCode(outcome.code), outcome.message);
    const { ok: _, ...told } = outcome;
    sendJson(response, 200, { accepted: true, ...told });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(port, host, listening));
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    requests,
    sabotage: sabotage.add,
    mend: sabotage.clear,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function readRoute(method: string, path: string): Route | undefined {
  try {
    return toRoute(method, new URL(path, 'http://sandbox'));
  } catch {
    return undefined;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > longestBody) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
