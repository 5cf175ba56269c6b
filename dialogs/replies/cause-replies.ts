/** Every sentence about causes that a locale must have. */
import type { CauseId, ProblemType } from '../../src/domain/problem.ts';
import type { Witness } from '../case.ts';

/** One fitting thing to do better next time; told once, after mending. */
export const tipIds = [
  'off_peak',
  'order_ahead',
  'bind_payment',
  'card_limit',
  'check_before_paying_again',
  'read_coupon_terms',
  'notifications',
  'official_app',
  'keep_screenshots',
  'no_refresh',
  'check_address',
  'note_and_call',
] as const;
export type TipId = (typeof tipIds)[number];

/** What can be wrong with a reading: the keys of what could not be seen. */
export type UnseenKey = 'unseen.missing' | 'unseen.old';

/**
 * ICU messages by key. `cause.*` tells the customer what happened, `agent.*` shows an agent the
 * evidence in one line, `turn.*` leads from what was said to what was found (`.open` where what was
 * said could not be looked at, or is not fine), `tip.*` is for afterwards. Params are those of the
 * cause's rule: numbers, times under names ending in `At`, money in `Fen`, and words that a
 * message only selects by.
 */
export type CauseReplies = Record<
  | `cause.${CauseId}`
  | `agent.${CauseId}`
  | `turn.${ProblemType}`
  | `turn.${ProblemType}.open`
  | `tip.${TipId}`
  | `witness.${Witness}`
  | UnseenKey,
  string
>;
