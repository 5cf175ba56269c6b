/**
 * The border between the dialogs and the turn: everything a dialog gets and gives, as data.
 * A dialog never reads, writes, sends or looks at a clock.
 */
import type { ActionOutcome, WantedAction } from '../src/domain/action.ts';
import type { Duty, QueuePlace } from '../src/domain/attention.ts';
import type {
  AppContext,
  AttachmentInfo,
  Customer,
  MealmendData,
  Owner,
} from '../src/domain/conversation.ts';
import type { Facts, Reading } from '../src/domain/facts.ts';
import type { ServiceHealth } from '../src/domain/health.ts';
import type { Incident } from '../src/domain/incident.ts';
import type { Order } from '../src/domain/order.ts';
import type { Policy } from '../src/domain/policy.ts';
import type { CauseId, Locale, ProblemType, RemedyId } from '../src/domain/problem.ts';
import type { Understanding } from '../src/domain/understanding.ts';

/** What came in. */
export type DialogInput =
  | { kind: 'started' }
  | {
      kind: 'message';
      text: string;
      /** What a pressed button carries, e.g. `{ remedy: 'urge_rider' }`. Untrusted. */
      value?: unknown;
      attachments: AttachmentInfo[];
      /** Absent when there is nothing to understand (a button, a photo without words). */
      understanding?: Understanding | undefined;
    }
  | { kind: 'context'; context: AppContext }
  | { kind: 'timer'; name: string; data: unknown }
  | { kind: 'outcome'; action: WantedAction; outcome: ActionOutcome }
  | { kind: 'incident'; phase: 'confirmed' | 'recovered'; incident: Incident }
  | { kind: 'returned'; reason: 'returned' | 'resolved'; note?: string | undefined };

/** What a dialog can ask to know before it goes on. */
export type Need =
  /** The customer's latest orders, newest first. */
  | { kind: 'orders' }
  /** One order by its id, or by its printed number; compared with the customer before it is given. */
  | { kind: 'order'; orderId: string }
  | { kind: 'order_by_number'; number: string; phoneTail?: string }
  /** All witnesses of an order. `fresh`: not from the cache (after an action, before another). */
  | { kind: 'facts'; orderId: string; fresh?: boolean }
  /** The platform's own health only. */
  | { kind: 'health' };

/** What is known when a dialog thinks. What was needed is there on the second call. */
export interface Known {
  /** Milliseconds on the promise clock. */
  now: number;
  customer: Customer;
  owner: Owner;
  /** The language to answer in. */
  locale: Locale;
  /** IANA name; times are told in it. */
  timeZone: string;
  policy: Policy;
  /** Incidents that are suspected or confirmed now. */
  incidents: Incident[];
  duty: Duty;
  queue?: QueuePlace | undefined;
  ticket?: { id: string; number: string } | undefined;
  orders?: Reading<Order[]>;
  /** By order id, or by `number:` and the number. */
  order?: Record<string, Reading<Order>>;
  /** By order id. `forbidden` in `order` when it is another customer's. */
  facts?: Record<string, Facts>;
  health?: Reading<ServiceHealth[]>;
}

/** A button. `value` is what comes back; `title` is what is said. */
export interface Button {
  title: string;
  value: { remedy: RemedyId } | Record<string, unknown>;
}

/** A card, as data; the channel makes an attachment of it. */
export interface Card {
  kind: 'order' | 'status' | 'rate' | 'contact' | 'link';
  title: string;
  subtitle?: string;
  lines?: { label: string; value: string }[];
  buttons?: (Button | { title: string; url: string } | { title: string; phone: string })[];
  orderId?: string;
}

/** One message of the bot. */
export interface Reply {
  text?: string;
  /** Quick replies under the last message. */
  buttons?: Button[];
  cards?: Card[];
  data: Omit<MealmendData, 'speaker'>;
  /** Instead of a message: an event for the host app, e.g. `app/reorder`. */
  event?: { name: string; value: unknown };
  /** Names a message that later replies with the same slot replace in place (a status card). */
  slot?: string;
}

/** What a turn wants to happen; all of it is stored with the turn in one commit. */
export type Effect =
  | { kind: 'action'; action: WantedAction }
  /** `at`: ms on the promise clock. The same name again replaces the timer. */
  | { kind: 'timer'; name: string; at: number; data?: unknown }
  | { kind: 'cancel_timer'; name: string }
  /** Opens a ticket, or adds to the one that is open, and moves the conversation to the queue. */
  | {
      kind: 'escalate';
      problem: ProblemType | 'other';
      cause?: CauseId | undefined;
      orderId?: string | undefined;
      priority: 'urgent' | 'high' | 'normal';
      /** Plain lines for the agent. */
      summary: string;
      tried: { remedy: RemedyId; at: number; outcome: string }[];
    }
  /** Adds to the open ticket without a word to the customer (a promise that fell due, a new fact). */
  | { kind: 'ticket_note'; what: 'task' | 'outcome' | 'customer_message'; text: string }
  /** Files given as evidence; kept with the ticket when there is one, or comes to be one. */
  | { kind: 'evidence'; attachments: AttachmentInfo[] }
  /** A complaint, counted once per turn for the detection of incidents. */
  | { kind: 'tally'; problem: ProblemType; order?: Order | undefined }
  /** Tell this conversation when the incident is over. */
  | { kind: 'await_recovery'; incidentId: string }
  /** The customer's rating of the bot's help, 1 to 5. */
  | { kind: 'rating'; score: number; problem?: ProblemType | undefined };

/** The end of a dialog's thinking: either it must know more first, or it is done. */
export type DialogResult =
  | { needs: Need[] }
  | { state: unknown; replies: Reply[]; effects: Effect[] };

/**
 * The whole conversation as one pure function. `state` is what it returned last time (undefined
 * at the start). Same arguments, same result. It never throws on anything a customer can send.
 */
export type Dialog = (state: unknown, input: DialogInput, known: Known) => DialogResult;
