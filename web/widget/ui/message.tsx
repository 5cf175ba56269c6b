import type { ReactNode } from 'react';
import { type Activity, speakerOf } from '../connection/activity.ts';
import { Avatar } from './avatar.tsx';
import { PlainText } from './content.tsx';
import { startsPeriod } from './grouping.ts';
import { SendMark } from './send-mark.tsx';
import { toClock, toDayAndClock } from './time.ts';
import { useWidget } from './widget-context.ts';

/**
 * One message: name and time with the first of a group, the send mark under one's own. Screen
 * readers hear sender and time with each.
 */
export function Message({
  activity,
  isFirst,
  isLast,
  renderAttachment,
}: {
  activity: Activity;
  isFirst: boolean;
  isLast: boolean;
  renderAttachment: (args: { activity: Activity; attachment: unknown }) => ReactNode;
}) {
  const { texts, locale } = useWidget();
  const speaker = speakerOf(activity);
  const name =
    speaker === 'customer'
      ? texts.you
      : speaker === 'agent'
        ? (activity.from?.name ?? texts.agentRole)
        : texts.bot;
  const at = activity.timestamp ? new Date(activity.timestamp) : new Date();
  const text = activity.channelData?.messageBack?.displayText ?? activity.text;
  const attachments = activity.attachments ?? [];
  return (
    <div className={`message ${speaker}${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`}>
      {startsPeriod(activity) && (
        <time className="message-day" dateTime={at.toISOString()}>
          {toDayAndClock(at, locale, texts)}
        </time>
      )}
      <div className="message-row">
        {speaker !== 'customer' && (
          <span className="message-face">
            {isFirst && <Avatar speaker={speaker} name={name} />}
          </span>
        )}
        <div className="message-body">
          {isFirst && speaker !== 'customer' && (
            <p className="message-name" aria-hidden="true">
              {name}
              {speaker === 'agent' && <span className="message-role">{texts.agentRole}</span>}
            </p>
          )}
          <p className="hidden">
            {name}, {toClock(at, locale)}
          </p>
          {text && (
            <div className="bubble">
              <PlainText text={text} />
            </div>
          )}
          {attachments.map((attachment, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: attachments of a message never move.
            <div className="attachment" key={at}>
              {renderAttachment({ activity, attachment })}
            </div>
          ))}
          {speaker === 'customer' && <SendMark activity={activity} />}
        </div>
      </div>
    </div>
  );
}
