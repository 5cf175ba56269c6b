/** What a conversation remembers between two turns. Only the dialogs look inside. */
import type { AppContext } from '../src/domain/conversation.ts';
import type { MissingReason } from '../src/domain/facts.ts';
import type { CauseId, Claim, ProblemType, RemedyId } from '../src/domain/problem.ts';
import type { Params } from './case.ts';
import type { Wish } from './words/index.ts';

/** What a topic was found to be. */
export interface Found {
  problem: ProblemType;
  cause: CauseId;
  /** What the words suggested, where the facts decided otherwise. */
  said?: ProblemType;
  params: Params;
  tip?: string;
  evidence?: true;
  incidentId?: string;
}

/** One complaint, from its first word until it is mended or handed over. */
export interface Topic {
  said: ProblemType;
  claims: Claim[];
  /** The customer's own words, shortened, for the agent who may read them. */
  words: string;
  orderId?: string;
  orderNumber?: string;
  /** Why the list of orders could not be read, where no order is known for that. */
  unread?: MissingReason;
  found?: Found;
  /** Buttons last offered, best first. */
  offered: RemedyId[];
  /** What was told already (a number and what to say): not asked about again. */
  told?: RemedyId[];
  /** A photo was asked for, or given. */
  evidenceAsked?: true;
  /** Mended, watched, or handed over: it is not taken up again by itself. */
  settled?: true;
  /** When it was closed (ms): after a while its order is no longer what the next words mean. */
  closedAt?: number;
  /** How often the same was complained of again. */
  again?: number;
}

/** What a complaint asks for, while its order is still to be found. */
export interface Want {
  problems: ProblemType[];
  claims: Claim[];
  words: string;
  /** A remedy named at once, e.g. "refund it". */
  wish?: Wish;
  /** Only asks how the order stands. */
  status?: true;
  /** How the order was named in the message. */
  number?: string;
  tail?: string;
}

/** A question that is open. */
export type Pending =
  /** Whether the order that was shown is what brings the customer. */
  | { kind: 'welcome'; want: Want; orderId: string }
  | { kind: 'clarify'; choices: ProblemType[]; want: Want }
  | { kind: 'order'; want: Want; listed: string[] }
  | { kind: 'proof'; want: Want; number?: string }
  | { kind: 'confirm'; remedy: RemedyId; given: Given; currency: string; askedTwice?: true }
  | { kind: 'value'; remedy: RemedyId; askedTwice?: true }
  /** `asks`: the remedy that the last message asked about, so that yes means it. */
  | { kind: 'offer'; asks?: RemedyId }
  | { kind: 'human' }
  | { kind: 'photo' }
  | { kind: 'rate'; problem?: ProblemType };

/** What the customer gave for a remedy, or agreed to. */
export interface Given {
  amountFen?: number;
  items?: { id: string; quantity: number }[];
  address?: string;
  /** ISO 8601. */
  time?: string;
}

/** One wish on the platform and what became of it. */
export interface Tried {
  remedy: RemedyId;
  orderId: string;
  at: number;
  /** `running`, `ok`, or the platform's refusal code. */
  outcome: string;
  given?: Given;
  /** The dishes to order anew once it is cancelled. */
  reorder?: Reorder;
}

/** What the host app needs to order the same again. */
export interface Reorder {
  merchantId: string;
  items: { id: string; quantity: number }[];
}

/** What of an order is news when it changes. */
export type Seen = Record<string, string | number | boolean | null>;

/** A promise to look after an order. */
export interface Watch {
  orderId: string;
  orderNumber: string;
  said: ProblemType;
  claims: Claim[];
  cause: CauseId;
  /** What was tried before, whose working is checked. */
  remedy?: RemedyId;
  startedAt: number;
  /** The promise: news by then, or a human. */
  until: number;
  /** Looks taken since the promise was made. */
  looks: number;
  /** Promises renewed because things moved. */
  renewed: number;
  seen: Seen;
  /** Something has changed for the better since the promise was made. */
  moved?: true;
}

export interface State {
  version: 1;
  topic?: Topic;
  /** Topics put aside, the latest first; taken up again when the open one is settled. */
  aside: Topic[];
  pending?: Pending;
  /** Messages in a row that were not understood. */
  misses: number;
  context: AppContext;
  tried: Tried[];
  watches: Watch[];
  /** Incidents whose end the customer is to hear of. */
  awaits: string[];
  /** What is taken up when the platform answers again, where no incident is open to wait for. */
  recovering?: Topic;
  /** What the open ticket knows already. */
  handed?: { orderId?: string | undefined; problem?: ProblemType | undefined };
  /** The only active order when the list was last read: looked at together with the list. */
  likely?: string;
  /** Counts wishes: names them. */
  wishes: number;
  /** A guest's order, proved by its number and the end of the phone number. */
  proved?: { orderId: string; number: string };
  tipsTold: string[];
  /** A photo came before anything was complained of. */
  photo?: true;
  /** A rating was asked for and is not given yet. */
  unrated?: true;
  /** An agent closed the case: a complaint that brings it back to the queue is told so. */
  resolved?: true;
}

export const asideLimit = 3;
export const triedLimit = 30;
/** Longest part of a customer's words that is remembered, in characters. */
export const wordsLimit = 300;

function freshState(): State {
  return {
    version: 1,
    aside: [],
    misses: 0,
    context: {},
    tried: [],
    watches: [],
    awaits: [],
    wishes: 0,
    tipsTold: [],
  };
}

const lists = ['aside', 'tried', 'watches', 'awaits', 'tipsTold'] as const;

/**
 * The state as a copy that may be changed. Anything that is not a state of this version starts
 * afresh: the customer is asked again, and nothing breaks.
 */
export function parseState(value: unknown): State {
  const candidate = value as Partial<State> | null | undefined;
  const isState =
    typeof candidate === 'object' &&
    candidate !== null &&
    candidate.version === 1 &&
    typeof candidate.context === 'object' &&
    candidate.context !== null &&
    lists.every((name) => Array.isArray(candidate[name])) &&
    typeof candidate.misses === 'number' &&
    typeof candidate.wishes === 'number';
  return isState ? structuredClone(candidate as State) : freshState();
}
