import type { OrderStatus } from '../../../src/domain/order.ts';
import { describeCauses } from '../../support/cause-table.ts';
import { at, lastSeen, missing } from '../../support/facts.ts';

const cancelled = { by: 'customer', reason: '', at: at(-10) } as const;
const lost = { received: false, status: undefined, acceptedAt: undefined, readyAt: undefined };

describeCauses('desync', [
  {
    cause: 'merchant_has_no_order',
    when: 'it was paid and the restaurant’s system does not have it',
    holds: { stage: 'placed', merchantView: lost },
    tells: { payment: 'seen' },
    unless: [
      ['it was not paid', { stage: 'unpaid' }, 'views_agree'],
      [
        'the restaurant cannot be asked',
        { stage: 'placed', merchantView: missing() },
        'facts_unavailable',
      ],
      ['the rider has the food', { merchantView: lost }, 'merchant_behind_app'],
      [
        'it is cancelled',
        {
          stage: 'cancelled',
          order: { cancel: cancelled },
          payment: { status: 'refunded' },
          merchantView: lost,
        },
        'views_agree',
      ],
      [
        'the money is taken while the order stands unpaid',
        { stage: 'unpaid', payment: { status: 'paid' } },
        'charged_but_unpaid',
      ],
    ],
  },
  {
    cause: 'merchant_has_no_order',
    when: 'the payment cannot be read, but the order stands as placed',
    holds: { stage: 'placed', payment: missing(), merchantView: lost },
    tells: { payment: 'unseen' },
  },
  {
    cause: 'cancelled_but_moving',
    when: 'the rider still brings it',
    holds: { order: { status: 'cancelled', cancel: cancelled } },
    tells: { state: 'riding', cancelledAt: Date.parse(at(-10)) },
    unless: [
      [
        'nothing moves',
        {
          stage: 'cancelled',
          order: { cancel: cancelled },
          payment: { status: 'refunded' },
          merchantView: { status: 'cancelled' },
        },
        'views_agree',
      ],
      [
        'the delivery cannot be read',
        {
          stage: 'cancelled',
          order: { cancel: cancelled },
          payment: { status: 'refunded' },
          delivery: missing(),
          merchantView: { status: 'cancelled' },
        },
        'facts_unavailable',
      ],
      [
        'the rider was assigned before, and nothing was heard since',
        {
          stage: 'cancelled',
          order: { cancel: cancelled },
          payment: { status: 'refunded' },
          delivery: { status: 'assigned', location: { lat: 0, lng: 0, at: at(-12) } },
          merchantView: { status: 'cancelled' },
        },
        'views_agree',
      ],
    ],
  },
  {
    cause: 'cancelled_but_moving',
    when: 'the rider is still on the way to fetch it',
    holds: { stage: 'preparing', order: { status: 'cancelled', cancel: cancelled } },
    tells: { state: 'fetching' },
  },
  {
    cause: 'cancelled_but_moving',
    when: 'the restaurant cooks on',
    holds: {
      stage: 'preparing',
      order: { status: 'cancelled', cancel: cancelled },
      delivery: { status: 'unassigned' },
      merchantView: { updatedAt: at(-2) },
    },
    tells: { state: 'cooking' },
  },
  {
    cause: 'cancelled_but_moving',
    when: 'it was delivered all the same',
    holds: { stage: 'delivered', order: { status: 'cancelled', cancel: cancelled } },
    tells: { state: 'delivered' },
  },
  {
    cause: 'delivered_not_received',
    when: 'it shows as delivered, and the customer does not have it',
    holds: { claims: ['not_received'], stage: 'delivered' },
    tells: { proof: 'yes', deliveredAt: Date.parse(at(-1)) },
    unless: [
      ['it is still on its way', { claims: ['not_received'] }, 'views_agree'],
      ['nobody says so', { stage: 'delivered' }, 'views_agree'],
    ],
  },
  {
    cause: 'delivered_not_received',
    when: 'only the rider’s side shows it as delivered, without a photo',
    holds: {
      claims: ['not_received'],
      delivery: { status: 'delivered', deliveredAt: at(-4), proof: undefined },
    },
    tells: { proof: 'no' },
  },
  {
    cause: 'payment_order_disagree',
    when: 'the kitchen cooks what nobody paid for',
    holds: { stage: 'preparing', payment: { status: 'unpaid', paidAt: undefined, attempts: [] } },
    tells: { stage: 'preparing', totalFen: 4630 },
    unless: [
      [
        'it is paid at the door',
        {
          stage: 'preparing',
          payment: { method: '货到付款', status: 'unpaid', paidAt: undefined, attempts: [] },
        },
        'views_agree',
      ],
      [
        'the payment is being processed',
        { stage: 'preparing', payment: { status: 'processing', paidAt: undefined, attempts: [] } },
        'views_agree',
      ],
      [
        'only an old look at the payment is known',
        {
          stage: 'preparing',
          payment: lastSeen(5, { status: 'unpaid', paidAt: undefined, attempts: [] }),
        },
        'facts_unavailable',
      ],
      ['the order waits for its money', { stage: 'unpaid' }, 'views_agree'],
    ],
  },
  {
    cause: 'tracking_frozen',
    when: 'the position is ten minutes old',
    holds: { delivery: { location: { lat: 0, lng: 0, at: at(-10) } } },
    tells: { minutes: 10 },
    unless: [
      [
        'nine minutes old',
        { delivery: { location: { lat: 0, lng: 0, at: at(-9.9) } } },
        'views_agree',
      ],
      [
        'the food has arrived',
        { stage: 'delivered', delivery: { location: { lat: 0, lng: 0, at: at(-30) } } },
        'views_agree',
      ],
      [
        'it was fresh when the platform last answered',
        { delivery: lastSeen(12, { location: { lat: 0, lng: 0, at: at(-13) } }) },
        'facts_unavailable',
      ],
    ],
  },
  {
    cause: 'app_behind_merchant',
    when: 'the restaurant is done and the app does not show it',
    holds: { stage: 'preparing', merchantView: { status: 'ready', readyAt: at(-9) } },
    tells: { witness: 'merchant', app: 'preparing', other: 'ready', sinceAt: Date.parse(at(-9)) },
    unless: [
      ['both say the same', { stage: 'preparing' }, 'views_agree'],
      [
        'the restaurant says nothing we know',
        { stage: 'preparing', merchantView: { status: 'unknown', acceptedAt: undefined } },
        'facts_unavailable',
      ],
    ],
  },
  {
    cause: 'app_behind_merchant',
    when: 'the rider has delivered and the app does not show it',
    holds: { delivery: { status: 'delivered', deliveredAt: at(-8) } },
    tells: { witness: 'rider', app: 'delivering', other: 'delivered' },
  },
  {
    cause: 'app_behind_merchant',
    when: 'the delivery failed and the app still shows it on its way',
    holds: { delivery: { status: 'failed' } },
    tells: { witness: 'rider', other: 'failed', timed: 'no' },
  },
  {
    cause: 'app_behind_merchant',
    when: 'the restaurant has cancelled and the app goes on',
    holds: { stage: 'preparing', merchantView: { status: 'cancelled' } },
    tells: { other: 'cancelled' },
  },
  {
    cause: 'merchant_behind_app',
    when: 'the food is on its way and the restaurant still shows it in the kitchen',
    holds: { merchantView: { status: 'preparing', readyAt: undefined } },
    tells: { app: 'delivering', other: 'preparing' },
    unless: [
      ['the restaurant’s part is done', { merchantView: { status: 'ready' } }, 'views_agree'],
      ['the restaurant cannot be asked', { merchantView: missing() }, 'facts_unavailable'],
    ],
  },
  {
    cause: 'views_agree',
    when: 'all four say the same',
    holds: {},
    tells: { app: 'delivering', merchant: 'delivering', rider: 'delivering', payment: 'paid' },
    unless: (['order', 'payment', 'delivery', 'merchantView'] as const).map((witness) => [
      `${witness} cannot be read`,
      { [witness]: missing() },
      'facts_unavailable',
    ]),
  },
  {
    cause: 'views_agree',
    when: 'the order has no delivery yet',
    holds: { stage: 'preparing', delivery: missing('not_found') },
    tells: { rider: 'none', app: 'preparing' satisfies OrderStatus },
  },
]);
