/** Cases that sleep: `snooze/…` rows wake them, or close those that the bot has brought to an end. */
import type { Clock } from '../domain/clock.ts';
import type { Put, Row, Store } from '../store/port.ts';
import type { Cases } from './cases.ts';
import { DeskRefusal } from './refusal.ts';
import { reopenWithinMs, toIso } from './ticket.ts';
import { resolved, woken } from './ticket-changes.ts';
import { partitionOfTicket } from './ticket-id.ts';

/** The work of a `snooze/<ticket>` row. */
interface SleepRow {
  ticketId: string;
  /** `wake`: the agent's snooze is over. `close`: the bot had the case back, and a day went by. */
  task: 'wake' | 'close';
  /** The state it was put for; a case that went on since is left alone. */
  as: string;
}

const sleepKey = (ticketId: string) => `snooze/${ticketId}`;

/** Wakes the case at that time. */
export function wakePut(ticketId: string, until: string, clock: Clock): Put {
  const value: SleepRow = { ticketId, task: 'wake', as: until };
  return { key: sleepKey(ticketId), value, dueAt: clock.wallAt(Date.parse(until)) };
}

/** Closes a case that was given back to the bot, unless it comes to life within a day. */
export function closeQuietlyPut(ticketId: string, now: number, clock: Clock): Put {
  const value: SleepRow = { ticketId, task: 'close', as: toIso(now) };
  return { key: sleepKey(ticketId), value, dueAt: clock.wallAt(now + reopenWithinMs) };
}

export function createSleep(cases: Cases, store: Store, clock: Clock) {
  async function run(row: Row): Promise<void> {
    const { ticketId, task, as } = row.value as SleepRow;
    try {
      await (task === 'wake' ? wake(ticketId, as) : closeQuietly(ticketId, as));
    } catch (error) {
      if (!(error instanceof DeskRefusal && error.reason === 'not_found')) throw error;
    }
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined) return;
    await store.commit(partition, {
      checks: [{ key: row.key, version: row.version }],
      deletes: [row.key],
      at: clock.wall(),
    });
  }

  /** Back with whoever had it, as a task. */
  async function wake(ticketId: string, until: string): Promise<void> {
    await cases.change(ticketId, ({ row, at }) =>
      row.ticket.status === 'snoozed' && row.ticket.snoozedUntil === until
        ? { row: woken(row, 'system', at) }
        : undefined,
    );
  }

  /** The customer did not come back: the bot has done it. Nobody is told. */
  async function closeQuietly(ticketId: string, returnedAt: string): Promise<void> {
    await cases.change(ticketId, ({ row, at, head }) => {
      const { status, waitingSince, events } = row.ticket;
      const last = events.findLast(({ what }) => what === 'returned');
      const quiet = status === 'open' && waitingSince === null && last?.at === returnedAt;
      if (!quiet || head.conversation.owner !== 'bot') return undefined;
      return { row: resolved(row, 'system', { code: 'bot' }, at) };
    });
  }

  return { run };
}
