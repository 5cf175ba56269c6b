import { valueIn } from '../../src/domain/facts.ts';
import type { CauseId } from '../../src/domain/problem.ts';
import { isActive } from '../order-stage.ts';
import type { Remedy } from './remedy.ts';

const refundCauses: readonly CauseId[] = ['refund_under_way', 'refund_overdue'];

/** The customer waits while we look after the order, until a promised time. */
export const waitAndWatch: Remedy = {
  id: 'wait_and_watch',
  offered: ({ facts }, { cause }) => {
    const order = valueIn(facts.order);
    if (order) return isActive(order) || refundCauses.includes(cause);
    return !facts.order.ok && !['not_found', 'forbidden'].includes(facts.order.reason);
  },
  leadsTo: 'watch',
};
