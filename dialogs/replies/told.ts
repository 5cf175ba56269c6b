/** How times and money are told: the same in every reply. */
import type { Locale } from '../../src/domain/problem.ts';

/** What telling depends on beside the value itself. */
export interface Telling {
  locale: Locale;
  /** Milliseconds: decides whether a day must be named. */
  now: number;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217, of the order that is talked about. */
  currency: string;
}

const dayMs = 86_400_000;

const dayWords: Record<Locale, { yesterday: string; tomorrow: string }> = {
  'zh-CN': { yesterday: '昨天 ', tomorrow: '明天 ' },
  'zh-TW': { yesterday: '昨天 ', tomorrow: '明天 ' },
  en: { yesterday: 'yesterday ', tomorrow: 'tomorrow ' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, made);
  return made;
}

const monthFormat = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** Year, month (1 to 12), day, hour and minute of a moment in a time zone, as numbers. */
export function wallClock(
  at: number,
  timeZone: string,
): { year: number; month: number; day: number; hour: number; minute: number } {
  const parts = Object.fromEntries(
    clockFormat(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** `19:40`; with the day in front where it is not today: `明天 07:30`, `7月3日 07:30`, `3 Jul 07:30`. */
export function tellTime(at: number, { locale, now, timeZone }: Telling): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8e15) return '--:--';
  const then = wallClock(at, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(then.hour)}:${two(then.minute)}`;
  const isDayOf = (moment: number) => {
    const { year, month, day } = wallClock(moment, timeZone);
    return year === then.year && month === then.month && day === then.day;
  };
  if (isDayOf(now)) return clock;
  if (isDayOf(now + dayMs)) return dayWords[locale].tomorrow + clock;
  if (isDayOf(now - dayMs)) return dayWords[locale].yesterday + clock;
  if (locale !== 'en') return `${then.month}月${then.day}日 ${clock}`;
  return `${then.day} ${monthFormat.format(Date.UTC(2000, then.month - 1, 1))} ${clock}`;
}

const symbols: Record<string, string> = { CNY: '¥', TWD: 'NT$', HKD: 'HK$', USD: '$' };

function digitsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

const digits = new Map<string, number>();

/** `4630` fen of CNY: `46.30 元` in Chinese, `¥46.30` in English; `NT$46.30`, `46.30 EUR`. */
export function tellMoney(fen: number, { locale, currency }: Telling): string {
  const places = digits.get(currency) ?? digitsOf(currency);
  digits.set(currency, places);
  const amount = (fen / 10 ** places).toFixed(places);
  if (currency === 'CNY' && locale !== 'en') return `${amount} 元`;
  const symbol = symbols[currency];
  return symbol ? `${symbol}${amount}` : `${amount} ${currency}`;
}
