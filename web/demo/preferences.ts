/** Language and colours of the demo, kept in the browser. */
import { parseTheme, type Theme } from '../theme/appearance.ts';

export type Language = 'zh' | 'en';

export interface Preferences {
  language: Language;
  theme: Theme;
}

const key = 'demo.preferences';

/** What was chosen last; else what the browser speaks, and its colours. */
export function readPreferences(): Preferences {
  const asked = new URLSearchParams(location.search);
  const stored = readStored();
  const language = asked.get('lang') ?? stored.language ?? navigator.language;
  return {
    language: language.startsWith('en') ? 'en' : 'zh',
    theme: parseTheme(asked.get('theme') ?? stored.theme),
  };
}

export function storePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // They last as long as the page then.
  }
}

function readStored(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}
