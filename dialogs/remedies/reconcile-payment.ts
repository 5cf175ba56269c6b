import { valueIn } from '../../src/domain/facts.ts';
import type { Payment } from '../../src/domain/payment.ts';
import type { Remedy } from './remedy.ts';

/** What was taken, and what has come back of it or is on its way; minor units. */
function moneyIn({ attempts, refunds, status, amount }: Payment) {
  const sum = (parts: readonly { amount: number }[]) =>
    parts.reduce((fen, part) => fen + part.amount, 0);
  const isBooked = ['paid', 'refunding', 'refunded'].includes(status);
  const taken = sum(attempts.filter((attempt) => attempt.status === 'succeeded'));
  return {
    taken: taken > 0 ? taken : isBooked ? amount : 0,
    returned: sum(refunds.filter((refund) => refund.status === 'succeeded')),
    returning: sum(refunds.filter((refund) => refund.status !== 'failed')),
  };
}

/** Asks the payment channel what really happened. Harmless: it runs at once and is told. */
export const reconcilePayment: Remedy = {
  id: 'reconcile_payment',
  harmless: true,
  offered: ({ facts }, { params }) =>
    // Two orders that were paid once each: the channel has nothing to put right.
    valueIn(facts.payment) !== undefined && params.kind !== 'orders',
  action: () => ({ kind: 'reconcile' }),
  workedKey: 'remedy.reconcile_payment.worked',
  worked: (facts) => {
    const order = valueIn(facts.order);
    const payment = valueIn(facts.payment);
    if (!order || !payment) return undefined;
    const { taken, returned, returning } = moneyIn(payment);
    if (order.status === 'cancelled') return returned >= taken;
    if (order.status === 'unpaid') return taken > 0 && returning >= taken;
    return taken > 0 && taken - returning <= Math.min(order.total, payment.amount);
  },
  ends: 'worked',
  watched: true,
  againAfterMs: 5 * 60_000,
};
