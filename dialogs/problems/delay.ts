/** The food is late, or will be. */
import type { DeliveryCondition } from '../../src/domain/delivery.ts';
import { valueIn } from '../../src/domain/facts.ts';
import type { CauseId } from '../../src/domain/problem.ts';
import type { Case, Cause, Params, ProblemTable } from '../case.ts';
import { notAccepted, stalled } from '../facts-kitchen.ts';
import {
  deliveryIn,
  isSlow,
  majorCondition,
  notArrivedUntil,
  readyAt,
  slippingOf,
  stationarySince,
} from '../facts-ride.ts';
import { flawedAmong, seenAt } from '../facts-seen.ts';
import {
  deliveredAt,
  isForLater,
  isHandedOver,
  isOver,
  isShownDelivered,
  isUnderWay,
  promisedAt,
  stageOf,
} from '../facts-stage.ts';
import { isSince, minuteMs, minutesBetween, msOf } from '../facts-time.ts';

/** The estimate of arrival, where there is one that is not past. */
function estimate(view: Case): Params {
  const etaAt = msOf(deliveryIn(view)?.eta);
  return etaAt !== undefined && etaAt > view.now
    ? { estimated: 'yes', etaAt }
    : { estimated: 'no' };
}

function arrivedLate(view: Case): Params | undefined {
  const [promised, delivered] = [promisedAt(view), deliveredAt(view)];
  if (promised === undefined || delivered === undefined || !isShownDelivered(view))
    return undefined;
  if (view.claims.includes('not_received')) return undefined;
  if (!isSince(promised, view.policy.minutes.late, delivered)) return undefined;
  return {
    promisedAt: promised,
    deliveredAt: delivered,
    minutes: minutesBetween(promised, delivered),
  };
}

/** Nobody rides, and the food waits or the promise is near. */
function noRider(view: Case): Params | undefined {
  const stage = stageOf(view);
  if (deliveryIn(view)?.status !== 'unassigned' || !isUnderWay(stage) || isHandedOver(stage))
    return undefined;
  if (stage === 'unknown') return undefined;
  const until = seenAt(view, 'delivery');
  const { noRiderAfterReady, noRiderBeforePromise } = view.policy.minutes;
  const ready = readyAt(view);
  if (isSince(ready, noRiderAfterReady, until))
    return { kind: 'ready', readyAt: ready, minutes: minutesBetween(ready, until) };
  const promised = promisedAt(view);
  if (!isSince(promised, -noRiderBeforePromise, until)) return undefined;
  const minutes = minutesBetween(until, promised);
  return { kind: minutes >= 0 ? 'near' : 'past', promisedAt: promised, minutes: Math.abs(minutes) };
}

/** Still cooked past the promise, with progress; cooking without any is `preparing_stalled`. */
function kitchenSlow(view: Case): Params | undefined {
  const stage = stageOf(view);
  const promised = promisedAt(view);
  const until = notArrivedUntil(view);
  if (stage !== 'accepted' && stage !== 'preparing') return undefined;
  if (promised === undefined || until <= promised || stalled(view)) return undefined;
  return { promisedAt: promised, minutes: minutesBetween(promised, until), ...estimate(view) };
}

function riderNotMoving(view: Case): Params | undefined {
  const sinceAt = stationarySince(view);
  if (sinceAt === undefined || !isUnderWay(stageOf(view))) return undefined;
  return { sinceAt, minutes: minutesBetween(sinceAt, seenAt(view, 'delivery')) };
}

/** A condition slows everyone down; it is this order's trouble when it is late, or said to be. */
const condition = (id: CauseId, kind: DeliveryCondition['kind'], tip: string): Cause => ({
  id,
  rests: ['delivery'],
  when: (view) => {
    const found = majorCondition(view, kind);
    if (!found || !isUnderWay(stageOf(view)) || isForLater(view)) return undefined;
    if (view.said !== 'delay' && !isSlow(view)) return undefined;
    const message = found.message?.trim();
    const told: Params = message ? { hasMessage: 'yes', message } : { hasMessage: 'no' };
    return { ...told, ...estimate(view) };
  },
  remedies: ['wait_and_watch', 'contact_rider', 'change_time', 'human'],
  tip,
});

function estimateSlipping(view: Case): Params | undefined {
  const delivery = deliveryIn(view);
  const slipping = delivery && slippingOf(delivery);
  if (!slipping || !isUnderWay(stageOf(view))) return undefined;
  const { estimateSlippingMoves: moves, minutes } = view.policy;
  const { firstAt, lastAt } = slipping;
  if (slipping.moves < moves || !isSince(firstAt, minutes.estimateSlipping, lastAt))
    return undefined;
  return {
    moves: slipping.moves,
    minutes: minutesBetween(firstAt, lastAt),
    firstAt,
    etaAt: lastAt,
  };
}

/** Past the promise, and nothing more exact explains it. */
function late(view: Case): Params | undefined {
  const stage = stageOf(view);
  const promised = promisedAt(view);
  const order = valueIn(view.facts.order);
  if (!order || promised === undefined || stage === 'unpaid' || isOver(stage)) return undefined;
  const until = notArrivedUntil(view);
  if (!isSince(promised, view.policy.minutes.late, until)) return undefined;
  if (notAccepted(view) || stalled(view)) return undefined;
  // A status nobody understands may mean that it has arrived.
  if (stage === 'unknown' && (deliveryIn(view)?.status ?? 'unknown') === 'unknown')
    return undefined;
  return {
    promisedAt: promised,
    minutes: minutesBetween(promised, until),
    stage,
    ...estimate(view),
  };
}

/** How the order stands towards its promise when it is not late. */
function notLateYet(view: Case): Params {
  const promised = promisedAt(view);
  const stage = stageOf(view);
  const delivered = isShownDelivered(view) ? deliveredAt(view) : undefined;
  const isPast = promised !== undefined && notArrivedUntil(view) > promised;
  return {
    stage,
    promise: promised === undefined ? 'no' : isPast ? 'past' : 'yes',
    ...(promised === undefined ? {} : { promisedAt: promised }),
    timed: delivered === undefined ? 'no' : 'yes',
    ...(delivered === undefined ? {} : { deliveredAt: delivered }),
    minutes: promised === undefined ? 0 : Math.ceil(Math.abs(promised - view.now) / minuteMs),
    ...estimate(view),
  };
}

const causes: Cause[] = [
  {
    id: 'arrived_late',
    rests: ['order'],
    when: arrivedLate,
    remedies: ['refund', 'human'],
    tip: 'tip.off_peak',
  },
  {
    id: 'no_rider',
    rests: ['delivery'],
    when: noRider,
    remedies: ['urge_rider', 'wait_and_watch', 'cancel_and_reorder', 'cancel', 'human'],
    tip: 'tip.off_peak',
  },
  {
    id: 'kitchen_slow',
    rests: ['order'],
    when: kitchenSlow,
    remedies: ['urge_merchant', 'contact_merchant', 'wait_and_watch', 'cancel', 'human'],
    tip: 'tip.off_peak',
  },
  {
    id: 'rider_not_moving',
    rests: ['delivery'],
    when: riderNotMoving,
    remedies: ['urge_rider', 'contact_rider', 'wait_and_watch', 'human'],
    tip: 'tip.notifications',
  },
  condition('weather', 'weather', 'tip.order_ahead'),
  condition('traffic', 'traffic', 'tip.order_ahead'),
  condition('capacity', 'capacity', 'tip.off_peak'),
  {
    id: 'estimate_slipping',
    rests: ['delivery'],
    when: estimateSlipping,
    remedies: ['urge_rider', 'urge_merchant', 'contact_rider', 'wait_and_watch', 'human'],
    tip: 'tip.off_peak',
  },
  {
    id: 'late',
    rests: ['order'],
    when: late,
    remedies: ['urge_rider', 'urge_merchant', 'contact_rider', 'wait_and_watch', 'human'],
    tip: 'tip.off_peak',
  },
  {
    id: 'not_late_yet',
    rests: ['order'],
    when: notLateYet,
    remedies: ['wait_and_watch', 'urge_rider', 'urge_merchant', 'change_time', 'human'],
    tip: 'tip.notifications',
  },
];

/** That an order is not late rests on the order, and on the rider's side while it is under way. */
export const delay: ProblemTable = {
  problem: 'delay',
  causes,
  unread: (view) => {
    const stage = stageOf(view);
    if (stage === 'unknown') return ['order'];
    return flawedAmong(view, isUnderWay(stage) ? ['order', 'delivery'] : ['order']);
  },
};
