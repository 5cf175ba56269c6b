/** Buttons that more than one step shows. */
import type { CauseId, ProblemType, RemedyId } from '../src/domain/problem.ts';
import type { Params } from './case.ts';
import type { Button } from './contract.ts';
import type { Topic } from './state.ts';
import type { Line, Talk } from './talk.ts';

/** The five problems in the order in which people have them most. */
export const problemsOffered: readonly ProblemType[] = [
  'delay',
  'order_error',
  'payment_failure',
  'desync',
  'outage',
];

export function remedyButton(talk: Talk, remedy: RemedyId, about?: Topic): Button {
  const params = tense(about ?? talk.state.topic);
  return { title: talk.text(`remedy.${remedy}.title`, params), value: { remedy } };
}

export function remedyButtons(talk: Talk, ids: readonly RemedyId[], about?: Topic): Button[] {
  return ids.map((id) => remedyButton(talk, id, about));
}

/**
 * Asks about the first of some remedies, so that yes means it; the question is returned. A photo is
 * not asked for twice, and what was told is not offered again.
 */
export function ask(talk: Talk, offers: readonly RemedyId[], about: Topic | undefined): Line {
  const isNew = (id: RemedyId) =>
    !about?.told?.includes(id) && (id !== 'send_evidence' || !about?.evidenceAsked);
  const first = offers.find(isNew) ?? ('human' as const);
  talk.state.pending = { kind: 'offer', asks: first };
  return [`remedy.${first}.ask`, tense(about)];
}

const overCauses: readonly CauseId[] = ['cancelled_by_itself', 'expired_unpaid'];

/** Whether the order is over already: then nothing of it is cancelled any more. */
export function tense(topic: Topic | undefined): Params {
  return { over: topic?.found && overCauses.includes(topic.found.cause) ? 'yes' : 'no' };
}

export function problemButton(talk: Talk, problem: ProblemType): Button {
  return { title: talk.text(`problem.${problem}.title`), value: { problem } };
}

/** What the bot can do, and the human. */
export function startButtons(talk: Talk): Button[] {
  return [
    ...problemsOffered.map((problem) => problemButton(talk, problem)),
    remedyButton(talk, 'human'),
  ];
}
