/** Finds tickets: by what they are, by words, page by page. */
import type { Ticket, TicketStatus } from '../domain/ticket.ts';
import { keys } from '../store/conversations.ts';
import type { Partition, Row, Scored, Store } from '../store/port.ts';
import { DeskRefusal } from './refusal.ts';
import { partitionOfTicket } from './ticket-id.ts';
import { longestTerm, normaliseTerm, type TicketRow, ticketIndexes } from './ticket-indexes.ts';

export interface TicketQuery {
  /** None means every state. */
  status?: readonly TicketStatus[] | undefined;
  problem?: Ticket['problem'] | undefined;
  /** An agent's id, or `none`. */
  assignee?: string | undefined;
  conversationId?: string | undefined;
  customerId?: string | undefined;
  incidentId?: string | undefined;
  /** A number, an order's number or its tail, a customer, or words of the summary. */
  q?: string | undefined;
  /** `waiting`: cases that wait for a human, in the order in which they are served. */
  sort?: 'newest' | 'waiting' | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface TicketPage {
  tickets: Ticket[];
  /** Goes into `cursor`; absent at the end. */
  next?: string;
}

/** Tickets on a page unless asked otherwise, and at most. */
const pageSize = 50;
const longestPage = 200;
/** Rows looked at for one page of a search; the next page goes on where this one ended. */
const rowsPerSearch = 2_000;
const rowsPerRead = 100;

export type TicketList = ReturnType<typeof createTicketList>;

export function createTicketList(store: Store) {
  /** The rows of these tickets, in their order, without those that are gone. */
  async function readRows(ids: readonly string[]): Promise<TicketRow[]> {
    const byPartition = new Map<Partition, string[]>();
    for (const id of ids) {
      const partition = partitionOfTicket(id);
      if (partition === undefined) continue;
      byPartition.set(partition, [...(byPartition.get(partition) ?? []), id]);
    }
    const found = new Map<string, TicketRow>();
    await Promise.all(
      [...byPartition].map(async ([partition, of]) => {
        const rows = (await store.get(partition, of.map(keys.ticket))) as (
          | Row<TicketRow>
          | undefined
        )[];
        for (const row of rows) if (row) found.set(row.value.ticket.id, row.value);
      }),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** One ticket; undefined where there is none. */
  async function find(ticketId: string): Promise<Ticket | undefined> {
    return (await readRows([ticketId]))[0]?.ticket;
  }

  /** A page of the tickets that match. Throws `invalid` for a cursor that is none. */
  async function list(query: TicketQuery): Promise<TicketPage> {
    const limit = Math.min(Math.max(query.limit ?? pageSize, 1), longestPage);
    const term = query.q === undefined ? '' : normaliseTerm(query.q);
    const exact = term !== '' && (await isTerm(term));
    const index = exact ? ticketIndexes.term(term) : narrowest(query);
    const reverse = query.sort !== 'waiting';
    const tickets: Ticket[] = [];
    let after = query.cursor === undefined ? undefined : parseCursor(query.cursor);
    for (let looked = 0; looked < rowsPerSearch; looked += rowsPerRead) {
      const members = await store.index.range(index, {
        reverse,
        limit: rowsPerRead,
        ...(after ? { after } : {}),
      });
      const rows = await readRows(members.map(({ member }) => member));
      const byId = new Map(rows.map(({ ticket }) => [ticket.id, ticket]));
      for (const each of members) {
        after = each;
        const ticket = byId.get(each.member);
        if (ticket && matches(ticket, query) && (exact || says(ticket, term))) tickets.push(ticket);
        if (tickets.length === limit) return { tickets, next: toCursor(each) };
      }
      if (members.length < rowsPerRead) return { tickets };
    }
    return after ? { tickets, next: toCursor(after) } : { tickets };
  }

  /** Whether some tickets are found by this very word. */
  async function isTerm(term: string): Promise<boolean> {
    if (term.length > longestTerm) return false;
    return (await store.index.range(ticketIndexes.term(term), { limit: 1 })).length > 0;
  }

  return { list, find, readRows };
}

/** The smallest set that holds everything that matches. */
function narrowest({ conversationId, customerId, incidentId, ...query }: TicketQuery): string {
  if (conversationId !== undefined) return ticketIndexes.conversation(conversationId);
  if (query.sort === 'waiting') return ticketIndexes.queue;
  if (customerId !== undefined) return ticketIndexes.customer(customerId);
  if (incidentId !== undefined) return ticketIndexes.incident(incidentId);
  const { assignee, status, problem } = query;
  if (assignee !== undefined && assignee !== 'none') return ticketIndexes.assignee(assignee);
  const [only, another] = status ?? [];
  if (only && !another) return ticketIndexes.status(only);
  return problem === undefined ? ticketIndexes.all : ticketIndexes.problem(problem);
}

/** Sets may be a moment behind their rows, so the row decides. */
function matches(ticket: Ticket, query: TicketQuery): boolean {
  const { status, problem, assignee, conversationId, customerId, incidentId } = query;
  return (
    (!status?.length || status.includes(ticket.status)) &&
    (problem === undefined || ticket.problem === problem) &&
    (assignee === undefined || (ticket.assignee?.id ?? 'none') === assignee) &&
    (conversationId === undefined || ticket.conversationId === conversationId) &&
    (customerId === undefined || ticket.customer.id === customerId) &&
    (incidentId === undefined || ticket.incidentId === incidentId)
  );
}

/** Whether the words stand somewhere in what a ticket says. */
function says({ summary, number, customer, order }: Ticket, term: string): boolean {
  if (term === '') return true;
  const dishes = order?.snapshot.items.map(({ name }) => name) ?? [];
  const text = [summary, number, customer.name, order?.number, order?.snapshot.merchant.name];
  return normaliseTerm([...text, ...dishes].join('\n')).includes(term);
}

function toCursor({ member, score }: Scored): string {
  return Buffer.from(JSON.stringify([score, member])).toString('base64url');
}

function parseCursor(cursor: string): Scored {
  try {
    const [score, member] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof score === 'number' && typeof member === 'string') return { score, member };
  } catch {
    // Falls through: what is no JSON is no cursor of ours.
  }
  throw new DeskRefusal('invalid', 'The cursor is not one of ours. Start without it.');
}
