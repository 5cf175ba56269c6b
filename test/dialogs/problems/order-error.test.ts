import { describeCauses } from '../../support/cause-table.ts';
import { at, missing, order, refundOf } from '../../support/facts.ts';

const twin = (over: object = {}) =>
  order({ id: 'o-2', number: '202506120002', placedAt: at(-20), ...over });

describeCauses('order_error', [
  {
    cause: 'cancelled_by_itself',
    when: 'the restaurant cancelled it, and no refund is on record',
    holds: { stage: 'cancelled' },
    tells: { by: 'merchant', refund: 'missing', cancelledAt: Date.parse(at(-4)), hasReason: 'yes' },
    unless: [
      [
        'the customer cancelled it',
        { stage: 'cancelled', order: { cancel: { by: 'customer', reason: '', at: at(-4) } } },
        'order_fine',
      ],
      [
        'the system did, because nobody paid',
        {
          stage: 'cancelled',
          order: { cancel: { by: 'system', reason: 'timeout', at: at(-4) } },
          payment: { status: 'unpaid', paidAt: undefined, attempts: [] },
        },
        'expired_unpaid',
      ],
    ],
  },
  {
    cause: 'cancelled_by_itself',
    when: 'somebody cancelled it whom the platform names in a word we do not know',
    holds: { stage: 'cancelled', order: { cancel: { by: 'unknown', reason: '', at: at(-4) } } },
    tells: { by: 'unknown', hasReason: 'no' },
  },
  {
    cause: 'cancelled_by_itself',
    when: 'it stands as cancelled and nothing says by whom',
    holds: { stage: 'cancelled', order: { cancel: undefined } },
    tells: { by: 'unknown', timed: 'yes', cancelledAt: Date.parse(at(-4)) },
  },
  {
    cause: 'cancelled_by_itself',
    when: 'the money is on its way back, by a day that was told',
    holds: {
      stage: 'cancelled',
      payment: { status: 'refunding', refunds: [refundOf({ expectedBy: at(600) })] },
    },
    tells: { refund: 'under_way', refundFen: 4630, dueAt: Date.parse(at(600)), means: 'wechat' },
  },
  {
    cause: 'cancelled_by_itself',
    when: 'the money is back',
    holds: {
      stage: 'cancelled',
      payment: { status: 'refunded', refunds: [refundOf({ status: 'succeeded' })] },
    },
    tells: { refund: 'done', refundFen: 4630 },
  },
  {
    cause: 'cancelled_by_itself',
    when: 'what became of the money cannot be read, and a code is no reason to tell',
    holds: {
      stage: 'cancelled',
      order: { cancel: { by: 'platform', reason: 'RISK_REJECT', at: at(-4) } },
      payment: missing(),
    },
    tells: { by: 'platform', refund: 'unseen', hasReason: 'no' },
  },
  {
    cause: 'merchant_closed',
    when: 'the restaurant is closed and has not accepted',
    holds: { stage: 'placed', merchantView: { open: false } },
    unless: [
      ['it is open', { stage: 'placed' }, 'order_fine'],
      [
        'the food is on its way',
        { stage: 'delivering', merchantView: { open: false } },
        'order_fine',
      ],
      [
        'the order is for the evening',
        { stage: 'placed', order: { promisedAt: at(300) }, merchantView: { open: false } },
        'order_fine',
      ],
    ],
  },
  {
    cause: 'merchant_closed',
    when: 'it closed while cooking, and the cooking is what the complaint is about',
    holds: { stage: 'preparing', merchantView: { open: false } },
    unless: [
      [
        'the complaint is about the delivery, which is on time',
        { said: 'delay', stage: 'preparing', merchantView: { open: false } },
        'not_late_yet',
      ],
    ],
  },
  {
    cause: 'wrong_address',
    when: 'the customer says so, and the order shows the address',
    holds: { claims: ['wrong_address'], stage: 'delivered' },
    tells: { state: 'delivered', address: '梧桐里 18 弄 602 室' },
    unless: [
      ['nobody says so', { stage: 'delivered' }, 'order_fine'],
      [
        'the order is cancelled anyway',
        {
          claims: ['wrong_address'],
          stage: 'cancelled',
          order: { cancel: { by: 'customer', reason: '', at: at(-4) } },
        },
        'order_fine',
      ],
    ],
  },
  {
    cause: 'wrong_address',
    when: 'it is still being cooked, and the address can be changed',
    holds: { claims: ['wrong_address'], stage: 'preparing' },
    tells: { state: 'before' },
  },
  {
    cause: 'duplicate_order',
    when: 'the same dishes were ordered from the same restaurant five minutes later',
    holds: { claims: ['duplicate'], otherOrders: [twin()] },
    tells: { otherNumber: '202506120002', otherPlacedAt: Date.parse(at(-20)) },
    unless: [
      [
        'eleven minutes lie between',
        { claims: ['duplicate'], otherOrders: [twin({ placedAt: at(-14) })] },
        'order_fine',
      ],
      [
        'the dishes differ',
        { claims: ['duplicate'], otherOrders: [twin({ items: [] })] },
        'order_fine',
      ],
      [
        'the restaurant differs',
        { claims: ['duplicate'], otherOrders: [twin({ merchant: { id: 'm-2', name: '粥铺' } })] },
        'order_fine',
      ],
      [
        'the other one is cancelled',
        { claims: ['duplicate'], otherOrders: [twin({ status: 'cancelled' })] },
        'order_fine',
      ],
      ['there is no other one', { claims: ['duplicate'], otherOrders: [order()] }, 'order_fine'],
    ],
  },
  {
    cause: 'duplicate_order',
    when: 'the dishes are listed in another order, and the complaint names nothing more exact',
    holds: {
      stage: 'preparing',
      otherOrders: [twin({ placedAt: at(-4), items: [...order().items].reverse() })],
    },
    unless: [
      [
        'the order is stuck, which is what hurts',
        {
          stage: 'placed',
          sinceStep: 9,
          otherOrders: [twin({ placedAt: at(-4) })],
        },
        'not_accepted',
      ],
      [
        'the complaint is about something else in it',
        { claims: ['missing_item'], otherOrders: [twin()] },
        'wrong_or_missing_items',
      ],
      ['lateness was said', { said: 'delay', otherOrders: [twin()] }, 'not_late_yet'],
    ],
  },
  {
    cause: 'wrong_or_missing_items',
    when: 'a dish is said to be missing, and the food was delivered',
    holds: { claims: ['missing_item'], stage: 'delivered' },
    tells: { kind: 'missing' },
    unless: [
      [
        'the food is still in the kitchen',
        { claims: ['missing_item'], stage: 'preparing' },
        'order_fine',
      ],
      ['nobody says so', { stage: 'completed' }, 'order_fine'],
    ],
  },
  {
    cause: 'wrong_or_missing_items',
    when: 'the rider has it though the app does not know yet',
    holds: {
      claims: ['wrong_item', 'missing_item'],
      stage: 'ready',
      delivery: { status: 'delivered', deliveredAt: at(-1) },
    },
    tells: { kind: 'both' },
  },
  {
    cause: 'damaged',
    when: 'it is said to be spilled, and it was delivered',
    holds: { claims: ['damaged'], stage: 'completed' },
    unless: [
      ['it has not left the kitchen', { claims: ['damaged'], stage: 'accepted' }, 'order_fine'],
    ],
  },
  {
    cause: 'note_ignored',
    when: 'the note is on the order',
    holds: { claims: ['note_ignored'], stage: 'delivered', order: { remark: '不要香菜' } },
    tells: { hasRemark: 'yes', remark: '不要香菜' },
    unless: [
      ['it is still being cooked', { claims: ['note_ignored'], stage: 'preparing' }, 'order_fine'],
    ],
  },
  {
    cause: 'note_ignored',
    when: 'there is no note on the order, and that is told',
    holds: { claims: ['note_ignored'], stage: 'delivered', order: { remark: '  ' } },
    tells: { hasRemark: 'no' },
  },
  {
    cause: 'not_accepted',
    when: 'it was placed five minutes ago',
    holds: { stage: 'placed', sinceStep: 5 },
    tells: { minutes: 5, sinceAt: Date.parse(at(-5)) },
    unless: [
      ['it was placed four minutes ago', { stage: 'placed', sinceStep: 4.9 }, 'order_fine'],
      [
        'it was paid only a minute ago',
        { stage: 'placed', sinceStep: 9, payment: { paidAt: at(-1) } },
        'order_fine',
      ],
      [
        'the restaurant has accepted it, and the app is behind',
        {
          stage: 'placed',
          sinceStep: 30,
          merchantView: { status: 'accepted', acceptedAt: at(-20), updatedAt: at(-20) },
        },
        'app_behind_merchant',
      ],
      [
        'it is wanted in three hours',
        { stage: 'placed', sinceStep: 30, order: { promisedAt: at(180) } },
        'order_fine',
      ],
    ],
  },
  {
    cause: 'not_accepted',
    when: 'nobody could look into the restaurant’s system, but the order says it',
    holds: { stage: 'placed', sinceStep: 9, merchantView: missing() },
    tells: { minutes: 9 },
  },
  {
    cause: 'kitchen_backlog',
    when: 'fifteen orders are ahead',
    holds: { stage: 'preparing', merchantView: { backlog: 15 } },
    tells: { backlog: 15 },
    unless: [
      ['fourteen are', { stage: 'preparing', merchantView: { backlog: 14 } }, 'order_fine'],
      ['the food is ready', { stage: 'ready', merchantView: { backlog: 30 } }, 'order_fine'],
    ],
  },
  {
    cause: 'preparing_stalled',
    when: 'it has been prepared for 25 minutes without a step',
    holds: {
      stage: 'preparing',
      order: { timeline: [{ status: 'preparing', at: at(-25), source: 'merchant' }] },
      merchantView: { acceptedAt: at(-27) },
    },
    tells: { minutes: 25, sinceAt: Date.parse(at(-25)), stage: 'preparing' },
    unless: [
      [
        'for 24 minutes',
        {
          stage: 'preparing',
          order: { timeline: [{ status: 'preparing', at: at(-24.9), source: 'merchant' }] },
          merchantView: { acceptedAt: at(-27) },
        },
        'order_fine',
      ],
      [
        'the restaurant says that it is ready',
        {
          stage: 'preparing',
          order: { timeline: [{ status: 'preparing', at: at(-40), source: 'merchant' }] },
          merchantView: { acceptedAt: at(-42), status: 'ready', readyAt: at(-5) },
        },
        'app_behind_merchant',
      ],
    ],
  },
  {
    cause: 'preparing_stalled',
    when: 'it is said to be stuck after six minutes',
    holds: { claims: ['stuck'], stage: 'preparing' },
    tells: { minutes: 6 },
    unless: [['the food has left', { claims: ['stuck'], stage: 'delivering' }, 'order_fine']],
  },
  {
    cause: 'preparing_stalled',
    when: 'the timeline does not tell the step, and the last change is 30 minutes old',
    holds: {
      stage: 'accepted',
      order: { timeline: [], updatedAt: at(-30) },
      merchantView: { acceptedAt: at(-30), updatedAt: at(-30) },
    },
    tells: { minutes: 30, stage: 'accepted' },
  },
  {
    cause: 'order_fine',
    when: 'the order is on its way and nothing is wrong',
    holds: {},
    tells: { stage: 'delivering', promise: 'yes', said: 'no' },
    unless: [
      [
        'the order cannot be read',
        { order: missing(), merchantView: missing(), delivery: missing() },
        'facts_unavailable',
      ],
      [
        'the kitchen has it and cannot be asked',
        { stage: 'preparing', merchantView: missing() },
        'facts_unavailable',
      ],
      [
        'nobody understands its status',
        { order: { status: 'unknown' }, merchantView: missing(), delivery: missing('not_found') },
        'facts_unavailable',
      ],
    ],
  },
  {
    cause: 'order_fine',
    when: 'the food has left, so that nobody needs to ask the kitchen',
    holds: { merchantView: missing() },
  },
  {
    cause: 'order_fine',
    when: 'food is said to be missing that the records have in the kitchen: a photo shows more',
    holds: { claims: ['missing_item'], stage: 'preparing' },
    tells: { said: 'yes' },
  },
]);
