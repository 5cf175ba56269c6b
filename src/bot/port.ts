/** What channels and the desk ask of the bot. */
import type { AttachmentInfo, Conversation, StoredActivity } from '../domain/conversation.ts';
import type { Accepted } from '../store/conversations.ts';

export interface Bot {
  /** Stores a new conversation and wakes its first turn (the welcome). False: it exists already. */
  begin(
    conversation: Pick<
      Conversation,
      'id' | 'customer' | 'userId' | 'channelId' | 'reference' | 'locale'
    >,
  ): Promise<boolean>;
  /**
   * Stores a customer's activity and wakes the turn; resolves as soon as it is safe.
   * `dedupeKey`: the activity's `clientActivityID`. Throws `NoConversation`, `StoreUnavailable`.
   */
  receive(
    conversationId: string,
    activity: StoredActivity,
    attachments: AttachmentInfo[],
    dedupeKey?: string,
  ): Promise<Accepted>;
  /** Runs, now and here, whatever waits to be done for a conversation. Never throws. */
  wake(conversationId: string): void;
}
