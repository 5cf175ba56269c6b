/** Which projections a ticket belongs in: a pure function of the ticket, so they can be rebuilt. */
import type { Ticket, TicketStatus } from '../domain/ticket.ts';

/** Names of the sorted sets. Scores are milliseconds on the promise clock. */
export const ticketIndexes = {
  all: 'tickets/all',
  /** Unassigned cases whose customers wait for a human, in the order in which they are served. */
  queue: 'tickets/queue',
  status: (status: TicketStatus) => `tickets/status/${status}`,
  problem: (problem: Ticket['problem']) => `tickets/problem/${problem}`,
  assignee: (agentId: string) => `tickets/assignee/${agentId}`,
  /** Cases an agent works on now: what their capacity is measured by. */
  busy: (agentId: string) => `tickets/busy/${agentId}`,
  conversation: (conversationId: string) => `tickets/conversation/${conversationId}`,
  customer: (customerId: string) => `tickets/customer/${customerId}`,
  incident: (incidentId: string) => `tickets/incident/${incidentId}`,
  /** A word that finds exactly these tickets: a number, an order's number or its tail, a name. */
  term: (term: string) => `tickets/term/${term}`,
} as const;

/** How much earlier than its time a case is served, ms: urgent ones overtake a quarter of an hour. */
const headStartMs = { urgent: 15 * 60_000, high: 5 * 60_000, normal: 0 } as const;

const statuses = ['open', 'assigned', 'snoozed', 'resolved'] as const;

/** A ticket as it is stored. */
export interface TicketRow {
  ticket: Ticket;
  /** Sets it was in and may have to be taken out of: those of former assignees and problems. */
  left: string[];
}

/** Where a case stands in the queue; undefined where nobody has to serve it now. */
export function toQueueScore(ticket: Ticket): number | undefined {
  if (ticket.status !== 'open' || ticket.waitingSince === null) return undefined;
  return Date.parse(ticket.waitingSince) - headStartMs[ticket.priority];
}

/** The sets the ticket is in with its score in each, and those it may have been in and is not. */
export function toMemberships({ ticket, left }: TicketRow): {
  in: Map<string, number>;
  out: string[];
} {
  const createdAt = Date.parse(ticket.createdAt);
  const names = [
    ticketIndexes.all,
    ticketIndexes.status(ticket.status),
    ticketIndexes.problem(ticket.problem),
    ticketIndexes.conversation(ticket.conversationId),
    ticketIndexes.customer(ticket.customer.id),
    ...toTerms(ticket).map(ticketIndexes.term),
    ...(ticket.incidentId ? [ticketIndexes.incident(ticket.incidentId)] : []),
    ...(ticket.assignee ? [ticketIndexes.assignee(ticket.assignee.id)] : []),
    ...(ticket.assignee && ticket.status === 'assigned'
      ? [ticketIndexes.busy(ticket.assignee.id)]
      : []),
  ];
  const memberships = new Map(names.map((name) => [name, createdAt]));
  const queueScore = toQueueScore(ticket);
  if (queueScore !== undefined) memberships.set(ticketIndexes.queue, queueScore);
  const everIn = [
    ticketIndexes.queue,
    ...statuses.map(ticketIndexes.status),
    ...(ticket.assignee ? [ticketIndexes.busy(ticket.assignee.id)] : []),
    ...left,
  ];
  return { in: memberships, out: everIn.filter((name) => !memberships.has(name)) };
}

/** Longer words are not found exactly, only by what a ticket says; characters. */
export const longestTerm = 80;

/** What is searched for, and what is found by, in one form. */
export function normaliseTerm(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The words that find exactly this ticket. */
function toTerms({ number, order, customer }: Ticket): string[] {
  const words = [
    number,
    number.replace(/^\D+0*/, ''),
    customer.id,
    customer.name ?? '',
    order?.id ?? '',
    order?.number ?? '',
    order?.number.slice(-4) ?? '',
    order?.snapshot.pickupNumber ?? '',
  ];
  return [...new Set(words.map(normaliseTerm))].filter(
    (word) => word !== '' && word.length <= longestTerm,
  );
}
