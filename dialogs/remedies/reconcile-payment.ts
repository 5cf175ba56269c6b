import { valueIn } from '../../src/domain/facts.ts';
import type { Remedy } from './remedy.ts';

/** Asks the payment channel what really happened. Harmless: it runs at once and is told. */
export const reconcilePayment: Remedy = {
  id: 'reconcile_payment',
  harmless: true,
  offered: ({ facts }) => valueIn(facts.payment) !== undefined,
  action: () => ({ kind: 'reconcile' }),
  workedKey: 'remedy.reconcile_payment.worked',
  worked: (facts) => {
    const order = valueIn(facts.order);
    const payment = valueIn(facts.payment);
    if (!order || !payment) return undefined;
    if (payment.refunds.some(({ status }) => status !== 'failed')) return true;
    const charged = payment.attempts.filter(({ status }) => status === 'succeeded').length;
    return charged <= 1 && payment.status === 'paid' && order.status !== 'unpaid';
  },
  ends: 'worked',
  watched: true,
  againAfterMs: 5 * 60_000,
};
