/** Gathers what a diagnosis looks at. */
import { type Facts, isUnanswered, type MissingReason, type Reading } from '../src/domain/facts.ts';
import type { ServiceHealth } from '../src/domain/health.ts';
import type { Order } from '../src/domain/order.ts';
import type { Case } from './case.ts';
import type { Topic } from './state.ts';
import type { Talk } from './talk.ts';

/** An order that may not be looked at, or is not there. */
export function isDenied(reading: Reading<Order>): boolean {
  return !reading.ok && (reading.reason === 'forbidden' || reading.reason === 'not_found');
}

/** Facts of a complaint without an order: only the platform's health speaks. */
export function factsWithoutOrder(
  reason: MissingReason,
  now: number,
  health: Reading<ServiceHealth[]>,
): Facts {
  const missing = { ok: false, reason, at: new Date(now).toISOString() } as const;
  return { order: missing, payment: missing, delivery: missing, merchantView: missing, health };
}

/**
 * The case of a topic, or nothing while it must be read first. The other orders are read along
 * with the facts: duplicates show there.
 */
export function gatherCase(
  talk: Talk,
  topic: Pick<Topic, 'said' | 'claims' | 'orderId' | 'unread'>,
  { fresh = false } = {},
): Case | undefined {
  const { known, look, state } = talk;
  const { orderId } = topic;
  const orders = orderId === undefined ? known.orders : look.orders();
  const facts =
    orderId === undefined
      ? withoutOrder(talk, topic.unread ?? 'not_found')
      : look.facts(orderId, fresh);
  if (!facts || talk.mustKnow()) return undefined;
  return {
    now: known.now,
    said: topic.said,
    claims: topic.claims,
    facts: { ...facts, order: orderIn(facts.order, orders, orderId) },
    otherOrders: orders?.ok ? orders.value.filter(({ id }) => id !== orderId) : [],
    incidents: known.incidents,
    context: state.context,
    policy: known.policy,
  };
}

/** An order that could not be read now is known from the list of orders where that could. */
function orderIn(
  reading: Reading<Order>,
  orders: Reading<Order[]> | undefined,
  orderId: string | undefined,
): Reading<Order> {
  const isSeenNow = reading.ok && reading.old === undefined;
  if (isSeenNow || !orders?.ok || (!reading.ok && !isUnanswered(reading))) return reading;
  const listed = orders.value.find(({ id }) => id === orderId);
  return listed && (orders.old === undefined || !reading.ok)
    ? { ...orders, value: listed }
    : reading;
}

function withoutOrder(talk: Talk, missing: MissingReason): Facts | undefined {
  const health = talk.look.health();
  return health && factsWithoutOrder(missing, talk.known.now, health);
}
