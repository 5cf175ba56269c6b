import { valueIn } from '../../src/domain/facts.ts';
import { isBeforePickup, paidFen } from '../order-stage.ts';
import type { Remedy } from './remedy.ts';

/**
 * Ends the order and hands its dishes to the host app, which orders them anew. An order that is
 * over already only has its dishes handed on.
 */
export const cancelAndReorder: Remedy = {
  id: 'cancel_and_reorder',
  offered: ({ facts }) => {
    const order = valueIn(facts.order);
    return order !== undefined && (isBeforePickup(order) || order.status === 'cancelled');
  },
  confirm: ({ facts }, _diagnosis, given) => ({ ...given, amountFen: paidFen(facts) ?? 0 }),
  action: ({ facts }, { cause }) =>
    valueIn(facts.order)?.status === 'cancelled' ? undefined : { kind: 'cancel', reason: cause },
  worked: (facts) => {
    const order = valueIn(facts.order);
    return order && order.status === 'cancelled';
  },
};
