/** Money: it cannot be paid, was taken wrongly, or does not come back. */
import { valueIn } from '../../src/domain/facts.ts';
import type { PaymentFailureCode } from '../../src/domain/payment.ts';
import type { CauseId, RemedyId } from '../../src/domain/problem.ts';
import type { Case, Cause, Params, ProblemTable } from '../case.ts';
import { chargedTwice, refundOverdue, refundUnderWay, wrongAmount } from '../facts-charges.ts';
import { chargedButUnpaid, expiredUnpaid } from '../facts-contradictions.ts';
import {
  chargedFen,
  isPaid,
  lastAttempt,
  lastFailure,
  meansOf,
  paymentIn,
  refundIn,
  wasCharged,
} from '../facts-money.ts';
import { flawedAmong, seenAt } from '../facts-seen.ts';
import { isOver, stageOf } from '../facts-stage.ts';
import { isSince, msOf } from '../facts-time.ts';

/** A payment that is being processed is normal for this long. */
const processingWithin = 2;

/** The payment, while the order still waits for its money. */
function awaited(view: Case) {
  const payment = paymentIn(view);
  if (!payment || wasCharged(payment) || isOver(stageOf(view))) return undefined;
  return payment;
}

function channelDown(view: Case): Params | undefined {
  const payment = awaited(view);
  return payment?.channel.status === 'down' ? { means: meansOf(payment) } : undefined;
}

/** The channel failed, gave no reason, does not come to an end, or is known to be unsteady. */
function channelError(view: Case): Params | undefined {
  const payment = awaited(view);
  if (!payment) return undefined;
  const tell = (state: string): Params => ({ state, means: meansOf(payment) });
  const last = lastAttempt(payment);
  if (last?.status === 'processing') {
    const isLong = isSince(msOf(last.at), processingWithin, seenAt(view, 'payment'));
    return isLong ? tell('processing') : undefined;
  }
  const failure = lastFailure(payment);
  const code = failure?.code ?? 'unknown';
  if (failure && ['channel_error', 'timeout', 'unknown'].includes(code)) return tell(code);
  const isUnexplained = !failure || code === 'cancelled';
  return isUnexplained && payment.channel.status === 'degraded' ? tell('degraded') : undefined;
}

/** The last attempt failed with this code. */
function failedWith(code: PaymentFailureCode) {
  return (view: Case): Params | undefined => {
    const payment = awaited(view);
    const failure = payment && lastFailure(payment);
    if (!payment || failure?.code !== code) return undefined;
    return { amountFen: failure.amount, means: meansOf(payment) };
  };
}

/** A payment that was refused for a reason the customer can do something about. */
const refused = (
  id: CauseId,
  code: PaymentFailureCode,
  remedies: RemedyId[],
  tip: string,
): Cause => ({
  id,
  rests: ['payment'],
  when: failedWith(code),
  remedies,
  tip,
});

/** Where the money is when nothing is wrong with it. */
export function paymentFine(view: Case): Params {
  const payment = paymentIn(view);
  if (!payment) return { state: 'unknown' };
  const seen = refundIn(view);
  const isSaid = view.claims.some((claim) =>
    ['charged_twice', 'wrong_amount', 'coupon_refused'].includes(claim),
  );
  const state = () => {
    if (seen.refund === 'done') return 'refunded';
    if (isPaid(payment)) return stageOf(view) === 'cancelled' ? 'cancelled' : 'paid';
    if (payment.status === 'processing') return 'processing';
    if (isOver(stageOf(view))) return 'never';
    return lastFailure(payment) ? 'given_up' : 'unpaid';
  };
  return {
    state: state(),
    chargedFen: chargedFen(payment),
    refundFen: seen.refundFen,
    totalFen: valueIn(view.facts.order)?.total ?? payment.amount,
    means: meansOf(payment),
    said: isSaid ? 'yes' : 'no',
  };
}

const causes: Cause[] = [
  {
    id: 'charged_twice',
    rests: ['payment'],
    when: chargedTwice,
    remedies: ['reconcile_payment', 'refund', 'cancel', 'send_evidence', 'human'],
    evidence: (view) => chargedTwice(view)?.kind !== 'orders',
    tip: 'tip.check_before_paying_again',
  },
  {
    id: 'charged_but_unpaid',
    rests: ['payment'],
    when: chargedButUnpaid,
    remedies: ['reconcile_payment', 'wait_and_watch', 'send_evidence', 'human'],
    evidence: true,
    tip: 'tip.check_before_paying_again',
  },
  {
    id: 'wrong_amount',
    rests: ['payment'],
    when: wrongAmount,
    remedies: ['reconcile_payment', 'refund', 'send_evidence', 'human'],
    evidence: true,
    tip: 'tip.keep_screenshots',
  },
  {
    id: 'refund_overdue',
    rests: ['payment'],
    when: refundOverdue,
    remedies: ['reconcile_payment', 'human', 'wait_and_watch'],
    tip: 'tip.keep_screenshots',
  },
  {
    id: 'refund_under_way',
    rests: ['payment'],
    when: refundUnderWay,
    remedies: ['wait_and_watch', 'human'],
    tip: 'tip.keep_screenshots',
  },
  {
    id: 'expired_unpaid',
    rests: ['order', 'payment'],
    when: expiredUnpaid,
    remedies: ['cancel_and_reorder', 'self_check', 'human'],
    tip: 'tip.bind_payment',
  },
  {
    id: 'channel_down',
    rests: ['payment'],
    when: channelDown,
    remedies: ['pay_again', 'notify_on_recovery', 'wait_and_watch', 'human'],
    tip: 'tip.bind_payment',
  },
  {
    id: 'channel_error',
    rests: ['payment'],
    when: channelError,
    remedies: ['reconcile_payment', 'pay_again', 'self_check', 'human'],
    tip: 'tip.check_before_paying_again',
  },
  refused(
    'limit_exceeded',
    'limit_exceeded',
    ['pay_again', 'self_check', 'human'],
    'tip.card_limit',
  ),
  refused(
    'online_payment_disabled',
    'online_payment_disabled',
    ['self_check', 'pay_again', 'human'],
    'tip.bind_payment',
  ),
  refused(
    'insufficient_funds',
    'insufficient_funds',
    ['pay_again', 'self_check', 'human'],
    'tip.bind_payment',
  ),
  refused('risk_control', 'risk_control', ['self_check', 'pay_again', 'human'], 'tip.bind_payment'),
  refused(
    'customer_network',
    'network',
    ['reconcile_payment', 'self_check', 'pay_again', 'human'],
    'tip.check_before_paying_again',
  ),
  {
    id: 'coupon_refused',
    rests: [],
    told: true,
    when: (view) => (view.claims.includes('coupon_refused') ? {} : undefined),
    remedies: ['self_check', 'send_evidence', 'pay_again', 'human'],
    evidence: true,
    tip: 'tip.read_coupon_terms',
  },
  {
    id: 'payment_fine',
    rests: ['payment', 'order'],
    when: paymentFine,
    remedies: ['pay_again', 'send_evidence', 'human'],
    evidence: (view) => paymentFine(view).said === 'yes',
    tip: 'tip.keep_screenshots',
  },
];

/** That the money is fine rests on the payment record and on the order it belongs to. */
export const paymentFailure: ProblemTable = {
  problem: 'payment_failure',
  causes,
  unread: (view) => {
    const flawed = flawedAmong(view, ['payment', 'order']);
    if (flawed.length > 0) return flawed;
    return paymentIn(view)?.status === 'unknown' ? ['payment'] : [];
  },
};
