/** A remedy was chosen: by its button, by plain words, or by yes to the question about it. */
import { isUnanswered, valueIn } from '../src/domain/facts.ts';
import type { ProblemType, RemedyId } from '../src/domain/problem.ts';
import { perform } from './act.ts';
import { askHuman } from './ask-human.ts';
import { remedyButtons } from './buttons.ts';
import type { Case, Diagnosis } from './case.ts';
import { diagnose } from './diagnose.ts';
import { explain, noteFound } from './explain.ts';
import { gatherCase } from './gather.ts';
import { isOffered, lastTried } from './offers.ts';
import { remedies } from './remedies/index.ts';
import { asideLimit, type Given, type Topic, type Tried } from './state.ts';
import type { Talk } from './talk.ts';
import { treat } from './treat.ts';
import { promiseLine } from './watch.ts';
import { fulfil, notNow, resolveWish } from './wish.ts';
import { answerIn, type Wish } from './words/index.ts';

/** What a wish is about when nothing was complained of yet. */
const problemBehind: Record<Wish, ProblemType> = {
  urge: 'delay',
  urge_rider: 'delay',
  urge_merchant: 'delay',
  contact_rider: 'delay',
  wait_and_watch: 'delay',
  change_time: 'delay',
  contact_merchant: 'order_error',
  cancel: 'order_error',
  cancel_and_reorder: 'order_error',
  refund: 'order_error',
  change_address: 'order_error',
  send_evidence: 'order_error',
  resync: 'desync',
  reconcile_payment: 'payment_failure',
  pay_again: 'payment_failure',
  self_check: 'outage',
  notify_on_recovery: 'outage',
};

/** The open topic; a button may be an earlier one's, which was put aside. */
function topicFor({ state }: Talk, wish: Wish, isButton: boolean): Topic | undefined {
  const offers = ({ offered }: Topic) => offered.some((id) => id === wish);
  if (!isButton || (state.topic && offers(state.topic))) return state.topic;
  return state.aside.find(offers) ?? state.topic;
}

/** Where the order cannot be seen just now, what was found before still stands for what is harmless. */
function standIn(topic: Topic, diagnosis: Diagnosis): Diagnosis {
  const { found } = topic;
  if (!found) return diagnosis;
  const { problem, cause, params } = found;
  return { ...diagnosis, problem, cause, params, remedies: topic.offered };
}

export function press(
  talk: Talk,
  wish: Wish | 'human',
  {
    words = '',
    given = {},
    isButton = false,
  }: { words?: string; given?: Given; isButton?: boolean } = {},
): void {
  if (wish === 'human') {
    askHuman(talk, { words });
    return;
  }
  const topic = topicFor(talk, wish, isButton);
  if (!topic?.found) {
    const problem = topic?.said ?? problemBehind[wish];
    treat(talk, { problems: [problem], claims: topic?.claims ?? [], words, wish });
    return;
  }
  const view = gatherCase(talk, topic, { fresh: true });
  if (!view) return;
  carryOut(talk, topic, wish, view, given);
}

function carryOut(talk: Talk, topic: Topic, wish: Wish, view: Case, given: Given): void {
  const { state } = talk;
  const seen = diagnose(view);
  const isUnseen = isUnanswered(view.facts.order) && topic.orderId !== undefined;
  const diagnosis = isUnseen ? standIn(topic, seen) : seen;
  const fits = (id: RemedyId) =>
    isOffered(id, view, diagnosis, state, topic.orderId) ||
    (isUnseen && topic.offered.includes(id) && isSafeUnseen(id));
  const remedy = resolveWish(wish, fits, diagnosis);
  const watch = state.watches.find(({ orderId }) => orderId === topic.orderId);
  if (remedy === 'wait_and_watch' && watch) {
    talk.say([promiseLine(talk, watch)], {
      step: 'watch',
      about: topic,
      data: { watchUntil: new Date(watch.until).toISOString() },
    });
    return;
  }
  const before = lastTried(state, remedy, topic.orderId);
  if (before?.outcome === 'running') {
    sayRunning(talk, topic, remedy);
    return;
  }
  if (fits(remedy)) {
    adopt(talk, topic);
    if (!isUnseen) noteFound(topic, view, diagnosis);
    perform(talk, topic, remedy, view, diagnosis, { given });
    return;
  }
  if (before?.outcome === 'ok' && !isUnseen) {
    sayDone(talk, topic, before, view);
    return;
  }
  if (remedy === 'refund') {
    fulfil(talk, { topic, view, diagnosis: seen }, wish);
    return;
  }
  talk.begin(notNow(talk, remedy, view));
  adopt(talk, topic);
  explain(talk, topic, view, seen);
}

/** Urging and telling do no harm unseen; what is confirmed with an amount needs the amount. */
function isSafeUnseen(id: RemedyId): boolean {
  return remedies[id].confirm === undefined && remedies[id].tell === undefined;
}

/** Makes a topic the open one again. */
function adopt({ state }: Talk, topic: Topic): void {
  if (state.topic === topic) return;
  state.aside = [...(state.topic ? [state.topic] : []), ...state.aside]
    .filter((each) => each !== topic)
    .slice(0, asideLimit);
  state.topic = topic;
}

/** Yes said twice: what it started is under way. False where nothing is. */
export function sayStillRunning(talk: Talk, text: string): boolean {
  const { topic, tried } = talk.state;
  const running = tried.findLast(({ outcome }) => outcome === 'running');
  if (!running || !topic || running.orderId !== topic.orderId) return false;
  if (answerIn(text, running.remedy) !== 'yes') return false;
  sayRunning(talk, topic, running.remedy);
  return true;
}

function sayRunning(talk: Talk, topic: Topic, remedy: RemedyId): void {
  talk.say([['act.running', { remedy: talk.text(`remedy.${remedy}.title`) }]], {
    step: 'act',
    about: topic,
  });
}

function sayDone(talk: Talk, topic: Topic, { remedy, at }: Tried, view: Case): void {
  const order = valueIn(view.facts.order);
  const offers = topic.offered.filter((id) => id !== remedy);
  talk.say([['act.done_before', { remedy: talk.text(`remedy.${remedy}.title`), doneAt: at }]], {
    step: 'act',
    about: topic,
    currency: order?.currency,
    buttons: remedyButtons(talk, offers),
  });
}

/** Yes to a confirmed remedy: done if it still fits and still costs what was said. */
export function agree(talk: Talk, remedy: RemedyId, given: Given): void {
  const { state } = talk;
  const { topic } = state;
  if (!topic) return;
  const view = gatherCase(talk, topic, { fresh: true });
  if (!view) return;
  const diagnosis = diagnose(view);
  if (lastTried(state, remedy, topic.orderId)?.outcome === 'running') {
    delete state.pending;
    sayRunning(talk, topic, remedy);
    return;
  }
  if (!isOffered(remedy, view, diagnosis, state, topic.orderId)) {
    talk.begin(notNow(talk, remedy, view));
    explain(talk, topic, view, diagnosis);
    return;
  }
  const { amountFen, ...agreed } = given;
  const now = remedies[remedy].confirm?.(view, diagnosis, agreed);
  const isSame = now === undefined || now.amountFen === amountFen;
  if (!isSame) talk.begin('confirm.changed');
  perform(
    talk,
    topic,
    remedy,
    view,
    diagnosis,
    isSame ? { given, agreed: true } : { given: agreed },
  );
}
