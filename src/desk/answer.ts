/** An agent's words to the customer. */
import type { AttachmentInfo } from '../domain/conversation.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Conversations } from '../store/conversations.ts';
import { partitionOf } from '../store/partition.ts';
import { type Case, type Cases, mustBeCurrent } from './cases.ts';
import { toAgentLine } from './lines.ts';
import { DeskRefusal } from './refusal.ts';
import { type Actor, mustSpeak } from './rights.ts';
import { answered, woken } from './ticket-changes.ts';
import { isCustomerMessage, readWholeTranscript } from './transcript.ts';

export interface Message {
  text: string;
  attachments: AttachmentInfo[];
  /** The last line the agent had seen; with it, nothing goes out over words they don't know. */
  seenSeq?: number | undefined;
}

export interface AnswerDeps {
  cases: Cases;
  conversations: Conversations;
  newId(): string;
}

export type Answer = ReturnType<typeof createAnswer>;

export function createAnswer({ cases, conversations, newId }: AnswerDeps) {
  /**
   * Sends a message to the customer and returns the ticket with the message's id. Throws `stale`
   * with the news where the customer has written since `seenSeq`; also when that happens at the
   * very moment of sending.
   */
  async function send(
    ticketId: string,
    actor: Actor,
    message: Message,
  ): Promise<{ ticket: Ticket; id: string }> {
    const id = newId();
    const ticket = await cases.change(ticketId, async (current) => {
      const { row, at } = current;
      const speaker = mustSpeak(actor, row.ticket);
      mustBeCurrent(current);
      const length = await mustHaveSeen(current, message.seenSeq);
      const awake = row.ticket.status === 'snoozed' ? woken(row, speaker.id, at) : row;
      return {
        row: answered(awake, speaker.id, at),
        conversation: { owner: 'agent' as const },
        appends: [toAgentLine({ ...message, id }, speaker, row.ticket)],
        checks: length === undefined ? [] : [{ log: current.head.conversation.id, length }],
      };
    });
    return { ticket, id };
  }

  /** The log's length up to which the agent has seen everything that the customer said. */
  async function mustHaveSeen({ head }: Case, seenSeq?: number): Promise<number | undefined> {
    if (seenSeq === undefined) return undefined;
    const entries = await readWholeTranscript(conversations, head.conversation.id, seenSeq);
    const news = entries.filter(isCustomerMessage);
    const lastSeq = entries.at(-1)?.seq;
    if (news.length > 0) {
      throw new DeskRefusal('stale', 'The customer has written since. Nothing was sent.', {
        news,
        lastSeq,
      });
    }
    return lastSeq ?? (await logLength(head.conversation.id));
  }

  function logLength(conversationId: string): Promise<number> {
    return conversations.store.logLength(partitionOf(conversationId), conversationId);
  }

  return { send };
}
