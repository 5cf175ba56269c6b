import { valueIn } from '../../src/domain/facts.ts';
import { isBeforePickup } from '../order-stage.ts';
import type { Remedy } from './remedy.ts';

/** Moves the delivery to another time of day. The time is asked for first. */
export const changeTime: Remedy = {
  id: 'change_time',
  offered: ({ facts }) => {
    const order = valueIn(facts.order);
    return order !== undefined && isBeforePickup(order) && order.status !== 'unpaid';
  },
  asks: 'time',
  action: (_view, _diagnosis, { time }) =>
    time === undefined ? undefined : { kind: 'change_delivery', time },
  againAfterMs: 0,
  ends: 'accepted',
};
