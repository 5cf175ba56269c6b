/**
 * Brings the sorted sets of a ticket up to date with its row. Whoever writes last has read last: the
 * row is read again after the sets were written, and if it has moved the work is done once more.
 */
import { keys } from '../store/conversations.ts';
import type { Partition, Row, Store } from '../store/port.ts';
import { partitionOfTicket } from './ticket-id.ts';
import { type TicketRow, toMemberships } from './ticket-indexes.ts';

/** The topic on which processes hear that a ticket has changed: `{ ticketId }`. */
export const deskTopic = 'desk';

/** Tickets by the wall time of their last change: what a desk that was away has missed. */
export const changedIndex = 'tickets/changed';

/** Changes older than this are not replayed to a desk that comes back, ms. */
const changedForMs = 24 * 60 * 60_000;
const changesPerTrim = 200;
/** Tickets whose sets are rebuilt at the same time. */
const rowsAtOnce = 64;

export type Projections = ReturnType<typeof createProjections>;

export function createProjections(store: Store, wall: () => number) {
  let changes = 0;

  /** Puts the ticket into its sets, takes it out of the others, and tells open desks. */
  async function project(ticketId: string): Promise<void> {
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined) return;
    const both = [keys.ticket(ticketId), keys.projection(ticketId)];
    for (;;) {
      const [row, work] = await store.get(partition, both);
      if (!row) return;
      await place(row as Row<TicketRow>);
      await noteChange(ticketId);
      await store.publish(deskTopic, { ticketId });
      if (await finish(partition, row, work)) return;
    }
  }

  /** Notes the change, and now and then forgets those that no desk will ask for any more. */
  async function noteChange(ticketId: string): Promise<void> {
    const now = wall();
    await store.index.put(changedIndex, ticketId, now);
    changes += 1;
    if (changes % changesPerTrim === 0) await store.index.trim(changedIndex, now - changedForMs);
  }

  async function place({ value }: Row<TicketRow>): Promise<void> {
    const { in: within, out } = toMemberships(value);
    const { id } = value.ticket;
    await Promise.all([
      ...[...within].map(([name, score]) => store.index.put(name, id, score)),
      ...out.map((name) => store.index.remove(name, id)),
    ]);
  }

  /** Takes the work away. False: the ticket has moved since it was read. */
  async function finish(partition: Partition, row: Row, work: Row | undefined): Promise<boolean> {
    const { ok } = await store.commit(partition, {
      checks: [
        { key: row.key, version: row.version },
        ...(work ? [{ key: work.key, version: work.version }] : []),
      ],
      deletes: work ? [work.key] : [],
      at: wall(),
    });
    return ok;
  }

  /** The work of a `projection/…` row. */
  async function run(row: Row): Promise<void> {
    const { ticketId } = row.value as { ticketId: string };
    await project(ticketId);
  }

  /** Builds the sets of every ticket again from the rows. Returns how many there were. */
  async function rebuild(): Promise<number> {
    let count = 0;
    let batch: Promise<void>[] = [];
    for await (const row of store.scan('ticket/')) {
      batch.push(place(row as Row<TicketRow>));
      count += 1;
      if (batch.length < rowsAtOnce) continue;
      await Promise.all(batch);
      batch = [];
    }
    await Promise.all(batch);
    return count;
  }

  return { project, run, rebuild };
}
