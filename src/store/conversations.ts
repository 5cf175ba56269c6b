/**
 * Conversations in the store: what a turn reads, how an input is accepted, and the one commit that
 * ends a turn. All rows of a conversation lie in the partition of its id.
 *
 * | row | holds |
 * |---|---|
 * | `conversation/<id>` | the head: owner, ticket, state, `handled` |
 * | log `<id>` | every activity and every other input, in order |
 * | `sent/<id>/<clientActivityID>` | the activity id a post was first answered with |
 * | `turn/<id>` | work: there is an input that no turn has handled |
 * | `action/<id>/<action>` | work: something wanted on the platform |
 * | `timer/<id>/<name>` | work: a promise |
 */
import type { WantedAction } from '../domain/action.ts';
import type { Conversation, LogLine, StoredActivity } from '../domain/conversation.ts';
import { partitionOf } from './partition.ts';
import type { Check, Commit, LogEntry, Put, Store } from './port.ts';

/** How long the process that accepted an input, or claimed work, has for it before another may. */
export const leaseMs = 6_000;

export const keys = {
  conversation: (id: string) => `conversation/${id}`,
  sent: (id: string, clientActivityId: string) => `sent/${id}/${clientActivityId}`,
  turn: (id: string) => `turn/${id}`,
  action: (id: string, actionId: string) => `action/${id}/${actionId}`,
  timer: (id: string, name: string) => `timer/${id}/${name}`,
  /** Work: count a complaint. */
  tally: (id: string, seq: number) => `tally/${id}/${seq}`,
  /** Work: remember that this conversation waits for an incident's end. */
  awaiting: (id: string, incidentId: string) => `awaiting/${id}/${incidentId}`,
  /** Work: count a rating. */
  rating: (id: string, seq: number) => `rating/${id}/${seq}`,
  /** Work: send replies to a Bot Framework channel. */
  deliver: (id: string) => `deliver/${id}`,
  /** Log entries up to this one have been sent to the Bot Framework channel. */
  delivered: (id: string) => `delivered/${id}`,
  ticket: (ticketId: string) => `ticket/${ticketId}`,
  /** Work: bring the projections of a ticket up to date. */
  projection: (ticketId: string) => `projection/${ticketId}`,
} as const;

/** A head with the version that its next change is checked against. */
export interface Head {
  conversation: Conversation;
  version: number;
}

export interface Accepted {
  activityId: string;
  /** The same message was accepted before: nothing was stored. */
  duplicate: boolean;
}

export type TimerRow = { conversationId: string; name: string; data: unknown };
export type ActionRow = { conversationId: string; wanted: WantedAction; tries: number };

/** A conversation that does not exist, or has ended. */
export class NoConversation extends Error {
  override name = 'NoConversation';
}

export type Conversations = ReturnType<typeof createConversations>;

export function createConversations(store: Store, wall: () => number = Date.now) {
  /** A work row leased to us: we are about to do it. */
  const work = (key: string, conversationId: string): Put => ({
    key,
    value: { conversationId },
    dueAt: wall() + leaseMs,
    leased: true,
  });
  /** An input waits for its turn. */
  const turnWork = (id: string): Put => work(keys.turn(id), id);

  async function head(id: string): Promise<Head | undefined> {
    const [row] = await store.get(partitionOf(id), [keys.conversation(id)]);
    return row && { conversation: row.value as Conversation, version: row.version };
  }

  /** Stores a new conversation with its first input, `started`. False: the id is taken. */
  async function start(conversation: Conversation): Promise<boolean> {
    const { id } = conversation;
    const line: LogLine = { kind: 'started' };
    const result = await store.commit(partitionOf(id), {
      checks: [{ key: keys.conversation(id), version: 0 }],
      puts: [{ key: keys.conversation(id), value: conversation }, turnWork(id)],
      appends: [{ log: id, value: line }],
      at: wall(),
    });
    return result.ok;
  }

  /**
   * Appends an input and makes it work for a turn. Once this has resolved the input is safe.
   * `dedupeKey` (a `clientActivityID`, or a name of the input itself) is accepted only once.
   * Throws `NoConversation`.
   */
  async function accept(
    id: string,
    line: LogLine,
    activityId: string,
    dedupeKey?: string,
  ): Promise<Accepted> {
    const partition = partitionOf(id);
    const sentKey = dedupeKey === undefined ? undefined : keys.sent(id, dedupeKey);
    const checks: Check[] = [{ key: keys.conversation(id), exists: true }];
    const puts: Put[] = [turnWork(id)];
    if (sentKey) {
      checks.push({ key: sentKey, version: 0 });
      puts.push({ key: sentKey, value: { activityId } });
    }
    const result = await store.commit(partition, {
      checks,
      puts,
      appends: [{ log: id, value: line }],
      at: wall(),
    });
    if (result.ok) {
      await announce(id);
      return { activityId, duplicate: false };
    }
    if (sentKey && 'key' in result.failed && result.failed.key === sentKey) {
      const [row] = await store.get(partition, [sentKey]);
      if (row) return { ...(row.value as { activityId: string }), duplicate: true };
    }
    throw new NoConversation(id);
  }

  /** Entries after `after`, at most `limit`. */
  function log(id: string, after: number, limit = 100): Promise<LogEntry<LogLine>[]> {
    return store.readLog(partitionOf(id), id, after, limit) as Promise<LogEntry<LogLine>[]>;
  }

  /** How many entries the log has; 0: there is no such conversation. */
  function length(id: string): Promise<number> {
    return store.logLength(partitionOf(id), id);
  }

  /**
   * One commit on the conversation: checks that nobody moved the head since `head.version`, puts
   * the changed head and whatever comes with it. Returns the version of what it put; undefined:
   * somebody was faster, and nothing happened.
   */
  async function change(
    from: Head,
    to: Conversation,
    more: Omit<Commit, 'at' | 'appends'> & { appends?: LogLine[] } = {},
  ): Promise<number | undefined> {
    const id = from.conversation.id;
    const speaks = (more.appends ?? []).length > 0;
    const result = await store.commit(partitionOf(id), {
      checks: [{ key: keys.conversation(id), version: from.version }, ...(more.checks ?? [])],
      puts: [
        { key: keys.conversation(id), value: to },
        ...(speaks && to.reference !== undefined ? [work(keys.deliver(id), id)] : []),
        ...(more.puts ?? []),
      ],
      deletes: more.deletes ?? [],
      appends: (more.appends ?? []).map((value) => ({ log: id, value })),
      at: wall(),
    });
    if (result.ok && speaks) await announce(id);
    return result.ok ? result.version : undefined;
  }

  /**
   * Tells open streams that the log has grown. Never throws: what was stored is stored, and streams
   * look for themselves where the bus fails them.
   */
  function announce(id: string): Promise<void> {
    return store.publish(`conversation/${id}`, null).catch(() => {});
  }

  /** Shows open streams an activity that is not stored: who is typing. */
  function pass(id: string, activity: StoredActivity): Promise<void> {
    return store.publish(`conversation/${id}`, { passing: activity });
  }

  return { store, head, start, accept, log, length, change, announce, pass, turnWork };
}
