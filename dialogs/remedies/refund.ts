import type { Facts } from '../../src/domain/facts.ts';
import { valueIn } from '../../src/domain/facts.ts';
import type { Diagnosis } from '../case.ts';
import { isActive, isPaid, paidFen, refundedFen } from '../order-stage.ts';
import type { Given } from '../state.ts';
import type { Remedy } from './remedy.ts';

/** What was taken beyond the order's price: a second charge, or too much; minor units. */
function overchargedFen(facts: Facts): number {
  const order = valueIn(facts.order);
  const charged = (valueIn(facts.payment)?.attempts ?? [])
    .filter(({ status }) => status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0);
  return order ? Math.max(0, charged - order.total) : 0;
}

/** What a refund gives back: the named dishes, the overcharge, or all that is left; minor units. */
export function refundableFen(facts: Facts, { cause }: Diagnosis, { items }: Given): number {
  const left = Math.max(0, (paidFen(facts) ?? 0) - refundedFen(facts));
  const prices = new Map(valueIn(facts.order)?.items.map(({ id, unitPrice }) => [id, unitPrice]));
  if (items && items.length > 0) {
    const sum = items.reduce((fen, { id, quantity }) => fen + (prices.get(id) ?? 0) * quantity, 0);
    return Math.min(sum, left);
  }
  if (cause === 'charged_twice' || cause === 'wrong_amount') {
    const over = overchargedFen(facts) - refundedFen(facts);
    if (over > 0) return over;
  }
  return left;
}

/**
 * Gives money back, in full or for some dishes, where the cause is a reason to, up to what the
 * policy allows; above that a human decides. While the food is on its way only an overcharge goes
 * back; an order that can still be cancelled is cancelled instead, which refunds it.
 */
export const refund: Remedy = {
  id: 'refund',
  offered: ({ facts, policy }, diagnosis) => {
    const order = valueIn(facts.order);
    if (!order || !isPaid(facts) || !diagnosis.remedies.includes('refund')) return false;
    const isOvercharged = overchargedFen(facts) > 0;
    if (isActive(order) && order.status !== 'unpaid' && !isOvercharged) return false;
    // What was given back once is not given again by a machine: a human looks at a second wish.
    if (refundedFen(facts) > 0 && !isOvercharged) return false;
    const fen = refundableFen(facts, diagnosis, {});
    return fen > 0 && fen <= policy.refund.fullUpToFen;
  },
  confirm: ({ facts }, diagnosis, given) => ({
    ...given,
    amountFen: refundableFen(facts, diagnosis, given),
  }),
  action: ({ facts }, diagnosis, given) => ({
    kind: 'refund',
    amount: given.amountFen ?? refundableFen(facts, diagnosis, given),
    reason: diagnosis.cause,
    ...(given.items ? { items: given.items } : {}),
  }),
  workedKey: 'remedy.refund.worked',
  worked: (facts, startedAt) => {
    const payment = valueIn(facts.payment);
    return payment?.refunds.some(
      ({ status, requestedAt }) =>
        status !== 'failed' && Date.parse(requestedAt) >= startedAt - 60_000,
    );
  },
  watched: true,
  ends: 'accepted',
};
