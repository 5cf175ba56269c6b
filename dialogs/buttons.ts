/** Buttons that more than one step shows. */
import type { ProblemType, RemedyId } from '../src/domain/problem.ts';
import type { Button } from './contract.ts';
import type { Talk } from './talk.ts';

/** The five problems in the order in which people have them most. */
export const problemsOffered: readonly ProblemType[] = [
  'delay',
  'order_error',
  'payment_failure',
  'desync',
  'outage',
];

export function remedyButton(talk: Talk, remedy: RemedyId): Button {
  return { title: talk.text(`remedy.${remedy}.title`), value: { remedy } };
}

export function remedyButtons(talk: Talk, ids: readonly RemedyId[]): Button[] {
  return ids.map((id) => remedyButton(talk, id));
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
