/** Times and money as the desk shows them. */

const named = document.querySelector<HTMLMetaElement>('meta[name="time-zone"]')?.content;
/** The service's time zone: agents and customers read the same hour. */
const timeZone = named && !named.startsWith('{') ? named : undefined;
const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone,
});
const day = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', timeZone });

/** `19:40`, with the day in front where it is not today. */
export function toTime(iso: string | undefined): string {
  if (!iso) return '–';
  const date = new Date(iso);
  const time = clock.format(date);
  const isToday = day.format(date) === day.format(new Date());
  return isToday ? time : `${day.format(date)} ${time}`;
}

/** Whole minutes from `iso` until `now`; negative while it is to come. */
export function minutesSince(iso: string, now: number): number {
  return Math.floor((now - Date.parse(iso)) / 60_000);
}

/** `46.30` of minor units. */
export function toMoney(fen: number | undefined): string {
  return fen === undefined ? '–' : (fen / 100).toFixed(2);
}
