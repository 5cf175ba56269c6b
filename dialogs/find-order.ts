/** Finds the order a complaint is about, asking for what must be read on the way. */
import type { MissingReason, Reading } from '../src/domain/facts.ts';
import { isUnanswered } from '../src/domain/facts.ts';
import type { Order } from '../src/domain/order.ts';
import { cardsLimit, chooseOrder, ordersNumbered } from './order-choice.ts';
import { isActive } from './order-stage.ts';
import type { Want } from './state.ts';
import type { Talk } from './talk.ts';

export type OrderFound =
  | { kind: 'order'; orderId: string }
  /** Go on without one: none is needed, or the list could not be read (`unread` says why). */
  | { kind: 'none'; unread?: MissingReason }
  | OrderAsked;

/** The customer must help. */
export type OrderAsked =
  | { kind: 'pick'; orders: Order[] }
  | { kind: 'empty' }
  | { kind: 'unknown'; digits: string; orders: Order[] }
  | { kind: 'forbidden'; orders: Order[] }
  | { kind: 'guest' }
  | { kind: 'guest_no_match' };

/** Undefined while something must be read first. */
export function findOrder(talk: Talk, want: Want): OrderFound | undefined {
  const { known, state } = talk;
  if (known.customer.guest) return findGuestOrder(talk, want);
  if (want.number) return findByNumber(talk, want.number);
  if (want.tail) return findByTail(talk, want.tail);
  const orderId = openOrder(talk) ?? state.context.orderId;
  if (orderId) return { kind: 'order', orderId };
  return findByList(talk, want);
}

/** After a topic is closed, its order is what the next words mean for so long. */
const closedForMs = 30 * 60_000;

function openOrder({ state, known }: Talk): string | undefined {
  const { topic } = state;
  const isOver = topic?.closedAt !== undefined && known.now - topic.closedAt > closedForMs;
  return isOver ? undefined : topic?.orderId;
}

/** A platform that does not work is nobody's order. */
export function needsOrder({ problems, status }: Want): boolean {
  return status === true || problems.some((problem) => problem !== 'outage');
}

function unread(reading: Reading<unknown> & { ok: false }): OrderFound {
  return { kind: 'none', unread: isUnanswered(reading) ? reading.reason : 'unavailable' };
}

function findByList(talk: Talk, want: Want): OrderFound | undefined {
  const orders = talk.look.orders();
  const health = talk.look.health();
  if (!orders && talk.state.likely) talk.look.facts(talk.state.likely);
  if (!orders || !health) return undefined;
  if (!orders.ok) return unread(orders);
  noteLikely(talk, orders.value);
  const choice = chooseOrder(orders.value, want, talk.known.now);
  if (choice.kind === 'take') return { kind: 'order', orderId: choice.order.id };
  return needsOrder(want) ? choice : { kind: 'none' };
}

/** Remembers the only active order, so that the next complaint is answered one read sooner. */
export function noteLikely({ state }: Talk, orders: readonly Order[]): void {
  const [only, ...others] = orders.filter(isActive);
  if (only && others.length === 0) state.likely = only.id;
  else delete state.likely;
}

function findByNumber(talk: Talk, number: string): OrderFound | undefined {
  const orders = talk.look.orders();
  const named = talk.look.orderByNumber(number);
  if (!orders || !named) return undefined;
  const own = orders.ok ? orders.value : [];
  const [listed] = ordersNumbered(own, number);
  if (listed) return { kind: 'order', orderId: listed.id };
  if (named.ok) return { kind: 'order', orderId: named.value.id };
  if (named.reason === 'forbidden') return { kind: 'forbidden', orders: recent(own) };
  if (isUnanswered(named)) return unread(named);
  return { kind: 'unknown', digits: number, orders: recent(own) };
}

function findByTail(talk: Talk, tail: string): OrderFound | undefined {
  const orders = talk.look.orders();
  if (!orders) return undefined;
  if (!orders.ok) return unread(orders);
  const fit = ordersNumbered(orders.value, tail);
  const [only, ...others] = fit;
  if (!only) return { kind: 'unknown', digits: tail, orders: recent(orders.value) };
  return others.length === 0
    ? { kind: 'order', orderId: only.id }
    : { kind: 'pick', orders: recent(fit) };
}

function recent(orders: readonly Order[]): Order[] {
  return orders.slice(0, cardsLimit);
}

/** A guest sees one order: the one whose number and phone's end they know. */
function findGuestOrder({ state, look }: Talk, want: Want): OrderFound | undefined {
  if (want.number && want.tail) {
    const named = look.orderByNumber(want.number, want.tail);
    if (!named) return undefined;
    if (!named.ok) return isUnanswered(named) ? unread(named) : { kind: 'guest_no_match' };
    state.proved = { orderId: named.value.id, number: named.value.number };
    return { kind: 'order', orderId: named.value.id };
  }
  if (state.proved && (!want.number || want.number === state.proved.number)) {
    return { kind: 'order', orderId: state.proved.orderId };
  }
  return needsOrder(want) ? { kind: 'guest' } : { kind: 'none' };
}
