/** Activities of Bot Framework channels as we store them, and ours as those channels take them. */
import { createHash } from 'node:crypto';
import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import type { StoredActivity } from '../domain/conversation.ts';
import { badArgument } from './direct-line/errors.ts';

/** What we rely on in what a channel posts; channels differ in everything else. */
const channelActivity = z.looseObject({
  type: z.string().min(1),
  id: z.string().min(1).optional(),
  channelId: z.string().min(1),
  serviceUrl: z.url(),
  conversation: z.looseObject({ id: z.string().min(1) }),
  from: z.looseObject({ id: z.string(), name: z.string().nullish() }).optional(),
  recipient: z.looseObject({ id: z.string() }).optional(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  entities: z.array(z.looseObject({ type: z.string().nullish() })).nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string().nullish() })).nullish(),
});

/** What a channel posted as an activity. Throws a `DirectLineError` (400) that names what is wrong. */
export function parseChannelActivity(value: unknown): Activity {
  const parsed = channelActivity.safeParse(value);
  if (parsed.success) return parsed.data as unknown as Activity;
  const issue = parsed.error.issues[0];
  throw badArgument(`activity.${issue?.path.join('.')}: ${issue?.message}`);
}

/** The id here of a conversation there: the same for ever, and fit for our keys and URLs. */
export function toConversationId({ channelId, conversation }: Partial<Activity>): string {
  const digest = createHash('sha256').update(JSON.stringify([channelId, conversation?.id]));
  return `bf-${digest.digest('hex').slice(0, 32)}`;
}

/** The user's id here: people of different channels are different people, whatever they are called. */
export function toChannelUserId({ channelId, from }: Partial<Activity>): string {
  const digest = createHash('sha256').update(JSON.stringify([channelId, from?.id]));
  return `guest_${digest.digest('hex').slice(0, 32)}`;
}

/** What a channel sent, without what is only for the service to know. */
export function toStoredActivity(
  activity: Partial<Activity> & { type: string },
  id: string,
  userId: string,
): StoredActivity {
  const {
    serviceUrl: _serviceUrl,
    recipient: _recipient,
    callerId: _callerId,
    timestamp: _timestamp,
    conversation: _conversation,
    ...kept
  } = activity;
  const { timestampMs: _timestampMs, ...rest } = kept as Record<string, unknown>;
  const name = activity.from?.name;
  return {
    ...rest,
    type: activity.type,
    id,
    from: { id: userId, role: 'user', ...(name ? { name } : {}) },
    ...(typeof activity.text === 'string' ? { text: withoutMention(activity) } : {}),
  };
}

/** A channel where several people talk puts the bot's name before what is said to it. */
function withoutMention({ text, entities, recipient }: Partial<Activity>): string {
  const mentions = (entities ?? []).filter(
    (entity) => entity.type === 'mention' && entity.mentioned?.id === recipient?.id,
  );
  return mentions
    .reduce((rest, mention) => rest.replace(String(mention.text ?? ''), ''), text ?? '')
    .trim();
}

/**
 * One of ours for a channel: without our own marks, and with files by the addresses `toFileUrl`
 * gives them; a file without one is left out.
 */
export function toChannelActivity(
  activity: StoredActivity,
  toFileUrl: (contentUrl: string) => string | undefined,
): Partial<Activity> {
  const { id: _id, timestampMs: _timestampMs, from: _from, attachments, ...kept } = activity;
  const files = Array.isArray(attachments) ? (attachments as Record<string, unknown>[]) : [];
  const readable = files.flatMap((file) => {
    if (typeof file.contentUrl !== 'string') return [file];
    const contentUrl = toFileUrl(file.contentUrl);
    return contentUrl === undefined ? [] : [{ ...file, contentUrl }];
  });
  const outgoing: unknown = {
    ...kept,
    ...(readable.length > 0 ? { attachments: readable } : {}),
  };
  return outgoing as Partial<Activity>;
}
