/** The conversation as a text file, for the customer to keep. */
import { type Activity, isVisible, mealmendOf, speakerOf } from '../connection/activity.ts';
import type { Texts } from '../texts/texts.ts';

/** One paragraph per message: time, who, what. */
export function toTranscript(
  activities: readonly Activity[],
  texts: Texts,
  locale: string,
): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return activities
    .filter((activity) => isVisible(activity))
    .map((activity) => {
      const at = activity.timestamp ? format.format(new Date(activity.timestamp)) : '';
      const speaker = speakerOf(activity);
      const who =
        speaker === 'customer'
          ? texts.you
          : speaker === 'agent'
            ? `${activity.from?.name ?? ''} (${texts.agentRole})`
            : texts.bot;
      return [`${at}  ${who}`, ...linesOf(activity, texts)].join('\n');
    })
    .join('\n\n');
}

function linesOf(activity: Activity, texts: Texts): string[] {
  const cards = mealmendOf(activity).cards ?? [];
  const photos = (activity.attachments ?? []).filter(({ contentType }) =>
    contentType.startsWith('image/'),
  );
  return [
    ...(activity.text ? [activity.text] : []),
    ...cards.flatMap(({ title, subtitle, lines = [] }) => [
      [title, subtitle].filter(Boolean).join(' · '),
      ...lines.map(({ label, value }) => `${label}: ${value}`),
    ]),
    ...photos.map(({ name }) => `[${texts.photo}${name ? ` ${name}` : ''}]`),
  ];
}
