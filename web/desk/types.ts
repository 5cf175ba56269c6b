/** What the desk's interface answers, as far as this page reads it. */

export type Problem = 'order_error' | 'payment_failure' | 'delay' | 'desync' | 'outage' | 'other';
export type Status = 'open' | 'assigned' | 'snoozed' | 'resolved';

export interface Agent {
  id: string;
  email: string;
  name: string;
  role: 'agent' | 'supervisor';
}

export interface Item {
  id: string;
  name: string;
  quantity: number;
  unitPrice: number;
}

export interface OrderSnapshot {
  id: string;
  number: string;
  pickupNumber?: string;
  merchant: { name: string; phone?: string };
  items: Item[];
  total: number;
  currency: string;
  status: string;
  placedAt: string;
  promisedAt?: string;
  address: { text: string };
  remark?: string;
}

export type Fact =
  | { asOf: string; value: unknown; partial?: boolean; old?: string }
  | { missing: string; at: string };

export interface Evidence {
  id: string;
  kind: string;
  name: string;
  contentType: string;
  size: number;
  sha256: string;
  at: string;
}

export interface Ticket {
  id: string;
  number: string;
  status: Status;
  problem: Problem;
  cause?: string;
  priority: 'urgent' | 'high' | 'normal';
  customer: { id: string; name?: string; guest: boolean };
  conversationId: string;
  order?: { id: string; number: string; snapshot: OrderSnapshot };
  facts: Partial<Record<'order' | 'payment' | 'delivery' | 'merchantView' | 'health', Fact>>;
  tried: { remedy: string; at: string; outcome: string }[];
  evidence: Evidence[];
  summary: string;
  locale: string;
  incidentId?: string;
  createdAt: string;
  waitingSince: string | null;
  sla: { firstReplyBy: string; firstReplyAt?: string };
  snoozedUntil?: string;
  assignee?: { id: string; name: string };
  resolution?: { code: string; note?: string; at: string; by: string };
  events: { at: string; by: string; what: string; text?: string }[];
}

export interface Attachment {
  id?: string;
  name?: string;
  contentType: string;
}

export interface Entry {
  seq: number;
  at: string;
  kind: 'customer' | 'bot' | 'agent' | 'started' | 'timer' | 'outcome' | 'incident' | 'returned';
  activity?: {
    id: string;
    type: string;
    text?: string;
    from?: { id: string; name?: string };
    channelData?: {
      mealmend?: {
        cards?: { title: string; subtitle?: string; lines?: { label: string; value: string }[] }[];
      };
    };
    suggestedActions?: { actions: { title: string }[] };
  };
  attachments?: Attachment[];
  action?: { remedy: string };
  outcome?: { ok: boolean; code?: string };
  phase?: string;
  reason?: string;
}

export interface Incident {
  id: string;
  status: 'suspected' | 'confirmed' | 'resolved';
  problem: Problem;
  service?: string;
  source: string;
  startedAt: string;
  customers: number;
  publicNote?: string;
}

/** A queue the agent looks at. */
export type View = 'unassigned' | 'mine' | 'all' | 'resolved';
