/** Our drawing of Web Chat's parts. */
import type {
  ActivityMiddleware,
  AttachmentForScreenReaderMiddleware,
  AttachmentMiddleware,
  GroupActivitiesMiddleware,
  TypingIndicatorMiddleware,
} from 'botframework-webchat-api';
import type { ReactNode } from 'react';
import { type Activity, type Card, isVisible, mealmendOf } from '../connection/activity.ts';
import { OrderCard } from './card.tsx';
import { toCard } from './card-data.ts';
import { FileLink, PlainText } from './content.tsx';
import { toGroups } from './grouping.ts';
import { Message } from './message.tsx';
import { Photo } from './photo.tsx';
import { Typing } from './typing.tsx';

interface AttachmentProps {
  activity: Activity;
  attachment: { contentType: string; content?: unknown; contentUrl?: string; name?: string };
}

/** Draws messages only; everything else that comes in is not for people. */
const activity: ActivityMiddleware = () => () => (request) => {
  const shown = request.activity as unknown as Activity;
  if (!isVisible(shown)) return false;
  return (renderAttachment, props) => (
    <Message
      activity={shown}
      isFirst={props?.showCallout ?? true}
      isLast={!props?.hideTimestamp}
      renderAttachment={renderAttachment as never}
    />
  );
};

/** Cards from the bot's own data; photos; any other file as a link. */
const attachment: AttachmentMiddleware = () => () => (request) => {
  const { activity: shown, attachment: drawn } = request as unknown as AttachmentProps;
  return renderAttachment(shown, drawn);
};

function renderAttachment(shown: Activity, drawn: AttachmentProps['attachment']): ReactNode {
  const { contentType } = drawn;
  if (contentType.startsWith('text/')) return <PlainText text={String(drawn.content ?? '')} />;
  if (contentType.startsWith('image/')) return <Photo activity={shown} attachment={drawn} />;
  const card = cardOf(shown, drawn);
  return card ? <OrderCard card={card} /> : <FileLink attachment={drawn} />;
}

/** The bot's own data of a card stands in the order of the attachments. */
function cardOf(shown: Activity, drawn: AttachmentProps['attachment']): Card | undefined {
  const at = shown.attachments?.indexOf(drawn as never) ?? -1;
  return mealmendOf(shown).cards?.[at] ?? toCard(drawn.contentType, drawn.content);
}

const groups: GroupActivitiesMiddleware = () => () => (request) =>
  toGroups((request as unknown as { activities: Activity[] }).activities) as never;

const typing: TypingIndicatorMiddleware = () => () => (request) =>
  (request as { visible?: boolean }).visible ? <Typing /> : false;

/** What the live region reads of a card; photos and files it reads by itself. */
const spoken: AttachmentForScreenReaderMiddleware = () => (next) => (request) => {
  const { activity: shown, attachment: drawn } = request as unknown as AttachmentProps;
  const card = cardOf(shown, drawn);
  if (!card) return next(request);
  const lines = (card.lines ?? []).map(({ label, value }) => `${label} ${value}`);
  const text = [card.title, card.subtitle, ...lines].filter(Boolean).join(', ');
  return () => <p>{text}</p>;
};

export function createMiddleware() {
  return {
    activityMiddleware: [activity],
    attachmentForScreenReaderMiddleware: [spoken],
    attachmentMiddleware: [attachment],
    groupActivitiesMiddleware: [groups],
    typingIndicatorMiddleware: [typing],
  };
}
