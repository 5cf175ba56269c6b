/** `2025-03-01 18:30+0800` and the like: date, clock, fraction, and an offset that is really there. */
const loose =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2})?(?:[.,](\d+))?\s?(?:([Zz])|([+-]\d{2}):?(\d{2})?)$/;

/**
 * ISO 8601 with offset from a time that is nearly so, or nothing. A time without an offset is
 * nothing: guessing the zone would tell a customer a wrong hour.
 */
export function normaliseTime(text: string): string | undefined {
  const match = loose.exec(text);
  if (!match) return undefined;
  const [, date, clock, seconds = ':00', fraction, zulu, hours, minutes = '00'] = match;
  const offset = zulu ? 'Z' : `${hours}:${minutes}`;
  const time = `${date}T${clock}${seconds}${fraction ? `.${fraction.slice(0, 3)}` : ''}${offset}`;
  return Number.isNaN(Date.parse(time)) ? undefined : time;
}
