import { useEffect } from 'react';
import type { SteadyLine } from '../connection/steady-line.ts';
import type { Runtime } from '../runtime.ts';
import { textsOf } from '../texts/texts.ts';
import { Conversation } from './conversation.tsx';
import { Header } from './header.tsx';
import { Trouble } from './trouble.tsx';
import { useSignal } from './use-signal.ts';
import { WidgetContext } from './widget-context.ts';

/** The widget: its frame, and the conversation of whoever is there. */
export function App({ runtime }: { runtime: Runtime }) {
  const line = useSignal(runtime.line);
  return line ? <Line key={numberOf(line)} runtime={runtime} line={line} /> : null;
}

function Line({ runtime, line }: { runtime: Runtime; line: SteadyLine }) {
  const locale = useSignal(runtime.locale);
  const phase = useSignal(runtime.phase);
  const state = useSignal(line.state);
  const hasSession = useSignal(line.session) !== undefined;
  const texts = textsOf(locale);
  const hasTalked = line.conversationId !== undefined || hasSession;
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = texts.title;
  }, [locale, texts]);
  return (
    <WidgetContext.Provider value={{ runtime, line, locale, texts, phase }}>
      {state === 'refused' || !hasTalked ? (
        <>
          <Header />
          <Trouble state={state} />
        </>
      ) : (
        <Conversation />
      )}
    </WidgetContext.Provider>
  );
}

const numbers = new WeakMap<SteadyLine, number>();
let lines = 0;

/** One number per line, so that React begins anew with each. */
function numberOf(line: SteadyLine): number {
  const known = numbers.get(line);
  if (known !== undefined) return known;
  lines += 1;
  numbers.set(line, lines);
  return lines;
}
