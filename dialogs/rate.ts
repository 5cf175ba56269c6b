/** The customer's rating, one tap. */
import { remedyButtons, startButtons } from './buttons.ts';
import type { Pending } from './state.ts';
import type { Talk } from './talk.ts';

/** Up to here a rating says that help is still needed. */
const unhappy = 2;

/** The score that a short text gives, e.g. `5分`. */
export function scoreIn(text: string): string | undefined {
  return /^\s*([1-5])\s*(?:分|星|stars?)?\s*[.!。！]?$/i.exec(text)?.[1];
}

/** Takes a rating from 1 to 5, counted once for each time it was asked for; false where it is none. */
export function rate(
  talk: Talk,
  pending: Extract<Pending, { kind: 'rate' }> | undefined,
  value: unknown,
): boolean {
  const score = typeof value === 'string' ? Number(value) : value;
  if (typeof score !== 'number' || !Number.isInteger(score) || score < 1 || score > 5) return false;
  const { state } = talk;
  const problem = pending?.problem ?? state.topic?.found?.problem;
  if (state.unrated) talk.want({ kind: 'rating', score, ...(problem ? { problem } : {}) });
  delete state.unrated;
  delete state.pending;
  const isUnhappy = score <= unhappy;
  talk.say([isUnhappy ? 'rate.sorry' : 'rate.thanks'], {
    step: 'close',
    buttons: isUnhappy ? remedyButtons(talk, ['human']) : startButtons(talk),
  });
  return true;
}
