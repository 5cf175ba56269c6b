/** What a remedy is: one file each. */
import type { PlatformAction } from '../../src/domain/action.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { RemedyId } from '../../src/domain/problem.ts';
import type { Case, Diagnosis, Params } from '../case.ts';
import type { Card } from '../contract.ts';
import type { ReplyKey } from '../replies/index.ts';
import type { Given } from '../state.ts';
import type { Line } from '../talk.ts';

/** Writes a sentence in the customer's language. */
export type Writer = (key: ReplyKey, params?: Params) => string;

/** A step of the conversation that a remedy leads to instead of an action. */
export type Destination = 'handoff' | 'watch' | 'recovery' | 'photo';

/**
 * A remedy. Its sentences are `remedy.<id>.title` and `.ask`, for an action also `.start`, `.done`
 * and `.refused`, for a confirmed one `.confirm`.
 */
export interface Remedy {
  id: RemedyId;
  /** Whether it fits now; only then a button shows it or plain words start it. */
  offered(view: Case, diagnosis: Diagnosis): boolean;
  /** Runs at once without being asked, and is told. */
  harmless?: true;
  /** What must be known from the customer before. */
  asks?: 'address' | 'time';
  /** What is confirmed first: the amount in minor units, and dishes where only some are meant. */
  confirm?(view: Case, diagnosis: Diagnosis, given: Given): Given & { amountFen: number };
  /** What it wants on the platform; nothing where there is nothing left to want. */
  action?(view: Case, diagnosis: Diagnosis, given: Given): PlatformAction | undefined;
  /** What it tells, where telling is all it does. */
  tell?(view: Case, diagnosis: Diagnosis, write: Writer): { lines: Line[]; cards?: Card[] };
  leadsTo?: Destination;
  /** What is said when it is seen to have worked. */
  workedKey?: ReplyKey;
  /** Whether fresh facts show that it worked; undefined where they cannot show it. */
  worked?(facts: Facts, startedAt: number, given: Given): boolean | undefined;
  /** The complaint is over once the platform accepted it, or only once the facts show that it worked. */
  ends?: 'accepted' | 'worked';
  /** Afterwards the order is watched until it worked, or a human is called. */
  watched?: true;
  /** It may be done again this long after it was done; never where absent. */
  againAfterMs?: number;
}
