/** Lines that the desk writes into a conversation's log. */
import type { AttachmentInfo, LogLine, StoredActivity } from '../domain/conversation.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Assignee } from './ticket-changes.ts';

/**
 * `handoff.status`, as the Bot Framework defines it: tells whoever listens on the channel that a
 * human has taken over (`accepted`) or is done (`completed`).
 */
export function toHandoffStatus(
  state: 'accepted' | 'completed',
  ticket: Ticket,
  id: string,
): LogLine {
  const activity: StoredActivity = {
    id,
    type: 'event',
    name: 'handoff.status',
    value: { state },
    from: { id: 'mealmend', name: 'Mealmend', role: 'bot' },
    channelData: { mealmend: { speaker: 'bot', step: 'handoff', ticketId: ticket.id } },
  };
  return { kind: 'bot', activity };
}

/** What an agent writes to the customer. Files are named by `evidence:<id>`; the channel signs them. */
export function toAgentLine(
  message: { id: string; text: string; attachments: AttachmentInfo[] },
  agent: Assignee,
  ticket: Ticket,
): LogLine {
  const { id, text, attachments } = message;
  const activity: StoredActivity = {
    id,
    type: 'message',
    from: { id: agent.id, name: agent.name, role: 'bot' },
    text,
    textFormat: 'plain',
    locale: ticket.locale,
    ...(attachments.length > 0
      ? {
          attachments: attachments.map((file) => ({
            contentType: file.contentType,
            name: file.name,
            contentUrl: `evidence:${file.id}`,
          })),
        }
      : {}),
    channelData: { mealmend: { speaker: 'agent', step: 'handoff', ticketId: ticket.id } },
  };
  return { kind: 'agent', activity, agentId: agent.id, attachments };
}
