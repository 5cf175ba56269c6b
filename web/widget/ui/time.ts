/** Times as people say them beside messages. */
import type { Texts } from '../texts/texts.ts';

/** `14:05` */
export function toClock(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `14:05` today, else with the day before it. */
export function toDayAndClock(at: Date, locale: string, texts: Texts, now = new Date()): string {
  const day = (date: Date) =>
    Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
  const daysAgo = day(now) - day(at);
  const clock = toClock(at, locale);
  if (daysAgo <= 0) return clock;
  if (daysAgo === 1) return `${texts.yesterday} ${clock}`;
  const date = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }).format(at);
  return `${date} ${clock}`;
}
