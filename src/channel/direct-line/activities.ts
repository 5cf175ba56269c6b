/** Reading a conversation by polling, and posting into it. */
import type { Request, Response } from 'express';
import type { Bot } from '../../bot/port.ts';
import type { Conversation, StoredActivity } from '../../domain/conversation.ts';
import type { Log } from '../../log.ts';
import type { Conversations } from '../../store/conversations.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Access } from './access.ts';
import type { Addresses } from './addresses.ts';
import { parseBody } from './body.ts';
import { DirectLineError, unknownConversation } from './errors.ts';
import { toDedupeKey, toStored } from './incoming.ts';
import { toActivitySet } from './outgoing.ts';
import { parseWatermark, readPage } from './page.ts';
import { parseActivity } from './schema.ts';

export interface ActivitiesOptions {
  bot: Pick<Bot, 'receive'>;
  conversations: Conversations;
  access: Access;
  addresses: Addresses;
  /** Posts of a conversation, and what it says of typing. */
  posts: RateLimit;
  typing: RateLimit;
  wall: () => number;
  newId: () => string;
  log: Log;
}

/** The id of a message in its conversation, fit to stand raw in a URL. */
export function createActivityId(conversationId: string, newId: () => string): string {
  return `${conversationId}.${newId()}`;
}

/** Refuses, with `Retry-After`, what comes too fast. */
export function takeTurn(limit: RateLimit, key: string): void {
  const waitMs = limit.take(key);
  if (waitMs === 0) return;
  throw new DirectLineError(429, 'TooManyRequests', 'Too many messages; please wait a moment', {
    'Retry-After': String(Math.ceil(waitMs / 1_000)),
  });
}

export function createActivities(options: ActivitiesOptions) {
  const { bot, conversations, access, addresses, posts, typing, wall, newId, log } = options;

  /** Typing is for whoever watches now: nothing is stored, and too much of it is let fall. */
  function showTyping(activity: StoredActivity, { id }: Conversation): void {
    if (typing.take(id) > 0) return;
    const shown = {
      ...activity,
      timestamp: new Date(wall()).toISOString(),
      channelId: 'directline',
      conversation: { id },
    };
    conversations.pass(id, shown).catch((error) => log.warn('typing was not shown', { error }));
  }

  return {
    /** `GET conversations/:id/activities`: the page after a watermark. */
    async poll(req: Request, res: Response): Promise<void> {
      const conversationId = await access.enter(req);
      const after = parseWatermark(req.query.watermark);
      const base = addresses.baseOf(req);
      const [length, page] = await Promise.all([
        conversations.length(conversationId),
        readPage(conversations, after, {
          conversationId,
          toFileUrl: (id) => addresses.toFileUrl(base, id),
        }),
      ]);
      if (length === 0) throw unknownConversation();
      // The end of the log repeats what was asked with, unless the log itself was cut back.
      const watermark = page.activities.length > 0 ? page.through : Math.min(after, length);
      res.type('json').send(toActivitySet(page.activities, watermark));
    },

    /** `POST conversations/:id/activities`: answered as soon as the message is safe. */
    async post(req: Request, res: Response): Promise<void> {
      const conversationId = await access.enter(req);
      const activity = parseActivity(parseBody(req));
      if (activity.type !== 'typing') takeTurn(posts, conversationId);
      const conversation = await access.readOpen(conversationId);
      const id = createActivityId(conversationId, newId);
      const stored = toStored(activity, id, conversation);
      if (activity.type === 'typing') {
        showTyping(stored, conversation);
        res.json({ id });
        return;
      }
      const { activityId } = await bot.receive(conversationId, stored, [], toDedupeKey(activity));
      res.json({ id: activityId });
    },
  };
}
