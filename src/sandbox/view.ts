/** Order, payment and restaurant's view, as they look at one minute of an order's course. Pure. */
import type { MerchantView } from '../domain/merchant-view.ts';
import type { Order } from '../domain/order.ts';
import type { Payment, PaymentStatus } from '../domain/payment.ts';
import { totalOf } from './course.ts';
import {
  currency,
  eventsBy,
  itemId,
  passed,
  type SandboxOrder,
  seenAt,
  statusIn,
  timeOf,
} from './events.ts';
import { chargedBy, refundedBy } from './reaction.ts';
import type { Minute, Story } from './story.ts';

/** The order as the app shows it. */
export function orderAt(of: SandboxOrder, now: Minute): Order {
  const { story } = of;
  const seen = seenAt(story.appStandstill, now);
  const events = eventsBy(story, seen);
  const time = (minute: Minute) => timeOf(of, minute);
  return {
    id: of.id,
    number: of.number,
    pickupNumber: of.pickupNumber,
    customerId: of.customerId,
    merchant: { id: story.shop.id, name: story.shop.name, phone: story.shop.phone },
    items: story.dishes.map((dish, index) => ({ id: itemId(index), ...dish })),
    total: totalOf(story),
    currency,
    status: statusIn(events),
    placedAt: time(story.placed),
    promisedAt: story.promised === undefined ? undefined : time(story.promised),
    updatedAt: time(events.at(-1)?.at ?? story.placed),
    address: story.address,
    remark: story.remark,
    cancel:
      story.cancel && passed(story.cancel.at, seen)
        ? { by: story.cancel.by, reason: story.cancel.reason, at: time(story.cancel.at) }
        : undefined,
    timeline: events.map(({ status, at, source }) => ({ status, at: time(at), source })),
  };
}

/** The money of an order. */
export function paymentAt(of: SandboxOrder, now: Minute): Payment {
  const { story } = of;
  const { pay } = story;
  const total = totalOf(story);
  const time = (minute: Minute) => timeOf(of, minute);
  const attempts = pay.attempts.filter(({ at }) => at <= now);
  const refunds = pay.refunds.filter(({ requested }) => requested <= now);
  return {
    orderId: of.id,
    status: paymentStatus(story, now),
    method: pay.method,
    amount: attempts.findLast(({ status }) => status === 'succeeded')?.amount ?? total,
    currency,
    paidAt: passed(pay.paid, now) ? time(pay.paid) : undefined,
    attempts: attempts.map(({ at, amount = total, status, code, message }, index) => ({
      id: `${of.id}-pay-${index + 1}`,
      at: time(at),
      amount,
      status,
      code,
      message,
    })),
    refunds: refunds.map(({ requested, expected, done, amount = total }, index) => ({
      id: `${of.id}-refund-${index + 1}`,
      amount,
      status: passed(done, now)
        ? 'succeeded'
        : passed(requested + 1, now)
          ? 'processing'
          : 'requested',
      requestedAt: time(requested),
      expectedBy: time(expected),
    })),
    channel: pay.channel,
  };
}

function paymentStatus(story: Story, now: Minute): PaymentStatus {
  const { pay } = story;
  const back = refundedBy(story, now);
  if (back > 0 && back >= chargedBy(story, now)) {
    const refunds = pay.refunds.filter(({ requested }) => requested <= now);
    return refunds.every(({ done }) => passed(done, now)) ? 'refunded' : 'refunding';
  }
  if (passed(pay.paid, now)) return 'paid';
  const last = pay.attempts.findLast(({ at }) => at <= now);
  return last?.status === 'processing' || last?.status === 'failed' ? last.status : 'unpaid';
}

/** The order as the restaurant's own system shows it. */
export function merchantViewAt(of: SandboxOrder, now: Minute): MerchantView {
  const { story } = of;
  const { kitchen } = story;
  const open = !kitchen.closed;
  const time = (minute: Minute) => timeOf(of, minute);
  if (!passed(kitchen.received, now)) {
    return { orderId: of.id, received: false, updatedAt: time(now), open };
  }
  const seen = seenAt(kitchen.standstill, now);
  const events = eventsBy(story.ride.unaware ? { ...story, cancel: undefined } : story, seen);
  const waiting = (kitchen.backlog ?? 2) - Math.floor(Math.max(0, now) / 2);
  return {
    orderId: of.id,
    received: true,
    status: statusIn(events),
    acceptedAt: passed(kitchen.accepted, seen) ? time(kitchen.accepted) : undefined,
    readyAt: passed(kitchen.ready, seen) ? time(kitchen.ready) : undefined,
    updatedAt: time(Math.max(events.at(-1)?.at ?? kitchen.received, kitchen.received)),
    open,
    backlog: passed(kitchen.ready, now) ? 0 : Math.max(0, waiting),
  };
}
