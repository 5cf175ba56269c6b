/** Takes a complaint from its words to an answer: order, facts, diagnosis, explanation. */
import type { MissingReason } from '../src/domain/facts.ts';
import type { ProblemType } from '../src/domain/problem.ts';
import { problemTypes } from '../src/domain/problem.ts';
import { remedyButtons } from './buttons.ts';
import type { Case, Diagnosis } from './case.ts';
import { diagnose } from './diagnose.ts';
import { explain } from './explain.ts';
import { isFallback } from './fallback.ts';
import { findOrder, needsOrder } from './find-order.ts';
import { gatherCase, isDenied } from './gather.ts';
import { addToCase } from './handoff.ts';
import { askForOrder, sayDenied } from './pick-order.ts';
import { paymentFine } from './problems/payment-failure.ts';
import { asideLimit, type Topic, type Want } from './state.ts';
import { statusLines, tellStatus } from './status.ts';
import type { Line, Talk } from './talk.ts';
import { fulfil } from './wish.ts';

/** A problem that was said, looked at. */
interface Finding {
  topic: Topic;
  view: Case;
  diagnosis: Diagnosis;
}

/** Answers a complaint, or asks for the order it is about. */
export function treat(talk: Talk, want: Want): void {
  const found = findOrder(talk, want);
  if (!found) return;
  if (found.kind === 'order') study(talk, want, found.orderId);
  else if (found.kind === 'none') study(talk, want, undefined, found.unread);
  else askForOrder(talk, want, found);
}

/** Looks at the order of a complaint and says what is found. */
export function study(
  talk: Talk,
  want: Want,
  orderId: string | undefined,
  unread?: MissingReason,
): void {
  const said = want.problems.length > 0 ? want.problems : (['delay'] as const);
  const findings = said.map((problem) => look(talk, want, problem, orderId, unread));
  if (findings.some((finding) => finding === undefined)) return;
  const all = findings as Finding[];
  const [first] = all;
  if (!first) return;
  if (orderId !== undefined && isDenied(first.view.facts.order)) {
    if (!needsOrder(want)) {
      delete talk.state.context.orderId;
      study(talk, want, undefined);
      return;
    }
    sayDenied(talk, want, first.view.facts.order);
    return;
  }
  setAside(talk, all);
  delete talk.state.photo;
  const order = first.view.facts.order;
  for (const { diagnosis } of want.status ? [] : all.slice(0, 1)) {
    talk.want({
      kind: 'tally',
      problem: diagnosis.problem,
      ...(order.ok ? { order: order.value } : {}),
    });
  }
  if (want.status) tellStatus(talk, first);
  else if (want.wish) fulfil(talk, first, want.wish);
  else if (all.length > 1) explainBoth(talk, all);
  else open(talk, first);
  addToCase(talk, first.topic);
}

function look(
  talk: Talk,
  want: Want,
  problem: ProblemType,
  orderId: string | undefined,
  unread: MissingReason | undefined,
): Finding | undefined {
  const topic: Topic = {
    said: problem,
    claims: want.claims,
    words: want.words,
    offered: [],
    ...(orderId === undefined ? {} : { orderId }),
    ...(unread ? { unread } : {}),
    ...(talk.state.photo ? { evidenceAsked: true } : {}),
    ...listedNumber(talk, orderId),
  };
  const view = gatherCase(talk, topic);
  return view && { topic, view, diagnosis: diagnose(view) };
}

/** The printed number, from the list: known also where the order itself cannot be read. */
function listedNumber({ known, state }: Talk, orderId: string | undefined): Partial<Topic> {
  const listed = known.orders?.ok ? known.orders.value.find(({ id }) => id === orderId) : undefined;
  const { topic } = state;
  const before = topic?.orderId === orderId ? topic?.orderNumber : undefined;
  const orderNumber = listed?.number ?? before;
  return orderNumber ? { orderNumber } : {};
}

function open(talk: Talk, { topic, view, diagnosis }: Finding): void {
  const { state } = talk;
  const before = state.topic;
  const isAgain = before?.orderId === topic.orderId && before?.found?.cause === diagnosis.cause;
  if (isAgain && before) carryOver(before, topic);
  state.topic = topic;
  if ((topic.again ?? 0) >= againLimit) talk.begin('again.human');
  explain(talk, topic, view, diagnosis);
  if ((topic.again ?? 0) >= againLimit) state.pending = { kind: 'human' };
}

/** The same complaint so often again, and a human is offered outright. */
const againLimit = 2;

/** The same complaint once more: what was asked for before is not asked for again. */
function carryOver(before: Topic, topic: Topic): void {
  topic.again = (before.again ?? 0) + 1;
  if (before.told) topic.told = before.told;
  if (before.evidenceAsked) topic.evidenceAsked = true;
  if (before.settled && before.closedAt === undefined) topic.settled = true;
}

/** The open topic is not lost when another begins: unless it is the same one again, or is settled. */
function setAside({ state }: Talk, findings: readonly Finding[]): void {
  const { topic } = state;
  if (!topic || topic.settled || !topic.found) return;
  const isSame = findings.some(
    ({ topic: { orderId }, diagnosis }) =>
      topic.orderId === orderId && topic.found?.cause === diagnosis.cause,
  );
  if (isSame) return;
  state.aside = [
    topic,
    ...state.aside.filter(
      ({ orderId, found }) => orderId !== topic.orderId || found?.cause !== topic.found?.cause,
    ),
  ].slice(0, asideLimit);
}

/** Real causes of what was said, then what the facts turned to, then "nothing wrong". */
function byHurt(one: Finding, other: Finding): number {
  const calm = ({ diagnosis }: Finding) =>
    isFallback(diagnosis) ? 2 : diagnosis.said === undefined ? 0 : 1;
  const rank = ({ diagnosis }: Finding) => problemTypes.indexOf(diagnosis.problem);
  return calm(one) - calm(other) || rank(one) - rank(other);
}

/**
 * Two problems in one message: both are named, the one that hurts most now is told first, the
 * other right after, with the buttons of both under the last message.
 */
function explainBoth(talk: Talk, findings: readonly Finding[]): void {
  const [first, second] = [...findings].sort(byHurt);
  if (!first || !second) return;
  const name = (problem: ProblemType) => talk.text(`problem.${problem}.name`);
  const named = { first: name(first.topic.said), second: name(second.topic.said) };
  talk.state.topic = first.topic;
  if (second.diagnosis.cause === first.diagnosis.cause) {
    explainOne(talk, first, second, named);
    return;
  }
  talk.begin(['both.named', named]);
  explain(talk, first.topic, first.view, first.diagnosis, { goesOn: true });
  talk.begin(['both.second', { problem: named.second }]);
  explain(talk, second.topic, second.view, second.diagnosis, { more: first.topic.offered });
  talk.state.aside = [second.topic, ...talk.state.aside].slice(0, asideLimit);
}

/** Both come to one cause: the first one's own, or one that stands above both. */
function explainOne(
  talk: Talk,
  first: Finding,
  second: Finding,
  named: { first: string; second: string },
): void {
  const { turn, ...straight } = first.diagnosis;
  talk.begin([turn ? 'both.same' : 'both.named', named]);
  explain(talk, first.topic, first.view, straight);
  const isCleared = second.diagnosis.turn === `turn.${second.topic.said}`;
  if (!turn && isCleared) sayNothingElse(talk, first, second, named.second);
}

/** What there is to see of a problem that is none: how the order stands, or what was charged. */
function shownBy({ topic, view }: Finding): Line[] {
  if (topic.said === 'delay') return statusLines(view);
  const money = topic.said === 'payment_failure' ? paymentFine(view) : undefined;
  return money ? [['cause.payment_fine', { ...money, said: 'no' }]] : [];
}

/** Looking at the second problem shows nothing but the first one's cause. */
function sayNothingElse(talk: Talk, first: Finding, second: Finding, problem: string): void {
  talk.say([['both.nothing_else', { problem }], ...shownBy(second)], {
    step: 'offer',
    about: second.topic,
    buttons: remedyButtons(talk, first.topic.offered),
  });
}
