/** When the desk is open, by the policy's hours in the service's time zone. */

export interface OpeningHours {
  /** `HH:MM`. */
  openFrom: string;
  /** `HH:MM`, `24:00` included; earlier than `openFrom`: past midnight. The same: always open. */
  openUntil: string;
}

const dayMinutes = 24 * 60;

/** Whether the desk is open at `now` (ms). */
export function isOpen(now: number, hours: OpeningHours, timeZone: string): boolean {
  const from = toMinutes(hours.openFrom);
  const until = toMinutes(hours.openUntil);
  const at = minuteOfDay(now, timeZone);
  if (from % dayMinutes === until % dayMinutes) return true;
  return from < until ? at >= from && at < until : at >= from || at < until;
}

/** `now` while the desk is open, else its next opening (ms). */
export function startOfService(now: number, hours: OpeningHours, timeZone: string): number {
  if (isOpen(now, hours, timeZone)) return now;
  const minute = Math.floor(now / 60_000) * 60_000;
  const wait = (toMinutes(hours.openFrom) - minuteOfDay(now, timeZone) + dayMinutes) % dayMinutes;
  const opening = minute + wait * 60_000;
  // A change of the clocks between now and then moves the opening; the wall's minutes say by how much.
  const off = toMinutes(hours.openFrom) - minuteOfDay(opening, timeZone);
  return opening + (Math.abs(off) <= 180 ? off : 0) * 60_000;
}

function toMinutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function minuteOfDay(now: number, timeZone: string): number {
  const parts = formatIn(timeZone).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}
