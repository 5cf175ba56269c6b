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

/** Looks at the same thing by the same person within so long are one look, ms: pages refresh. */
const oneLookMs = 5 * 60_000;
const mostRemembered = 5_000;

const logOf = (ticketId: string) => `looks/${ticketId}`;

export function createLooks({ store }: Pick<Conversations, 'store'>, wall: () => number) {
  const written = new Map<string, number>();

  /** Writes a look down, before anything is shown. */
  async function write(ticketId: string, look: Look): Promise<void> {
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined || isSameLook(ticketId, look)) return;
    await store.commit(partition, {
      appends: [{ log: logOf(ticketId), value: look }],
      at: wall(),
    });
    remember(ticketId, look);
  }

  const nameOf = (ticketId: string, { by, what, of = '' }: Look) =>
    JSON.stringify([ticketId, by, what, of]);

  function isSameLook(ticketId: string, look: Look): boolean {
    const at = written.get(nameOf(ticketId, look));
    return at !== undefined && wall() - at < oneLookMs;
  }

  function remember(ticketId: string, look: Look): void {
    written.set(nameOf(ticketId, look), wall());
    const [oldest] = written.keys();
    if (written.size > mostRemembered && oldest !== undefined) written.delete(oldest);
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
