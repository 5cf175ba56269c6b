/** What was taken and given back wrongly. Each rule gives the params of its reply where it holds. */
import { valueIn } from '../src/domain/facts.ts';
import type { Order } from '../src/domain/order.ts';
import type { Payment } from '../src/domain/payment.ts';
import type { Case, Params } from './case.ts';
import { cancelledAt } from './facts-contradictions.ts';
import {
  chargedFen,
  isPaid,
  meansOf,
  paymentIn,
  refundIn,
  returnedFen,
  succeededIn,
} from './facts-money.ts';
import { seenAt } from './facts-seen.ts';
import { isSince, minuteMs, msOf } from './facts-time.ts';

/** A cancelled order's refund starts by itself; one that has not after this is missing. */
const refundStartsWithin = 15;

/** What the order costs, by the order; by the bill where the order was not seen. */
function totalFen(payment: Payment, view: Case): number {
  const order = valueIn(view.facts.order);
  return order && order.currency === payment.currency ? order.total : payment.amount;
}

/** The lower of order and bill: a discount may be in one of them only. */
const lowestDueFen = (payment: Payment, view: Case) =>
  Math.min(totalFen(payment, view), payment.amount);

/** Another order that was paid at the same time, to the same restaurant, with the same amount. */
function secondPaidOrder(order: Order, view: Case): Order | undefined {
  const placed = msOf(order.placedAt);
  return view.otherOrders.find((other) => {
    const at = msOf(other.placedAt);
    return (
      other.id !== order.id &&
      !['unpaid', 'cancelled', 'unknown'].includes(other.status) &&
      other.merchant.id === order.merchant.id &&
      other.total === order.total &&
      at !== undefined &&
      placed !== undefined &&
      Math.abs(at - placed) <= view.policy.minutes.duplicate * minuteMs
    );
  });
}

/** More than once for one order; or, where the customer says so, once for each of two equal ones. */
export function chargedTwice(view: Case): Params | undefined {
  const payment = paymentIn(view);
  if (!payment) return undefined;
  const means = meansOf(payment);
  const count = succeededIn(payment).length;
  const extraFen = chargedFen(payment) - returnedFen(payment) - lowestDueFen(payment, view);
  // Two attempts that add up to the bill are one payment in two parts.
  if (count >= 2 && extraFen > 0)
    return { kind: 'attempts', count, chargedFen: chargedFen(payment), extraFen, means };
  const order = valueIn(view.facts.order);
  if (!order || !isPaid(payment) || !view.claims.includes('charged_twice')) return undefined;
  const second = secondPaidOrder(order, view);
  if (!second) return undefined;
  return {
    kind: 'orders',
    count: 2,
    chargedFen: chargedFen(payment) + second.total,
    extraFen: second.total,
    otherNumber: second.number,
    means,
  };
}

/**
 * More was taken than the order costs. Whoever says that the amount is wrong is compared with the
 * lower of order and bill, so that a discount that was promised and not given is seen.
 */
export function wrongAmount(view: Case): Params | undefined {
  const payment = paymentIn(view);
  if (!payment || !isPaid(payment)) return undefined;
  const isSaid = view.claims.includes('wrong_amount');
  const dueFen = isSaid ? lowestDueFen(payment, view) : totalFen(payment, view);
  const charged = chargedFen(payment);
  const differenceFen = charged - dueFen;
  if (differenceFen <= 0 || returnedFen(payment) >= differenceFen) return undefined;
  return { chargedFen: charged, dueFen, differenceFen, means: meansOf(payment) };
}

/**
 * The order was cancelled by someone else, and the complaint is not about money: then that is the
 * news, and it tells about the refund as well.
 */
function isCancellationTheNews(view: Case): boolean {
  const order = valueIn(view.facts.order);
  if (view.said === 'payment_failure' || order?.status !== 'cancelled') return false;
  return order.cancel?.by !== 'customer';
}

/** A refund that is past its day, failed, or was never begun for an order that is cancelled. */
export function refundOverdue(view: Case): Params | undefined {
  const payment = paymentIn(view);
  if (!payment || isCancellationTheNews(view)) return undefined;
  const seen = refundIn(view);
  const isLost =
    seen.refund === 'missing' &&
    isSince(cancelledAt(view), refundStartsWithin, seenAt(view, 'payment'));
  if (seen.refund !== 'overdue' && seen.refund !== 'failed' && !isLost) return undefined;
  return { ...seen, means: meansOf(payment) };
}

/** A refund on its way, in time. */
export function refundUnderWay(view: Case): Params | undefined {
  const payment = paymentIn(view);
  const seen = refundIn(view);
  const isComing = seen.refund === 'under_way' || seen.refund === 'undated';
  if (isCancellationTheNews(view)) return undefined;
  return payment && isComing ? { ...seen, means: meansOf(payment) } : undefined;
}
