/** What agents do to a case: each is one atomic change of ticket and conversation. */
import type { Clock } from '../domain/clock.ts';
import type { Conversation, LogLine } from '../domain/conversation.ts';
import type { IsoTime } from '../domain/order.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Ticket } from '../domain/ticket.ts';
import { type Case, type CaseChange, type Cases, mustBeCurrent } from './cases.ts';
import { toHandoffStatus } from './lines.ts';
import { DeskRefusal } from './refusal.ts';
import { type Actor, mustBeOpen, mustMayWork } from './rights.ts';
import { closeQuietlyPut, wakePut } from './sleep.ts';
import {
  type Assignee,
  assigned,
  claimed,
  corrected,
  noted,
  resolved,
  returned,
  snoozed,
} from './ticket-changes.ts';

export interface WorkDeps {
  cases: Cases;
  clock: Clock;
  newId(): string;
  /** A claim was won. */
  onClaim(ticketId: string, agentId: string): Promise<void>;
}

export type Work = ReturnType<typeof createWork>;

export function createWork({ cases, clock, newId, onClaim }: WorkDeps) {
  /**
   * Takes a case for `agent`; the bot is silent from then on. Of two who claim, exactly one wins.
   * Throws `taken` with who has it. Claiming one's own again changes nothing.
   */
  async function claim(ticketId: string, agent: Assignee): Promise<Ticket> {
    let won = false;
    const ticket = await cases.change(ticketId, (current) => {
      const { row, at } = current;
      const { assignee, status, number } = row.ticket;
      won = false;
      mustBeOpen(row.ticket);
      if (assignee && assignee.id !== agent.id) {
        throw new DeskRefusal('taken', `${number} is with ${assignee.name}.`, { assignee });
      }
      if (assignee && status === 'assigned') return undefined;
      mustBeCurrent(current);
      won = true;
      return handOver(current, claimed(row, agent, at));
    });
    if (won) await onClaim(ticketId, agent.id);
    return ticket;
  }

  /** Gives a case to `agent`: one's own, one that nobody has, and for supervisors any. */
  function assign(ticketId: string, actor: Actor, agent: Assignee): Promise<Ticket> {
    return cases.change(ticketId, (current) => {
      const { row, at } = current;
      mustBeOpen(row.ticket);
      mustMayWork(actor, row.ticket);
      if (row.ticket.assignee?.id === agent.id && row.ticket.status === 'assigned')
        return undefined;
      mustBeCurrent(current);
      return handOver(current, assigned(row, agent, actor.id, at));
    });
  }

  /** The conversation in an agent's hands; the channel hears that the hand-off was accepted. */
  function handOver({ head, row: before }: Case, row: CaseChange['row']): CaseChange {
    const { ticket } = before;
    const news =
      head.conversation.owner === 'agent' ? [] : [toHandoffStatus('accepted', ticket, newId())];
    return { row, conversation: { owner: 'agent' }, appends: news };
  }

  /** A note that only colleagues see. Any agent may leave one, on closed cases too. */
  function note(ticketId: string, actor: Actor, text: string): Promise<Ticket> {
    return cases.change(ticketId, ({ row, at }) => ({ row: noted(row, actor.id, text, at) }));
  }

  /** Out of sight until then, or until the customer writes. Throws `invalid` for a time gone by. */
  function snooze(ticketId: string, actor: Actor, until: IsoTime): Promise<Ticket> {
    return cases.change(ticketId, ({ row, at, now }) => {
      mustBeOpen(row.ticket);
      mustMayWork(actor, row.ticket);
      const wakeAt = Date.parse(until);
      if (!(wakeAt > now)) {
        throw new DeskRefusal('invalid', '"until" lies in the past. Give a time to come.');
      }
      const untilIso = new Date(wakeAt).toISOString();
      return {
        row: snoozed(row, actor.id, untilIso, at),
        puts: [wakePut(ticketId, untilIso, clock)],
      };
    });
  }

  /** Closes the case; the bot takes the conversation up again. */
  function resolve(
    ticketId: string,
    actor: Actor,
    end: { code: string; note?: string | undefined },
  ): Promise<Ticket> {
    return cases.change(ticketId, (current) => {
      const { row, at } = current;
      mustBeOpen(row.ticket);
      mustMayWork(actor, row.ticket);
      return giveBack(current, resolved(row, actor.id, end, at), {
        kind: 'returned',
        reason: 'resolved',
        note: end.note,
        ticketId,
      });
    });
  }

  /** Gives the conversation back to the bot; the case stays open for a day, in nobody's hands. */
  function giveToBot(ticketId: string, actor: Actor, text: string | undefined): Promise<Ticket> {
    return cases.change(ticketId, (current) => {
      const { row, at, now } = current;
      mustBeOpen(row.ticket);
      mustMayWork(actor, row.ticket);
      mustBeCurrent(current);
      const change = giveBack(current, returned(row, actor.id, text, at), {
        kind: 'returned',
        reason: 'returned',
        note: text,
        ticketId,
      });
      return { ...change, puts: [closeQuietlyPut(ticketId, now, clock)] };
    });
  }

  /** The bot's again, and told so; a conversation that went on to another ticket is left alone. */
  function giveBack(
    { head, row: before }: Case,
    row: CaseChange['row'],
    line: Extract<LogLine, { kind: 'returned' }>,
  ): CaseChange {
    const { conversation } = head;
    if (conversation.ticketId !== before.ticket.id) return { row };
    const owner: Conversation['owner'] = 'bot';
    const status = toHandoffStatus('completed', before.ticket, newId());
    return {
      row,
      conversation: { owner },
      appends: conversation.owner === 'bot' ? [line] : [status, line],
      wakes: true,
    };
  }

  /** Says which problem it really was. */
  function correct(
    ticketId: string,
    actor: Actor,
    problem: ProblemType | 'other',
  ): Promise<Ticket> {
    return cases.change(ticketId, ({ row, at }) => {
      mustMayWork(actor, row.ticket);
      const after = corrected(row, actor.id, problem, at);
      return after === row ? undefined : { row: after };
    });
  }

  return { claim, assign, note, snooze, resolve, giveToBot, correct };
}
