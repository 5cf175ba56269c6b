/** An agent's every look at a case is written down, apart from the case itself. */
import type { Conversations } from '../store/conversations.ts';
import type { LogEntry } from '../store/port.ts';
import { partitionOfTicket } from './ticket-id.ts';

export interface Look {
  /** Who looked: an agent's id, or `integration`. */
  by: string;
  /** At what: the case, its conversation, one of its files, everything as an archive. */
  what: 'case' | 'conversation' | 'evidence' | 'archive';
  /** Which file. */
  of?: string;
}

const logOf = (ticketId: string) => `looks/${ticketId}`;

export function createLooks({ store }: Pick<Conversations, 'store'>, wall: () => number) {
  /** Writes a look down, before anything is shown. */
  async function write(ticketId: string, look: Look): Promise<void> {
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined) return;
    await store.commit(partition, {
      appends: [{ log: logOf(ticketId), value: look }],
      at: wall(),
    });
  }

  /** The latest looks at a case with their times (ISO 8601), in order, at most `limit`. */
  async function read(ticketId: string, limit = 200): Promise<(Look & { at: string })[]> {
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined) return [];
    const log = logOf(ticketId);
    const length = await store.logLength(partition, log);
    const entries = await store.readLog(partition, log, Math.max(0, length - limit), limit);
    return (entries as LogEntry<Look>[]).map(({ at, value }) => ({
      ...value,
      at: new Date(at).toISOString(),
    }));
  }

  return { write, read };
}
