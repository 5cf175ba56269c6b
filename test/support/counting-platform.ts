import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reading } from '../../src/domain/facts.ts';
import type { Platform } from '../../src/platform/port.ts';

/** A platform of another process that only counts what it is asked to do, by idempotency key. */
export interface CountingServer {
  url: string;
  /** Requests by key; an action was performed once however often its key came. */
  keys: Map<string, number>;
  close(): Promise<void>;
}

export async function startCountingServer(): Promise<CountingServer> {
  const keys = new Map<string, number>();
  const server = createServer((req, res) => {
    const key = String(req.headers['idempotency-key']);
    keys.set(key, (keys.get(key) ?? 0) + 1);
    res.end('{"accepted":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The client of a counting server; it knows of nothing to read. */
export function httpCounter(url: string): Platform {
  const nothing = async <T>(): Promise<Reading<T>> => ({
    ok: false,
    reason: 'not_found',
    at: new Date(0).toISOString(),
  });
  return {
    name: 'counting',
    orders: nothing,
    order: nothing,
    orderByNumber: nothing,
    payment: nothing,
    delivery: nothing,
    merchantView: nothing,
    health: nothing,
    act: async (_orderId, _action, key) => {
      await fetch(url, { method: 'POST', headers: { 'Idempotency-Key': key } });
      return { known: true, outcome: { ok: true } };
    },
  };
}
