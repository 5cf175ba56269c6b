/** What was seen of an order, how well, and when. */
import { isUnanswered, type Reading } from '../src/domain/facts.ts';
import type { Case, Witness } from './case.ts';
import { minuteMs, msOf } from './facts-time.ts';

/** What is wrong with a reading: nothing there, not from now, or incomplete. */
export type Flaw = 'missing' | 'old' | 'partial';

/** An answer whose data is older than this describes the past, whoever gave it. */
const freshForMs = 15 * minuteMs;

export const witnesses = ['order', 'payment', 'delivery', 'merchantView', 'health'] as const;

function flawIn(reading: Reading<unknown>, now: number): Flaw | undefined {
  if (!reading.ok) return 'missing';
  if (reading.old !== undefined) return 'old';
  const asOf = msOf(reading.asOf);
  if (asOf === undefined || now - asOf > freshForMs) return 'old';
  return reading.partial ? 'partial' : undefined;
}

/**
 * What is wrong with the reading of a witness, if anything. That there is no delivery (`not_found`)
 * is an answer: an order may not have one yet, or be fetched by the customer.
 */
export function flawOf(view: Case, witness: Witness): Flaw | undefined {
  const reading = view.facts[witness];
  if (witness === 'delivery' && !reading.ok && reading.reason === 'not_found') return undefined;
  return flawIn(reading, view.now);
}

/** Those of some witnesses that were not read now and completely. */
export function flawedAmong(view: Case, wanted: readonly Witness[]): Witness[] {
  return wanted.filter((witness) => flawOf(view, witness) !== undefined);
}

/** True where nobody gave a usable answer just now, though an older one may be known. */
export function isSilent(view: Case, witness: Witness): boolean {
  const reading = view.facts[witness];
  return isUnanswered(reading) || (reading.ok && reading.old !== undefined);
}

/**
 * The moment a witness speaks of: now, or for a last known look the time of that look. Waiting is
 * measured up to here, so that nothing is said about a time nobody saw.
 */
export function seenAt(view: Case, witness: Witness): number {
  const reading = view.facts[witness];
  if (!reading.ok || reading.old === undefined) return view.now;
  return Math.min(view.now, msOf(reading.asOf) ?? view.now);
}

/** Since when a witness has not been seen: the failed look, or the last one that succeeded. */
export function unseenSince(view: Case, witness: Witness): number {
  const reading = view.facts[witness];
  return Math.min(view.now, msOf(reading.ok ? reading.asOf : reading.at) ?? view.now);
}
