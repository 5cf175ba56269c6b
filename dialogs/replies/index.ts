/** Every sentence of the bot, by locale and key. */
import type { Locale } from '../../src/domain/problem.ts';
import type { Params } from '../case.ts';
import { causes as enCauses } from './en/causes.ts';
import { conversation as enConversation } from './en/conversation.ts';
import type { ReplyKey } from './keys.ts';
import { render } from './render.ts';
import type { Telling } from './told.ts';
import { causes as cnCauses } from './zh-CN/causes.ts';
import { conversation as cnConversation } from './zh-CN/conversation.ts';
import { causes as twCauses } from './zh-TW/causes.ts';
import { conversation as twConversation } from './zh-TW/conversation.ts';

export type { ReplyKey } from './keys.ts';

/** The ICU messages of each locale. */
export const replies: Record<Locale, Record<ReplyKey, string>> = {
  'zh-CN': { ...cnConversation, ...cnCauses },
  'zh-TW': { ...twConversation, ...twCauses },
  en: { ...enConversation, ...enCauses },
};

/** One sentence, with times and money told as the customer reads them. */
export function sentence(key: ReplyKey, params: Params, telling: Telling): string {
  return render(replies[telling.locale][key], params, telling);
}

/** A sentence that tells neither times nor money. */
export function replyText(locale: Locale, key: ReplyKey, params: Params = {}): string {
  return sentence(key, params, { locale, now: 0, timeZone: 'UTC', currency: 'CNY' });
}
