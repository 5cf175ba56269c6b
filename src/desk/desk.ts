/** The desk: tickets, the queue, agents' work, evidence. The room's table of contents. */
import type { QueuePlace } from '../domain/attention.ts';
import type { Clock } from '../domain/clock.ts';
import type { Owner } from '../domain/conversation.ts';
import type { Policy } from '../domain/policy.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Log } from '../log.ts';
import type { Conversations } from '../store/conversations.ts';
import { partitionOf } from '../store/partition.ts';
import type { Row } from '../store/port.ts';
import { createAct } from './act.ts';
import { createAnswer } from './answer.ts';
import { createArchive } from './archive.ts';
import { createCases } from './cases.ts';
import type { EvidenceStore } from './evidence.ts';
import { createFiles } from './files.ts';
import { createTicketList } from './list.ts';
import { createLooks } from './looks.ts';
import { createPresence } from './presence.ts';
import { createProjections } from './projections.ts';
import { createQueue, defaultCapacity } from './queue.ts';
import { createSleep } from './sleep.ts';
import { readTranscript, readWholeTranscript } from './transcript.ts';
import { createWork } from './work.ts';

export interface DeskOptions {
  conversations: Conversations;
  clock: Clock;
  policy: Policy;
  /** IANA name: opening hours and transcripts are told in it. */
  timeZone: string;
  /** A phone line for the last resort. */
  hotline?: string | undefined;
  evidence: EvidenceStore;
  newId(): string;
  log: Log;
  /** Runs, now and here, whatever waits to be done for a conversation. */
  wake(conversationId: string): void;
  /** Cases that one agent works on at the same time. */
  capacity?: number | undefined;
}

/** A case as the desk shows it: the ticket, and how its conversation stands now. */
export interface CaseView {
  ticket: Ticket;
  /** Who answers the customer. */
  owner: Owner;
  /** The last line of the conversation: what a reply's `seenSeq` is compared with. */
  lastSeq: number;
  /** Its place in the queue, while it is in it. */
  place?: QueuePlace | undefined;
}

export type Desk = ReturnType<typeof createDesk>;

export function createDesk(options: DeskOptions) {
  const { conversations, clock, timeZone, evidence, log, capacity = defaultCapacity } = options;
  const { store } = conversations;
  const projections = createProjections(store, clock.wall);
  const presence = createPresence(store, clock.wall);
  const queue = createQueue({ ...options, store, presence, capacity });
  const cases = createCases({ ...options, projections });
  const sleep = createSleep(cases, store, clock);
  const tickets = createTicketList(store);
  const work = createWork({
    ...options,
    cases,
    onClaim: async (ticketId, agentId) => {
      log.info('case claimed', { ticketId, agentId });
      queue.refresh();
      await queue.countClaim(ticketId);
    },
  });

  /** A case as it stands. Throws `not_found`. */
  async function read(ticketId: string): Promise<CaseView> {
    const { row, head } = await cases.read(ticketId);
    const { id, owner } = head.conversation;
    const [lastSeq, place] = await Promise.all([
      store.logLength(partitionOf(id), id),
      queue.place(ticketId),
    ]);
    return { ticket: row.ticket, owner, lastSeq, ...(place ? { place } : {}) };
  }

  /** Conversations whose open tickets are linked to an incident. */
  async function linkedConversations(incidentId: string): Promise<string[]> {
    const found = new Set<string>();
    for (let cursor: string | undefined; ; ) {
      const page = await tickets.list({
        incidentId,
        status: ['open', 'assigned', 'snoozed'],
        cursor,
        limit: 200,
      });
      for (const { conversationId } of page.tickets) found.add(conversationId);
      if (!page.next) return [...found];
      cursor = page.next;
    }
  }

  return {
    project: projections.project,
    rebuild: projections.rebuild,
    /** Handlers of the desk's own work rows, by the first part of their key. */
    handlers: {
      projection: (row: Row) => projections.run(row),
      snooze: (row: Row) => sleep.run(row),
    },
    duty: queue.duty,
    place: queue.place,
    counts: queue.counts,
    busy: queue.busy,
    presence,
    read,
    tickets,
    linkedConversations,
    /** Lines of a case's conversation after `after`; without a limit, all of them. */
    transcript: ({ conversationId }: Ticket, after: number, limit?: number) =>
      limit === undefined
        ? readWholeTranscript(conversations, conversationId, after)
        : readTranscript(conversations, conversationId, after, limit),
    looks: createLooks(conversations, clock.wall),
    files: createFiles(evidence, conversations),
    archive: createArchive({ conversations, evidence, timeZone, clock, log }),
    ...work,
    ...createAnswer({ ...options, cases }),
    ...createAct({ ...options, cases }),
  };
}
