/** Wants an action on the platform, once. */

import type { RemedyId } from '../src/domain/problem.ts';
import type { Case, Diagnosis } from './case.ts';
import { remedies } from './remedies/index.ts';
import { type Given, type Reorder, type Topic, triedLimit } from './state.ts';
import type { Line, Talk } from './talk.ts';

/** An outcome that has not come after this long is spoken of once. */
export const slowMs = 20_000;

/** Remedies that want an action of the platform. */
type Acting =
  | 'urge_merchant'
  | 'urge_rider'
  | 'resync'
  | 'reconcile_payment'
  | 'pay_again'
  | 'cancel_and_reorder'
  | 'cancel'
  | 'refund'
  | 'change_address'
  | 'change_time';

export const slowTimer = (orderId: string, remedy: RemedyId) => `slow:${orderId}:${remedy}`;

/** Writes the wish into the turn and returns what is said about it; nothing where none is wanted. */
export function startAction(
  talk: Talk,
  topic: Topic,
  remedy: RemedyId,
  view: Case,
  diagnosis: Diagnosis,
  given: Given,
  reorder?: Reorder,
): Line[] {
  const { state, known } = talk;
  const { orderId } = topic;
  const action = remedies[remedy].action?.(view, diagnosis, given);
  if (!action || orderId === undefined) return [];
  state.wishes += 1;
  const id = `${remedy}-${state.wishes}`;
  state.tried = [
    ...state.tried,
    { remedy, orderId, at: known.now, outcome: 'running', given, ...(reorder ? { reorder } : {}) },
  ].slice(-triedLimit);
  talk.want({ kind: 'action', action: { id, orderId, remedy, action, by: 'bot' } });
  talk.want({
    kind: 'timer',
    name: slowTimer(orderId, remedy),
    at: known.now + slowMs,
    data: { orderId, remedy },
  });
  return [[`remedy.${remedy as Acting}.start`, startParams(given)]];
}

function startParams({ amountFen, address, time }: Given): Record<string, string | number> {
  return {
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(address === undefined ? {} : { address }),
    ...(time === undefined ? {} : { timeAt: Date.parse(time) }),
  };
}
