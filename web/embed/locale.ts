export type Locale = 'zh-CN' | 'zh-TW' | 'en';

/** The nearest locale we speak; `zh-HK` and `zh-Hant` read Traditional. */
export function toLocale(tag: string | null | undefined): Locale {
  const lower = (tag ?? '').toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(lower)) return 'zh-TW';
  if (lower.startsWith('zh') || lower === '') return 'zh-CN';
  return 'en';
}
