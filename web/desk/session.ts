/** What the whole page shares: who is here, in which language, what the server says live. */
import { createContext, useContext, useEffect, useState } from 'react';
import { type DeskLocale, nameOf, type Texts, texts } from './texts.ts';
import type { Agent } from './types.ts';

export interface Session {
  agent: Agent;
  locale: DeskLocale;
  t: Texts;
  name(code: string): string;
  /** Shows a sentence for a while. */
  tell(sentence: string): void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session; the page's parts are drawn only within one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('drawn outside of a session');
  return session;
}

const localeKey = 'mealmend.desk.locale';

/** The language last chosen, and the way to choose another. */
export function useDeskLocale(): [DeskLocale, (locale: DeskLocale) => void] {
  const [locale, setLocale] = useState<DeskLocale>(() =>
    localStorage.getItem(localeKey) === 'en' ? 'en' : 'zh-CN',
  );
  useEffect(() => {
    localStorage.setItem(localeKey, locale);
    document.documentElement.lang = locale;
  }, [locale]);
  return [locale, setLocale];
}

export function toWords(locale: DeskLocale): Pick<Session, 'locale' | 't' | 'name'> {
  return { locale, t: texts[locale], name: (code) => nameOf(locale, code) };
}

/** Now, again every `everyMs`: for clocks that run on the page. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Whether the live stream is up; `hear` gets every event on it. */
export function useStream(hear: (event: string, data: unknown) => void): boolean {
  const [live, setLive] = useState(true);
  useEffect(() => {
    const source = new EventSource('/api/desk/stream');
    source.onopen = () => {
      setLive(true);
      hear('open', undefined);
    };
    source.onerror = () => setLive(false);
    for (const name of ['ticket', 'conversation', 'incident', 'presence', 'snapshot']) {
      source.addEventListener(name, (event) =>
        hear(name, JSON.parse((event as MessageEvent).data)),
      );
    }
    return () => source.close();
  }, [hear]);
  return live;
}
