/** Our drawing of Web Chat's parts. */
import type {
  ActivityMiddleware,
  AttachmentMiddleware,
  GroupActivitiesMiddleware,
  TypingIndicatorMiddleware,
} from 'botframework-webchat-api';
import type { ReactNode } from 'react';
import { type Activity, isVisible, mealmendOf, speakerOf } from '../connection/activity.ts';
import { OrderCard } from './card.tsx';
import { toCard } from './card-data.ts';
import { FileLink, PlainText } from './content.tsx';
import { Message } from './message.tsx';
import { Photo } from './photo.tsx';
import { Typing } from './typing.tsx';

const groupForMs = 300_000;

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
  const at = shown.attachments?.indexOf(drawn as never) ?? -1;
  const card = mealmendOf(shown).cards?.[at] ?? toCard(contentType, drawn.content);
  return card ? <OrderCard card={card} activity={shown} /> : <FileLink attachment={drawn} />;
}

/** Together stands what one speaker says within five minutes. */
const groups: GroupActivitiesMiddleware = () => () => (request) => {
  const { activities } = request as unknown as { activities: Activity[] };
  const bin = (isSame: (a: Activity, b: Activity) => boolean) =>
    activities.reduce<Activity[][]>((bins, next) => {
      const bucket = bins.at(-1);
      const last = bucket?.at(-1);
      if (bucket && last && isSame(last, next)) bucket.push(next);
      else bins.push([next]);
      return bins;
    }, []);
  const isSameSpeaker = (a: Activity, b: Activity) =>
    speakerOf(a) === speakerOf(b) && a.from?.name === b.from?.name;
  return {
    sender: bin(isSameSpeaker),
    status: bin((a, b) => isSameSpeaker(a, b) && timeOf(b) - timeOf(a) < groupForMs),
  } as never;
};

function timeOf({ timestamp }: Activity): number {
  return timestamp === undefined ? Date.now() : Date.parse(timestamp);
}

const typing: TypingIndicatorMiddleware = () => () => (request) =>
  (request as { visible?: boolean }).visible ? <Typing /> : false;

export function createMiddleware() {
  return {
    activityMiddleware: [activity],
    attachmentMiddleware: [attachment],
    groupActivitiesMiddleware: [groups],
    typingIndicatorMiddleware: [typing],
  };
}
