import type { Locale } from '../../embed/locale.ts';
import { en } from './en.ts';
import { type Texts, zhCn } from './zh-cn.ts';
import { zhTw } from './zh-tw.ts';

export type { Texts };

/** The widget's words in a locale. */
export function textsOf(locale: Locale): Texts {
  return { 'zh-CN': zhCn, 'zh-TW': zhTw, en }[locale];
}
