/** The names of all replies. The simplified Chinese files are the list; a test holds the others to it. */
import type { causes } from './zh-CN/causes.ts';
import type { conversation } from './zh-CN/conversation.ts';

export type ConversationKey = keyof typeof conversation;
export type ReplyKey = ConversationKey | keyof typeof causes;
