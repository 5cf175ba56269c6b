/** What was said in a conversation, as the desk shows it and as a file for people to read. */
import type { LogLine } from '../domain/conversation.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Conversations } from '../store/conversations.ts';
import type { LogEntry } from '../store/port.ts';

/** A line of the log with its number and its time (ISO 8601, by the wall). */
export type TranscriptEntry = { seq: number; at: string } & LogLine;

const linesPerRead = 200;

/** A line as the desk gets it. */
export function toEntry({ seq, at, value }: LogEntry<LogLine>): TranscriptEntry {
  return { seq, at: new Date(at).toISOString(), ...value };
}

/** Up to `limit` lines after `after`, in order. */
export async function readTranscript(
  conversations: Conversations,
  conversationId: string,
  after = 0,
  limit = linesPerRead,
): Promise<TranscriptEntry[]> {
  return (await conversations.log(conversationId, after, limit)).map(toEntry);
}

/** Every line after `after`. */
export async function readWholeTranscript(
  conversations: Conversations,
  conversationId: string,
  after = 0,
): Promise<TranscriptEntry[]> {
  const entries: TranscriptEntry[] = [];
  for (let from = after; ; ) {
    const page = await readTranscript(conversations, conversationId, from);
    entries.push(...page);
    const last = page.at(-1);
    if (!last || page.length < linesPerRead) return entries;
    from = last.seq;
  }
}

/** Whether the customer said something in it: a text, a button, a file. */
export function isCustomerMessage(line: LogLine): boolean {
  return line.kind === 'customer' && line.activity.type === 'message';
}

/** The conversation as plain text, each line with its time (by `timeZone`) and its speaker. */
export function toPlainTranscript(
  entries: readonly TranscriptEntry[],
  ticket: Ticket,
  timeZone: string,
): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const customer = ticket.customer.name ?? ticket.customer.id;
  const lines = entries.flatMap((entry) => {
    const said = toSaid(entry, customer);
    return said ? [`[${format.format(Date.parse(entry.at))}] ${said}`] : [];
  });
  const head = [ticket.number, ticket.problem, ticket.order?.number, timeZone];
  return `${head.filter(Boolean).join(' · ')}\n\n${lines.join('\n')}\n`;
}

function toSaid(entry: TranscriptEntry, customer: string): string | undefined {
  switch (entry.kind) {
    case 'customer':
    case 'bot':
    case 'agent': {
      if (entry.activity.type !== 'message') return undefined;
      const files = 'attachments' in entry ? (entry.attachments ?? []) : [];
      const text = [entry.activity.text, ...files.map(({ name }) => `<${name}>`)];
      const who = entry.kind === 'customer' ? customer : (entry.activity.from?.name ?? entry.kind);
      return `${who}: ${text.filter(Boolean).join(' ')}`;
    }
    case 'outcome':
      return `* ${entry.action.remedy}: ${entry.outcome.ok ? 'done' : entry.outcome.code}`;
    case 'incident':
      return `* ${entry.incident.problem}: ${entry.phase}`;
    case 'returned':
      return `* ${entry.reason}`;
    default:
      return undefined;
  }
}
