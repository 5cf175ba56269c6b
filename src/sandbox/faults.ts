/** Look-ups that go wrong on purpose. */
import type { MissingReason } from '../domain/facts.ts';

/** What can be made to fail. */
export type FaultTarget =
  | 'orders'
  | 'order'
  | 'payment'
  | 'delivery'
  | 'merchantView'
  | 'health'
  | 'act';

/**
 * `unavailable` fails at once, `rubbish` answers something unreadable, `hang` never answers,
 * `{ slowMs }` answers late (wall time), `lost` performs an action and loses the answer.
 */
export type Fault = 'unavailable' | 'rubbish' | 'hang' | 'lost' | { slowMs: number };

export type Faults = Partial<Record<FaultTarget, Fault>>;

/** A read that nobody gave a deadline waits no longer than this (wall time). */
export const readLimitMs = 2000;

/**
 * Lets a fault happen in wall time: resolves with the reason when the read fails, with nothing
 * when it may go on. Never outlasts the deadline.
 */
export async function suffer(
  fault: Fault | undefined,
  wall: () => number,
  deadline = Number.POSITIVE_INFINITY,
): Promise<Extract<MissingReason, 'timeout' | 'unavailable' | 'invalid'> | undefined> {
  if (fault === undefined || fault === 'lost') return undefined;
  if (fault === 'unavailable') return 'unavailable';
  if (fault === 'rubbish') return 'invalid';
  const limitMs = Math.max(0, Math.min(readLimitMs, deadline - wall()));
  const neededMs = fault === 'hang' ? Number.POSITIVE_INFINITY : fault.slowMs;
  await new Promise((done) => setTimeout(done, Math.min(neededMs, limitMs)));
  return neededMs > limitMs ? 'timeout' : undefined;
}
