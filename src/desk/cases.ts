/**
 * One change of a case: reads the conversation's head and the ticket, lets a pure decision say what
 * becomes of them, and commits both together. Who loses the race reads again and decides again.
 */
import type { Clock } from '../domain/clock.ts';
import type { Conversation, LogLine } from '../domain/conversation.ts';
import type { IsoTime } from '../domain/order.ts';
import type { Ticket } from '../domain/ticket.ts';
import { type Conversations, type Head, keys } from '../store/conversations.ts';
import type { Check, Put, Row } from '../store/port.ts';
import type { Projections } from './projections.ts';
import { DeskRefusal } from './refusal.ts';
import { type TicketRow, ticketPuts, toIso } from './ticket.ts';
import { partitionOfTicket } from './ticket-id.ts';

/** How often a change is decided again before it gives up. */
const attempts = 40;

/** A case as it is. */
export interface Case {
  row: TicketRow;
  head: Head;
  /** Milliseconds on the promise clock, and the same as text. */
  now: number;
  at: IsoTime;
}

/** A case as it will be. */
export interface CaseChange {
  row: TicketRow;
  /** Fields of the conversation's head that change. */
  conversation?: Partial<Conversation>;
  appends?: LogLine[];
  puts?: Put[];
  checks?: Check[];
  /** The appended line is the input of a turn. */
  wakes?: boolean;
}

export interface CasesDeps {
  conversations: Conversations;
  clock: Clock;
  projections: Projections;
  wake(conversationId: string): void;
}

export type Cases = ReturnType<typeof createCases>;

export function createCases({ conversations, clock, projections, wake }: CasesDeps) {
  const { store } = conversations;

  /** The case of a ticket. Throws `not_found`. */
  async function read(ticketId: string): Promise<Case> {
    const partition = partitionOfTicket(ticketId);
    const none = new DeskRefusal('not_found', 'There is no such ticket.');
    if (partition === undefined) throw none;
    const key = keys.ticket(ticketId);
    const [first] = (await store.get(partition, [key])) as (Row<TicketRow> | undefined)[];
    if (!first) throw none;
    // The head comes first: a ticket that is younger than its head fails the check on the head.
    const { conversationId } = first.value.ticket;
    const [head, row] = await store.get(partition, [keys.conversation(conversationId), key]);
    if (!head || !row) throw none;
    const now = clock.now();
    return {
      row: row.value as TicketRow,
      head: { conversation: head.value as Conversation, version: head.version },
      now,
      at: toIso(now),
    };
  }

  /**
   * Changes a case in one commit and returns the ticket as it then is. `decide` may throw a
   * `DeskRefusal`; nothing has changed then. Undefined out of `decide`: nothing is to be done.
   */
  async function change(
    ticketId: string,
    decide: (current: Case) => CaseChange | undefined | Promise<CaseChange | undefined>,
  ): Promise<Ticket> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const current = await read(ticketId);
      const wanted = await decide(current);
      if (!wanted) return current.row.ticket;
      if (await commit(current, wanted)) {
        await projections.project(ticketId);
        if (wanted.wakes) wake(current.head.conversation.id);
        return wanted.row.ticket;
      }
    }
    throw new DeskRefusal('busy', 'Others changed this case at the same moment. Try again.');
  }

  async function commit({ head }: Case, wanted: CaseChange): Promise<boolean> {
    const { conversation } = head;
    const version = await conversations.change(
      head,
      { ...conversation, ...wanted.conversation },
      {
        checks: wanted.checks ?? [],
        puts: [
          ...ticketPuts(wanted.row, clock.wall()),
          ...(wanted.puts ?? []),
          ...(wanted.wakes ? [conversations.turnWork(conversation.id)] : []),
        ],
        appends: wanted.appends ?? [],
      },
    );
    return version !== undefined;
  }

  return { read, change };
}

/** Throws `superseded` where the conversation has gone on to another ticket. */
export function mustBeCurrent({ row, head }: Case): void {
  const { ticketId } = head.conversation;
  if (ticketId === row.ticket.id) return;
  const message = `The customer's conversation has gone on to another ticket.`;
  throw new DeskRefusal('superseded', message, { ticketId });
}
