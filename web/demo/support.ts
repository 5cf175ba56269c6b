/** The demo app as a host of the widget: exactly what any app would write. */
import type { Language } from './preferences.ts';

type Mealmend = ((...call: unknown[]) => unknown) & { q?: unknown[][] };

declare global {
  interface Window {
    mealmend?: Mealmend;
  }
}

/** Calls made before `embed.js` has come wait in the queue. */
function mealmend(...call: unknown[]): void {
  if (!window.mealmend) {
    const stub: Mealmend = (...queued: unknown[]) => {
      stub.q?.push(queued);
    };
    stub.q = [];
    window.mealmend = stub;
  }
  window.mealmend(...call);
}

/** Puts the script tag into the page; on a phone the app's own button stands for the launcher. */
export function loadSupport(options: { language: Language; theme: string; color: string }): void {
  const script = document.createElement('script');
  script.async = true;
  script.src = '/embed.js';
  script.dataset.color = options.color;
  script.dataset.theme = options.theme;
  script.dataset.locale = toLocale(options.language);
  if (matchMedia('(max-width: 899px)').matches) script.dataset.launcher = 'none';
  document.body.append(script);
}

const toLocale = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en');

export const support = {
  identify: (identity: string) => mealmend('identify', identity, () => identity),
  open: () => mealmend('open'),
  openForOrder: (orderId: string) => mealmend('openForOrder', orderId),
  setContext: (context: { orderId?: string; appVersion?: string; device?: string }) =>
    mealmend('setContext', context),
  setLanguage: (language: Language) => mealmend('setLocale', toLocale(language)),
  logout: () => mealmend('logout'),
  onUnread: (listener: (count: number) => void) => hear(unread, listener),
  onReorder: (listener: (wish: ReorderWish) => void) => hear(wishes, listener),
};

const unread = new Set<(count: number) => void>();
const wishes = new Set<(wish: ReorderWish) => void>();
mealmend('on', 'unread', ({ count }: { count: number }) => {
  for (const listener of unread) listener(count);
});
mealmend('on', 'app/reorder', (wish: ReorderWish) => {
  for (const listener of wishes) listener(wish);
});

/** Adds a listener; the result takes it away. */
function hear<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** What the bot asks the app to put into the cart. */
export interface ReorderWish {
  merchantId: string;
  items: { id: string; name?: string; quantity: number }[];
}
