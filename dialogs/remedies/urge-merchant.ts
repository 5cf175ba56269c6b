import { valueIn } from '../../src/domain/facts.ts';
import type { Remedy } from './remedy.ts';

const cooking = ['placed', 'accepted', 'preparing'];

/** Asks the restaurant to hurry: while it has the order and has not finished it. */
export const urgeMerchant: Remedy = {
  id: 'urge_merchant',
  offered: ({ facts }) => {
    const order = valueIn(facts.order);
    const merchant = valueIn(facts.merchantView);
    return (
      order !== undefined &&
      cooking.includes(order.status) &&
      merchant?.received !== false &&
      merchant?.open !== false
    );
  },
  action: () => ({ kind: 'urge', target: 'merchant' }),
  worked: (facts) => {
    const order = valueIn(facts.order);
    return order && !cooking.includes(order.status);
  },
  watched: true,
  againAfterMs: 10 * 60_000,
};
