/** An agent's every look at a case is written down, apart from the case itself. */
import type { Conversations } from '../store/conversations.ts';
import type { LogEntry } from '../store/port.ts';
import { partitionOfTicket } from './ticket-id.ts';

export interface Look {
  /** Who looked: an agent's id. */
  by: string;
  /** At what: the case, its conversation, a file, everything as an archive. */
  at: 'case' | 'conversation' | 'evidence' | 'archive';
  /** Which file. */
  of?: string;
}

const logOf = (ticketId: string) => `looks/${ticketId}`;

export function createLooks({ store }: Pick<Conversations, 'store'>, wall: () => number) {
  /** Writes a look down before anything is shown. */
  async function write(ticketId: string, look: Look): Promise<void> {
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined) return;
    await store.commit(partition, {
      appends: [{ log: logOf(ticketId), value: look }],
      at: wall(),
    });
  }

  /** The looks at a case, latest last, at most `limit`. */
  async function read(ticketId: string, limit = 100): Promise<LogEntry<Look>[]> {
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined) return [];
    const length = await store.logLength(partition, logOf(ticketId));
    const entries = await store.readLog(
      partition,
      logOf(ticketId),
      Math.max(0, length - limit),
      limit,
    );
    return entries as LogEntry<Look>[];
  }

  return { write, read };
}
