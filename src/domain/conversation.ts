import type { ActionOutcome, WantedAction } from './action.ts';
import type { Incident } from './incident.ts';
import type { Locale, ProblemType, RemedyId, StepName } from './problem.ts';
import type { Evidence } from './ticket.ts';

/** Who answers the customer. */
export type Owner = 'bot' | 'queue' | 'agent';

/** Who the customer is, as far as we know. */
export interface Customer {
  /** The id towards the platform; for a guest an id of our own that the platform does not know. */
  id: string;
  name?: string | undefined;
  /** A guest may see only an order proved by its number and the end of the phone number. */
  guest: boolean;
}

/** Where the customer stands in the app, told by an `app/context` event. Untrusted. */
export interface AppContext {
  orderId?: string | undefined;
  appVersion?: string | undefined;
  network?: 'wifi' | 'cellular' | 'offline' | 'unknown' | undefined;
  device?: string | undefined;
  locale?: Locale | undefined;
}

/** The head of a conversation: one row, moved only by compare-and-set on its version. */
export interface Conversation {
  id: string;
  customer: Customer;
  /** The Direct Line user id, e.g. `dl_12345`. */
  userId: string;
  channelId: string;
  createdAt: number;
  owner: Owner;
  ticketId?: string | undefined;
  /** Log entries up to this one have been handled by a turn. */
  handled: number;
  /** The language the page asked for: when the conversation started, or by `app/context`. */
  locale?: Locale | undefined;
  /** The language the customer last wrote clearly in. */
  written?: Locale | undefined;
  /** Orders that were seen to be this customer's, latest last. */
  ownOrders?: string[] | undefined;
  /** Files given before there was a ticket. */
  evidence?: Evidence[] | undefined;
  /** Messages that later ones replace in place: their id, and the log entry after which they stand. */
  slots?: Record<string, { id: string; after: number }> | undefined;
  /** The dialog's own state; only dialogs look inside. */
  state: unknown;
  /** Where a reply goes on a Bot Framework channel (`/api/messages`); absent on our own Direct Line. */
  reference?: unknown;
  ended?: boolean | undefined;
}

/** An uploaded file of a message, already kept in the evidence store. */
export interface AttachmentInfo {
  id: string;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

/** What host apps and tests read on every message of the bot; people don't see it. */
export interface MealmendData {
  speaker: 'bot' | 'agent';
  step?: StepName;
  problem?: ProblemType;
  /** What the words suggested, where the facts decided otherwise. */
  said?: ProblemType;
  cause?: string;
  orderId?: string;
  orderNumber?: string;
  remedies?: RemedyId[];
  ticketId?: string;
  incidentId?: string;
  /** ISO 8601. */
  watchUntil?: string;
}

/**
 * One line of a conversation's log. `customer` and `agent` and `bot` lines are activities that
 * clients see (Bot Framework activity JSON, without timestamp, which is the entry's `at`); the
 * others are inputs of turns that only we see.
 */
export type LogLine =
  | { kind: 'customer'; activity: StoredActivity; attachments: AttachmentInfo[] }
  | { kind: 'bot'; activity: StoredActivity }
  | { kind: 'agent'; activity: StoredActivity; agentId: string; attachments?: AttachmentInfo[] }
  | { kind: 'started' }
  | { kind: 'timer'; name: string; data: unknown }
  | { kind: 'outcome'; action: WantedAction; outcome: ActionOutcome }
  | { kind: 'incident'; phase: 'confirmed' | 'recovered'; incident: Incident }
  | {
      kind: 'returned';
      reason: 'returned' | 'resolved';
      note?: string | undefined;
      ticketId: string;
    };

/** An activity as stored: any Bot Framework activity; the fields named are the ones we rely on. */
export interface StoredActivity {
  id: string;
  type: string;
  /** A card updated in place is sent again with its id and its first timestamp (ms). */
  timestampMs?: number;
  text?: string;
  value?: unknown;
  name?: string;
  locale?: string;
  replyToId?: string;
  from?: { id: string; name?: string; role?: string };
  channelData?: Record<string, unknown>;
  [field: string]: unknown;
}

/** Lines that are the input of a turn. */
export function isInput(line: LogLine): boolean {
  return line.kind !== 'bot' && line.kind !== 'agent';
}

/** Lines that a client sees. */
export function isVisible(line: LogLine): line is Extract<LogLine, { activity: StoredActivity }> {
  return 'activity' in line;
}
