/**
 * A ticket as pure data: how one is opened and what is added to it. It lies in the partition of its
 * conversation and changes only in commits that move the conversation's head, so whoever holds the
 * head's version holds the ticket's as well.
 */
import type { AttachmentInfo, Conversation } from '../domain/conversation.ts';
import { type Facts, type Reading, valueIn } from '../domain/facts.ts';
import type { IsoTime, Order } from '../domain/order.ts';
import type { Policy } from '../domain/policy.ts';
import type { CauseId, Locale, ProblemType, RemedyId } from '../domain/problem.ts';
import type { Evidence, Ticket, TicketEvent, TicketFact } from '../domain/ticket.ts';
import { keys, leaseMs } from '../store/conversations.ts';
import type { Put } from '../store/port.ts';
import { startOfService } from './hours.ts';
import { type TicketRow, ticketIndexes } from './ticket-indexes.ts';

export type { TicketRow } from './ticket-indexes.ts';

/** How long after its end a case may come to life again, instead of becoming a new one. */
export const reopenWithinMs = 24 * 60 * 60_000;

/** Older events give way to newer ones; the first, that it was opened, stays. */
const maxEvents = 400;

/** What an escalation says: the dialog's effect `escalate`. */
export interface Escalation {
  problem: ProblemType | 'other';
  cause?: CauseId | undefined;
  priority: Ticket['priority'];
  summary: string;
  /** `at`: ms on the promise clock. */
  tried: { remedy: RemedyId; at: number; outcome: string }[];
}

export interface CaseInput {
  /** Milliseconds on the promise clock. */
  now: number;
  escalation: Escalation;
  conversation: Conversation;
  /** The witnesses of the order it is about, where they were read. */
  facts?: Facts | undefined;
  /** The order, where it is known though its facts were not read. */
  order?: Order | undefined;
  /** What the customer has shown so far. */
  evidence: readonly Evidence[];
  locale: Locale;
  incidentId?: string | undefined;
  policy: Policy;
  /** IANA name: opening hours are told in it. */
  timeZone: string;
}

/** Opens a ticket in the queue. `id`: see `toTicketId`; `number`: see `toTicketNumber`. */
export function openTicket(input: CaseInput & { id: string; number: string }): TicketRow {
  const { conversation, escalation, now } = input;
  const { id, name, guest } = conversation.customer;
  const at = toIso(now);
  const ticket: Ticket = {
    id: input.id,
    number: input.number,
    status: 'open',
    problem: escalation.problem,
    cause: escalation.cause,
    priority: escalation.priority,
    customer: { id, name, guest },
    conversationId: conversation.id,
    order: toTicketOrder(input),
    facts: input.facts ? toTicketFacts(input.facts) : {},
    tried: escalation.tried.map(toTried),
    evidence: distinct(input.evidence),
    summary: escalation.summary,
    locale: input.locale,
    incidentId: input.incidentId,
    createdAt: at,
    waitingSince: at,
    sla: { firstReplyBy: toFirstReplyBy(now, input.policy, input.timeZone) },
    events: [{ at, by: 'bot', what: 'opened' }],
  };
  return { ticket, left: [] };
}

/**
 * Escalates into a case that exists: its facts are renewed, what was tried is added, and whoever is
 * at it keeps it. Where nobody is (returned, resolved, snoozed without an agent) it queues again.
 */
export function addToTicket({ ticket, left }: TicketRow, input: CaseInput): TicketRow {
  const { escalation, now } = input;
  const at = toIso(now);
  const ended = ticket.status === 'resolved';
  const assignee = ended ? undefined : ticket.assignee;
  const problem = escalation.problem === 'other' ? ticket.problem : escalation.problem;
  const added: Ticket = {
    ...withoutEnd(ticket),
    status: assignee ? 'assigned' : 'open',
    assignee,
    problem,
    cause: escalation.cause ?? ticket.cause,
    priority: sharper(ticket.priority, escalation.priority),
    order: toTicketOrder(input) ?? ticket.order,
    facts: input.facts ? toTicketFacts(input.facts) : ticket.facts,
    tried: [...ticket.tried, ...newlyTried(ticket, escalation)],
    evidence: distinct([...ticket.evidence, ...input.evidence]),
    summary: escalation.summary || ticket.summary,
    incidentId: input.incidentId ?? ticket.incidentId,
    waitingSince: ticket.waitingSince ?? at,
    sla: ended ? { firstReplyBy: toFirstReplyBy(now, input.policy, input.timeZone) } : ticket.sla,
  };
  const leaving = [
    ...(problem === ticket.problem ? [] : [ticketIndexes.problem(ticket.problem)]),
    ...(ended ? handsOf(ticket) : []),
  ];
  const row = leave({ ticket: added, left }, leaving);
  return addEvent(row, { at, by: 'bot', what: ended ? 'reopened' : 'opened' });
}

/** Whether an escalation now belongs to this ticket; where not, a new one is opened. */
export function isSameCase({ ticket }: TicketRow, now: number): boolean {
  return !ticket.resolution || now - Date.parse(ticket.resolution.at) <= reopenWithinMs;
}

/** Adds files the customer gave; the same file given twice is kept once. */
export function addEvidence(row: TicketRow, evidence: readonly Evidence[], at: IsoTime): TicketRow {
  const all = distinct([...row.ticket.evidence, ...evidence]);
  if (all.length === row.ticket.evidence.length) return row;
  const event: TicketEvent = { at, by: 'customer', what: 'evidence' };
  return addEvent(withTicket(row, { evidence: all }), event);
}

/** Adds what came of a remedy, told in plain words. */
export function addTried(row: TicketRow, tried: Ticket['tried'][number]): TicketRow {
  return withTicket(row, { tried: [...row.ticket.tried, tried] });
}

/** Adds an event. A message right after one by the same person brings that event up to date. */
export function addEvent(row: TicketRow, event: TicketEvent): TicketRow {
  const { events } = row.ticket;
  const last = events.at(-1);
  const again =
    (event.what === 'customer_message' || event.what === 'message') &&
    last?.what === event.what &&
    last.by === event.by;
  const all = [...(again ? events.slice(0, -1) : events), event];
  const kept = all.length > maxEvents ? [...all.slice(0, 1), ...all.slice(1 - maxEvents)] : all;
  return withTicket(row, { events: kept });
}

/** The row with some fields of its ticket changed. */
export function withTicket(row: TicketRow, fields: Partial<Ticket>): TicketRow {
  return { ...row, ticket: { ...row.ticket, ...fields } };
}

/** The row, with the sets named to be taken out of. */
export function leave(row: TicketRow, names: readonly string[]): TicketRow {
  return names.length === 0 ? row : { ...row, left: [...new Set([...row.left, ...names])] };
}

/** The sets a ticket is in because of who has it. */
export function handsOf({ assignee }: Ticket): string[] {
  return assignee ? [ticketIndexes.assignee(assignee.id), ticketIndexes.busy(assignee.id)] : [];
}

/** The rows that a commit puts to store the ticket and have its projections follow, leased to us. */
export function ticketPuts(row: TicketRow, wall: number): Put[] {
  const { id } = row.ticket;
  return [
    { key: keys.ticket(id), value: row },
    { key: keys.projection(id), value: { ticketId: id }, dueAt: wall + leaseMs, leased: true },
  ];
}

/** What people say to each other: `MM-000042`. `count` comes from the store's counter `ticket`. */
export function toTicketNumber(count: number): string {
  return `MM-${String(count).padStart(6, '0')}`;
}

/** Every witness: what it said and when, or why it is missing and since when. */
export function toTicketFacts(facts: Facts): Ticket['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([witness, reading]) => [witness, toTicketFact(reading)]),
  );
}

/** An uploaded file as evidence. */
export function toEvidence(file: AttachmentInfo, at: IsoTime): Evidence {
  const { id, name, contentType, size, sha256 } = file;
  const kind = contentType.startsWith('image/') ? 'photo' : 'file';
  return { id, kind, name, contentType, size, sha256, at };
}

/** ISO 8601 of milliseconds since the epoch. */
export function toIso(ms: number): IsoTime {
  return new Date(ms).toISOString();
}

/** The ticket without what ended or paused it. */
export function withoutEnd(ticket: Ticket): Ticket {
  const { resolution: _, snoozedUntil: __, ...going } = ticket;
  return going;
}

/** By when the customer has an answer: the policy's minutes run while the desk is open. */
export function toFirstReplyBy(now: number, policy: Policy, timeZone: string): IsoTime {
  const start = startOfService(now, policy.desk, timeZone);
  return toIso(start + policy.desk.firstReplyMinutes * 60_000);
}

function toTicketOrder({ facts, order }: CaseInput): Ticket['order'] {
  const snapshot = valueIn(facts?.order) ?? order;
  return snapshot && { id: snapshot.id, number: snapshot.number, snapshot };
}

function toTicketFact(reading: Reading<unknown>): TicketFact {
  if (!reading.ok) return { missing: reading.reason, at: reading.at };
  const { asOf, value, partial, old } = reading;
  return { asOf, value, ...(partial && { partial }), ...(old && { old }) };
}

function toTried(tried: Escalation['tried'][number]): Ticket['tried'][number] {
  return { ...tried, at: toIso(tried.at) };
}

function newlyTried(ticket: Ticket, escalation: Escalation): Ticket['tried'] {
  const known = new Set(ticket.tried.map(({ remedy, at }) => `${remedy} ${at}`));
  return escalation.tried.map(toTried).filter(({ remedy, at }) => !known.has(`${remedy} ${at}`));
}

function sharper(one: Ticket['priority'], other: Ticket['priority']): Ticket['priority'] {
  const order = ['urgent', 'high', 'normal'] as const;
  return order.find((priority) => priority === one || priority === other) ?? one;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((item) => [item.id, item])).values()];
}
