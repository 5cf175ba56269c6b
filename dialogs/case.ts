/** What a diagnosis looks at, and what it says. */
import type { AppContext } from '../src/domain/conversation.ts';
import type { Facts } from '../src/domain/facts.ts';
import type { Incident } from '../src/domain/incident.ts';
import type { Order } from '../src/domain/order.ts';
import type { Policy } from '../src/domain/policy.ts';
import type { CauseId, Claim, ProblemType, RemedyId } from '../src/domain/problem.ts';

/** One of the five looks at the platform that speak about an order. */
export type Witness = keyof Facts;

export interface Case {
  /** Milliseconds on the promise clock. */
  now: number;
  /** What the words suggested. */
  said: ProblemType;
  claims: readonly Claim[];
  facts: Facts;
  /** The customer's other recent orders, where they were read: duplicates are found there. */
  otherOrders: readonly Order[];
  incidents: readonly Incident[];
  context: AppContext;
  policy: Policy;
}

/** What a reply about a cause may tell: numbers, times (ms) under keys ending in `At`, money (fen) in `Fen`. */
export type Params = Record<string, string | number>;

/** One row of a problem's table. */
export interface Cause {
  id: CauseId;
  /** Witnesses without which the rule cannot hold. */
  rests: readonly Witness[];
  /** It rests on the customer's word, where the facts allow it. */
  told?: true;
  /** The deciding rule, pure. The params of its reply where it holds, nothing where it does not. */
  when(view: Case): Params | undefined;
  /** What fits it, best first; each remedy still decides whether it is offered now. */
  remedies: readonly RemedyId[];
  /** A photo helps: asked for once. */
  evidence?: true | ((view: Case) => boolean);
  /** Which tip fits afterwards: a reply key `tip.<id>`. */
  tip?: string;
}

export interface ProblemTable {
  problem: ProblemType;
  /** In order of precedence; the last one always holds. */
  causes: readonly Cause[];
  /**
   * What must be known before the last cause may be said, and is not: witnesses that did not
   * answer, answered in part, or whose words are old. Nothing where all of it was read.
   */
  unread(view: Case): readonly Witness[];
}

/** How sure a diagnosis is: the facts show it, they showed it when last seen, only the word says it, nothing does. */
export type Certainty = 'shown' | 'last_known' | 'told' | 'unseen';

export interface Diagnosis {
  problem: ProblemType;
  cause: CauseId;
  /** Set where the facts point to another problem than the words. */
  said?: ProblemType;
  /**
   * With `said`: the reply key of the sentence that leads from the words to the cause. It says that
   * nothing is wrong with what was said only where that was looked at, and the platform does not fail.
   */
  turn?: `turn.${ProblemType}` | `turn.${ProblemType}.open`;
  certainty: Certainty;
  /** Goes into the replies `cause.<cause>` (customer) and `agent.<cause>` (agent). */
  params: Params;
  remedies: readonly RemedyId[];
  evidence?: true;
  tip?: string;
  /**
   * Witnesses that could not be read, are incomplete, or old; the platform's health only where the
   * complaint is about the platform.
   */
  unseen: Witness[];
}
