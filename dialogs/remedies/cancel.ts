import { valueIn } from '../../src/domain/facts.ts';
import { isBeforePickup, paidFen } from '../order-stage.ts';
import type { Remedy } from './remedy.ts';

/** Ends the order while the food is still at the restaurant; what was paid goes back by itself. */
export const cancel: Remedy = {
  id: 'cancel',
  offered: ({ facts }) => {
    const order = valueIn(facts.order);
    return order !== undefined && isBeforePickup(order);
  },
  confirm: ({ facts }, _diagnosis, given) => ({ ...given, amountFen: paidFen(facts) ?? 0 }),
  action: (_view, { cause }) => ({ kind: 'cancel', reason: cause }),
  workedKey: 'remedy.cancel.worked',
  worked: (facts) => {
    const order = valueIn(facts.order);
    return order && order.status === 'cancelled';
  },
  watched: true,
  ends: 'accepted',
};
