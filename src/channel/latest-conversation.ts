/** Which conversation a customer is in: the same one on every device. */
import type { Conversations } from '../store/conversations.ts';
import { partitionOf } from '../store/partition.ts';

export interface LatestConversation {
  conversationId: string;
  /** False: nobody has started it yet. */
  started: boolean;
}

const keyOf = (customerId: string) => `customer/${customerId}`;

/**
 * The customer's latest conversation that has not ended, or the id of one that is yet to start.
 * It is held in the row `customer/<id>`, moved by compare-and-set: devices that ask at the same
 * time get the same one. `known`: the one a customer without a row was last in.
 */
export async function findLatestConversation(
  conversations: Pick<Conversations, 'store' | 'head'>,
  customerId: string,
  newId: () => string,
  known?: string,
): Promise<LatestConversation> {
  const { store } = conversations;
  const partition = partitionOf(customerId);
  const key = keyOf(customerId);
  for (;;) {
    const [row] = await store.get(partition, [key]);
    const latest = (row?.value as { conversationId: string } | undefined)?.conversationId ?? known;
    const head = latest === undefined ? undefined : await conversations.head(latest);
    if (latest !== undefined && !head?.conversation.ended) {
      return { conversationId: latest, started: head !== undefined };
    }
    const conversationId = newId();
    const moved = await store.commit(partition, {
      checks: [{ key, version: row?.version ?? 0 }],
      puts: [{ key, value: { conversationId } }],
      at: 0,
    });
    if (moved.ok) return { conversationId, started: false };
  }
}
