import type { Facts, Reading } from '../../src/domain/facts.ts';
import { serviceNames } from '../../src/domain/health.ts';
import type { Witnesses } from './scenario-format.ts';

/** When and for whom. Spans of time in a scenario count from `now`. */
export interface Frame {
  now: number;
  customerId: string;
  /** 0 for the first order, 1 for the next … */
  number: number;
  /** When the facts came to be so, where that is later than `now`. */
  changedAt?: number;
}

/** How far an order is, all witnesses agreeing. */
export const stages = [
  'unpaid',
  'placed',
  'accepted',
  'preparing',
  'ready',
  'delivering',
  'delivered',
  'cancelled',
] as const;
type Stage = (typeof stages)[number];

const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `10m`, `-2h` as milliseconds; NaN for anything else. */
export function toMs(span: string): number {
  const [, sign, count, unit = ''] = /^([+-]?)(\d+)([smhd])$/.exec(span) ?? [];
  return Number(`${sign}${count}`) * (units[unit] ?? Number.NaN);
}

/** `-35m`, `+1h` anywhere in the data become times. */
function resolveTimes(value: unknown, now: number): unknown {
  if (typeof value === 'string') {
    return /^[+-]\d+[smhd]$/.test(value) ? new Date(now + toMs(value)).toISOString() : value;
  }
  if (Array.isArray(value)) return value.map((item) => resolveTimes(item, now));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolveTimes(item, now)]),
  );
}

/** When each step is usually made: minutes ago, for an order that is being delivered. */
const course = [
  ['placed', 20, 'app'],
  ['accepted', 19, 'merchant'],
  ['preparing', 18, 'merchant'],
  ['ready', 8, 'merchant'],
  ['picked_up', 6, 'rider'],
  ['delivering', 5, 'rider'],
  ['delivered', 1, 'rider'],
] as const;

/** Each step's time, shifted so that the last one was made `sinceMs` ago. */
function stepsTo(stage: Stage, since: string | undefined): Partial<Record<string, string>> {
  const last = stage === 'cancelled' ? 'placed' : stage;
  const made = course.slice(0, course.findIndex(([status]) => status === last) + 1);
  const lastAgo = made.at(-1)?.[1] ?? 0;
  const later = (since ? toMs(since) / 60_000 : lastAgo) - lastAgo;
  return Object.fromEntries(made.map(([status, ago]) => [status, `-${ago + later}m`]));
}

const rider = { id: 'rider-1', name: '老何', phone: '021-5550-0202' };
const location = { lat: 31.2, lng: 121.4, at: '-1m', distanceMeters: 900 };

/** What the rider's side shows; with the food at the restaurant nobody has taken it yet. */
function usualDelivery(stage: Stage, at: Partial<Record<string, string>>): object {
  if (stage === 'ready') return { status: 'assigned', rider, eta: '+15m', location };
  if (stage === 'delivering')
    return { status: 'delivering', rider, eta: '+15m', location, pickedUpAt: at.picked_up };
  if (stage === 'delivered')
    return {
      status: 'delivered',
      rider,
      pickedUpAt: at.picked_up,
      deliveredAt: at.delivered,
    };
  return { status: 'unassigned' };
}

/** What the restaurant's system shows; an order that is not paid has not come to it. */
function usualMerchantView(stage: Stage, at: Partial<Record<string, string>>): object {
  const isGone = stage === 'delivering' || stage === 'delivered';
  return {
    received: stage !== 'unpaid',
    status: stage === 'unpaid' ? undefined : isGone ? 'picked_up' : stage,
    acceptedAt: at.accepted,
    readyAt: at.ready,
    updatedAt: at.picked_up ?? Object.values(at).at(-1) ?? '-20m',
    open: true,
  };
}

/** Paid when it was placed; a cancelled one's money is on its way back. */
function usualPayment(stage: Stage, at: Partial<Record<string, string>>): object {
  if (stage === 'unpaid') return { status: 'unpaid', attempts: [], refunds: [] };
  const paidAt = at.placed;
  const refund = { id: 'refund-1', amount: 4630, status: 'processing', requestedAt: '-4m' };
  return {
    status: stage === 'cancelled' ? 'refunding' : 'paid',
    paidAt,
    attempts: [{ id: 'pay-1', at: paidAt, amount: 4630, status: 'succeeded' }],
    refunds: stage === 'cancelled' ? [{ ...refund, expectedBy: '+2d' }] : [],
  };
}

function usualWitnesses(
  { stage = 'delivering', since }: Witnesses,
  { customerId, number }: Frame,
): Record<'order' | 'payment' | 'delivery' | 'merchantView', object> {
  const orderId = `order-${number + 1}`;
  const at = stepsTo(stage, since);
  const isCancelled = stage === 'cancelled';
  return {
    order: {
      id: orderId,
      number: `202611230000000${number + 1}`,
      pickupNumber: '17',
      customerId,
      merchant: { id: 'shop-1', name: '阿婆麻辣烫', phone: '021-5550-0101' },
      items: [{ id: 'item-1', name: '麻辣烫', quantity: 1, unitPrice: 4630 }],
      total: 4630,
      currency: 'CNY',
      status: stage,
      placedAt: at.placed ?? '-3m',
      promisedAt: '+20m',
      updatedAt: isCancelled ? '-4m' : (Object.values(at).at(-1) ?? '-3m'),
      address: { text: '梧桐路 18 号' },
      timeline: [
        ...course.flatMap(([status, , source]) =>
          at[status] ? [{ status, at: at[status], source }] : [],
        ),
        ...(isCancelled ? [{ status: 'cancelled', at: '-4m', source: 'merchant' }] : []),
      ],
      ...(isCancelled ? { cancel: { by: 'merchant', reason: '食材卖完了', at: '-4m' } } : {}),
    },
    payment: {
      orderId,
      method: 'wechat',
      amount: 4630,
      currency: 'CNY',
      channel: { name: 'wechat', status: 'up' },
      ...usualPayment(stage, at),
    },
    delivery: { orderId, etaHistory: [], conditions: [], ...usualDelivery(stage, at) },
    merchantView: { orderId, ...usualMerchantView(stage, at) },
  };
}

/** All services up for a day, but for those that are named. */
function healthWith(named: readonly Record<string, unknown>[] = []): object[] {
  return serviceNames.map((name) => ({
    name,
    status: 'up',
    since: '-1d',
    ...named.find((service) => service.name === name),
  }));
}

/**
 * The witnesses of an order of 46.30 at a stage (`delivering`: paid, 20 minutes old, promised in
 * 20), with what a scenario says otherwise. A field that is null is absent.
 */
export function scenarioFacts(witnesses: Witnesses, frame: Frame): Facts {
  const { now, changedAt = now } = frame;
  const asOf = new Date(changedAt).toISOString();
  const usual = usualWitnesses(witnesses, frame);
  const reading = (name: keyof Facts, value: object): Reading<unknown> => ({
    ok: true,
    value: resolveTimes(value, now),
    asOf,
    ...(witnesses.partial?.includes(name) ? { partial: true } : {}),
  });
  const witness = (name: keyof typeof usual) => {
    const merged = Object.entries({ ...usual[name], ...witnesses[name] });
    return reading(
      name,
      Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined)),
    );
  };
  return {
    order: witness('order'),
    payment: witness('payment'),
    delivery: witness('delivery'),
    merchantView: witness('merchantView'),
    health: reading('health', healthWith(witnesses.health)),
  } as Facts;
}
