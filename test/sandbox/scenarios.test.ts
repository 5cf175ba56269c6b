import { expect } from 'chai';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Reading } from '../../src/domain/facts.ts';
import type { ServiceHealth } from '../../src/domain/health.ts';
import type { MerchantView } from '../../src/domain/merchant-view.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Payment } from '../../src/domain/payment.ts';
import { causesOf } from '../../src/domain/problem.ts';
import {
  deliverySchema,
  merchantViewSchema,
  orderSchema,
  paymentSchema,
} from '../../src/platform/contract.ts';
import type { Platform } from '../../src/platform/port.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { scenarios } from '../../src/sandbox/scenarios/all.ts';
import { manualClock } from '../support/clock.ts';

const noon = '2025-03-01T12:00:00.000Z';
const minuteMs = 60_000;

interface Seen {
  now: number;
  order: Order;
  others: Order[];
  payment: Payment;
  delivery: Delivery;
  merchant: MerchantView;
  health: ServiceHealth[];
}

const must = <T>(reading: Reading<T>): T => {
  if (!reading.ok) throw new Error(`not read: ${reading.reason}`);
  return reading.value;
};

/** Everything about the newest order, or about the one named. */
async function look(
  platform: Platform,
  customerId: string,
  now: number,
  orderId?: string,
): Promise<Seen> {
  const orders = must(await platform.orders(customerId, 5));
  const order = orders.find(({ id }) => id === (orderId ?? id));
  if (!order) throw new Error('no order');
  const others = orders.filter((other) => other !== order);
  return {
    now,
    order,
    others,
    payment: must(await platform.payment(order.id)),
    delivery: must(await platform.delivery(order.id)),
    merchant: must(await platform.merchantView(order.id)),
    health: must(await platform.health({ about: customerId })),
  };
}

const minutesSince = (now: number, time: string | undefined) =>
  time === undefined ? Number.NaN : (now - Date.parse(time)) / minuteMs;
const lateBy = ({ order, now }: Seen) => minutesSince(now, order.promisedAt);
const lastCode = ({ payment }: Seen) => payment.attempts.at(-1)?.code;
const charges = ({ payment }: Seen) =>
  payment.attempts.filter(({ status }) => status === 'succeeded');
const waitsForPayment = ({ order, payment }: Seen) =>
  order.status === 'unpaid' && payment.status !== 'paid';
const isDelivered = ({ order, delivery }: Seen) =>
  order.status === 'delivered' && delivery.status === 'delivered';
const onItsWay = ({ order, delivery }: Seen) =>
  order.status === 'delivering' && delivery.status === 'delivering';
const condition = ({ delivery }: Seen) =>
  delivery.conditions.map(({ kind, severity }) => `${kind} ${severity}`).join();
const isDown = ({ health }: Seen, name: string) =>
  health.find((service) => service.name === name)?.status === 'down';
const isDegraded = ({ health }: Seen, name: string) =>
  health.find((service) => service.name === name)?.status === 'degraded';
const allUp = ({ health }: Seen) => health.every(({ status }) => status === 'up');
const positionAge = ({ delivery, now }: Seen) => minutesSince(now, delivery.location?.at);
const slips = ({ delivery }: Seen) =>
  delivery.etaHistory
    .slice(1)
    .map(({ eta }, index) => Date.parse(eta) - Date.parse(delivery.etaHistory[index]?.eta ?? eta))
    .filter((ms) => ms > 0)
    .map((ms) => ms / minuteMs);

/** The deciding rule of each scenario, with the default policy's minutes. */
const rules: Record<string, (seen: Seen) => boolean> = {
  arrived_late: (seen) =>
    isDelivered(seen) &&
    minutesSince(Date.parse(seen.delivery.deliveredAt ?? ''), seen.order.promisedAt) >= 5,
  no_rider: (seen) =>
    !seen.delivery.rider && minutesSince(seen.now, seen.merchant.readyAt) >= 10 && lateBy(seen) < 5,
  kitchen_slow: (seen) =>
    seen.order.status === 'preparing' &&
    lateBy(seen) >= 5 &&
    minutesSince(seen.now, seen.order.updatedAt) < 25,
  rider_not_moving: (seen) =>
    minutesSince(seen.now, seen.delivery.stationarySince) >= 8 && positionAge(seen) < 2,
  rider_never_moves: (seen) =>
    minutesSince(seen.now, seen.delivery.stationarySince) >= 8 && positionAge(seen) < 2,
  weather: (seen) => condition(seen) === 'weather major' && lateBy(seen) >= 5,
  traffic: (seen) => condition(seen) === 'traffic major' && lateBy(seen) >= 5,
  capacity: (seen) => condition(seen) === 'capacity major' && lateBy(seen) >= 5 && allUp(seen),
  estimate_slipping: (seen) =>
    slips(seen).length >= 2 && slips(seen).reduce((a, b) => a + b, 0) >= 10 && lateBy(seen) < 5,
  late: (seen) =>
    lateBy(seen) >= 5 &&
    onItsWay(seen) &&
    !seen.delivery.stationarySince &&
    slips(seen).length < 2 &&
    condition(seen) === '',
  not_late_yet: (seen) => onItsWay(seen) && lateBy(seen) < 0 && slips(seen).length === 0,
  cancelled_by_itself: ({ order }) =>
    order.status === 'cancelled' && order.cancel?.by === 'merchant',
  merchant_closed: ({ order, merchant }) =>
    order.status === 'placed' && merchant.received && !merchant.open,
  wrong_address: ({ order, delivery }) => order.status === 'preparing' && !delivery.pickedUpAt,
  duplicate_order: ({ order, others: [other] }) =>
    other !== undefined &&
    other.merchant.id === order.merchant.id &&
    JSON.stringify(other.items) === JSON.stringify(order.items) &&
    minutesSince(Date.parse(order.placedAt), other.placedAt) <= 10,
  wrong_or_missing_items: (seen) => isDelivered(seen) && seen.order.items.length > 1,
  damaged: isDelivered,
  note_ignored: (seen) => isDelivered(seen) && seen.order.remark !== undefined,
  not_accepted: ({ now, order, merchant }) =>
    order.status === 'placed' &&
    merchant.received &&
    merchant.open &&
    !merchant.acceptedAt &&
    minutesSince(now, order.placedAt) >= 5,
  kitchen_backlog: (seen) => (seen.merchant.backlog ?? 0) >= 15 && lateBy(seen) < 0,
  preparing_stalled: (seen) =>
    seen.order.status === 'preparing' &&
    minutesSince(seen.now, seen.order.updatedAt) >= 25 &&
    lateBy(seen) < 0,
  kitchen_never_hurries: (seen) =>
    seen.order.status === 'preparing' && minutesSince(seen.now, seen.order.updatedAt) >= 25,
  order_fine: (seen) => seen.order.status === 'preparing' && lateBy(seen) < -15,
  charged_twice: (seen) => charges(seen).length === 2 && seen.payment.status === 'paid',
  charged_but_unpaid: (seen) => charges(seen).length === 1 && waitsForPayment(seen),
  wrong_amount: (seen) => charges(seen)[0]?.amount !== seen.order.total,
  refund_overdue: ({ now, payment }) => minutesSince(now, payment.refunds[0]?.expectedBy) > 0,
  refund_under_way: ({ now, payment }) =>
    payment.status === 'refunding' && minutesSince(now, payment.refunds[0]?.expectedBy) < 0,
  expired_unpaid: (seen) =>
    seen.order.cancel?.by === 'system' &&
    seen.payment.status === 'unpaid' &&
    charges(seen).length === 0,
  channel_down: (seen) => seen.payment.channel.status === 'down' && waitsForPayment(seen),
  channel_error: (seen) => lastCode(seen) === 'channel_error' && waitsForPayment(seen),
  limit_exceeded: (seen) => lastCode(seen) === 'limit_exceeded' && waitsForPayment(seen),
  online_payment_disabled: (seen) =>
    lastCode(seen) === 'online_payment_disabled' && waitsForPayment(seen),
  insufficient_funds: (seen) => lastCode(seen) === 'insufficient_funds' && waitsForPayment(seen),
  risk_control: (seen) => lastCode(seen) === 'risk_control' && waitsForPayment(seen),
  customer_network: (seen) => lastCode(seen) === 'network' && waitsForPayment(seen),
  coupon_refused: (seen) => waitsForPayment(seen) && seen.payment.attempts.length === 0,
  payment_fine: (seen) =>
    seen.payment.status === 'paid' &&
    charges(seen).length === 1 &&
    seen.payment.amount === seen.order.total,
  merchant_has_no_order: ({ payment, merchant }) => payment.status === 'paid' && !merchant.received,
  cancelled_but_moving: ({ order, delivery }) =>
    order.status === 'cancelled' && delivery.status === 'delivering',
  delivered_not_received: (seen) => isDelivered(seen) && seen.delivery.proof !== undefined,
  payment_order_disagree: (seen) =>
    seen.order.status === 'preparing' &&
    seen.payment.status === 'unpaid' &&
    charges(seen).length === 0,
  tracking_frozen: (seen) => onItsWay(seen) && positionAge(seen) >= 10 && lateBy(seen) < 0,
  app_behind_merchant: ({ order, merchant }) =>
    order.status === 'preparing' && merchant.status === 'ready',
  merchant_behind_app: ({ order, merchant }) =>
    order.status === 'delivering' && merchant.status === 'preparing',
  views_agree: ({ order, merchant, delivery }) =>
    order.status === merchant.status && order.status === delivery.status,
  known_incident: (seen) => isDown(seen, 'delivery'),
  platform_down: (seen) => isDown(seen, 'app') && isDown(seen, 'orders'),
  service_down: (seen) => isDown(seen, 'payments') && !isDown(seen, 'app'),
  service_degraded: (seen) => isDegraded(seen, 'delivery') && condition(seen) === '',
  peak_overload: (seen) => isDegraded(seen, 'app') && condition(seen) === 'capacity major',
  suspected_incident: allUp,
  customer_side: (seen) => allUp(seen) && lateBy(seen) < 0,
  facts_unavailable: allUp,
};

describe('sandbox scenarios', () => {
  it('cover every cause of every problem', () => {
    const covered = new Set(scenarios.map(({ cause }) => cause));
    const all = [...Object.values(causesOf).flat(), 'facts_unavailable' as const];
    expect(all.filter((cause) => !covered.has(cause))).to.deep.equal([]);
  });

  it('have ids of their own that fit a customer id', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).to.equal(scenarios.length);
    for (const { id } of scenarios) expect(id).to.match(/^[a-z_]+$/);
  });

  it('name a cause of their problem', () => {
    for (const { cause, problem, id } of scenarios) {
      if (cause !== 'facts_unavailable') expect(causesOf[problem], id).to.include(cause);
    }
  });

  for (const scenario of scenarios) {
    it(`${scenario.id}: the facts satisfy the deciding rule, at first and two minutes later`, async () => {
      const rule = rules[scenario.id];
      if (!rule) throw new Error('no rule');
      const clock = manualClock(noon);
      const sandbox = createSandbox({ clock });
      const customerId = `demo-${scenario.id}-t1`;
      // What could be read if the scenario let it.
      sandbox.setFaults(customerId, {});
      for (const minute of [0, 2]) {
        clock.advance(minute * minuteMs);
        const seen = await look(sandbox, customerId, clock.now());
        expect(rule(seen), JSON.stringify(seen, null, 1)).to.equal(true);
      }
    });
  }
});

describe('a course of a sandbox order', () => {
  for (const scenario of scenarios) {
    it(`${scenario.id}: keeps to the contract, never goes back, and ends`, async () => {
      const clock = manualClock(noon);
      const sandbox = createSandbox({ clock });
      const customerId = `demo-${scenario.id}-t2`;
      sandbox.setFaults(customerId, {});
      let before: Seen | undefined;
      for (let minute = 0; minute < 26 * 60; minute += minute < 120 ? 1 : 30) {
        const seen = await look(sandbox, customerId, clock.now(), before?.order.id);
        const at = `minute ${minute}`;
        for (const [schema, value] of [
          [orderSchema, seen.order],
          [paymentSchema, seen.payment],
          [deliverySchema, seen.delivery],
          [merchantViewSchema, seen.merchant],
        ] as const) {
          const read = schema.safeParse(JSON.parse(JSON.stringify(value)));
          expect(read.error?.issues ?? [], at).to.deep.equal([]);
        }
        const steps = seen.order.timeline.map(({ status }) => status);
        if (before) {
          const was = before.order.timeline.map(({ status }) => status);
          expect(steps.slice(0, was.length), at).to.deep.equal(was);
          expect(Date.parse(seen.order.updatedAt), at).to.be.at.least(
            Date.parse(before.order.updatedAt),
          );
        }
        const { delivery, order } = seen;
        if (delivery.rider && delivery.status !== 'delivered' && order.status !== 'cancelled') {
          expect(minutesSince(seen.now, delivery.eta), `estimate at ${at}`).to.be.at.most(1);
        }
        before = seen;
        clock.advance((minute < 120 ? 1 : 30) * minuteMs);
      }
      expect(before?.order.status).to.be.oneOf(['completed', 'cancelled']);
    });
  }
});
