/**
 * What people do to a ticket, as pure functions: each takes the row as it is and returns it as it
 * will be. Who may do it is decided in rights.ts; who answers the customer afterwards is in the
 * conversation's head, which changes in the same commit.
 */
import type { Owner } from '../domain/conversation.ts';
import type { IsoTime } from '../domain/order.ts';
import type { Policy } from '../domain/policy.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Agent, Ticket } from '../domain/ticket.ts';
import {
  addEvent,
  handsOf,
  leave,
  reopenWithinMs,
  type TicketRow,
  toFirstReplyBy,
  toIso,
  withoutEnd,
  withTicket,
} from './ticket.ts';
import { ticketIndexes } from './ticket-indexes.ts';

/** Who has a case. */
export type Assignee = Pick<Agent, 'id' | 'name'>;

/** The ticket in an agent's hands. The customer still waits until the agent writes. */
export function claimed(row: TicketRow, agent: Assignee, at: IsoTime): TicketRow {
  return addEvent(inHandsOf(row, agent), { at, by: agent.id, what: 'claimed' });
}

/** The ticket in another's hands, given by `by`. */
export function assigned(row: TicketRow, agent: Assignee, by: string, at: IsoTime): TicketRow {
  return addEvent(inHandsOf(row, agent), { at, by, what: 'assigned', text: agent.name });
}

/** The agent has written to the customer: nobody owes an answer. */
export function answered(row: TicketRow, by: string, at: IsoTime): TicketRow {
  const { sla } = row.ticket;
  return addEvent(
    withTicket(row, {
      waitingSince: null,
      sla: { ...sla, firstReplyAt: sla.firstReplyAt ?? at },
    }),
    { at, by, what: 'message' },
  );
}

/** A note among colleagues; the customer never sees it. */
export function noted(row: TicketRow, by: string, text: string, at: IsoTime): TicketRow {
  return addEvent(row, { at, by, what: 'note', text });
}

/** Out of sight until `until`, or until the customer writes. */
export function snoozed(row: TicketRow, by: string, until: IsoTime, at: IsoTime): TicketRow {
  return addEvent(withTicket(row, { status: 'snoozed', snoozedUntil: until, waitingSince: null }), {
    at,
    by,
    what: 'snoozed',
    text: until,
  });
}

/** Back from sleep, with whoever had it: somebody owes the customer a look again. */
export function woken(row: TicketRow, by: string, at: IsoTime): TicketRow {
  const ticket: Ticket = {
    ...withoutEnd(row.ticket),
    status: row.ticket.assignee ? 'assigned' : 'open',
    waitingSince: at,
  };
  return addEvent({ ...row, ticket }, { at, by, what: 'woken' });
}

/** Closed. `code` says how it ended. */
export function resolved(
  row: TicketRow,
  by: string,
  { code, note }: { code: string; note?: string | undefined },
  at: IsoTime,
): TicketRow {
  const ticket: Ticket = {
    ...withoutEnd(row.ticket),
    status: 'resolved',
    waitingSince: null,
    resolution: { code, note, at, by },
  };
  const text = note ? `${code}: ${note}` : code;
  return addEvent({ ...row, ticket }, { at, by, what: 'resolved', text });
}

/** Given back to the bot: open, in nobody's hands, and nobody owes an answer. */
export function returned(
  row: TicketRow,
  by: string,
  note: string | undefined,
  at: IsoTime,
): TicketRow {
  return addEvent(inNobodysHands(row, { waitingSince: null }), {
    at,
    by,
    what: 'returned',
    ...(note ? { text: note } : {}),
  });
}

/** Another problem than the bot took it for: what the bot can learn from. */
export function corrected(
  row: TicketRow,
  by: string,
  problem: ProblemType | 'other',
  at: IsoTime,
): TicketRow {
  const before = row.ticket.problem;
  if (problem === before) return row;
  return addEvent(
    leave(withTicket(row, { problem, cause: undefined }), [ticketIndexes.problem(before)]),
    { at, by, what: 'corrected', text: `${before} → ${problem}` },
  );
}

/** What a customer's message is, as far as the desk is concerned. */
export interface CustomerMessage {
  /** Milliseconds on the promise clock. */
  now: number;
  /** Who answers the customer now. */
  owner: Owner;
  /** It complains or asks for a human; thanks and small talk don't. */
  complaint: boolean;
  policy: Policy;
  timeZone: string;
}

/**
 * What a customer's message does to the ticket of its conversation, and who answers from then on.
 * Undefined: nothing. It wakes a sleeping case; within a day of the end a complaint reopens it.
 */
export function customerWrote(
  row: TicketRow,
  message: CustomerMessage,
): { row: TicketRow; owner: Owner } | undefined {
  const { now, owner } = message;
  const at = toIso(now);
  if (row.ticket.status === 'resolved') {
    return message.complaint && isReopenable(row, now)
      ? { row: reopenTicket(row, message), owner: 'queue' }
      : undefined;
  }
  if (owner === 'bot') return undefined;
  const awake = row.ticket.status === 'snoozed' ? woken(row, 'customer', at) : row;
  const waiting = withTicket(awake, { waitingSince: awake.ticket.waitingSince ?? at });
  return { owner, row: addEvent(waiting, { at, by: 'customer', what: 'customer_message' }) };
}

/** Whether a complaint now continues this closed case. */
export function isReopenable({ ticket }: TicketRow, now: number): boolean {
  const { resolution } = ticket;
  return resolution !== undefined && now - Date.parse(resolution.at) <= reopenWithinMs;
}

/** A closed case in the queue again, ahead of those who came for the first time. */
export function reopenTicket(
  row: TicketRow,
  { now, policy, timeZone }: Pick<CustomerMessage, 'now' | 'policy' | 'timeZone'>,
): TicketRow {
  const at = toIso(now);
  const reopened = inNobodysHands(row, {
    priority: row.ticket.priority === 'normal' ? 'high' : row.ticket.priority,
    waitingSince: at,
    sla: { firstReplyBy: toFirstReplyBy(now, policy, timeZone) },
  });
  return addEvent(reopened, { at, by: 'customer', what: 'reopened' });
}

/** Something the desk must know. A promise that fell due is a task: somebody owes the customer. */
export function informed(
  row: TicketRow,
  what: 'task' | 'outcome' | 'customer_message',
  text: string,
  now: number,
): TicketRow {
  const at = toIso(now);
  const told = addEvent(row, { at, by: 'bot', what, text });
  const owed = what === 'task' && told.ticket.status !== 'resolved';
  return owed ? withTicket(told, { waitingSince: told.ticket.waitingSince ?? at }) : told;
}

function inHandsOf(row: TicketRow, { id, name }: Assignee): TicketRow {
  const { ticket } = row;
  const held: TicketRow = {
    ...row,
    ticket: { ...withoutEnd(ticket), status: 'assigned', assignee: { id, name } },
  };
  return leave(held, ticket.assignee?.id === id ? [] : handsOf(ticket));
}

function inNobodysHands(row: TicketRow, fields: Partial<Ticket>): TicketRow {
  const { assignee: _, ...rest } = withoutEnd(row.ticket);
  return leave({ ...row, ticket: { ...rest, ...fields, status: 'open' } }, handsOf(row.ticket));
}
