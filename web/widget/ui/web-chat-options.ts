/** What we tell Web Chat of our ways. */
import type { StyleOptions } from 'botframework-webchat-api';
import type { Texts } from '../texts/texts.ts';

const fiveMinutesMs = 300_000;

export const styleOptions: StyleOptions = {
  // Our style sheet draws; these only switch Web Chat's own drawing off.
  backgroundColor: 'transparent',
  primaryFont: 'inherit',
  bubbleNubOffset: 0,
  bubbleFromUserNubOffset: 0,
  groupTimestamp: fiveMinutesMs,
  showAvatarInGroup: 'status',
  scrollToEndButtonBehavior: 'unread',
  botAvatarInitials: '',
  transcriptActivityVisualKeyboardIndicatorColor: 'transparent',
  transcriptVisualKeyboardIndicatorColor: 'transparent',
  // The outbox never gives up by the clock; see outbox.ts.
  sendTimeout: fiveMinutesMs,
  sendTimeoutForAttachments: fiveMinutesMs,
};

/** Web Chat's words where ours are better, for eyes and for screen readers. */
export function toStrings(texts: Texts): Record<string, string> {
  return {
    ACTIVITY_BOT_SAID_ALT: `${texts.bot}:`,
    ACTIVITY_YOU_SAID_ALT: `${texts.you}:`,
    TRANSCRIPT_NEW_MESSAGES: texts.newMessages,
    TRANSCRIPT_ARIA_LABEL_ALT: texts.transcriptName,
    TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_LABEL_ALT: texts.quickReplies,
  };
}
