/** Which language a turn answers in. */
import { type Locale, locales } from '../domain/problem.ts';
import type { Understanding } from '../domain/understanding.ts';

/** The locale we speak that a BCP 47 tag asks for, e.g. `zh-HK` → `zh-TW`, `en-GB` → `en`. */
export function toLocale(tag: string | undefined): Locale | undefined {
  if (!tag) return undefined;
  const exact = locales.find((locale) => locale.toLowerCase() === tag.toLowerCase());
  if (exact) return exact;
  const [language, ...rest] = tag.toLowerCase().split(/[-_]/);
  if (language === 'en') return 'en';
  if (language !== 'zh' && language !== 'yue') return undefined;
  if (rest.includes('hans')) return 'zh-CN';
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) || language === 'yue'
    ? 'zh-TW'
    : 'zh-CN';
}

/**
 * The language of the message when it is clear (for Chinese, script and region follow the
 * activity's locale where that is Chinese too), else the one the customer last wrote clearly in,
 * else the activity's locale, else what is set.
 */
export function decideLocale(hints: {
  language?: Understanding['language'] | undefined;
  activityLocale?: string | undefined;
  written?: Locale | undefined;
  fallback: Locale;
}): { locale: Locale; clear: boolean } {
  const told = toLocale(hints.activityLocale);
  const { language, written, fallback } = hints;
  if (language === undefined) return { locale: written ?? told ?? fallback, clear: false };
  if (language === 'en') return { locale: 'en', clear: true };
  const scripts: Record<typeof language, (Locale | undefined)[]> = {
    'zh-Hans': [told, 'zh-CN'],
    'zh-Hant': [told, 'zh-TW'],
    zh: [told, written, fallback, 'zh-CN'],
  };
  const locale = scripts[language].find((each) => each !== undefined && each !== 'en') ?? 'zh-CN';
  return { locale, clear: true };
}
