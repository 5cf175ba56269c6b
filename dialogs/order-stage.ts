/** How far an order has come: pure questions about it. */
import type { Facts } from '../src/domain/facts.ts';
import { valueIn } from '../src/domain/facts.ts';
import type { Order, OrderStatus } from '../src/domain/order.ts';

const beforePickup: readonly OrderStatus[] = ['unpaid', 'placed', 'accepted', 'preparing', 'ready'];
const ended: readonly OrderStatus[] = ['delivered', 'completed', 'cancelled'];

export function isActive({ status }: Pick<Order, 'status'>): boolean {
  return !ended.includes(status);
}

export function isDelivered({ status }: Pick<Order, 'status'>): boolean {
  return status === 'delivered' || status === 'completed';
}

/** The food is still with the restaurant, or not even begun. */
export function isBeforePickup({ status }: Pick<Order, 'status'>): boolean {
  return beforePickup.includes(status);
}

/** When it was last known to move on: the end of the timeline, else its last change. */
export function lastMovedAt({ timeline, updatedAt, placedAt }: Order): number {
  const at = Date.parse(timeline.at(-1)?.at ?? updatedAt);
  return Number.isNaN(at) ? Date.parse(placedAt) : at;
}

/** What the customer has paid for it by the payment's word, else what it costs; minor units. */
export function paidFen(facts: Facts): number | undefined {
  const payment = valueIn(facts.payment);
  const order = valueIn(facts.order);
  return payment && isPaid(facts) ? payment.amount : order?.total;
}

/** Money has gone out for it and has not come back whole. */
export function isPaid(facts: Facts): boolean {
  const payment = valueIn(facts.payment);
  if (!payment) return false;
  return (
    payment.status === 'paid' ||
    payment.status === 'refunding' ||
    payment.attempts.some(({ status }) => status === 'succeeded')
  );
}

/** Refunds that came or will come; minor units. */
export function refundedFen(facts: Facts): number {
  return (valueIn(facts.payment)?.refunds ?? [])
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
}
