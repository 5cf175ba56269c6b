/** What keeps an order in the restaurant. Each rule gives the params of its reply where it holds. */
import { valueIn } from '../src/domain/facts.ts';
import type { Case, Params } from './case.ts';
import { paymentIn } from './facts-money.ts';
import { seenAt } from './facts-seen.ts';
import { isAtKitchen, isForLater, stageOf, statusSince, stepAt } from './facts-stage.ts';
import { isSince, latestOf, minutesBetween, msOf } from './facts-time.ts';

/** Since when the restaurant could have accepted: placed, and paid where that came later. */
function waitingSince(view: Case): number | undefined {
  const order = valueIn(view.facts.order);
  return latestOf(msOf(order?.placedAt), stepAt(order, 'placed'), msOf(paymentIn(view)?.paidAt));
}

/** Placed, and nobody accepted it in the policy's time. */
export function notAccepted(view: Case): Params | undefined {
  const order = valueIn(view.facts.order);
  if (order?.status !== 'placed' || stageOf(view) !== 'placed' || isForLater(view))
    return undefined;
  const sinceAt = waitingSince(view);
  const until = seenAt(view, 'order');
  if (!isSince(sinceAt, view.policy.minutes.accept, until)) return undefined;
  return { sinceAt, minutes: minutesBetween(sinceAt, until) };
}

/** Many orders are to be cooked before this one. */
export function backlogged(view: Case): Params | undefined {
  const backlog = valueIn(view.facts.merchantView)?.backlog;
  if (backlog === undefined || backlog < view.policy.backlogOrders) return undefined;
  return isAtKitchen(stageOf(view)) && !isForLater(view) ? { backlog } : undefined;
}

/** Since when an order that was accepted has made no step. */
function withoutProgressSince(view: Case): number | undefined {
  const order = valueIn(view.facts.order);
  if (!order) return undefined;
  return latestOf(statusSince(order), msOf(valueIn(view.facts.merchantView)?.acceptedAt));
}

/** Accepted or being prepared without a step for the policy's time. */
function standsStill(view: Case): number | undefined {
  const sinceAt = withoutProgressSince(view);
  const limit = view.policy.minutes.preparingStalled;
  return isSince(sinceAt, limit, seenAt(view, 'order')) ? sinceAt : undefined;
}

/**
 * Accepted or being prepared, and said to be stuck or without a step for the policy's time. Slow
 * cooking that is none of it is a delay (`kitchen_slow`).
 */
export function stalled(view: Case): Params | undefined {
  const stage = stageOf(view);
  const order = valueIn(view.facts.order);
  if (!order || (stage !== 'accepted' && stage !== 'preparing')) return undefined;
  if (order.status === 'unpaid' || isForLater(view)) return undefined;
  const until = seenAt(view, 'order');
  const sinceAt = view.claims.includes('stuck') ? withoutProgressSince(view) : standsStill(view);
  if (sinceAt === undefined || sinceAt > until) return undefined;
  return { sinceAt, minutes: minutesBetween(sinceAt, until), stage };
}

/**
 * The restaurant is closed and has not begun. A restaurant that closes while it cooks has only
 * stopped to take orders, unless the cooking stands still or is what the complaint is about.
 */
export function closed(view: Case): Params | undefined {
  const merchant = valueIn(view.facts.merchantView);
  const stage = stageOf(view);
  if (!merchant || merchant.open || !isAtKitchen(stage) || isForLater(view)) return undefined;
  const isCooking = stage === 'preparing';
  if (isCooking && view.said !== 'order_error' && standsStill(view) === undefined) return undefined;
  return { stage };
}
