/** `embed.js`: a button, a panel, and the function `mealmend` that a host page calls. */
import { createLink, type Link } from './link.ts';
import { toLocale } from './locale.ts';
import { readOptions } from './options.ts';
import type { AppContext, OrderWish, ToHost } from './protocol.ts';
import { createSheet } from './sheet.ts';
import { markTitle } from './title.ts';
import { createView } from './view.ts';

type Refresh = () => string | undefined | Promise<string | undefined>;
type Listener = (detail: unknown) => void;
type Api = Record<string, (...args: never[]) => unknown>;
type Call = [name: string, ...args: never[]];
type Mealmend = ((...call: Call) => unknown) & { q?: ArrayLike<unknown>[]; version?: string };

const version = '1';
const activeKey = 'mealmend.active';
const activeForMs = 86_400_000;

function start(script: HTMLScriptElement, calls: ArrayLike<unknown>[]): Mealmend {
  const options = readOptions(script);
  const view = createView(options);
  const listeners = new Map<string, Set<Listener>>();
  let identity = options.identity;
  let refresh: Refresh | undefined;
  let context: AppContext = {};
  let order: OrderWish | undefined;
  let link: Link | undefined;
  let isOpen = false;
  let unread = 0;
  let wasFocused: HTMLElement | null = null;

  const emit = (name: string, detail?: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(detail);
  };
  const draw = () => {
    view.show({ open: isOpen, unread, locale: options.locale });
    markTitle(isOpen ? 0 : unread);
  };
  const connect = () => {
    link ??= createLink(view.panel, options, hear);
    return link;
  };
  const setOpen = (open: boolean) => {
    if (open === isOpen) return;
    isOpen = open;
    const frame = connect();
    if (open) {
      wasFocused = document.activeElement as HTMLElement | null;
      sheet.open();
    } else {
      sheet.close();
    }
    draw();
    frame.send({ type: 'visible', visible: open });
    if (open) frame.focus();
    else (options.launcher ? view.button : wasFocused)?.focus();
    emit(open ? 'opened' : 'closed');
  };
  const sheet = createSheet(view.panel, () => setOpen(false));

  const renew = async () => {
    try {
      identity = (await refresh?.()) ?? undefined;
    } catch {
      identity = undefined;
    }
    link?.send({ type: 'identify', identity });
  };
  const hear = (message: ToHost) => {
    if (message.type === 'hello') {
      link?.send({ type: 'init', identity, context, visible: isOpen, order });
      order = undefined;
    } else if (message.type === 'unread') {
      unread = message.count;
      draw();
      emit('unread', { count: unread });
    } else if (message.type === 'closed') setOpen(false);
    else if (message.type === 'identity') void renew();
    else if (message.type === 'active') remember(Date.now());
    else if (message.type === 'event') emit(message.name, message.value);
    else emit(message.type, message);
  };

  const api: Api = {
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: () => setOpen(!isOpen),
    identify(token: string | undefined, renewer?: Refresh) {
      identity = token;
      refresh = renewer;
      link?.send({ type: 'identify', identity });
    },
    setLocale(tag: string) {
      options.locale = toLocale(tag);
      draw();
      link?.send({ type: 'locale', locale: options.locale });
    },
    setContext(changes: AppContext) {
      context = { ...context, ...changes };
      link?.send({ type: 'context', context });
    },
    openForOrder(orderId: string, problem?: string) {
      context = { ...context, orderId };
      order = { orderId, problem };
      if (link?.send({ type: 'order', order })) order = undefined;
      setOpen(true);
    },
    logout() {
      identity = refresh = undefined;
      context = {};
      unread = 0;
      setOpen(false);
      if (link || recall()) connect().send({ type: 'logout' });
      remember(0);
      draw();
    },
    on(name: string, listener: Listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => heard.delete(listener);
    },
  };
  view.button.addEventListener('click', () => setOpen(!isOpen));
  draw();
  const run = (...[name, ...args]: Call) => api[name]?.(...args);
  for (const call of calls) run(...(Array.from(call) as Call));
  // Whoever has written lately hears of an answer on every page, without opening the panel.
  if (recall()) setTimeout(connect, 1500);
  return Object.assign(run, api, { version });
}

function remember(at: number): void {
  try {
    localStorage.setItem(activeKey, String(at));
  } catch {
    // A page without storage only misses the early connection.
  }
}

function recall(): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(activeKey)) < activeForMs;
  } catch {
    return false;
  }
}

const page = window as unknown as { mealmend?: Mealmend };
const script = document.currentScript as HTMLScriptElement | null;
// A second load finds the first one at work and leaves everything to it.
if (script && !page.mealmend?.version) page.mealmend = start(script, page.mealmend?.q ?? []);
