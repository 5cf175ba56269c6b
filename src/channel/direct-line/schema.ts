/**
 * What clients send, by the types of the Direct Line 3.0 definitions. No property is required there
 * except what a thing cannot do without; what is not named passes, and `null` counts as absent.
 */
import { z } from 'zod';
import { badArgument } from './errors.ts';

const text = z.string().nullish();
const flag = z.boolean().nullish();
const anything = z.unknown().optional();
const dateTime = z.iso.datetime({ offset: true }).nullish();
const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();
const object = z.looseObject({}).nullish();

const account = z.looseObject({ id: text, name: text, aadObjectId: text, role: text }).nullish();

const conversationAccount = z
  .looseObject({ isGroup: flag, conversationType: text, tenantId: text, id: text, name: text })
  .nullish();

const cardAction = z.looseObject({
  type: text,
  title: text,
  image: text,
  text: text,
  displayText: text,
  value: anything,
});

/** Where a file may lie; `evidence:` and the like are ours alone. */
const contentUrl = z
  .string()
  .regex(/^(https?:\/\/|data:)/i, 'must begin with http://, https:// or data:')
  .nullish();

const attachment = z.looseObject({
  contentType: text,
  contentUrl,
  content: anything,
  name: text,
  thumbnailUrl: contentUrl,
});

/** An activity that a client posts. */
const activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: text,
  timestamp: dateTime,
  localTimestamp: dateTime,
  localTimezone: text,
  serviceUrl: text,
  channelId: text,
  from: account,
  conversation: conversationAccount,
  recipient: account,
  textFormat: text,
  attachmentLayout: text,
  membersAdded: list(z.looseObject({})),
  membersRemoved: list(z.looseObject({})),
  reactionsAdded: list(z.looseObject({ type: text })),
  reactionsRemoved: list(z.looseObject({ type: text })),
  topicName: text,
  historyDisclosed: flag,
  locale: text,
  text,
  speak: text,
  inputHint: text,
  summary: text,
  suggestedActions: z.looseObject({ to: list(z.string()), actions: list(cardAction) }).nullish(),
  attachments: list(attachment),
  entities: list(z.looseObject({ type: text })),
  channelData: object,
  action: text,
  replyToId: text,
  label: text,
  valueType: text,
  value: anything,
  name: text,
  relatesTo: object,
  code: text,
  expiration: dateTime,
  importance: text,
  deliveryMode: text,
  listenFor: list(z.string()),
  textHighlights: list(z.looseObject({ text, occurrence: z.number().int().nullish() })),
  semanticAction: z.looseObject({ state: text, id: text, entities: object }).nullish(),
});

export type ClientActivity = z.infer<typeof activity>;

const tokenParameters = z.looseObject({
  user: account,
  trustedOrigins: list(z.string()),
  eTag: text,
  locale: text,
});

export type TokenParameters = z.infer<typeof tokenParameters>;

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue && issue.path.length > 0 ? `${what}.${issue.path.join('.')}` : what;
  throw badArgument(`${place}: ${issue?.message ?? 'is not of the right form'}`);
}

/** Throws a `DirectLineError` that names the first wrong property. Never changes what it was given. */
export function parseActivity(value: unknown): ClientActivity {
  parse(activity, value, 'activity');
  return value as ClientActivity;
}

/** The body of `tokens/generate` and of a start; none is the same as an empty one. */
export function parseTokenParameters(value: unknown): TokenParameters {
  return parse(tokenParameters, value ?? {}, 'body');
}
