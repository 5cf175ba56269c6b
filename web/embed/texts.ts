import type { Locale } from './locale.ts';

/** The launcher's few words, by locale. */
export const texts: Record<Locale, { open: string; close: string; title: string; unread: string }> =
  {
    'zh-CN': { open: '打开客服', close: '收起客服', title: '在线客服', unread: '条未读消息' },
    'zh-TW': { open: '開啟客服', close: '收起客服', title: '線上客服', unread: '則未讀訊息' },
    en: { open: 'Open help', close: 'Close help', title: 'Help chat', unread: 'unread messages' },
  };
