/** Times and money as the desk shows them. */

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const day = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric' });

/** `19:40`, with the day in front where it is not today. */
export function toTime(iso: string | undefined): string {
  if (!iso) return '–';
  const date = new Date(iso);
  const time = clock.format(date);
  return date.toDateString() === new Date().toDateString() ? time : `${day.format(date)} ${time}`;
}

/** Whole minutes from `iso` until `now`; negative while it is to come. */
export function minutesSince(iso: string, now: number): number {
  return Math.floor((now - Date.parse(iso)) / 60_000);
}

/** `46.30` of minor units. */
export function toMoney(fen: number | undefined): string {
  return fen === undefined ? '–' : (fen / 100).toFixed(2);
}
