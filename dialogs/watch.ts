/** A promise to look after an order: how it begins, and when we look. */
import type { Facts } from '../src/domain/facts.ts';
import { valueIn } from '../src/domain/facts.ts';
import type { CauseId, RemedyId } from '../src/domain/problem.ts';
import { remedyButtons } from './buttons.ts';
import type { Case } from './case.ts';
import type { Known } from './contract.ts';
import { toSeen } from './news.ts';
import type { Topic, Watch } from './state.ts';
import { statusCard } from './status-card.ts';
import type { Line, Talk } from './talk.ts';

const minuteMs = 60_000;
/** Parts of the promised time after which we look, the last one being the promise itself. */
const looksAt = [0.1, 0.25, 0.45, 0.7, 1];

const watchTimer = (orderId: string) => `watch:${orderId}`;

/** When the next look is due (ms). */
function nextLookAt({ startedAt, until, looks }: Watch): number {
  const part = looksAt[looks] ?? 1;
  return Math.round(startedAt + (until - startedAt) * part);
}

/** Plans the next look; the same watch has one timer. */
export function planLook(talk: Talk, watch: Watch): void {
  talk.want({
    kind: 'timer',
    name: watchTimer(watch.orderId),
    at: nextLookAt(watch),
    data: { orderId: watch.orderId },
  });
}

const dayMs = 24 * 60 * minuteMs;

/** By when we promise news: minutes, for a refund that is under way the day it is due. */
function decidePromise(facts: Facts, cause: CauseId, { now, policy }: Known): number {
  const soon = now + policy.minutes.promiseFollowUp * minuteMs;
  if (cause !== 'refund_under_way') return soon;
  const due = (valueIn(facts.payment)?.refunds ?? []).flatMap(
    ({ status, expectedBy, requestedAt }) =>
      status === 'requested' || status === 'processing'
        ? [
            expectedBy
              ? Date.parse(expectedBy)
              : Date.parse(requestedAt) + policy.refundOverdueDays * dayMs,
          ]
        : [],
  );
  const latest = Math.max(...due);
  return Number.isFinite(latest) ? Math.max(soon, latest) : soon;
}

/** Begins a watch, or begins it anew: news by `until`, or a human. */
export function beginWatch(
  talk: Talk,
  topic: Topic,
  facts: Facts,
  remedy?: RemedyId,
): Watch | undefined {
  const { state, known } = talk;
  const order = valueIn(facts.order);
  const { orderId, found } = topic;
  if (orderId === undefined || !found) return undefined;
  const until = decidePromise(facts, found.cause, known);
  const watch: Watch = {
    orderId,
    orderNumber: order?.number ?? topic.orderNumber ?? '',
    said: topic.said,
    claims: topic.claims,
    cause: found.cause,
    ...(remedy ? { remedy } : {}),
    startedAt: known.now,
    until,
    looks: 0,
    renewed: 0,
    seen: toSeen(facts),
  };
  state.watches = [...state.watches.filter((each) => each.orderId !== orderId), watch];
  topic.settled = true;
  planLook(talk, watch);
  return watch;
}

/** Ends a watch and its timer. */
export function endWatch(talk: Talk, orderId: string): void {
  const { state } = talk;
  if (!state.watches.some((watch) => watch.orderId === orderId)) return;
  state.watches = state.watches.filter((watch) => watch.orderId !== orderId);
  talk.want({ kind: 'cancel_timer', name: watchTimer(orderId) });
}

/** The slot of the card that follows an order. */
export const statusSlot = (orderId: string) => `status:${orderId}`;

/** By when there is news. A person is called then, unless the customer waits for one already. */
export function promiseLine({ known }: Talk, { until }: Watch): Line {
  return [known.owner === 'queue' ? 'watch.remind' : 'watch.promise', { untilAt: until }];
}

/** The customer asked us to watch: the card that follows the order, and the promise. */
export function promiseWatch(talk: Talk, topic: Topic, view: Case, lead?: Line): void {
  const watch = beginWatch(talk, topic, view.facts);
  if (!watch) return;
  const data = { watchUntil: new Date(watch.until).toISOString() };
  const cards = statusCard(talk, view.facts);
  if (cards.length > 0) {
    talk.say([], { step: 'watch', about: topic, cards, slot: statusSlot(watch.orderId), data });
  }
  talk.state.pending = { kind: 'offer' };
  const offers = topic.offered.filter((id) => id !== 'wait_and_watch');
  topic.offered = offers;
  talk.say([lead, promiseLine(talk, watch)], {
    step: 'watch',
    about: topic,
    buttons: remedyButtons(talk, offers),
    data,
  });
}

/** The same promise once more, because things move. */
export function renewWatch(talk: Talk, watch: Watch): void {
  const lengthMs = watch.until - watch.startedAt;
  watch.startedAt = talk.known.now;
  watch.until = watch.startedAt + lengthMs;
  watch.looks = 0;
  watch.renewed += 1;
  delete watch.moved;
  planLook(talk, watch);
}
