/**
 * Tells conversations of an incident: each exactly once, whatever dies on the way. A row in the
 * store says how far it has come; what was told already is recognised by its name and left out.
 */
import type { Clock } from '../domain/clock.ts';
import type { Incident } from '../domain/incident.ts';
import type { Log } from '../log.ts';
import { type Conversations, leaseMs, NoConversation } from '../store/conversations.ts';
import type { Put, Row, Scored } from '../store/port.ts';
import { incidentPartition } from './book.ts';

export type Phase = 'confirmed' | 'recovered';

/** The work of a `broadcast/<incident>/<phase>` row. */
interface BroadcastRow {
  incidentId: string;
  phase: Phase;
  /** Those up to this one have been told. */
  after?: Scored;
}

/** Conversations told between two notes of how far it has come. */
const perPage = 50;

const waitingIndex = (incidentId: string) => `incidents/waiting/${incidentId}`;

/** Puts the work of telling everybody, leased to the process that commits it. */
export function broadcastPut(incidentId: string, phase: Phase, wall: number): Put {
  const value: BroadcastRow = { incidentId, phase };
  return { key: `broadcast/${incidentId}/${phase}`, value, dueAt: wall + leaseMs, leased: true };
}

export interface BroadcastDeps {
  conversations: Conversations;
  clock: Clock;
  newId(): string;
  wake(conversationId: string): void;
  find(incidentId: string): Promise<Incident | undefined>;
  /** Conversations whose tickets are linked to an incident. */
  linked(incidentId: string): Promise<string[]>;
  counts: { told: number };
  log: Log;
}

export function createBroadcast(deps: BroadcastDeps) {
  const { conversations, clock, counts, log } = deps;
  const { store } = conversations;

  /** Remembers that a conversation waits for the end of an incident. */
  function remember(incidentId: string, conversationId: string): Promise<void> {
    return store.index.put(waitingIndex(incidentId), conversationId, clock.now());
  }

  /** Tells one conversation, unless it was told before. One that is gone is passed over. */
  async function tell(conversationId: string, incident: Incident, phase: Phase): Promise<void> {
    const name =
      phase === 'recovered' ? `incident/${incident.id}` : `incident/${incident.id}/${phase}`;
    try {
      const line = { kind: 'incident', phase, incident } as const;
      const told = await conversations.accept(conversationId, line, deps.newId(), name);
      if (told.duplicate) return;
      counts.told += 1;
      deps.wake(conversationId);
    } catch (error) {
      if (!(error instanceof NoConversation)) throw error;
      log.info('incident told to nobody', { conversationId, incidentId: incident.id });
    }
  }

  /** The work of a `broadcast/…` row, from where the last one left off. */
  async function run(row: Row): Promise<void> {
    const work = row.value as BroadcastRow;
    const incident = await deps.find(work.incidentId);
    if (!incident) return finish(row);
    if (work.phase === 'recovered') return tellWaiting(row, incident);
    for (const id of await deps.linked(incident.id)) await tell(id, incident, work.phase);
    return finish(row);
  }

  async function tellWaiting(from: Row, incident: Incident): Promise<void> {
    const index = waitingIndex(incident.id);
    let row = from;
    for (;;) {
      const work = row.value as BroadcastRow;
      const page = await store.index.range(index, {
        limit: perPage,
        ...(work.after ? { after: work.after } : {}),
      });
      const last = page.at(-1);
      if (!last) break;
      for (const { member } of page) await tell(member, incident, work.phase);
      const next = await progress(row, { ...work, after: last });
      // Another process has taken the row over and goes on from the last note.
      if (!next) return;
      row = next;
    }
    await finish(row);
    await store.index.drop(index);
    log.info('everybody who waited was told', { incidentId: incident.id });
  }

  async function progress(row: Row, value: BroadcastRow): Promise<Row | undefined> {
    const result = await store.commit(incidentPartition, {
      checks: [{ key: row.key, version: row.version }],
      puts: [{ key: row.key, value, dueAt: clock.wall() + leaseMs, leased: true }],
      at: clock.wall(),
    });
    return result.ok ? { key: row.key, value, version: result.version } : undefined;
  }

  async function finish(row: Row): Promise<void> {
    await store.commit(incidentPartition, {
      checks: [{ key: row.key, version: row.version }],
      deletes: [row.key],
      at: clock.wall(),
    });
  }

  return { remember, tell, run };
}
