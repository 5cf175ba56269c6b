/** Runs before the first paint: language and colours as they were chosen last. */
import { paint } from '../theme/appearance.ts';
import { readPreferences } from './preferences.ts';

const { language, theme } = readPreferences();
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
paint(document.documentElement, theme, '#cf3a1c');
