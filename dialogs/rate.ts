/** The customer's rating, one tap. */
import { remedyButtons, startButtons } from './buttons.ts';
import type { Pending } from './state.ts';
import type { Talk } from './talk.ts';

/** Up to here a rating says that help is still needed. */
const unhappy = 2;

/** Takes a rating from 1 to 5; false where it is none. */
export function rate(
  talk: Talk,
  pending: Extract<Pending, { kind: 'rate' }> | undefined,
  value: unknown,
): boolean {
  const score = typeof value === 'string' ? Number(value) : value;
  if (typeof score !== 'number' || !Number.isInteger(score) || score < 1 || score > 5) return false;
  const { state } = talk;
  const problem = pending?.problem ?? state.topic?.found?.problem;
  talk.want({ kind: 'rating', score, ...(problem ? { problem } : {}) });
  delete state.pending;
  const isUnhappy = score <= unhappy;
  talk.say([isUnhappy ? 'rate.sorry' : 'rate.thanks'], {
    step: 'close',
    buttons: isUnhappy ? remedyButtons(talk, ['human']) : startButtons(talk),
  });
  return true;
}
