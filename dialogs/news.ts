/** What of an order is news, and how it is told. */
import type { Facts } from '../src/domain/facts.ts';
import { valueIn } from '../src/domain/facts.ts';
import type { OrderStatus } from '../src/domain/order.ts';
import type { Seen } from './state.ts';
import type { Line } from './talk.ts';

/** An estimate that moves less is not news. */
const etaMovesMs = 3 * 60_000;

/** What was seen of an order; null where it could not be read. */
export function toSeen(facts: Facts): Seen {
  const order = valueIn(facts.order);
  const delivery = valueIn(facts.delivery);
  const merchant = valueIn(facts.merchantView);
  const payment = valueIn(facts.payment);
  const eta = delivery?.eta === undefined ? Number.NaN : Date.parse(delivery.eta);
  return {
    order: order?.status ?? null,
    delivery: delivery?.status ?? null,
    rider: delivery?.rider?.name ?? null,
    eta: Number.isNaN(eta) ? null : eta,
    received: merchant?.received ?? null,
    payment: payment?.status ?? null,
    standing: delivery ? delivery.stationarySince !== undefined : null,
  };
}

/** Order states that are news when they are reached. */
const tellingStatuses: readonly OrderStatus[] = [
  'accepted',
  'preparing',
  'ready',
  'picked_up',
  'delivering',
  'delivered',
  'completed',
  'cancelled',
];

function hasEtaMoved(before: Seen, now: Seen): boolean {
  const [was, is] = [before.eta, now.eta];
  return typeof is === 'number' && (typeof was !== 'number' || Math.abs(is - was) >= etaMovesMs);
}

/** The news between two looks, the most important first. What could not be read is no news. */
export function newsBetween(before: Seen, now: Seen): Line[] {
  const changed = (what: string) => now[what] !== null && now[what] !== before[what];
  const status = now.order as OrderStatus | null;
  const isOver = status !== null && ['delivered', 'completed', 'cancelled'].includes(status);
  // That somebody took the order is no news once the food is on its way.
  const isRiding = status === 'picked_up' || status === 'delivering';
  const lines: (Line | false)[] = [
    status !== null &&
      changed('order') &&
      tellingStatuses.includes(status) &&
      `news.${status as 'accepted'}`,
    changed('received') && now.received === true && before.received === false && 'news.received',
    !isOver && !isRiding && changed('rider') && ['news.rider', { rider: String(now.rider) }],
    !isOver && before.standing === true && now.standing === false && 'news.moving',
    changed('payment') && now.payment === 'paid' && 'news.paid',
    changed('payment') && now.payment === 'refunding' && 'news.refunding',
    changed('payment') && now.payment === 'refunded' && 'news.refunded',
    !isOver && hasEtaMoved(before, now) && ['news.eta', { etaAt: Number(now.eta) }],
  ];
  return lines.filter((line) => line !== false);
}

/** What stays known after a look: what could not be read, or was not worth telling, is as it was. */
export function mergeSeen(before: Seen, now: Seen): Seen {
  const known = Object.entries(now).filter(([, value]) => value !== null);
  const merged = { ...before, ...Object.fromEntries(known) };
  return {
    ...merged,
    eta: hasEtaMoved(before, now) ? (now.eta ?? null) : (before.eta ?? null),
  };
}
