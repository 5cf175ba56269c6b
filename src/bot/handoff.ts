/** Hand-off events, as the Bot Framework defines them. */
import { type Activity, type BotAdapter, EventFactory, TurnContext } from 'botbuilder';
import type { Conversation, LogLine, StoredActivity } from '../domain/conversation.ts';
import type { Ticket } from '../domain/ticket.ts';
import { botAccount } from './activities.ts';

/**
 * `handoff.initiate`: says to whoever listens on the channel that a human is asked for, and for
 * what. It carries nothing that the customer may not see.
 */
export function initiateHandoff(ticket: Ticket, conversation: Conversation, id: string): LogLine {
  const asked: Partial<Activity> = {
    type: 'message',
    channelId: conversation.channelId,
    from: { id: conversation.userId, name: conversation.customer.name ?? '' },
    recipient: { ...botAccount },
    conversation: { id: conversation.id, name: '', isGroup: false, conversationType: '' },
  };
  const context = new TurnContext({} as BotAdapter, asked);
  const { value, name, relatesTo } = EventFactory.createHandoffInitiation(context, {
    ticketId: ticket.id,
    number: ticket.number,
    problem: ticket.problem,
    cause: ticket.cause,
    orderNumber: ticket.order?.number,
    priority: ticket.priority,
  });
  const activity: StoredActivity = {
    id,
    type: 'event',
    ...(name === undefined ? {} : { name }),
    value,
    relatesTo,
    from: { ...botAccount },
    channelData: { mealmend: { speaker: 'bot', step: 'handoff', ticketId: ticket.id } },
  };
  return { kind: 'bot', activity };
}
