import { valueIn } from '../../src/domain/facts.ts';
import type { CauseId } from '../../src/domain/problem.ts';
import type { ReplyKey } from '../replies/index.ts';
import type { Remedy } from './remedy.ts';

/** The very words to say on the phone, by what went wrong. */
const wordsFor: Partial<Record<CauseId, ReplyKey>> = {
  merchant_has_no_order: 'words.merchant.no_order',
  app_behind_merchant: 'words.merchant.progress',
  merchant_behind_app: 'words.merchant.progress',
  not_accepted: 'words.merchant.accept',
  wrong_or_missing_items: 'words.merchant.items',
  damaged: 'words.merchant.items',
  note_ignored: 'words.merchant.note',
  duplicate_order: 'words.merchant.duplicate',
  cancelled_by_itself: 'words.merchant.cancelled',
};

/** The restaurant's number, and what to say to it. */
export const contactMerchant: Remedy = {
  id: 'contact_merchant',
  offered: ({ facts }) => valueIn(facts.order)?.merchant.phone !== undefined,
  tell: ({ facts }, { cause }, write) => {
    const order = valueIn(facts.order);
    const params = { merchant: order?.merchant.name ?? '', orderNumber: order?.number ?? '' };
    const phone = order?.merchant.phone ?? '';
    const say = write(wordsFor[cause] ?? 'words.merchant.progress', params);
    return {
      lines: [['remedy.contact_merchant.tell', { ...params, say }]],
      cards: [
        {
          kind: 'contact',
          title: params.merchant,
          subtitle: phone,
          buttons: [{ title: write('button.call_merchant'), phone }],
          ...(order ? { orderId: order.id } : {}),
        },
      ],
    };
  },
};
