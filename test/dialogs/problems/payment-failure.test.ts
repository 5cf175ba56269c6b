import type { PaymentFailureCode } from '../../../src/domain/payment.ts';
import type { CauseId } from '../../../src/domain/problem.ts';
import { describeCauses, type Row } from '../../support/cause-table.ts';
import {
  at,
  attempt,
  type CaseSpec,
  lastSeen,
  missing,
  order,
  partly,
  refundOf,
} from '../../support/facts.ts';

/** An unpaid order whose attempts failed so, the last one last. */
const failed = (...codes: (PaymentFailureCode | undefined)[]): CaseSpec => ({
  stage: 'unpaid',
  payment: {
    status: 'failed',
    attempts: codes.map((code, index) =>
      attempt(codes.length - index, { status: 'failed', ...(code ? { code } : {}) }),
    ),
  },
});

const byCode = (cause: CauseId, code: PaymentFailureCode): Row => ({
  cause,
  when: `the last attempt failed with ${code}, whatever failed before`,
  holds: failed('insufficient_funds', 'limit_exceeded', code),
  unless: [
    [
      `it failed with ${code} before, and with risk_control last`,
      failed(code, 'risk_control'),
      code === 'risk_control' ? cause : 'risk_control',
    ],
    [
      'it was paid in the end',
      { payment: { attempts: [attempt(3, { code }), attempt(1)] } },
      'payment_fine',
    ],
  ],
});

const cancelledByCustomer = (minutesAgo: number): CaseSpec => ({
  stage: 'cancelled',
  order: { cancel: { by: 'customer', reason: '', at: at(-minutesAgo) } },
});

describeCauses('payment_failure', [
  {
    cause: 'charged_twice',
    when: 'two attempts on one order succeeded',
    holds: { payment: { attempts: [attempt(25), attempt(24)] } },
    tells: { kind: 'attempts', count: 2, chargedFen: 9260, extraFen: 4630 },
    unless: [
      [
        'one of them went back',
        {
          payment: {
            attempts: [attempt(25), attempt(24)],
            refunds: [refundOf({ status: 'succeeded' })],
          },
        },
        'payment_fine',
      ],
      [
        'they are two parts of one bill',
        { payment: { attempts: [attempt(25, { amount: 2000 }), attempt(25, { amount: 2630 })] } },
        'payment_fine',
      ],
      [
        'one of them failed',
        { payment: { attempts: [attempt(25, { code: 'network' }), attempt(24)] } },
        'payment_fine',
      ],
    ],
  },
  {
    cause: 'charged_twice',
    when: 'it is said, and a second order of the same amount was paid at the same time',
    holds: {
      claims: ['charged_twice'],
      otherOrders: [order({ id: 'o-2', number: '202506120002', placedAt: at(-22), items: [] })],
    },
    tells: { kind: 'orders', otherNumber: '202506120002', chargedFen: 9260 },
    unless: [
      [
        'the second order is unpaid',
        { claims: ['charged_twice'], otherOrders: [order({ id: 'o-2', status: 'unpaid' })] },
        'payment_fine',
      ],
      [
        'the amounts differ',
        { claims: ['charged_twice'], otherOrders: [order({ id: 'o-2', total: 4600 })] },
        'payment_fine',
      ],
      ['nobody says it', { otherOrders: [order({ id: 'o-2' })] }, 'payment_fine'],
    ],
  },
  {
    cause: 'charged_but_unpaid',
    when: 'an attempt succeeded and the order stands unpaid',
    holds: { stage: 'unpaid', payment: { attempts: [attempt(3)] } },
    tells: { chargedFen: 4630, state: 'unpaid', means: 'wechat' },
    unless: [
      ['the attempt failed', failed('network'), 'customer_network'],
      [
        'the money went back',
        {
          stage: 'unpaid',
          payment: { attempts: [attempt(3)], refunds: [refundOf({ status: 'succeeded' })] },
        },
        'payment_fine',
      ],
    ],
  },
  {
    cause: 'charged_but_unpaid',
    when: 'the payment is booked as paid, and only the order does not know',
    holds: { stage: 'unpaid', payment: { status: 'paid', paidAt: at(-3) } },
  },
  {
    cause: 'charged_but_unpaid',
    when: 'the money came after the system had closed the order',
    holds: {
      stage: 'cancelled',
      order: { cancel: { by: 'system', reason: 'timeout', at: at(-4) } },
      payment: { status: 'unpaid', paidAt: undefined, attempts: [attempt(3)] },
    },
    tells: { state: 'closed' },
  },
  {
    cause: 'charged_but_unpaid',
    when: 'the order cannot be read, and the payment contradicts itself',
    holds: { stage: 'unpaid', order: missing(), payment: { attempts: [attempt(3)] } },
  },
  {
    cause: 'wrong_amount',
    when: 'more was taken than the order costs, said or not',
    holds: { payment: { amount: 5630, attempts: [attempt(25, { amount: 5630 })] } },
    tells: { dueFen: 4630, chargedFen: 5630, differenceFen: 1000 },
    unless: [
      ['as much as it costs was taken', { claims: ['wrong_amount'] }, 'payment_fine'],
      [
        'less was taken',
        {
          claims: ['wrong_amount'],
          payment: { amount: 4000, attempts: [attempt(25, { amount: 4000 })] },
        },
        'payment_fine',
      ],
      [
        'the difference went back',
        {
          payment: {
            amount: 5630,
            attempts: [attempt(25, { amount: 5630 })],
            refunds: [refundOf({ amount: 1000, status: 'succeeded' })],
          },
        },
        'payment_fine',
      ],
    ],
  },
  {
    cause: 'wrong_amount',
    when: 'a discount on the bill was not given, and it is said',
    holds: { claims: ['wrong_amount'], payment: { amount: 4130 } },
    tells: { dueFen: 4130, differenceFen: 500 },
    unless: [['nobody says it', { payment: { amount: 4130 } }, 'payment_fine']],
  },
  {
    cause: 'refund_overdue',
    when: 'the day that the platform named is past',
    holds: { payment: { refunds: [refundOf({ expectedBy: at(-1) })] } },
    tells: { refund: 'overdue', dueAt: Date.parse(at(-1)) },
    unless: [
      [
        'it is not',
        { payment: { refunds: [refundOf({ expectedBy: at(1) })] } },
        'refund_under_way',
      ],
    ],
  },
  {
    cause: 'refund_overdue',
    when: 'no day was named, and three are past',
    holds: { payment: { refunds: [refundOf({ requestedAt: at(-4321) })] } },
    unless: [
      [
        'three are not past',
        { payment: { refunds: [refundOf({ requestedAt: at(-4319) })] } },
        'refund_under_way',
      ],
    ],
  },
  {
    cause: 'refund_overdue',
    when: 'the refund failed',
    holds: { payment: { refunds: [refundOf({ status: 'failed' })] } },
    tells: { refund: 'failed' },
    unless: [
      [
        'another one replaced it',
        { payment: { refunds: [refundOf({ status: 'failed' }), refundOf({ id: 'r-2' })] } },
        'refund_under_way',
      ],
    ],
  },
  {
    cause: 'refund_overdue',
    when: 'the order was cancelled an hour ago, and nobody began a refund',
    holds: cancelledByCustomer(60),
    tells: { refund: 'missing', refundFen: 4630 },
    unless: [['it was cancelled five minutes ago', cancelledByCustomer(5), 'payment_fine']],
  },
  {
    cause: 'refund_under_way',
    when: 'the money is on its way, in time',
    holds: { payment: { status: 'refunding', refunds: [refundOf({ status: 'requested' })] } },
    tells: { refund: 'under_way', dueAt: Date.parse(at(-60)) + 3 * 86_400_000 },
    unless: [
      [
        'it arrived',
        { payment: { status: 'refunded', refunds: [refundOf({ status: 'succeeded' })] } },
        'payment_fine',
      ],
    ],
  },
  {
    cause: 'refund_under_way',
    when: 'the payment is being refunded, and no refund is listed',
    holds: { payment: { status: 'refunding' } },
    tells: { refund: 'undated' },
  },
  {
    cause: 'expired_unpaid',
    when: 'the system closed an order that nobody paid',
    holds: {
      stage: 'cancelled',
      order: { cancel: { by: 'system', reason: 'timeout', at: at(-4) } },
      payment: {
        status: 'failed',
        paidAt: undefined,
        attempts: [attempt(9, { code: 'limit_exceeded' })],
      },
    },
    tells: { expiredAt: Date.parse(at(-4)), totalFen: 4630 },
    unless: [
      [
        'the customer closed it',
        {
          ...cancelledByCustomer(4),
          payment: { status: 'unpaid', paidAt: undefined, attempts: [] },
        },
        'payment_fine',
      ],
      [
        'the payment is still being processed',
        {
          stage: 'cancelled',
          order: { cancel: { by: 'system', reason: '', at: at(-4) } },
          payment: {
            status: 'processing',
            paidAt: undefined,
            attempts: [attempt(9, { status: 'processing' })],
          },
        },
        'cancelled_by_itself',
      ],
      [
        'the record is known to be incomplete',
        {
          stage: 'cancelled',
          order: { cancel: { by: 'system', reason: '', at: at(-4) } },
          payment: partly({ status: 'unpaid', paidAt: undefined, attempts: [] }),
        },
        'cancelled_by_itself',
      ],
    ],
  },
  {
    cause: 'channel_down',
    when: 'the channel is down and the order is unpaid, whatever failed before',
    holds: {
      ...failed('limit_exceeded'),
      payment: {
        status: 'failed',
        attempts: [attempt(2, { code: 'limit_exceeded' })],
        channel: { name: '支付宝', status: 'down' },
      },
    },
    unless: [
      ['it was paid', { payment: { channel: { name: '支付宝', status: 'down' } } }, 'payment_fine'],
      ['the channel is up', failed('limit_exceeded'), 'limit_exceeded'],
    ],
  },
  {
    cause: 'channel_error',
    when: 'the last attempt failed in the channel',
    holds: failed('limit_exceeded', 'channel_error'),
    tells: { state: 'channel_error' },
    unless: [
      ['it failed for a reason', failed('channel_error', 'limit_exceeded'), 'limit_exceeded'],
    ],
  },
  {
    cause: 'channel_error',
    when: 'the channel did not answer in time',
    holds: failed('timeout'),
    tells: { state: 'timeout' },
  },
  {
    cause: 'channel_error',
    when: 'it gave no reason',
    holds: failed(undefined),
    tells: { state: 'unknown' },
  },
  { cause: 'channel_error', when: 'it gave a reason we do not know', holds: failed('unknown') },
  {
    cause: 'channel_error',
    when: 'the channel is degraded and nothing else explains it',
    holds: { stage: 'unpaid', payment: { channel: { name: '微信支付', status: 'degraded' } } },
    tells: { state: 'degraded' },
    unless: [['nothing is wrong with the channel', { stage: 'unpaid' }, 'payment_fine']],
  },
  {
    cause: 'channel_error',
    when: 'a payment does not come to an end',
    holds: {
      stage: 'unpaid',
      payment: { status: 'processing', attempts: [attempt(2, { status: 'processing' })] },
    },
    tells: { state: 'processing' },
    unless: [
      [
        'it began a minute ago',
        {
          stage: 'unpaid',
          payment: { status: 'processing', attempts: [attempt(1, { status: 'processing' })] },
        },
        'payment_fine',
      ],
    ],
  },
  byCode('limit_exceeded', 'limit_exceeded'),
  byCode('online_payment_disabled', 'online_payment_disabled'),
  byCode('insufficient_funds', 'insufficient_funds'),
  byCode('risk_control', 'risk_control'),
  byCode('customer_network', 'network'),
  {
    cause: 'coupon_refused',
    when: 'it is said, and nothing else explains it',
    holds: { claims: ['coupon_refused'], stage: 'unpaid' },
    unless: [['nobody says it', { stage: 'unpaid' }, 'payment_fine']],
  },
  {
    cause: 'coupon_refused',
    when: 'it is said at the checkout, where there is no order yet',
    holds: {
      claims: ['coupon_refused'],
      order: missing('not_found'),
      payment: missing('not_found'),
      delivery: missing('not_found'),
      merchantView: missing('not_found'),
    },
  },
  {
    cause: 'payment_fine',
    when: 'it was paid once, and as much as it costs',
    holds: {},
    tells: { state: 'paid', chargedFen: 4630, said: 'no' },
    unless: [
      ['the payment cannot be read', { payment: missing() }, 'facts_unavailable'],
      ['only an old look at it is known', { payment: lastSeen(3) }, 'facts_unavailable'],
      ['the platform gave only part of it', { payment: partly() }, 'facts_unavailable'],
      [
        'nobody understands its status',
        { payment: { status: 'unknown', paidAt: undefined, attempts: [] } },
        'facts_unavailable',
      ],
      ['the order cannot be read', { order: missing() }, 'facts_unavailable'],
    ],
  },
  {
    cause: 'payment_fine',
    when: 'two charges are said, and one is on record: a statement shows more',
    holds: { claims: ['charged_twice'] },
    tells: { said: 'yes' },
  },
  {
    cause: 'payment_fine',
    when: 'the customer left the payment page',
    holds: failed('cancelled'),
    tells: { state: 'given_up' },
  },
  {
    cause: 'payment_fine',
    when: 'nobody has tried to pay yet',
    holds: { stage: 'unpaid' },
    tells: { state: 'unpaid' },
  },
]);
