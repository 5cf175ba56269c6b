/** The client of the platform contract over HTTP. */
import type { Clock } from '../domain/clock.ts';
import type { Reading } from '../domain/facts.ts';
import type { ServiceName } from '../domain/health.ts';
import type { Log } from '../log.ts';
import { type BreakerOptions, type BreakerState, createBreakers } from './breakers.ts';
import { type Answer, exchange } from './exchange.ts';
import {
  type Parser,
  parseDelivery,
  parseHealth,
  parseMerchantView,
  parseOrder,
  parseOrderOfNumber,
  parseOrders,
  parsePayment,
} from './parse-answer.ts';
import type { Platform, ReadOptions } from './port.ts';
import { toActionResult } from './rest-action.ts';
import { toActionRequest, toSegment } from './rest-paths.ts';
import { isFailure, isWorthAnotherTry, type ReadResult, toReadResult } from './rest-read.ts';

export interface RestPlatformOptions {
  /** Base URL; a path in it is kept. */
  url: string;
  key: string;
  log: Log;
  clock: Clock;
  /** Makes the `X-Request-Id` of a request that was given none. */
  newId: () => string;
  /** For one read (ms); never under a second, except where the deadline is nearer. */
  readTimeoutMs?: number;
  /** For one action (ms). */
  actionTimeoutMs?: number;
  breaker?: Pick<BreakerOptions, 'failures' | 'openMs'>;
}

export interface RestPlatform extends Platform {
  /** Which services are not asked now because they failed again and again. */
  breakers(): Record<ServiceName, BreakerState>;
}

const leastReadMs = 1000;
/** A pause before the second try, and what must be left of the time for it (ms). */
const pauseMs = 50;
const worthwhileMs = 200;

/** Opens nothing and asks nothing yet. */
export function createRestPlatform(options: RestPlatformOptions): RestPlatform {
  const { key, log, clock, newId, readTimeoutMs = 2000, actionTimeoutMs = 5000 } = options;
  const base = options.url.replace(/\/+$/, '');
  const breakers = createBreakers({
    ...options.breaker,
    now: clock.now,
    onChange: (service, state) => log.warn('platform breaker', { service, state }),
  });
  let keyRefused = false;

  const headers = (requestId: string) => ({
    Authorization: `Bearer ${key}`,
    'X-Request-Id': requestId.replace(/[^\x21-\x7e]/g, '_'),
    Accept: 'application/json, application/problem+json',
  });

  /** Says once, not for each request, that the key is wrong. */
  function noteKey(answer: Answer): void {
    if (answer.kind !== 'answer') return;
    const refused = answer.status === 401;
    if (refused && !keyRefused)
      log.error('the platform refuses PLATFORM_KEY: check it with whoever runs the platform', {
        status: 401,
      });
    keyRefused = refused;
  }

  async function askTwice(url: string, requestId: string, until: number): Promise<Answer> {
    const ask = () =>
      exchange(
        { url, method: 'GET', headers: headers(requestId), limitMs: until - clock.wall() },
        clock.wall,
      );
    const first = await ask();
    if (!isWorthAnotherTry(first)) return first;
    // Who says when to come back is not asked again before.
    if (first.kind === 'answer' && (first.retryAfterMs ?? 0) > 0) return first;
    if (until - clock.wall() < pauseMs + worthwhileMs) return first;
    await new Promise((done) => setTimeout(done, pauseMs));
    return ask();
  }

  async function read<T>(
    service: ServiceName,
    path: string | undefined,
    parse: Parser<T>,
    { deadline = Number.POSITIVE_INFINITY, requestId = newId() }: ReadOptions = {},
  ): Promise<Reading<T>> {
    const startedAt = clock.wall();
    const at = () => new Date(clock.now()).toISOString();
    const limitMs = Math.min(Math.max(readTimeoutMs, leastReadMs), deadline - startedAt);
    // An id that cannot stand in a path is no id of theirs.
    if (path === undefined) return { ok: false, reason: 'not_found', at: at() };
    if (limitMs <= 0) return { ok: false, reason: 'timeout', at: at() };
    const answer = await breakers.run(service, async () => {
      const value = await askTwice(`${base}${path}`, requestId, startedAt + limitMs);
      // Who is given less than a second is not blamed for needing more.
      const tooLittle = value.kind === 'timeout' && limitMs < leastReadMs;
      return { value, failed: tooLittle ? 'unsure' : isFailure(value) };
    });
    if (!answer) return { ok: false, reason: 'unavailable', at: at() };
    noteKey(answer);
    const result: ReadResult<T> = toReadResult(answer, parse, at());
    if (!result.ok) {
      const { reason, why } = result;
      const ms = clock.wall() - startedAt;
      const level = reason === 'not_found' || reason === 'forbidden' ? 'debug' : 'warn';
      log[level]('platform read failed', { service, reason, why, ms, requestId });
      return { ok: false, reason, at: at() };
    }
    const { value, asOf, partial } = result.parsed;
    return { ok: true, value, asOf, ...(partial ? { partial } : {}) };
  }

  /** One witness of an order. */
  const ofOrder =
    <T>(service: ServiceName, below: string, parse: (orderId: string) => Parser<T>) =>
    (orderId: string, options?: ReadOptions) => {
      const id = toSegment(orderId);
      const path = id === undefined ? undefined : `/v1/orders/${id}${below}`;
      return read(service, path, parse(orderId), options);
    };

  return {
    name: 'rest',
    breakers: breakers.states,
    order: ofOrder('orders', '', parseOrder),
    payment: ofOrder('payments', '/payment', parsePayment),
    delivery: ofOrder('delivery', '/delivery', parseDelivery),
    merchantView: ofOrder('merchants', '/merchant-view', parseMerchantView),
    health: (options) => read('app', '/v1/health', parseHealth, options),
    orders(customerId, limit, options) {
      const id = toSegment(customerId);
      const path = id === undefined ? undefined : `/v1/customers/${id}/orders?limit=${limit}`;
      return read('orders', path, parseOrders(customerId, limit), options);
    },
    async orderByNumber(query, options) {
      const path = `/v1/orders?${new URLSearchParams(query)}`;
      const reading = await read('orders', path, parseOrderOfNumber(query.number), options);
      if (reading.ok && 'customerId' in query && reading.value.customerId !== query.customerId)
        return { ok: false, reason: 'forbidden', at: reading.asOf };
      return reading;
    },
    async act(orderId, action, idempotencyKey) {
      const id = toSegment(orderId);
      if (id === undefined) return { known: true, outcome: { ok: false, code: 'not_found' } };
      const { path, body } = toActionRequest(action);
      const requestId = newId();
      const startedAt = clock.wall();
      const answer = await exchange(
        {
          url: `${base}/v1/orders/${id}/${path}`,
          method: 'POST',
          headers: {
            ...headers(requestId),
            'Content-Type': 'application/json',
            'Idempotency-Key': idempotencyKey,
          },
          body: JSON.stringify(body),
          limitMs: actionTimeoutMs,
        },
        clock.wall,
      );
      noteKey(answer);
      const result = toActionResult(action, answer);
      const ms = clock.wall() - startedAt;
      const told = result.known
        ? { outcome: result.outcome.ok ? 'done' : result.outcome.code }
        : { outcome: 'unknown', reason: result.reason };
      log.info('platform action', { action: action.kind, orderId, ...told, ms, requestId });
      return result;
    },
  };
}
