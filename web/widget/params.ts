/** What the frame's address says. Secrets come in the fragment, which no server log sees. */
import { type Locale, toLocale } from '../embed/locale.ts';
import { parseTheme, type Theme } from '../theme/appearance.ts';

export interface Params {
  /** The host page's origin; absent in a web view or a tab of its own. */
  origin: string | undefined;
  locale: Locale;
  theme: Theme;
  color: string;
  /** Only without a host page: a native app's web view has nobody else to tell it. */
  identity: string | undefined;
  orderId: string | undefined;
}

/** Reads `?origin=&locale=&theme=&color=` and `#identity=&order=`. */
export function readParams({ search, hash }: Pick<Location, 'search' | 'hash'>): Params {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    origin: query.get('origin') ?? undefined,
    locale: toLocale(query.get('locale') ?? navigator.language),
    theme: parseTheme(query.get('theme')),
    color: query.get('color') ?? '',
    identity: fragment.get('identity') ?? undefined,
    orderId: fragment.get('order') ?? undefined,
  };
}
