import { valueIn } from '../../src/domain/facts.ts';
import type { Remedy } from './remedy.ts';

/**
 * A fresh link to pay. Never while a payment succeeded or is still under way: that would charge
 * twice; nor while the payment channel is down.
 */
export const payAgain: Remedy = {
  id: 'pay_again',
  offered: ({ facts }) => {
    const order = valueIn(facts.order);
    const payment = valueIn(facts.payment);
    return (
      order?.status === 'unpaid' &&
      payment !== undefined &&
      ['unpaid', 'failed'].includes(payment.status) &&
      payment.channel.status !== 'down' &&
      payment.attempts.every(({ status }) => status === 'failed')
    );
  },
  action: () => ({ kind: 'payment_link' }),
  workedKey: 'remedy.pay_again.worked',
  worked: (facts) => {
    const payment = valueIn(facts.payment);
    return payment && payment.status === 'paid';
  },
  ends: 'worked',
  watched: true,
  againAfterMs: 60_000,
};
