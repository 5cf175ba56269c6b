/** Who may do what to a ticket. */
import type { Agent, Ticket } from '../domain/ticket.ts';
import { DeskRefusal } from './refusal.ts';
import type { Assignee } from './ticket-changes.ts';

/** Who is at work: an agent, or a program that holds the desk's key and may do what a supervisor may. */
export interface Actor {
  id: string;
  name: string;
  role: Agent['role'] | 'integration';
}

/** A program with the desk's key that speaks for no agent in particular. */
export const integration: Actor = { id: 'integration', name: 'Support', role: 'integration' };

/** Whether this actor stands above who has the case. */
export function isAbove(actor: Actor): boolean {
  return actor.role !== 'agent';
}

/** Throws `resolved` for a closed case. */
export function mustBeOpen({ status, number }: Ticket): void {
  if (status === 'resolved') throw new DeskRefusal('resolved', `${number} is closed already.`);
}

/** Throws `not_yours` where another agent has the case; supervisors may work on anybody's. */
export function mustMayWork(actor: Actor, { assignee, number }: Ticket): void {
  if (!assignee || assignee.id === actor.id || isAbove(actor)) return;
  throw new DeskRefusal('not_yours', `${number} is with ${assignee.name}.`, { assignee });
}

/**
 * Who speaks to the customer: only who has the case, so that one speaks at a time. A program speaks
 * for that agent. Throws `resolved`, `not_claimed`, `not_yours`.
 */
export function mustSpeak(actor: Actor, ticket: Ticket): Assignee {
  mustBeOpen(ticket);
  const { assignee, number } = ticket;
  if (!assignee) throw new DeskRefusal('not_claimed', `Claim ${number} first.`);
  if (assignee.id !== actor.id && actor.role !== 'integration') {
    throw new DeskRefusal('not_yours', `${number} is with ${assignee.name}.`, { assignee });
  }
  return assignee;
}
