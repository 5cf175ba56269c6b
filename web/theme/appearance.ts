/** Light or dark, and the host's own brand colour, put on the root element as the tokens' values. */

import { brandTokens, parseColor } from './color.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** Paints a page; `auto` follows the system, also when it changes. A later call replaces an earlier one. */
export function paint(root: HTMLElement, theme: Theme, color: string | null | undefined): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const brand = parseColor(color);
  const apply = () => {
    const scheme = theme === 'auto' ? (system.matches ? 'dark' : 'light') : theme;
    root.dataset.theme = scheme;
    if (!brand) return;
    for (const [name, value] of Object.entries(brandTokens(brand, scheme))) {
      root.style.setProperty(name, value);
    }
  };
  apply();
  system.onchange = theme === 'auto' ? apply : null;
}

/** `auto` for anything that is no theme. */
export function parseTheme(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'auto';
}
