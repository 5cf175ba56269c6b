/** What the payment record of an order shows. All money in fen. */
import { valueIn } from '../src/domain/facts.ts';
import type { Payment, PaymentAttempt, Refund } from '../src/domain/payment.ts';
import type { Case } from './case.ts';
import { flawOf, seenAt } from './facts-seen.ts';
import { dayMs, msOf } from './facts-time.ts';

export function paymentIn({ facts }: Case): Payment | undefined {
  return valueIn(facts.payment);
}

export function succeededIn(payment: Payment): PaymentAttempt[] {
  return payment.attempts.filter(({ status }) => status === 'succeeded');
}

/** What was taken in all, refunds not counted. Where no attempt is listed, what was booked as paid. */
export function chargedFen(payment: Payment): number {
  const succeeded = succeededIn(payment);
  if (succeeded.length === 0) return isBookedPaid(payment) ? payment.amount : 0;
  return succeeded.reduce((sum, { amount }) => sum + amount, 0);
}

/** What went back, or is on its way back. */
export function returnedFen(payment: Payment): number {
  return payment.refunds.reduce(
    (sum, { status, amount }) => (isOpen(status) || status === 'succeeded' ? sum + amount : sum),
    0,
  );
}

const isOpen = (status: Refund['status']) => status === 'requested' || status === 'processing';

function isBookedPaid({ status, paidAt }: Payment): boolean {
  return ['paid', 'refunding', 'refunded'].includes(status) || msOf(paidAt) !== undefined;
}

/** Money was taken, whatever became of it. */
export function wasCharged(payment: Payment): boolean {
  return isBookedPaid(payment) || payment.attempts.some(({ status }) => status === 'succeeded');
}

/** Money was taken and is not on its way back. */
export function isPaid(payment: Payment): boolean {
  const { status } = payment;
  if (status === 'refunding' || status === 'refunded') return false;
  return wasCharged(payment) && returnedFen(payment) < Math.max(1, chargedFen(payment));
}

/**
 * Nothing was ever taken, and nothing is being taken. It rests on what is absent, so only a
 * complete record from now can show it.
 */
export function isNeverPaid(view: Case): boolean {
  const payment = paymentIn(view);
  if (!payment || flawOf(view, 'payment') !== undefined) return false;
  if (payment.status !== 'unpaid' && payment.status !== 'failed') return false;
  const isPending = payment.attempts.some(({ status }) => status === 'processing');
  return !isPending && !wasCharged(payment) && payment.refunds.length === 0;
}

/** Paid to the rider at the door: nothing to be seen beforehand. */
export function isCashOnDelivery({ method }: Payment): boolean {
  return /cash|cod\b|到付|现金|現金/i.test(method ?? '');
}

function latest<T extends { at: string }>(items: readonly T[]): T | undefined {
  let found: T | undefined;
  let foundAt = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    // A time that cannot be read counts as the order in which it is listed.
    const at = msOf(item.at) ?? foundAt;
    if (at >= foundAt) [found, foundAt] = [item, at];
  }
  return found;
}

export function lastAttempt(payment: Payment): PaymentAttempt | undefined {
  return latest(payment.attempts);
}

/** The last failed attempt of an order that still waits for its money. */
export function lastFailure(payment: Payment): PaymentAttempt | undefined {
  return latest(payment.attempts.filter(({ status }) => status === 'failed'));
}

/** How it is paid, for a reply to name: a select of `wechat`, `alipay`, `card`, `other`. */
export function meansOf({ method, channel }: Payment): 'wechat' | 'alipay' | 'card' | 'other' {
  const named = `${method ?? ''} ${channel.name}`;
  if (/we ?chat|weixin|wxpay|微信/i.test(named)) return 'wechat';
  if (/ali ?pay|支付宝|支付寶/i.test(named)) return 'alipay';
  if (/card|bank|union ?pay|visa|master|银行|銀行|银联|銀聯|信用卡|储蓄卡/i.test(named))
    return 'card';
  return 'other';
}

/** When money on its way back should be there: as the platform said, else by policy. */
function dueAt(refund: Refund, refundOverdueDays: number): number | undefined {
  const requested = msOf(refund.requestedAt);
  return (
    msOf(refund.expectedBy) ??
    (requested === undefined ? undefined : requested + refundOverdueDays * dayMs)
  );
}

/**
 * Where the money of an order that does not go on is: never taken, given back, on its way (with or
 * without a date), past its date, failed on its way, not even started, or not to be seen.
 */
export type RefundState =
  | 'none'
  | 'done'
  | 'under_way'
  | 'undated'
  | 'overdue'
  | 'failed'
  | 'missing'
  | 'unseen';

export interface RefundSeen {
  refund: RefundState;
  /** 0 where there is none. */
  refundFen: number;
  /** When it should be there; in `under_way` and `overdue`. */
  dueAt?: number;
}

const urgency: RefundState[] = ['overdue', 'under_way', 'undated', 'failed', 'done'];

function seeRefund(refund: Refund, view: Case): RefundSeen {
  const refundFen = refund.amount;
  if (refund.status === 'succeeded') return { refund: 'done', refundFen };
  if (refund.status === 'failed') return { refund: 'failed', refundFen };
  if (!isOpen(refund.status)) return { refund: 'unseen', refundFen };
  const due = dueAt(refund, view.policy.refundOverdueDays);
  if (due === undefined) return { refund: 'undated', refundFen };
  const isOverdue = seenAt(view, 'payment') > due;
  return { refund: isOverdue ? 'overdue' : 'under_way', refundFen, dueAt: due };
}

/** The refund that matters most, or why there is none. */
export function refundIn(view: Case): RefundSeen {
  const payment = paymentIn(view);
  if (!payment) return { refund: 'unseen', refundFen: 0 };
  const seen = payment.refunds.map((refund) => seeRefund(refund, view));
  const isReplaced = returnedFen(payment) >= chargedFen(payment);
  for (const state of urgency) {
    if (state === 'failed' && isReplaced) continue;
    const found = seen.findLast(({ refund }) => refund === state);
    if (found && state !== 'done') return found;
    if (found) return { refund: 'done', refundFen: sumOf(seen, 'done') };
  }
  if (payment.status === 'refunding') return { refund: 'undated', refundFen: payment.amount };
  if (payment.status === 'refunded') return { refund: 'done', refundFen: payment.amount };
  if (isNeverPaid(view)) return { refund: 'none', refundFen: 0 };
  if (seen.length === 0 && isPaid(payment) && flawOf(view, 'payment') === undefined)
    return { refund: 'missing', refundFen: chargedFen(payment) };
  return { refund: 'unseen', refundFen: 0 };
}

function sumOf(seen: readonly RefundSeen[], state: RefundState): number {
  return seen.reduce((sum, { refund, refundFen }) => (refund === state ? sum + refundFen : sum), 0);
}
