/** How far an order is, put together from everyone who saw it. */
import type { Delivery } from '../src/domain/delivery.ts';
import { valueIn } from '../src/domain/facts.ts';
import type { MerchantView } from '../src/domain/merchant-view.ts';
import type { Order, OrderStatus } from '../src/domain/order.ts';
import type { Case } from './case.ts';
import { latestOf, minuteMs, msOf } from './facts-time.ts';

/** The usual way of an order. `cancelled` and `unknown` have no place in it. */
const way = [
  'unpaid',
  'placed',
  'accepted',
  'preparing',
  'ready',
  'picked_up',
  'delivering',
  'delivered',
] as const satisfies OrderStatus[];

const ranks = new Map<OrderStatus, number>([
  ...way.map((status, rank): [OrderStatus, number] => [status, rank]),
  ['completed', way.indexOf('delivered')],
]);

/** How far a status is along the way; nothing for `cancelled`, `unknown` and no status. */
export function rankOf(status: OrderStatus | undefined): number | undefined {
  return status === undefined ? undefined : ranks.get(status);
}

/** The furthest of some statuses; `unknown` when none has a place on the way. */
export function furthest(...statuses: (OrderStatus | undefined)[]): OrderStatus {
  let best: OrderStatus = 'unknown';
  for (const status of statuses)
    if (status !== undefined && (rankOf(status) ?? -1) > (rankOf(best) ?? -1)) best = status;
  return best;
}

/** What the rider's side says about the order; nothing while the food is not in the rider's hands. */
export function statusByRider(delivery: Delivery | undefined): OrderStatus | undefined {
  if (!delivery) return undefined;
  const { status } = delivery;
  if (status === 'delivered' || msOf(delivery.deliveredAt) !== undefined) return 'delivered';
  if (status === 'delivering' || status === 'arrived') return 'delivering';
  if (status === 'picked_up' || msOf(delivery.pickedUpAt) !== undefined) return 'picked_up';
  return undefined;
}

/** What the restaurant's side says about the order; nothing while it does not have it. */
export function statusByMerchant(merchant: MerchantView | undefined): OrderStatus | undefined {
  if (!merchant?.received) return undefined;
  if (merchant.status === 'cancelled') return 'cancelled';
  const known = furthest(
    merchant.status,
    msOf(merchant.readyAt) === undefined ? undefined : 'ready',
    msOf(merchant.acceptedAt) === undefined ? undefined : 'accepted',
  );
  return known === 'unknown' ? undefined : known;
}

/** The furthest step anybody saw; `cancelled` is the order's own word. */
export function stageOf({ facts }: Case): OrderStatus {
  const status = valueIn(facts.order)?.status;
  if (status === 'cancelled' || status === 'completed') return status;
  const merchant = statusByMerchant(valueIn(facts.merchantView));
  return furthest(status, merchant, statusByRider(valueIn(facts.delivery)));
}

const before = (stage: OrderStatus, end: OrderStatus) =>
  (rankOf(stage) ?? Number.POSITIVE_INFINITY) < (rankOf(end) ?? -1);

/** Delivered, completed or cancelled: nothing more will happen to it. */
export function isOver(stage: OrderStatus): boolean {
  return stage === 'cancelled' || rankOf(stage) === rankOf('delivered');
}

/** The food left the restaurant, and is on its way or was delivered. */
export function isHandedOver(stage: OrderStatus): boolean {
  return (rankOf(stage) ?? -1) >= (rankOf('picked_up') ?? 0);
}

/** Paid for, and the restaurant's turn: not accepted yet, accepted, or being prepared. */
export function isAtKitchen(stage: OrderStatus): boolean {
  return stage !== 'unpaid' && before(stage, 'ready');
}

/** Accepted and on its way through kitchen and streets; also where nobody can say how far. */
export function isUnderWay(stage: OrderStatus): boolean {
  return stage !== 'unpaid' && stage !== 'placed' && !isOver(stage);
}

/** Shown as delivered, by the app or by the rider. */
export function isShownDelivered({ facts }: Case): boolean {
  const order = valueIn(facts.order)?.status;
  if (order === 'cancelled') return false;
  if (rankOf(order) === rankOf('delivered')) return true;
  return statusByRider(valueIn(facts.delivery)) === 'delivered';
}

/** When it was delivered, by the best witness there is. */
export function deliveredAt({ facts }: Case): number | undefined {
  const delivery = valueIn(facts.delivery);
  return (
    msOf(delivery?.deliveredAt) ??
    stepAt(valueIn(facts.order), 'delivered') ??
    msOf(delivery?.proof?.at)
  );
}

/** When the app saw an order come to a status; the latest time when more than once. */
export function stepAt(order: Order | undefined, status: OrderStatus): number | undefined {
  let at: number | undefined;
  for (const step of order?.timeline ?? [])
    if (step.status === status) at = latestOf(at, msOf(step.at));
  return at;
}

/** When the order came to the status it has: by its timeline, else its last change. */
export function statusSince(order: Order): number | undefined {
  return stepAt(order, order.status) ?? msOf(order.updatedAt);
}

export function promisedAt({ facts }: Case): number | undefined {
  return msOf(valueIn(facts.order)?.promisedAt);
}

/**
 * An order for much later (two hours and more): the restaurant and the riders have no reason to
 * begin, so nothing that has not begun is wrong.
 */
export function isForLater(view: Case): boolean {
  const promised = promisedAt(view);
  return promised !== undefined && promised - view.now > 120 * minuteMs;
}
