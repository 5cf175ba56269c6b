import { valueIn } from '../../src/domain/facts.ts';
import { isActive } from '../order-stage.ts';
import type { Remedy } from './remedy.ts';

/** Sends the order to the restaurant's system again. Harmless: it runs at once and is told. */
export const resync: Remedy = {
  id: 'resync',
  harmless: true,
  offered: ({ facts }, { cause }) => {
    const order = valueIn(facts.order);
    if (!order || order.status === 'unpaid') return false;
    return isActive(order) || cause === 'cancelled_but_moving';
  },
  action: () => ({ kind: 'resync' }),
  workedKey: 'remedy.resync.worked',
  worked: (facts) => {
    const order = valueIn(facts.order);
    const merchant = valueIn(facts.merchantView);
    if (!merchant) return undefined;
    if (!merchant.received) return false;
    return !order || merchant.status === undefined || merchant.status === order.status;
  },
  watched: true,
  againAfterMs: 5 * 60_000,
};
