import { valueIn } from '../../src/domain/facts.ts';
import { isActive } from '../order-stage.ts';
import type { Remedy } from './remedy.ts';

/** Sends the rider elsewhere. The new address is asked for first. */
export const changeAddress: Remedy = {
  id: 'change_address',
  offered: ({ facts }) => {
    const order = valueIn(facts.order);
    return order !== undefined && isActive(order) && order.status !== 'unpaid';
  },
  asks: 'address',
  action: (_view, _diagnosis, { address }) =>
    address === undefined ? undefined : { kind: 'change_delivery', address: { text: address } },
  worked: (facts, _startedAt, { address }) => {
    const order = valueIn(facts.order);
    return order && order.address.text === address;
  },
  againAfterMs: 0,
  ends: 'accepted',
};
