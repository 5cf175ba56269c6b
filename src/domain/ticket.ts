import type { Facts, MissingReason } from './facts.ts';
import type { IsoTime, Order } from './order.ts';
import type { CauseId, Locale, ProblemType, RemedyId } from './problem.ts';

export type TicketStatus = 'open' | 'assigned' | 'snoozed' | 'resolved';

export interface Evidence {
  id: string;
  kind: 'photo' | 'file' | 'transcript' | 'facts';
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
  at: IsoTime;
}

/** One witness in a ticket: what it said and when, or why it is missing. */
export type TicketFact =
  | { asOf: IsoTime; value: unknown; partial?: boolean; old?: MissingReason }
  | { missing: MissingReason; at: IsoTime };

export interface TicketEvent {
  at: IsoTime;
  /** `customer`, `bot`, `system`, or an agent's id. */
  by: string;
  what:
    | 'opened'
    | 'reopened'
    | 'claimed'
    | 'assigned'
    | 'snoozed'
    | 'woken'
    | 'note'
    | 'message'
    | 'customer_message'
    | 'evidence'
    | 'action'
    | 'outcome'
    | 'task'
    | 'corrected'
    | 'returned'
    | 'resolved'
    | 'viewed';
  text?: string;
}

export interface Ticket {
  id: string;
  /** What people say to each other: `MM-000042`. */
  number: string;
  status: TicketStatus;
  problem: ProblemType | 'other';
  cause?: CauseId | undefined;
  priority: 'urgent' | 'high' | 'normal';
  customer: { id: string; name?: string | undefined; guest: boolean };
  conversationId: string;
  order?: { id: string; number: string; snapshot: Order } | undefined;
  facts: Partial<Record<keyof Facts, TicketFact>>;
  tried: { remedy: RemedyId; at: IsoTime; outcome: string }[];
  evidence: Evidence[];
  /** A few plain lines for the agent: what the customer said, what the facts say, what was tried. */
  summary: string;
  locale: Locale;
  incidentId?: string | undefined;
  createdAt: IsoTime;
  /** Since when the customer has waited for a human; null while nobody owes an answer. */
  waitingSince: IsoTime | null;
  sla: { firstReplyBy: IsoTime; firstReplyAt?: IsoTime | undefined };
  snoozedUntil?: IsoTime | undefined;
  assignee?: { id: string; name: string } | undefined;
  resolution?: { code: string; note?: string | undefined; at: IsoTime; by: string } | undefined;
  events: TicketEvent[];
}

/** A desk account as others see it. */
export interface Agent {
  id: string;
  email: string;
  name: string;
  role: 'agent' | 'supervisor';
}
