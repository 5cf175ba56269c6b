/**
 * Replies on Bot Framework channels: sent through the connector at least once, in order. What has
 * been sent is a cursor into the log, so a process that dies repeats one message at most.
 */
import type { Conversation, StoredActivity } from '../domain/conversation.ts';
import type { Log } from '../log.ts';
import { type Conversations, keys } from '../store/conversations.ts';
import { partitionOf } from '../store/partition.ts';
import type { Row } from '../store/port.ts';

/** The way to a channel that is not ours. */
export interface Connector {
  /** Sends one activity to where `reference` points. Rejects when the channel did not take it. */
  send(reference: unknown, activity: StoredActivity): Promise<void>;
}

const linesPerRead = 50;

export interface DeliveryDeps {
  conversations: Conversations;
  connector?: Connector | undefined;
  wall(): number;
  log: Log;
}

export function createDelivery({ conversations, connector, wall, log }: DeliveryDeps) {
  const { store } = conversations;

  /** Sends whatever a conversation's log holds for its channel and was not sent yet. */
  async function run(row: Row): Promise<void> {
    const { conversationId: id } = row.value as { conversationId: string };
    const partition = partitionOf(id);
    const [headRow, cursorRow] = await store.get(partition, [
      keys.conversation(id),
      keys.delivered(id),
    ]);
    const reference = (headRow?.value as Conversation | undefined)?.reference;
    if (!connector || reference === undefined) {
      log.warn('replies wait: /api/messages is off', { conversationId: id });
      return;
    }
    let sent = (cursorRow?.value as { seq: number } | undefined)?.seq ?? 0;
    for (;;) {
      const entries = await conversations.log(id, sent, linesPerRead);
      for (const { seq, value } of entries) {
        if (value.kind === 'bot' || value.kind === 'agent') {
          await connector.send(reference, value.activity);
          await store.commit(partition, {
            puts: [{ key: keys.delivered(id), value: { seq } }],
            at: wall(),
          });
        }
        sent = seq;
      }
      if (entries.length < linesPerRead) break;
    }
    await store.commit(partition, {
      checks: [{ key: row.key, version: row.version }],
      deletes: [row.key],
      at: wall(),
    });
  }

  /** The work row of a conversation's replies as it stands, where there is one. */
  async function pending(id: string): Promise<Row | undefined> {
    const [row] = await store.get(partitionOf(id), [keys.deliver(id)]);
    return row;
  }

  return { run, pending };
}
