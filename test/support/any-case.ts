/** Cases of every kind for property tests: missing, old, partial, unknown, contradictory, rubbish. */
import fc from 'fast-check';
import type { Case } from '../../dialogs/case.ts';
import type { Facts, MissingReason, Reading } from '../../src/domain/facts.ts';
import { serviceNames } from '../../src/domain/health.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Order, OrderStatus } from '../../src/domain/order.ts';
import type { PaymentStatus } from '../../src/domain/payment.ts';
import { claims, problemTypes } from '../../src/domain/problem.ts';
import { defaultPolicy } from '../../src/policy.ts';
import { facts, now, type Stage } from './facts.ts';

const rubbish = fc.constantFrom('', 'soon', '2025-13-45', '25:61', '0', '9'.repeat(40), '😀');

/** Mostly times around now, at times far away or no time at all. */
const time = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -90, max: 60 }).map(minutesFromNow) },
  { weight: 2, arbitrary: fc.integer({ min: -9000, max: 9000 }).map(minutesFromNow) },
  { weight: 1, arbitrary: rubbish },
);

function minutesFromNow(minutes: number): string {
  return new Date(now + minutes * 60_000).toISOString();
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const orderStatus = fc.constantFrom<OrderStatus>(
  'unpaid',
  'placed',
  'accepted',
  'preparing',
  'ready',
  'picked_up',
  'delivering',
  'delivered',
  'completed',
  'cancelled',
  'unknown',
);

const fen = fc.constantFrom(0, 1, 4630, 5130, 9260);
const text = fc.constantFrom(
  '',
  ' ',
  'OUT_OF_STOCK',
  '食材售罄',
  '{brackets} and ’quotes’',
  'x'.repeat(200),
);

const order = fc.record({
  id: fc.constantFrom('o-1', 'o-2', 'o-3'),
  number: fc.constantFrom('20250612', '202506120001'),
  customerId: fc.constant('c-1'),
  merchant: fc.record({ id: fc.constantFrom('m-1', 'm-2'), name: text }),
  items: fc.array(
    fc.record({ id: text, name: text, quantity: fc.integer({ min: 0, max: 3 }), unitPrice: fen }),
    { maxLength: 2 },
  ),
  total: fen,
  currency: fc.constantFrom('CNY', 'HKD', '?'),
  status: orderStatus,
  placedAt: time,
  promisedAt: maybe(time),
  updatedAt: time,
  address: fc.record({ text }),
  remark: maybe(text),
  cancel: maybe(
    fc.record({
      by: fc.constantFrom('customer', 'merchant', 'platform', 'system', 'unknown'),
      reason: text,
      at: time,
    }),
  ),
  timeline: fc.array(
    fc.record({
      status: orderStatus,
      at: time,
      source: fc.constantFrom('app', 'merchant', 'rider', 'platform', 'unknown'),
    }),
    { maxLength: 4 },
  ),
}) as fc.Arbitrary<Order>;

const payment = fc.record({
  orderId: fc.constant('o-1'),
  status: fc.constantFrom<PaymentStatus>(
    'unpaid',
    'processing',
    'paid',
    'failed',
    'refunding',
    'refunded',
    'unknown',
  ),
  method: maybe(fc.constantFrom('微信支付', 'alipay', '招商银行卡', '货到付款', '?')),
  amount: fen,
  currency: fc.constantFrom('CNY', 'HKD'),
  paidAt: maybe(time),
  attempts: fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b'),
      at: time,
      amount: fen,
      status: fc.constantFrom('succeeded', 'failed', 'processing', 'unknown'),
      code: maybe(
        fc.constantFrom(
          'channel_error',
          'insufficient_funds',
          'limit_exceeded',
          'risk_control',
          'online_payment_disabled',
          'network',
          'timeout',
          'cancelled',
          'unknown',
        ),
      ),
    }),
    { maxLength: 3 },
  ),
  refunds: fc.array(
    fc.record({
      id: fc.constantFrom('r', 's'),
      amount: fen,
      status: fc.constantFrom('requested', 'processing', 'succeeded', 'failed', 'unknown'),
      requestedAt: time,
      expectedBy: maybe(time),
    }),
    { maxLength: 2 },
  ),
  channel: fc.record({
    name: text,
    status: fc.constantFrom('up', 'degraded', 'down', 'unknown'),
  }),
});

const delivery = fc.record({
  orderId: fc.constant('o-1'),
  status: fc.constantFrom(
    'unassigned',
    'assigned',
    'at_merchant',
    'picked_up',
    'delivering',
    'arrived',
    'delivered',
    'failed',
    'unknown',
  ),
  eta: maybe(time),
  etaHistory: fc.array(fc.record({ at: time, eta: time }), { maxLength: 4 }),
  location: maybe(fc.record({ lat: fc.constant(31), lng: fc.constant(121), at: time })),
  stationarySince: maybe(time),
  conditions: fc.array(
    fc.record({
      kind: fc.constantFrom('weather', 'traffic', 'capacity', 'unknown'),
      severity: fc.constantFrom('minor', 'major', 'unknown'),
      message: maybe(text),
    }),
    { maxLength: 2 },
  ),
  pickedUpAt: maybe(time),
  deliveredAt: maybe(time),
  proof: maybe(fc.record({ photoUrl: fc.constant('https://p.example'), at: time })),
});

const merchantView = fc.record({
  orderId: fc.constant('o-1'),
  received: fc.boolean(),
  status: maybe(orderStatus),
  acceptedAt: maybe(time),
  readyAt: maybe(time),
  updatedAt: time,
  open: fc.boolean(),
  backlog: maybe(fc.constantFrom(0, 14, 15, 400)),
});

const health = fc.array(
  fc.record({
    name: fc.constantFrom(...serviceNames, 'unknown' as const),
    status: fc.constantFrom('up', 'up', 'up', 'degraded', 'down', 'unknown'),
    since: time,
    message: maybe(text),
  }),
  { maxLength: 6 },
);

const reasons: MissingReason[] = [
  'timeout',
  'unavailable',
  'invalid',
  'refused',
  'forbidden',
  'not_found',
];

function reading<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Reading<T>> {
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record(
        {
          ok: fc.constant(true as const),
          value,
          asOf: time,
          partial: fc.boolean(),
          old: fc.constantFrom(...reasons),
        },
        { requiredKeys: ['ok', 'value', 'asOf'] },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ok: fc.constant(false as const),
        reason: fc.constantFrom(...reasons),
        at: time,
      }),
    },
  ) as fc.Arbitrary<Reading<T>>;
}

const incident = fc.record({
  id: fc.constant('inc-1'),
  status: fc.constantFrom('suspected', 'confirmed', 'resolved'),
  problem: fc.constantFrom(...problemTypes),
  service: maybe(fc.constantFrom(...serviceNames)),
  source: fc.constantFrom('complaints', 'lookups', 'health', 'desk'),
  startedAt: time,
  customers: fc.nat(40),
  publicNote: maybe(text),
}) as fc.Arbitrary<Incident>;

const readings = {
  order: reading(order),
  payment: reading(payment),
  delivery: reading(delivery),
  merchantView: reading(merchantView),
  health: reading(health),
};

const stages: Stage[] = [
  'unpaid',
  'placed',
  'accepted',
  'preparing',
  'ready',
  'picked_up',
  'delivering',
  'delivered',
  'completed',
  'cancelled',
];

/** The facts of an order that goes well, with one or two of its witnesses telling anything. */
const nearlyWell: fc.Arbitrary<Facts> = fc
  .tuple(
    fc.constantFrom(...stages),
    fc.record(readings, { requiredKeys: [] }),
    fc.subarray(['order', 'payment', 'delivery', 'merchantView', 'health'], { maxLength: 2 }),
  )
  .map(([stage, others, strange]) => {
    const told = Object.entries(others).filter(([witness]) => strange.includes(witness));
    return { ...facts({ stage }), ...Object.fromEntries(told) } as Facts;
  });

const anyFacts = fc.record(readings) as fc.Arbitrary<Facts>;

/** Any case at all. */
export const anyCase: fc.Arbitrary<Case> = fc.record({
  now: fc.constant(now),
  said: fc.constantFrom(...problemTypes),
  claims: fc.oneof(fc.constant([]), fc.subarray([...claims], { maxLength: 3 })),
  facts: fc.oneof(anyFacts, { weight: 2, arbitrary: nearlyWell }),
  otherOrders: fc.array(order, { maxLength: 2 }),
  incidents: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.array(incident, { maxLength: 2 }),
  ),
  context: fc.record(
    { network: fc.constantFrom('wifi', 'offline', 'unknown'), appVersion: text, device: text },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Case['context']>,
  policy: fc.constant(defaultPolicy),
});
