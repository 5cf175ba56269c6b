/** Hands the conversation to a human: with the order, the facts and what was tried. */
import type { Facts } from '../src/domain/facts.ts';
import type { CauseId, ProblemType } from '../src/domain/problem.ts';
import { problemButton, problemsOffered, remedyButtons } from './buttons.ts';
import type { Effect, Known } from './contract.ts';
import type { State, Topic, Want } from './state.ts';
import type { Line, Talk } from './talk.ts';

/** Why a human takes over; each has its sentence `handoff.<reason>`. */
export type HandoffReason = 'asked' | 'limit' | 'promise_broken';

export interface Handoff {
  reason: HandoffReason;
  /** Where there is no topic: the order that is known all the same. */
  orderId?: string | undefined;
  /** What the facts show where the customer said nothing yet. */
  shown?: { problem: ProblemType; cause: CauseId; summary: string } | undefined;
  amountFen?: number;
  currency?: string | undefined;
  /** 0 to 1, of the message that led here. */
  frustration?: number;
}

const minuteMs = 60_000;

/** From here on a customer is furious, and first in line. */
const furious = 0.8;

/** Causes where money is gone or a meal can still be saved. */
const pressing: readonly CauseId[] = [
  'charged_twice',
  'charged_but_unpaid',
  'merchant_has_no_order',
  'delivered_not_received',
  'cancelled_but_moving',
  'merchant_closed',
  'wrong_address',
];

function decidePriority(
  { reason, frustration = 0 }: Handoff,
  cause: CauseId | undefined,
): Extract<Effect, { kind: 'escalate' }>['priority'] {
  if (reason === 'promise_broken' || frustration >= furious) return 'urgent';
  return cause && pressing.includes(cause) ? 'high' : 'normal';
}

/** What was complained of where the order, or what exactly it is, was still being asked. */
function wantIn({ topic, pending }: State): Want | undefined {
  const isAsked = pending?.kind === 'order' || pending?.kind === 'proof';
  return !topic && (isAsked || pending?.kind === 'clarify') ? pending.want : undefined;
}

/** Plain lines for the agent: what was said, what the facts say, what was tried. */
function summarise(talk: Talk, topic: Topic | undefined, handoff: Handoff): string {
  const { known, state } = talk;
  const orderId = topic?.orderId ?? handoff.orderId;
  const words = topic?.words ?? wantIn(state)?.words;
  const tried = state.tried.filter((each) => each.orderId === orderId);
  const lines: (string | undefined)[] = [
    talk.text(`summary.${handoff.reason}`),
    words ? talk.text('summary.words', { words }) : undefined,
    topic?.found
      ? talk.text(`agent.${topic.found.cause}`, topic.found.params, handoff.currency)
      : handoff.shown?.summary,
    ...tried.map(({ remedy, at, outcome }) =>
      talk.text('summary.tried', {
        remedy: talk.text(`remedy.${remedy}.title`),
        triedAt: at,
        outcome: talk.text(
          outcome === 'ok' || outcome === 'running' ? `outcome.${outcome}` : 'outcome.refused',
        ),
      }),
    ),
    known.customer.guest ? talk.text('summary.guest') : undefined,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/** When somebody is there again, or by when one of those who are busy answers. */
function absenceLine({ duty, queue, now }: Known): Line {
  if (duty.answerBy !== undefined) {
    const turnAt = queue ? now + queue.waitMinutes * minuteMs : 0;
    const ahead = queue ? Math.max(0, queue.position - 1) : 0;
    return ['handoff.answer_by', { ahead, answerAt: Math.max(duty.answerBy, turnAt) }];
  }
  return duty.backAt === undefined
    ? 'handoff.closed'
    : ['handoff.back_at', { backAt: duty.backAt }];
}

/** When a human will read it: place and time, or when somebody is there again. */
export function placeLines({ known }: Talk): Line[] {
  const { duty, queue } = known;
  if (duty.present === 0) {
    const { hotline } = duty;
    return [absenceLine(known), ...(hotline ? [['handoff.hotline', { hotline }] as const] : [])];
  }
  if (!queue) return ['handoff.soon'];
  return [
    [
      'handoff.place',
      {
        ahead: Math.max(0, queue.position - 1),
        minutes: Math.max(1, Math.ceil(queue.waitMinutes)),
      },
    ],
  ];
}

/** What is found while the customer waits goes into the ticket, if it says more than it knows. */
export function addToCase(talk: Talk, topic: Topic): void {
  const { state, known } = talk;
  if (known.owner !== 'queue' || !topic.found) return;
  const { handed } = state;
  if (handed?.problem && handed.orderId === topic.orderId) return;
  state.handed = { orderId: topic.orderId, problem: topic.found.problem };
  talk.want({
    kind: 'escalate',
    problem: topic.found.problem,
    cause: topic.found.cause,
    orderId: topic.orderId,
    priority: decidePriority({ reason: 'asked' }, topic.found.cause),
    summary: summarise(talk, topic, { reason: 'asked' }),
    tried: [],
  });
}

/** Opens the ticket, or adds to the open one, and tells what happens next. */
export function handOver(talk: Talk, handoff: Handoff): void {
  const { state, known } = talk;
  const { topic } = state;
  const want = wantIn(state);
  const wanted = state.pending?.kind === 'clarify' ? undefined : want?.problems[0];
  const problem = topic?.found?.problem ?? topic?.said ?? wanted ?? handoff.shown?.problem;
  const cause = topic?.found?.cause ?? handoff.shown?.cause;
  const orderId = topic?.orderId ?? handoff.orderId;
  talk.want({
    kind: 'escalate',
    problem: problem ?? 'other',
    cause,
    orderId,
    priority: decidePriority(handoff, cause),
    summary: summarise(talk, topic, handoff),
    tried: state.tried
      .filter((each) => each.orderId === orderId)
      .map(({ remedy, at, outcome }) => ({ remedy, at, outcome })),
  });
  if (topic) topic.settled = true;
  state.handed = { orderId, problem };
  delete state.pending;
  delete state.resolved;
  state.misses = 0;
  const isStill = known.owner === 'queue' && handoff.reason === 'promise_broken';
  const reasonLine: Line = [
    isStill ? 'handoff.still' : `handoff.${handoff.reason}`,
    handoff.amountFen === undefined ? {} : { amountFen: handoff.amountFen },
  ];
  const isKnown = problem !== undefined;
  talk.say([reasonLine, ...placeLines(talk), isKnown ? undefined : 'handoff.tell_more'], {
    step: 'handoff',
    currency: handoff.currency,
    buttons: isKnown
      ? remedyButtons(
          talk,
          known.duty.present === 0 ? (topic?.offered ?? []).filter((id) => id !== 'human') : [],
        )
      : problemsOffered.map((each) => problemButton(talk, each)),
    data: {
      ...(problem ? { problem } : {}),
      ...(cause ? { cause } : {}),
      ...(orderId ? { orderId } : {}),
      ...orderNumberOf(talk, orderId),
    },
  });
}

function orderNumberOf({ known }: Talk, orderId: string | undefined): { orderNumber?: string } {
  const facts: Facts | undefined = orderId === undefined ? undefined : known.facts?.[orderId];
  const listed = known.orders?.ok ? known.orders.value : [];
  const order = facts?.order.ok ? facts.order.value : listed.find(({ id }) => id === orderId);
  return order ? { orderNumber: order.number } : {};
}
