/** The agent desk. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { paint } from '../theme/appearance.ts';
import { api } from './api.ts';
import { Login } from './login.tsx';
import { type Session, SessionContext, toWords, useDeskLocale } from './session.ts';
import type { Agent } from './types.ts';
import { Workplace } from './workplace.tsx';

/** How long a sentence stays, ms. */
const toastMs = 5_000;

function Desk() {
  const [locale, setLocale] = useDeskLocale();
  const [agent, setAgent] = useState<Agent | null>();
  const [toast, setToast] = useState('');
  const [sheet, setSheet] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const words = useMemo(() => toWords(locale), [locale]);
  const { t } = words;

  useEffect(() => {
    api.me().then(setAgent, () => setAgent(null));
  }, []);

  const tell = useCallback((sentence: string) => {
    setToast(sentence);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setToast(''), toastMs);
  }, []);

  const session = useMemo<Session | undefined>(
    () => (agent ? { agent, tell, ...words } : undefined),
    [agent, tell, words],
  );
  if (agent === undefined) return null;

  const other = locale === 'en' ? 'zh-CN' : 'en';
  const isDark = document.documentElement.dataset.theme === 'dark';
  const switchTheme = () => {
    const theme = isDark ? 'light' : 'dark';
    localStorage.setItem('mealmend.theme', theme);
    paint(document.documentElement, theme, undefined);
    setSheet(false);
    setToast('');
  };
  const signOut = () => void api.logout().finally(() => setAgent(null));

  return (
    <>
      <header className="bar">
        <b>
          <span className="mark" aria-hidden="true" />
          Mealmend {t.title}
        </b>
        <span className="grow" />
        <button type="button" className="quiet" onClick={() => setLocale(other)}>
          {other === 'en' ? 'English' : '中文'}
        </button>
        <button type="button" className="quiet" onClick={switchTheme}>
          {isDark ? t.light : t.dark}
        </button>
        {session && (
          <>
            <button type="button" className="quiet" onClick={() => setSheet(!sheet)}>
              {t.keys}
            </button>
            <span>{session.agent.name}</span>
            <button type="button" className="quiet" onClick={signOut}>
              {t.signOut}
            </button>
          </>
        )}
      </header>
      {session ? (
        <SessionContext.Provider value={session}>
          <Workplace onKeys={() => setSheet((shown) => !shown)} />
        </SessionContext.Provider>
      ) : (
        <Login t={t} onAgent={setAgent} />
      )}
      {sheet && <KeySheet session={words} />}
      <p className="toast" role="status" hidden={!toast}>
        {toast}
      </p>
    </>
  );
}

function KeySheet({ session: { t } }: { session: Pick<Session, 't'> }) {
  const rows: [string, string][] = [
    ['J / K', '↓ / ↑'],
    ['C', t.claim],
    ['R', t.reply],
    ['N', t.note],
    ['E', t.resolve],
    ['Z', t.snooze],
    ['A', t.assign],
    ['/', t.search],
    ['Ctrl + Enter', t.send],
  ];
  return (
    <dl className="sheet">
      {rows.map(([key, does]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

const root = document.getElementById('desk');
if (root) createRoot(root).render(<Desk />);
