/** What the way from the restaurant to the customer shows. */
import type { Delivery, DeliveryCondition } from '../src/domain/delivery.ts';
import { valueIn } from '../src/domain/facts.ts';
import type { Case } from './case.ts';
import { seenAt } from './facts-seen.ts';
import { promisedAt, stageOf, statusByRider, stepAt } from './facts-stage.ts';
import { isSince, latestOf, minuteMs, msOf } from './facts-time.ts';

export function deliveryIn({ facts }: Case): Delivery | undefined {
  return valueIn(facts.delivery);
}

/**
 * The moment up to which it is known that the food has not arrived: by the order or by the rider,
 * whoever was seen last.
 */
export function notArrivedUntil(view: Case): number {
  const byOrder = view.facts.order.ok ? seenAt(view, 'order') : undefined;
  const byRider = view.facts.delivery.ok ? seenAt(view, 'delivery') : undefined;
  return latestOf(byOrder, byRider) ?? view.now;
}

/** The rider's own position was reported within the policy's time. */
function isPositionFresh(view: Case): boolean {
  const at = msOf(deliveryIn(view)?.location?.at);
  const limit = view.policy.minutes.trackingFrozen;
  return at !== undefined && !isSince(at, limit, seenAt(view, 'delivery'));
}

/** Since when a rider who should ride stands still, with a position that is fresh. */
export function stationarySince(view: Case): number | undefined {
  const delivery = deliveryIn(view);
  if (!delivery || !['assigned', 'picked_up', 'delivering'].includes(delivery.status))
    return undefined;
  const since = msOf(delivery.stationarySince);
  const limit = view.policy.minutes.riderNotMoving;
  return isSince(since, limit, seenAt(view, 'delivery')) && isPositionFresh(view)
    ? since
    : undefined;
}

/** Since when the position of a rider on the way is no longer reported. */
export function positionFrozenSince(view: Case): number | undefined {
  const delivery = deliveryIn(view);
  const rides = ['assigned', 'at_merchant', 'picked_up', 'delivering'];
  if (!delivery || !rides.includes(delivery.status) || statusByRider(delivery) === 'delivered')
    return undefined;
  const at = msOf(delivery.location?.at);
  const limit = view.policy.minutes.trackingFrozen;
  return isSince(at, limit, seenAt(view, 'delivery')) ? at : undefined;
}

/** When the food was ready to be fetched, by the restaurant or the app. */
export function readyAt(view: Case): number | undefined {
  return (
    msOf(valueIn(view.facts.merchantView)?.readyAt) ?? stepAt(valueIn(view.facts.order), 'ready')
  );
}

/** A condition that the platform calls major. */
export function majorCondition(
  view: Case,
  kind: DeliveryCondition['kind'],
): DeliveryCondition | undefined {
  return deliveryIn(view)?.conditions.find(
    (condition) => condition.kind === kind && condition.severity === 'major',
  );
}

export interface Slipping {
  /** How often the estimate moved to a later time. */
  moves: number;
  /** Where it stood first, and where it stands now (ms). */
  firstAt: number;
  lastAt: number;
}

/** How the estimate of arrival moved; nothing where it was told less than twice. */
export function slippingOf(delivery: Delivery): Slipping | undefined {
  const told = delivery.etaHistory
    .flatMap(({ at, eta }) => {
      const [atMs, etaMs] = [msOf(at), msOf(eta)];
      return atMs === undefined || etaMs === undefined ? [] : [{ atMs, etaMs }];
    })
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ etaMs }) => etaMs);
  const current = msOf(delivery.eta);
  if (current !== undefined) told.push(current);
  const [firstAt] = told;
  const lastAt = told.at(-1);
  if (firstAt === undefined || lastAt === undefined || told.length < 2) return undefined;
  const moves = told.filter((eta, index) => eta > (told[index - 1] ?? eta)).length;
  return { moves, firstAt, lastAt };
}

/** Expected after the promise by more than the policy allows, or already past it. */
export function isSlow(view: Case): boolean {
  const promised = promisedAt(view);
  if (promised === undefined || stageOf(view) === 'cancelled') return false;
  const eta = msOf(deliveryIn(view)?.eta);
  const limit = promised + view.policy.minutes.late * minuteMs;
  return notArrivedUntil(view) > promised || (eta !== undefined && eta >= limit);
}
