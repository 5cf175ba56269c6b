/** Watermarks, and the pages of a conversation that they part. */
import type { Conversations } from '../../store/conversations.ts';
import type { LogEntry } from '../../store/port.ts';
import { badArgument } from './errors.ts';
import { type Destination, isShown, toJson } from './outgoing.ts';

/** Entries read from the store at once. */
const entriesAtOnce = 50;

/** A page is cut where it would get longer than this (characters); one activity goes out whole. */
const pageLength = 512 * 1_024;

export interface Page {
  /** Shown activities as JSON text, in order. Empty only at the end of the log. */
  activities: string[];
  /** Everything up to this entry has been looked at. */
  through: number;
  /** There may be more behind it. */
  more: boolean;
}

/**
 * A client's watermark as the number of the last entry it has seen; none and an empty one mean the
 * beginning. Throws a `DirectLineError`.
 */
export function parseWatermark(value: unknown): number {
  if (value === undefined || value === '') return 0;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  throw badArgument('Invalid watermark');
}

/** What follows entry `after`. Never empty while something shown follows. */
export async function readPage(
  conversations: Pick<Conversations, 'log'>,
  after: number,
  destination: Destination,
): Promise<Page> {
  const activities: string[] = [];
  let through = after;
  let length = 0;
  for (;;) {
    const entries = await conversations.log(destination.conversationId, through, entriesAtOnce);
    for (const entry of entries) {
      if (isShown(entry.value)) {
        const json = toJson(entry as LogEntry<typeof entry.value>, destination);
        if (activities.length > 0 && length + json.length > pageLength) {
          return { activities, through, more: true };
        }
        activities.push(json);
        length += json.length;
      }
      through = entry.seq;
    }
    if (entries.length < entriesAtOnce) return { activities, through, more: false };
  }
}
