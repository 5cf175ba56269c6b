import { valueIn } from '../../src/domain/facts.ts';
import { isActive } from '../order-stage.ts';
import type { Remedy } from './remedy.ts';

/** Asks the rider to hurry, or dispatch to find one: from the kitchen's last minutes to the door. */
export const urgeRider: Remedy = {
  id: 'urge_rider',
  offered: ({ facts }, { cause }) => {
    const order = valueIn(facts.order);
    const delivery = valueIn(facts.delivery);
    if (!order || !isActive(order) || order.status === 'unpaid') return false;
    if (delivery && ['delivered', 'failed'].includes(delivery.status)) return false;
    return (
      delivery?.rider !== undefined ||
      cause === 'no_rider' ||
      ['ready', 'picked_up', 'delivering'].includes(order.status)
    );
  },
  action: () => ({ kind: 'urge', target: 'rider' }),
  worked: (facts, startedAt) => {
    const order = valueIn(facts.order);
    const delivery = valueIn(facts.delivery);
    if (order && !isActive(order)) return true;
    if (!delivery?.rider) return delivery ? false : undefined;
    if (!delivery.stationarySince) return delivery.location ? true : undefined;
    return Date.parse(delivery.stationarySince) > startedAt;
  },
  watched: true,
  againAfterMs: 10 * 60_000,
};
