/** What the `data-*` attributes of the script tag say. */

import type { Theme } from '../theme/appearance.ts';
import { parseTheme } from '../theme/appearance.ts';
import { type Locale, toLocale } from './locale.ts';

export interface Options {
  /** Where Mealmend is served, e.g. `https://help.example.com`; taken from the script's own address. */
  base: string;
  locale: Locale;
  theme: Theme;
  /** `#rrggbb`; empty for Mealmend's own. */
  color: string;
  side: 'left' | 'right';
  /** Text beside the icon; empty for the icon alone. */
  label: string;
  /** CSS pixels from the window's edges. */
  offsetX: number;
  offsetY: number;
  zIndex: number;
  /** False where the host page has its own button. */
  launcher: boolean;
  identity: string | undefined;
}

/** Reads the script tag; what is absent follows the page. */
export function readOptions(script: HTMLScriptElement): Options {
  const data = script.dataset;
  const number = (value: string | undefined, otherwise: number) =>
    value && Number.isFinite(+value) ? +value : otherwise;
  return {
    base: new URL(script.src).origin,
    locale: toLocale(data.locale || document.documentElement.lang || navigator.language),
    theme: parseTheme(data.theme),
    color: data.color ?? '',
    side: data.position === 'left' ? 'left' : 'right',
    label: data.label ?? '',
    offsetX: number(data.offsetX, 20),
    offsetY: number(data.offsetY, 20),
    zIndex: number(data.zIndex, 2147483000),
    launcher: data.launcher !== 'none',
    identity: data.identity || undefined,
  };
}
