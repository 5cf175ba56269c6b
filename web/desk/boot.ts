/** Before the first paint: light or dark, and the language last used. */
import { paint, parseTheme } from '../theme/appearance.ts';

paint(document.documentElement, parseTheme(localStorage.getItem('mealmend.theme')), undefined);
document.documentElement.lang = localStorage.getItem('mealmend.desk.locale') ?? 'zh-CN';
