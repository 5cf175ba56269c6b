/** Whether an order is in trouble: the welcome shows it then, before anybody asks. */
import type { Facts } from '../src/domain/facts.ts';
import type { Order } from '../src/domain/order.ts';
import type { Policy } from '../src/domain/policy.ts';
import type { Case } from './case.ts';
import { cancelledAt, chargedButUnpaid, merchantHasNothing } from './facts-contradictions.ts';
import { notAccepted, stalled } from './facts-kitchen.ts';
import { lastAttempt, paymentIn } from './facts-money.ts';
import { notArrivedUntil, stationarySince } from './facts-ride.ts';
import { isOver, isUnderWay, promisedAt, stageOf } from './facts-stage.ts';
import { isSince, minuteMs } from './facts-time.ts';

export type Trouble = 'late' | 'stuck' | 'payment' | 'cancelled';

/** A cancellation is news for this long. */
const cancelledWithinMs = 180 * minuteMs;

/** The case of an order nobody has complained about yet; without facts, the order alone is seen. */
function caseOf(order: Order, facts: Facts | undefined, now: number, policy: Policy): Case {
  const at = new Date(now).toISOString();
  const unread = { ok: false, reason: 'refused', at } as const;
  return {
    now,
    said: 'order_error',
    claims: [],
    facts: facts ?? {
      order: { ok: true, value: order, asOf: at },
      payment: unread,
      delivery: unread,
      merchantView: unread,
      health: unread,
    },
    otherOrders: [],
    incidents: [],
    context: {},
    policy,
  };
}

/** An order that waits for its money, unless the last attempt is still on its way. */
function isPaymentStuck(view: Case, order: Order): boolean {
  if (chargedButUnpaid(view)) return true;
  if (order.status !== 'unpaid') return false;
  const payment = paymentIn(view);
  return !payment || lastAttempt(payment)?.status === 'failed';
}

/**
 * What is wrong with an order, by the order alone or by all its witnesses: cancelled by someone
 * else in the last three hours, not paid, past its promise, or stuck at the restaurant or on the
 * way. Nothing where all is as it should be.
 */
export function troubleOf(
  order: Order,
  facts: Facts | undefined,
  now: number,
  policy: Policy,
): Trouble | undefined {
  const view = caseOf(order, facts, now, policy);
  const cancelled = cancelledAt(view);
  if (cancelled !== undefined) {
    const isRecent = now - cancelled <= cancelledWithinMs;
    return isRecent && order.cancel?.by !== 'customer' ? 'cancelled' : undefined;
  }
  if (isPaymentStuck(view, order)) return 'payment';
  const stage = stageOf(view);
  if (order.status === 'unpaid' || isOver(stage)) return undefined;
  if (isSince(promisedAt(view), policy.minutes.late, notArrivedUntil(view))) return 'late';
  const isStuck =
    merchantHasNothing(view) ??
    notAccepted(view) ??
    stalled(view) ??
    (isUnderWay(stage) ? stationarySince(view) : undefined);
  return isStuck === undefined ? undefined : 'stuck';
}
