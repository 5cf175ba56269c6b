/** The desk: tickets, the queue, agents' work, evidence. The rooms' table of contents. */
import type { Clock } from '../domain/clock.ts';
import type { Policy } from '../domain/policy.ts';
import type { Log } from '../log.ts';
import type { Conversations } from '../store/conversations.ts';
import type { Row } from '../store/port.ts';
import { createAct } from './act.ts';
import { createAnswer } from './answer.ts';
import { createArchive } from './archive.ts';
import { createCases } from './cases.ts';
import type { EvidenceStore } from './evidence.ts';
import { createTicketList } from './list.ts';
import { createLooks } from './looks.ts';
import { createPresence } from './presence.ts';
import { createProjections } from './projections.ts';
import { createQueue, defaultCapacity } from './queue.ts';
import { createSleep } from './sleep.ts';
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
  capacity?: number;
}

export type Desk = ReturnType<typeof createDesk>;

export function createDesk(options: DeskOptions) {
  const { conversations, clock, timeZone, evidence, log } = options;
  const { store } = conversations;
  const projections = createProjections(store, clock.wall);
  const presence = createPresence(store, clock.wall);
  const { capacity = defaultCapacity } = options;
  const queue = createQueue({ ...options, store, presence, capacity });
  const cases = createCases({ ...options, projections });
  const sleep = createSleep(cases, store, clock);
  const looks = createLooks(conversations, clock.wall);
  const tickets = createTicketList(store);
  const work = createWork({
    ...options,
    cases,
    onClaim: async (ticketId, agentId) => {
      log.info('case claimed', { ticketId, agentId });
      await queue.countClaim(ticketId);
    },
  });

  /** Handlers of the desk's own work rows, by the first part of their key. */
  const handlers = {
    projection: (row: Row) => projections.run(row),
    snooze: (row: Row) => sleep.run(row),
  };

  return {
    project: projections.project,
    rebuild: projections.rebuild,
    handlers,
    duty: queue.duty,
    place: queue.place,
    presence,
    looks,
    tickets,
    ...work,
    ...createAnswer({ ...options, cases }),
    ...createAct({ ...options, cases }),
    archive: createArchive({ conversations, evidence, timeZone, clock, log }),
  };
}
