/**
 * Where two witnesses of one order tell different stories, or the customer and all of them do.
 * All contradictions are found here; each gives the params of its reply.
 */
import { valueIn } from '../src/domain/facts.ts';
import type { OrderStatus } from '../src/domain/order.ts';
import type { Case, Params } from './case.ts';
import {
  chargedFen,
  isCashOnDelivery,
  isNeverPaid,
  isPaid,
  meansOf,
  paymentIn,
} from './facts-money.ts';
import {
  deliveredAt,
  isHandedOver,
  isOver,
  isShownDelivered,
  rankOf,
  statusByMerchant,
  statusByRider,
  statusSince,
} from './facts-stage.ts';
import { latestOf, minuteMs, msOf } from './facts-time.ts';

/** Systems tell each other within this; a customer who sees two stories needs no patience. */
const syncWithinMs = 3 * minuteMs;

const patienceMs = (view: Case) => (view.said === 'desync' ? 0 : syncWithinMs);

/** A time for a reply that can also do without. */
const timed = (name: string, at: number | undefined): Params =>
  at === undefined ? { timed: 'no' } : { timed: 'yes', [name]: at };

/**
 * Paid, and the restaurant's system does not have the order. Where the payment could not be read,
 * an order that stands as placed was paid for.
 */
export function merchantHasNothing(view: Case): Params | undefined {
  const { facts } = view;
  const merchant = valueIn(facts.merchantView);
  if (!merchant || merchant.received) return undefined;
  const status = valueIn(facts.order)?.status;
  if (status === 'unpaid' || status === 'cancelled') return undefined;
  if (isHandedOver(statusByRider(valueIn(facts.delivery)) ?? 'unknown')) return undefined;
  const payment = paymentIn(view);
  const isBooked = status !== undefined || payment?.status === 'paid';
  const isPaidFor = payment ? isPaid(payment) && isBooked : rankOf(status) !== undefined;
  return isPaidFor ? { payment: payment ? 'seen' : 'unseen' } : undefined;
}

/**
 * Money was taken, and the order stands as if it was not: unpaid, or closed by the platform for
 * want of a payment that came all the same.
 */
export function chargedButUnpaid(view: Case): Params | undefined {
  const payment = paymentIn(view);
  if (!payment || !isPaid(payment)) return undefined;
  const order = valueIn(view.facts.order);
  const isBooked = payment.status === 'paid' || payment.status === 'unknown';
  const by = order?.cancel?.by;
  const isClosed =
    order?.status === 'cancelled' && !isBooked && (by === 'system' || by === 'platform');
  const standsUnpaid = order ? order.status === 'unpaid' : !isBooked;
  if (!standsUnpaid && !isClosed) return undefined;
  return {
    chargedFen: chargedFen(payment),
    means: meansOf(payment),
    state: isClosed ? 'closed' : 'unpaid',
  };
}

/** The order goes on though nothing was paid for it. */
export function paymentAndOrderDisagree(view: Case): Params | undefined {
  const order = valueIn(view.facts.order);
  const payment = paymentIn(view);
  if (!order || !payment || isCashOnDelivery(payment) || !isNeverPaid(view)) return undefined;
  if ((rankOf(order.status) ?? 0) < (rankOf('placed') ?? 0)) return undefined;
  return { stage: order.status, totalFen: order.total };
}

/** The system cancelled the order because nobody paid for it in time. */
export function expiredUnpaid(view: Case): Params | undefined {
  const order = valueIn(view.facts.order);
  if (order?.status !== 'cancelled' || !isNeverPaid(view)) return undefined;
  const by = order.cancel?.by;
  if (by !== 'system' && by !== 'platform') return undefined;
  return { totalFen: order.total, ...timed('expiredAt', cancelledAt(view)) };
}

export function cancelledAt({ facts }: Case): number | undefined {
  const order = valueIn(facts.order);
  if (order?.status !== 'cancelled') return undefined;
  return msOf(order.cancel?.at) ?? statusSince(order);
}

/** The order is cancelled, and the rider brings it, has brought it, or the restaurant cooks on. */
export function cancelledButMoving(view: Case): Params | undefined {
  const { facts } = view;
  if (valueIn(facts.order)?.status !== 'cancelled') return undefined;
  const at = cancelledAt(view);
  const isAfter = (moment: number | undefined) =>
    moment !== undefined && at !== undefined && moment - at > syncWithinMs;
  const delivery = valueIn(facts.delivery);
  const merchant = valueIn(facts.merchantView);
  const cooked: OrderStatus[] = ['accepted', 'preparing', 'ready'];
  const moving = () => {
    if (delivery?.status === 'delivered')
      return isAfter(msOf(delivery.deliveredAt)) ? 'delivered' : undefined;
    if (['picked_up', 'delivering', 'arrived'].includes(delivery?.status ?? '')) return 'riding';
    if (['assigned', 'at_merchant'].includes(delivery?.status ?? ''))
      if (isAfter(msOf(delivery?.location?.at))) return 'fetching';
    if (merchant?.received && merchant.status && cooked.includes(merchant.status))
      if (isAfter(latestOf(msOf(merchant.updatedAt), msOf(merchant.readyAt)))) return 'cooking';
    return undefined;
  };
  const state = moving();
  return state && { state, ...timed('cancelledAt', at) };
}

/** Shown as delivered, and the customer does not have it. */
export function deliveredButNotReceived(view: Case): Params | undefined {
  if (!view.claims.includes('not_received') || !isShownDelivered(view)) return undefined;
  const proof = valueIn(view.facts.delivery)?.proof ? 'yes' : 'no';
  return { proof, ...timed('deliveredAt', deliveredAt(view)) };
}

/** The app shows an earlier step than the restaurant or the rider has reached, or misses the end. */
export function appBehind(view: Case): Params | undefined {
  const { facts, now } = view;
  const order = valueIn(facts.order);
  const app = rankOf(order?.status);
  if (!order || app === undefined) return undefined;
  const lags = (status: OrderStatus | undefined, since: number | undefined) => {
    const isAhead = status === 'cancelled' ? !isOver(order.status) : (rankOf(status) ?? -1) > app;
    const lagMs = since === undefined ? 0 : now - since;
    return isAhead && lagMs >= patienceMs(view);
  };
  const merchant = valueIn(facts.merchantView);
  const byMerchant = statusByMerchant(merchant);
  const merchantSince =
    (byMerchant === 'ready' ? msOf(merchant?.readyAt) : undefined) ??
    (byMerchant === 'accepted' ? msOf(merchant?.acceptedAt) : undefined) ??
    msOf(merchant?.updatedAt);
  if (byMerchant && lags(byMerchant, merchantSince))
    return {
      witness: 'merchant',
      app: order.status,
      other: byMerchant,
      ...timed('sinceAt', merchantSince),
    };
  const delivery = valueIn(facts.delivery);
  if (delivery?.status === 'failed' && !isOver(order.status))
    return { witness: 'rider', app: order.status, other: 'failed', ...timed('sinceAt', undefined) };
  const byRider = statusByRider(delivery);
  const riderSince =
    byRider === 'delivered' ? msOf(delivery?.deliveredAt) : msOf(delivery?.pickedUpAt);
  if (byRider && lags(byRider, riderSince ?? msOf(order.updatedAt)))
    return { witness: 'rider', app: order.status, other: byRider, ...timed('sinceAt', riderSince) };
  return undefined;
}

/**
 * The restaurant's system shows an earlier step than the app, or no order at all. The restaurant's
 * part ends when the food is ready: what it shows of the way is not counted.
 */
export function merchantBehind(view: Case): Params | undefined {
  const { facts, now } = view;
  const order = valueIn(facts.order);
  const merchant = valueIn(facts.merchantView);
  const other = merchant && !merchant.received ? 'none' : statusByMerchant(merchant);
  const app = rankOf(order?.status);
  const shown = rankOf(other === 'none' ? 'unpaid' : other);
  if (!order || !other || app === undefined || shown === undefined) return undefined;
  if (isOver(order.status) && view.said !== 'desync') return undefined;
  const ready = rankOf('ready') ?? 0;
  if (shown >= Math.min(app, ready)) return undefined;
  const since = statusSince(order);
  if (since !== undefined && now - since < patienceMs(view)) return undefined;
  return { app: order.status, other, ...timed('sinceAt', since) };
}
