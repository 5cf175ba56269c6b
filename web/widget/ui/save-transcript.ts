import type { Activity } from '../connection/activity.ts';
import type { Texts } from '../texts/texts.ts';
import { toTranscript } from './transcript.ts';

/** Offers the file for download. */
export function saveTranscript(
  activities: readonly Activity[],
  texts: Texts,
  locale: string,
): void {
  const text = toTranscript(activities, texts, locale);
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${texts.transcriptName}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
