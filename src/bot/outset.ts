/** How a turn begins, as pure choices: whose turn it is, in which language, and what a ticket hears of it. */
import type { DialogInput } from '../../dialogs/contract.ts';
import type { TicketRow } from '../desk/ticket.ts';
import { customerWrote } from '../desk/ticket-changes.ts';
import type { Clock } from '../domain/clock.ts';
import type { Conversation, LogLine, Owner } from '../domain/conversation.ts';
import type { Policy } from '../domain/policy.ts';
import type { Locale } from '../domain/problem.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Head } from '../store/conversations.ts';
import type { LogEntry } from '../store/port.ts';
import { decideLocale } from './language.ts';
import type { Thought } from './think.ts';

/** From here on a message is taken for what it seems to be. */
const sureConfidence = 0.6;

/** What a turn starts from. */
export interface Snapshot {
  head: Head;
  ticket: TicketRow | undefined;
  entry: LogEntry<LogLine>;
}

export interface HearDeps {
  clock: Clock;
  policy: Policy;
  timeZone: string;
}

/** The head as this turn goes on from it, and the language to answer in. */
export function decideTurn(
  { head, entry }: Pick<Snapshot, 'head' | 'entry'>,
  input: DialogInput | undefined,
  fallback: Locale,
): { conversation: Conversation; locale: Locale } {
  const conversation = { ...head.conversation };
  const line = entry.value;
  if (input?.kind === 'context' && input.context.locale) {
    conversation.locale = input.context.locale;
    conversation.written = undefined;
  }
  if (line.kind === 'customer' && line.activity.type === 'endOfConversation') {
    conversation.ended = true;
  }
  const { locale, clear } = decideLocale({
    language: input?.kind === 'message' ? input.understanding?.language : undefined,
    activityLocale: line.kind === 'customer' ? line.activity.locale : undefined,
    written: conversation.written,
    fallback: conversation.locale ?? fallback,
  });
  if (clear) conversation.written = locale;
  return { conversation, locale };
}

/** While an agent has the conversation the bot is silent, but its promises and outcomes still count. */
export function isForDialog({ owner, ended }: Conversation, input: DialogInput): boolean {
  return !ended && (owner !== 'agent' || input.kind !== 'message');
}

/** What the bot may say: nothing while an agent speaks, but an event for the host app is no speech. */
export function spoken({ owner }: Conversation, { replies }: Thought) {
  return owner === 'agent' ? replies.filter(({ event }) => event) : replies;
}

/** What a message does to the ticket there is: it waits for an answer, wakes up, or is open again. */
export function hear(
  ticket: TicketRow | undefined,
  owner: Owner,
  input: DialogInput | undefined,
  { clock, policy, timeZone }: HearDeps,
): { row: TicketRow; owner: Owner } | undefined {
  if (!ticket || input?.kind !== 'message') return undefined;
  const complaint = isComplaint(input.understanding);
  return customerWrote(ticket, { now: clock.now(), owner, complaint, policy, timeZone });
}

function isComplaint(understanding: Understanding | undefined): boolean {
  if (!understanding || understanding.confidence < sureConfidence) return false;
  return understanding.problems.length > 0 || understanding.intent === 'human';
}
