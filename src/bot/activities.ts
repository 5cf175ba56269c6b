/** Replies of a dialog as Bot Framework activities. */
import type { Attachment, CardAction, SuggestedActions } from 'botframework-schema';
import type { Button, Card, Reply } from '../../dialogs/contract.ts';
import type { Conversation, LogLine, StoredActivity } from '../domain/conversation.ts';
import type { Locale } from '../domain/problem.ts';

/** Who speaks when the bot speaks. */
export const botAccount = { id: 'mealmend', name: 'Mealmend', role: 'bot' } as const;

type CardButton = NonNullable<Card['buttons']>[number];

/**
 * A button comes back as a message with its title as text and its value beside it, so that the
 * transcript reads as if it had been typed.
 */
function toMessageBack(button: Button): CardAction {
  const { title, value } = button;
  return { type: 'messageBack', title, text: title, displayText: title, value } as CardAction;
}

function toCardAction(button: CardButton): CardAction {
  if ('url' in button) return { type: 'openUrl', title: button.title, value: button.url };
  if ('phone' in button) return { type: 'call', title: button.title, value: `tel:${button.phone}` };
  return toMessageBack(button);
}

/** Any client can draw a hero card; ours draws the card's own data instead. */
function toAttachment(card: Card): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.hero',
    content: {
      title: card.title,
      ...(card.subtitle ? { subtitle: card.subtitle } : {}),
      ...(card.lines
        ? { text: card.lines.map(({ label, value }) => `${label}: ${value}`).join('\n\n') }
        : {}),
      buttons: (card.buttons ?? []).map(toCardAction),
    },
  };
}

/** What a set of replies is written into. */
export interface Envelope {
  conversation: Conversation;
  locale: Locale;
  /** The customer's activity that is answered; absent for a welcome or a timer's message. */
  replyToId?: string | undefined;
  /** The ticket that this turn opens or adds to: its replies name it. */
  ticketId?: string | undefined;
  /** Log entries after this one will hold the replies. */
  after: number;
  newId(): string;
  /** When a message that stands in a slot was first sent (ms), by its activity id. */
  firstSentAt(id: string): number | undefined;
}

/**
 * The log lines of some replies, and the slots as they stand afterwards. A reply for a slot that is
 * taken is sent again with the first one's id and timestamp: clients replace it in place.
 */
export function toLines(
  replies: readonly Reply[],
  envelope: Envelope,
): { lines: LogLine[]; slots: NonNullable<Conversation['slots']> } {
  const slots = { ...envelope.conversation.slots };
  const lines = replies.map((reply): LogLine => {
    const taken = reply.slot === undefined ? undefined : slots[reply.slot];
    const firstSentAt = taken && envelope.firstSentAt(taken.id);
    const id = firstSentAt === undefined ? envelope.newId() : (taken?.id ?? envelope.newId());
    if (reply.slot !== undefined && firstSentAt === undefined) {
      slots[reply.slot] = { id, after: envelope.after };
    }
    const activity = toActivity(id, reply, envelope);
    return {
      kind: 'bot',
      activity: firstSentAt === undefined ? activity : { ...activity, timestampMs: firstSentAt },
    };
  });
  return { lines, slots };
}

function toActivity(
  id: string,
  reply: Reply,
  { locale, replyToId, ticketId }: Envelope,
): StoredActivity {
  const cards = reply.cards ?? [];
  const mealmend = {
    ...(ticketId ? { ticketId } : {}),
    ...reply.data,
    speaker: 'bot',
    ...(cards.length > 0 ? { cards } : {}),
  };
  const suggestedActions = { actions: (reply.buttons ?? []).map(toMessageBack) };
  return {
    id,
    from: { ...botAccount },
    locale,
    ...(replyToId ? { replyToId } : {}),
    channelData: { mealmend },
    ...(reply.event
      ? { type: 'event', name: reply.event.name, value: reply.event.value }
      : {
          type: 'message',
          text: reply.text ?? '',
          textFormat: 'plain',
          inputHint: 'acceptingInput',
          ...(cards.length > 0
            ? { attachments: cards.map(toAttachment), attachmentLayout: 'list' }
            : {}),
          ...(suggestedActions.actions.length > 0
            ? { suggestedActions: suggestedActions as SuggestedActions }
            : {}),
        }),
  };
}
