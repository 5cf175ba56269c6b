/** Promises that fall due: looks after a watched order, and tells the news or calls a human. */
import { isUnanswered, valueIn } from '../src/domain/facts.ts';
import { remedyButtons } from './buttons.ts';
import type { Case } from './case.ts';
import { close } from './closing.ts';
import { diagnose } from './diagnose.ts';
import { explain, noteFound } from './explain.ts';
import { isFallback } from './fallback.ts';
import { gatherCase } from './gather.ts';
import { handOver } from './handoff.ts';
import { mergeSeen, newsBetween, toSeen } from './news.ts';
import { decideOffers } from './offers.ts';
import { remedies } from './remedies/index.ts';
import type { Topic, Watch } from './state.ts';
import { statusLines } from './status.ts';
import { statusCard } from './status-card.ts';
import type { Line, Talk } from './talk.ts';
import { endWatch, planLook, renewWatch, statusSlot } from './watch.ts';

/** A promise is renewed at most so often while things move. */
const renewalsLimit = 2;

/** A look at a watched order. */
export function lookAfter(talk: Talk, orderId: string): void {
  const { state, known } = talk;
  const watch = state.watches.find((each) => each.orderId === orderId);
  if (!watch) return;
  const isDue = known.now >= watch.until;
  if (known.owner === 'agent') {
    if (isDue) leaveToAgent(talk, watch);
    else lookAgain(talk, watch);
    return;
  }
  const view = gatherCase(talk, watch, { fresh: true });
  if (!view) return;
  const topic = topicOf(talk, watch);
  if (isUnanswered(view.facts.order)) {
    if (isDue) breakPromise(talk, topic, watch, view);
    else lookAgain(talk, watch);
    return;
  }
  const seen = toSeen(view.facts);
  const news = newsBetween(watch.seen, seen);
  watch.seen = mergeSeen(watch.seen, seen);
  if (news.length > 0) watch.moved = true;
  const status = valueIn(view.facts.order)?.status;
  if (news.length > 0 && (status === 'delivered' || status === 'completed')) {
    close(talk, topic, [...news, 'news.enjoy']);
    return;
  }
  if (hasWorked(watch, view)) {
    close(talk, topic, [
      // That it is paid is what the remedy's own sentence says.
      ...(watch.remedy === 'pay_again' ? news.filter((line) => line !== 'news.paid') : news),
      watch.remedy && remedies[watch.remedy].workedKey,
    ]);
    return;
  }
  if (news.length > 0 && status === 'cancelled') {
    tellCancelled(talk, topic, view, news);
    return;
  }
  if (isDue) {
    keepPromise(talk, topic, watch, view, news);
    return;
  }
  if (news.length > 0) tellNews(talk, topic, watch, view, news);
  lookAgain(talk, watch);
}

/** The topic of a watched order; where it is gone, what the watch remembers of it. */
function topicOf({ state }: Talk, watch: Watch): Topic {
  const topics = [...(state.topic ? [state.topic] : []), ...state.aside];
  const { orderId, orderNumber, said, claims, cause } = watch;
  return (
    topics.find((topic) => topic.orderId === orderId) ?? {
      said,
      claims,
      words: '',
      orderId,
      orderNumber,
      offered: [],
      settled: true,
      found: { problem: said, cause, params: {} },
    }
  );
}

/** What was tried before shows its effect. */
function hasEffect({ remedy, startedAt }: Watch, { facts }: Case): boolean {
  return remedy !== undefined && remedies[remedy].worked?.(facts, startedAt, {}) === true;
}

/** A remedy that ends the complaint has worked. */
function hasWorked(watch: Watch, view: Case): boolean {
  return (
    watch.remedy !== undefined &&
    remedies[watch.remedy].ends !== undefined &&
    hasEffect(watch, view)
  );
}

function lookAgain(talk: Talk, watch: Watch): void {
  watch.looks += 1;
  planLook(talk, watch);
}

/** The news, unprompted, and the card brought up to date where it stands. */
function tellNews(
  talk: Talk,
  topic: Topic,
  watch: Watch,
  view: Case,
  news: readonly Line[],
  more: Line[] = [],
): void {
  const data = { watchUntil: new Date(watch.until).toISOString() };
  const cards = statusCard(talk, view.facts);
  const slot = statusSlot(watch.orderId);
  if (cards.length > 0) talk.say([], { step: 'watch', about: topic, cards, slot, data });
  talk.say([...news, ...more], {
    step: 'watch',
    about: topic,
    buttons: remedyButtons(talk, topic.offered),
    data,
  });
}

function tellCancelled(talk: Talk, topic: Topic, view: Case, news: readonly Line[]): void {
  if (topic.orderId) endWatch(talk, topic.orderId);
  delete topic.settled;
  talk.state.topic = topic;
  for (const line of news.slice(0, 1)) talk.begin(line);
  explain(talk, topic, view, diagnose(view));
}

/** The promised time has come: well, moving on, or a human. */
function keepPromise(
  talk: Talk,
  topic: Topic,
  watch: Watch,
  view: Case,
  news: readonly Line[],
): void {
  const diagnosis = diagnose(view);
  if (isFallback(diagnosis)) {
    endWatch(talk, watch.orderId);
    talk.say(['watch.fine', ...(news.length > 0 ? news : statusLines(view))], {
      step: 'watch',
      about: topic,
      buttons: remedyButtons(talk, ['wait_and_watch', 'human']),
    });
    topic.offered = ['wait_and_watch', 'human'];
    return;
  }
  if (!(watch.moved || hasEffect(watch, view)) || watch.renewed >= renewalsLimit) {
    breakPromise(talk, topic, watch, view);
    return;
  }
  noteFound(topic, view, diagnosis);
  topic.offered = decideOffers(view, diagnosis, talk.state, topic.orderId);
  renewWatch(talk, watch);
  tellNews(talk, topic, watch, view, news, [
    [`cause.${diagnosis.cause}`, diagnosis.params],
    ['watch.renewed', { untilAt: watch.until }],
  ]);
}

/** Nothing has moved by the promised time: a human takes over, without being asked. */
function breakPromise(talk: Talk, topic: Topic, watch: Watch, view: Case): void {
  const diagnosis = diagnose(view);
  endWatch(talk, watch.orderId);
  if (view.facts.order.ok) noteFound(topic, view, diagnosis);
  talk.state.topic = topic;
  talk.begin(['watch.due', { dueAt: watch.until }]);
  handOver(talk, { reason: 'promise_broken', currency: valueIn(view.facts.order)?.currency });
}

/** While an agent has the case, what we promised becomes the agent's task. */
function leaveToAgent(talk: Talk, watch: Watch): void {
  endWatch(talk, watch.orderId);
  talk.want({
    kind: 'ticket_note',
    what: 'task',
    text: talk.text('task.promise', { dueAt: watch.until, orderNumber: watch.orderNumber }),
  });
}
