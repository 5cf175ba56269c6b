import type { Facts } from '../../src/domain/facts.ts';

/** When and for whom. Spans of time in a scenario count from `now`. */
export interface Frame {
  now: number;
  customerId: string;
  /** 0 for the first order, 1 for the next … */
  number: number;
  /** When the facts came to be so, where that is later than `now`. */
  changedAt?: number;
}

const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const span = /^([+-]\d+)([smhd])$/;

/** `-35m`, `+1h` anywhere in the data become times. */
function resolveTimes(value: unknown, now: number): unknown {
  if (typeof value === 'string') {
    const [, count, unit] = span.exec(value) ?? [];
    const ms = Number(count) * (units[unit ?? ''] ?? 0);
    return count === undefined ? value : new Date(now + ms).toISOString();
  }
  if (Array.isArray(value)) return value.map((item) => resolveTimes(item, now));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolveTimes(item, now)]),
  );
}

/**
 * The witnesses of an order that is paid and on its way, 20 minutes after it was placed and 20
 * before it is promised, with what a scenario says otherwise. A field that is null is absent.
 */
export function scenarioFacts(
  witnesses: Record<string, unknown>,
  { now, customerId, number, changedAt = now }: Frame,
): Facts {
  const id = `order-${number + 1}`;
  const usual = {
    order: {
      id,
      number: `202611230000000${number + 1}`,
      pickupNumber: '17',
      customerId,
      merchant: { id: 'shop-1', name: '阿婆麻辣烫', phone: '021-5550-0101' },
      items: [{ id: 'item-1', name: '麻辣烫', quantity: 1, unitPrice: 4630 }],
      total: 4630,
      currency: 'CNY',
      status: 'delivering',
      placedAt: '-20m',
      promisedAt: '+20m',
      updatedAt: '-2m',
      address: { text: '梧桐路 18 号' },
      timeline: [
        { status: 'placed', at: '-20m', source: 'app' },
        { status: 'accepted', at: '-19m', source: 'merchant' },
        { status: 'preparing', at: '-18m', source: 'merchant' },
        { status: 'ready', at: '-8m', source: 'merchant' },
        { status: 'delivering', at: '-5m', source: 'rider' },
      ],
    },
    payment: {
      orderId: id,
      status: 'paid',
      method: 'wechat',
      amount: 4630,
      currency: 'CNY',
      paidAt: '-20m',
      attempts: [{ id: 'pay-1', at: '-20m', amount: 4630, status: 'succeeded' }],
      refunds: [],
      channel: { name: 'wechat', status: 'up' },
    },
    delivery: {
      orderId: id,
      status: 'delivering',
      rider: { id: 'rider-1', name: '老何', phone: '021-5550-0202' },
      eta: '+15m',
      etaHistory: [],
      location: { lat: 31.2, lng: 121.4, at: '-1m', distanceMeters: 900 },
      conditions: [],
      pickedUpAt: '-5m',
    },
    merchantView: {
      orderId: id,
      received: true,
      status: 'picked_up',
      acceptedAt: '-19m',
      readyAt: '-8m',
      updatedAt: '-5m',
      open: true,
    },
  };
  const asOf = new Date(changedAt).toISOString();
  const reading = (name: keyof typeof usual) => {
    const said = (witnesses[name] ?? {}) as Record<string, unknown>;
    const merged = Object.entries({ ...usual[name], ...said }).filter(
      ([, value]) => value !== null,
    );
    return { ok: true, value: resolveTimes(Object.fromEntries(merged), now), asOf };
  };
  const health = resolveTimes(witnesses['health'] ?? [], now);
  return {
    order: reading('order'),
    payment: reading('payment'),
    delivery: reading('delivery'),
    merchantView: reading('merchantView'),
    health: { ok: true, value: health, asOf },
  } as Facts;
}
