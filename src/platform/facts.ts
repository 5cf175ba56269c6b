/** Reads the witnesses of an order in parallel, keeps them for seconds, and remembers the last look. */
import type { Delivery } from '../domain/delivery.ts';
import type { Facts, Reading } from '../domain/facts.ts';
import type { ServiceHealth } from '../domain/health.ts';
import type { MerchantView } from '../domain/merchant-view.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import { LastKnown } from './last-known.ts';
import type { Platform, ReadOptions } from './port.ts';
import { withinDeadline } from './within-deadline.ts';

/** All reads of a turn end this long after its start (wall time). */
export const turnReadsMs = 2500;

export interface FactsReaderOptions {
  platform: Platform;
  /** Wall time in ms; deadlines and ages of cached looks are measured in it. */
  wall: () => number;
  /** The clock of promises (ms), for the time told with a failed look; absent: the wall's. */
  now?: () => number;
  /** A look this young (ms) is not taken again, unless a fresh one is asked for. */
  cacheMs?: number;
  /** The platform's health is asked for at most this often (ms). */
  healthCacheMs?: number;
  /** Looks remembered for the time when the platform does not answer. */
  remembered?: number;
}

export interface FactsOptions extends ReadOptions {
  /** Not from the cache: after an action, or before another. */
  fresh?: boolean;
}

/**
 * What a turn knows about orders. Nothing here throws or outlasts the deadline (without one,
 * `turnReadsMs` from now). Where the platform does not answer, the last look that it did answer
 * is given and says so (`old`); a refusal is never papered over. Whose order it is, is for the
 * caller to compare.
 */
export interface FactsReader {
  /** The five witnesses of one order, read in parallel. */
  read(orderId: string, options?: FactsOptions): Promise<Facts>;
  orders(customerId: string, limit: number, options?: FactsOptions): Promise<Reading<Order[]>>;
  order(orderId: string, options?: FactsOptions): Promise<Reading<Order>>;
  /** Never from the cache, never old: it proves who may see the order. */
  orderByNumber: Platform['orderByNumber'];
  /** `about`: the order or customer that asks, for platforms whose health depends on it. */
  health(options?: FactsOptions): Promise<Reading<ServiceHealth[]>>;
}

interface Look {
  reading: Extract<Reading<unknown>, { ok: true }>;
  /** Wall time (ms). */
  takenAt: number;
}

interface Silence {
  reading: Extract<Reading<never>, { ok: false }>;
  /** Wall time (ms). */
  at: number;
}

/** Who has just waited in vain does not wait again for the next message: ms. */
const silentMs = 1_500;

/** An empty list may be filled the next moment; nobody is told from memory that there is no order. */
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

export function createFactsReader(options: FactsReaderOptions): FactsReader {
  const {
    platform,
    wall,
    now = wall,
    cacheMs = 3000,
    healthCacheMs = 5000,
    remembered = 10_000,
  } = options;
  const looks = new LastKnown<Look>(remembered);
  const silences = new LastKnown<Silence>(remembered);
  const underWay = new Map<string, Promise<Reading<ServiceHealth[]>>>();

  const held = <T>(read: () => Promise<Reading<T>>, deadline: number) =>
    withinDeadline(read, deadline - wall(), now);

  async function look<T>(
    key: string,
    maxAgeMs: number,
    ask: (options: ReadOptions) => Promise<Reading<T>>,
    { fresh = false, ...options }: FactsOptions = {},
  ): Promise<Reading<T>> {
    const last = looks.get(key) as { reading: Reading<T> & { ok: true }; takenAt: number };
    const isYoung = (at: number, ageMs: number) => !fresh && wall() - at < ageMs;
    if (last && isYoung(last.takenAt, maxAgeMs) && !isEmpty(last.reading.value))
      return last.reading;
    const silence = silences.get(key);
    if (silence && isYoung(silence.at, Math.min(maxAgeMs, silentMs))) {
      return last ? { ...last.reading, old: 'timeout' } : silence.reading;
    }
    const deadline = options.deadline ?? wall() + turnReadsMs;
    const reading = await held(() => ask({ ...options, deadline }), deadline);
    silences.delete(key);
    if (reading.ok) {
      looks.set(key, { reading, takenAt: wall() });
      return reading;
    }
    if (reading.reason === 'timeout') silences.set(key, { reading, at: wall() });
    if (!isSilence(reading)) looks.delete(key);
    else if (last) return { ...last.reading, old: reading.reason };
    return reading;
  }

  const order = (orderId: string, options?: FactsOptions) =>
    look<Order>(`order ${orderId}`, cacheMs, (ask) => platform.order(orderId, ask), options);

  /** Many conversations ask at once when something is wrong: they share one look. */
  function health(options: FactsOptions = {}): Promise<Reading<ServiceHealth[]>> {
    const key = `health ${platform.scopedHealth ? (options.about ?? '') : ''}`;
    const share = (ask: ReadOptions) => {
      const shared = underWay.get(key);
      if (shared !== undefined) return shared;
      const asked = platform.health(ask).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      return asked;
    };
    return look(key, healthCacheMs, share, { ...options, fresh: false });
  }

  return {
    order,
    health,
    orders: (customerId, limit, options) =>
      look<Order[]>(
        `orders ${limit} ${customerId}`,
        cacheMs,
        (ask) => platform.orders(customerId, limit, ask),
        options,
      ),
    orderByNumber: (query, options = {}) => {
      const deadline = options.deadline ?? wall() + turnReadsMs;
      return held(() => platform.orderByNumber(query, { ...options, deadline }), deadline);
    },
    async read(orderId, options) {
      const [orderLook, payment, delivery, merchantView, healthLook] = await Promise.all([
        order(orderId, options),
        look<Payment>(
          `payment ${orderId}`,
          cacheMs,
          (ask) => platform.payment(orderId, ask),
          options,
        ),
        look<Delivery>(
          `delivery ${orderId}`,
          cacheMs,
          (ask) => platform.delivery(orderId, ask),
          options,
        ),
        look<MerchantView>(
          `merchant ${orderId}`,
          cacheMs,
          (ask) => platform.merchantView(orderId, ask),
          options,
        ),
        health({ about: orderId, ...options }),
      ]);
      return { order: orderLook, payment, delivery, merchantView, health: healthLook };
    },
  };
}

/** Nobody gave a usable answer, as opposed to a plain refusal. */
const isSilence = (reading: Extract<Reading<unknown>, { ok: false }>) =>
  reading.reason === 'timeout' || reading.reason === 'unavailable' || reading.reason === 'invalid';
