import type { LineState } from '../connection/steady-line.ts';
import { Icon } from './icon.tsx';
import { useWidget } from './widget-context.ts';

/** In place of the conversation while there is none: why, and what can be done. */
export function Trouble({ state }: { state: LineState }) {
  const { texts, runtime, line } = useWidget();
  if (state === 'connecting') {
    return (
      <main className="trouble" aria-busy="true">
        <span className="spinner" />
        <p role="status">{texts.connecting}</p>
      </main>
    );
  }
  const sentence = {
    refused: line.refusal === 'guests_refused' ? texts.guestsRefused : texts.identityRefused,
    offline: texts.offline,
    reconnecting: texts.reconnecting,
    online: texts.connecting,
  }[state];
  return (
    <main className="trouble">
      <Icon name="alert" size={32} />
      <p role="alert">{sentence}</p>
      <button type="button" className="button" onClick={runtime.tryAgain}>
        {texts.tryAgain}
      </button>
    </main>
  );
}
