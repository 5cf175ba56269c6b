import { valueIn } from '../../src/domain/facts.ts';
import type { CauseId } from '../../src/domain/problem.ts';
import type { ReplyKey } from '../replies/index.ts';
import type { Remedy } from './remedy.ts';

/** The very words to say on the phone, by what went wrong. */
const wordsFor: Partial<Record<CauseId, ReplyKey>> = {
  delivered_not_received: 'words.rider.where_left',
  wrong_address: 'words.rider.address',
  cancelled_but_moving: 'words.rider.cancelled',
  damaged: 'words.rider.damaged',
};

/** The rider's number, and what to say. */
export const contactRider: Remedy = {
  id: 'contact_rider',
  offered: ({ facts }) => valueIn(facts.delivery)?.rider?.phone !== undefined,
  tell: ({ facts }, { cause }, write) => {
    const order = valueIn(facts.order);
    const rider = valueIn(facts.delivery)?.rider;
    const params = {
      rider: rider?.name ?? '',
      merchant: order?.merchant.name ?? '',
      address: order?.address.text ?? '',
      orderNumber: order?.number ?? '',
    };
    const phone = rider?.phone ?? '';
    const say = write(wordsFor[cause] ?? 'words.rider.progress', params);
    return {
      lines: [['remedy.contact_rider.tell', { ...params, say }]],
      cards: [
        {
          kind: 'contact',
          title: params.rider,
          subtitle: phone,
          buttons: [{ title: write('button.call_rider'), phone }],
          ...(order ? { orderId: order.id } : {}),
        },
      ],
    };
  },
};
