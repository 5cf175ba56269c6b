/** Which remedies are offered: a pure choice. */
import type { RemedyId } from '../src/domain/problem.ts';
import type { Case, Diagnosis } from './case.ts';
import { remedies } from './remedies/index.ts';
import type { State, Tried } from './state.ts';

/** Buttons beside the human's. */
export const offersLimit = 4;

/** What the platform refused is not offered again for so long. */
const refusedForMs = 10 * 60_000;

/** The latest wish for a remedy on an order. */
export function lastTried(
  { tried }: State,
  remedy: RemedyId,
  orderId: string | undefined,
): Tried | undefined {
  return tried.findLast((each) => each.remedy === remedy && each.orderId === orderId);
}

/** It runs, or was done and may not be done again yet, or was refused a moment ago. */
function isSpent(
  state: State,
  remedy: RemedyId,
  orderId: string | undefined,
  now: number,
): boolean {
  const last = lastTried(state, remedy, orderId);
  if (!last) return false;
  if (last.outcome === 'running') return true;
  const { againAfterMs } = remedies[remedy];
  if (againAfterMs === undefined) return true;
  const restMs = last.outcome === 'ok' ? againAfterMs : Math.max(againAfterMs, refusedForMs);
  return now - last.at < restMs;
}

/** A remedy fits the case and may be done now. */
export function isOffered(
  id: RemedyId,
  view: Case,
  diagnosis: Diagnosis,
  state: State,
  orderId: string | undefined,
): boolean {
  if (id === 'wait_and_watch' && state.watches.some((watch) => watch.orderId === orderId)) {
    return false;
  }
  return (
    remedies[id].offered(view, diagnosis) &&
    (id === 'human' || !isSpent(state, id, orderId, view.now))
  );
}

/** The buttons of a diagnosis, best first, the human last. */
export function decideOffers(
  view: Case,
  diagnosis: Diagnosis,
  state: State,
  orderId: string | undefined,
): RemedyId[] {
  const fitting = diagnosis.remedies
    // Where no order is known, what can be waited for is the platform.
    .map((id) => (id === 'wait_and_watch' && orderId === undefined ? 'notify_on_recovery' : id))
    .filter(
      (id) =>
        id !== 'human' && !remedies[id].harmless && isOffered(id, view, diagnosis, state, orderId),
    );
  return [...new Set(fitting)].slice(0, offersLimit).concat('human');
}

/** Remedies that run at once. */
export function decideHarmless(
  view: Case,
  diagnosis: Diagnosis,
  state: State,
  orderId: string | undefined,
): RemedyId[] {
  if (orderId === undefined) return [];
  return diagnosis.remedies.filter(
    (id) => remedies[id].harmless && isOffered(id, view, diagnosis, state, orderId),
  );
}
