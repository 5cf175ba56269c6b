/** Lines of the log as clients see them. */
import {
  type AttachmentInfo,
  isVisible,
  type LogLine,
  type StoredActivity,
} from '../../domain/conversation.ts';
import type { LogEntry } from '../../store/port.ts';

/** A file of ours in a stored activity: `evidence:<id>`; clients get a signed address instead. */
const evidenceScheme = 'evidence:';

/** The address under which a stored activity names one of our files. */
export function toEvidenceUrl({ id }: Pick<AttachmentInfo, 'id'>): string {
  return `${evidenceScheme}${id}`;
}

/** The id of the file that an address in a stored activity names; undefined for any other address. */
export function evidenceIdOf(contentUrl: string): string | undefined {
  return contentUrl.startsWith(evidenceScheme)
    ? contentUrl.slice(evidenceScheme.length)
    : undefined;
}

/** Types that never reach a client through the log; typing goes past it, straight to open streams. */
const hidden = new Set(['conversationUpdate', 'contactRelationUpdate', 'typing']);

type VisibleLine = Extract<LogLine, { activity: StoredActivity }>;

/** Whether clients get to see a line of the log. */
export function isShown(line: LogLine): line is VisibleLine {
  return isVisible(line) && !hidden.has(line.activity.type);
}

export interface Destination {
  conversationId: string;
  /** The address of a file, absolute and readable without more; undefined: it may not be read. */
  toFileUrl(evidenceId: string): string;
}

/** An activity as it goes out, from its line and the time at which it was stored. */
export function toActivity(
  line: VisibleLine,
  at: number,
  { conversationId, toFileUrl }: Destination,
): Record<string, unknown> {
  const { timestampMs, serviceUrl: _, ...activity } = line.activity;
  return {
    ...activity,
    timestamp: new Date(timestampMs ?? at).toISOString(),
    channelId: 'directline',
    conversation: { id: conversationId },
    ...(Array.isArray(activity.attachments)
      ? { attachments: activity.attachments.map((item) => toAttachment(item, line, toFileUrl)) }
      : {}),
  };
}

/** A customer's message may point only at files that came with it. */
function toAttachment(
  attachment: Record<string, unknown>,
  line: VisibleLine,
  toFileUrl: Destination['toFileUrl'],
): Record<string, unknown> {
  const { contentUrl } = attachment;
  const id = typeof contentUrl === 'string' ? evidenceIdOf(contentUrl) : undefined;
  if (id === undefined) return attachment;
  const own = line.kind !== 'customer' || line.attachments.some((file) => file.id === id);
  return { ...attachment, contentUrl: own ? toFileUrl(id) : undefined };
}

/** A shown entry as JSON text. */
export function toJson(entry: LogEntry<VisibleLine>, destination: Destination): string {
  return JSON.stringify(toActivity(entry.value, entry.at, destination));
}

/** The text of an ActivitySet, out of activities that are JSON text already. */
export function toActivitySet(activities: readonly string[], watermark: number): string {
  return `{"activities":[${activities.join(',')}],"watermark":"${watermark}"}`;
}
