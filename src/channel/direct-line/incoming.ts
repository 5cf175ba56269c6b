/** What a client posts as what we store: who it is from and when is our word, not the client's. */
import { createHash } from 'node:crypto';
import type { Conversation, StoredActivity } from '../../domain/conversation.ts';
import { badArgument } from './errors.ts';
import type { ClientActivity } from './schema.ts';

/** Types that Direct Line does not take from clients. */
const refused = new Set(['conversationUpdate', 'contactRelationUpdate']);

/** Names and display names longer than this are cut. */
const longestName = 100;

/**
 * The activity as it is stored and handed to the bot. Dropped: everything that would speak for the
 * service (`id`, `timestamp`, `serviceUrl`, `recipient`, `callerId`, `conversation`, `channelId`).
 * Kept verbatim: everything else that is not null.
 */
export function toStored(
  activity: ClientActivity,
  id: string,
  { userId, customer }: Pick<Conversation, 'userId' | 'customer'>,
): StoredActivity {
  if (refused.has(activity.type)) throw badArgument(`${activity.type} is not taken from clients`);
  const {
    id: _id,
    timestamp: _timestamp,
    timestampMs: _timestampMs,
    serviceUrl: _serviceUrl,
    recipient: _recipient,
    callerId: _callerId,
    conversation: _conversation,
    channelId: _channelId,
    from,
    ...rest
  } = activity;
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const name = customer.name ?? from?.name?.slice(0, longestName);
  return {
    ...kept,
    type: activity.type,
    id,
    from: { id: userId, role: 'user', ...(name ? { name } : {}) },
  };
}

/** What makes a repeated post the same message; undefined where the client does not say. */
export function toDedupeKey({ channelData }: ClientActivity): string | undefined {
  const id = (channelData as Record<string, unknown> | null | undefined)?.clientActivityID;
  return typeof id === 'string' && id !== '' ? toKey(id) : undefined;
}

/** An id from outside as part of a store's key: itself where it is fit for that, else its hash. */
export function toKey(id: string): string {
  return /^[\w.-]{1,64}$/.test(id) ? id : `#${createHash('sha256').update(id).digest('hex')}`;
}
