/** Runs before the first paint, so that the shell comes in the right colours and language. */
import { paint } from '../theme/appearance.ts';
import { readParams } from './params.ts';

const { locale, theme, color } = readParams(location);
document.documentElement.lang = locale;
paint(document.documentElement, theme, color);
