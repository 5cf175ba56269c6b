import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { useWidget } from './widget-context.ts';

/** Who answers now, and the way out; `children` stand between. */
export function Header({ children }: { children?: ReactNode }) {
  const { runtime, texts, phase } = useWidget();
  const line = {
    bot: texts.botIsBot,
    queued: texts.queued,
    agent: texts.withAgent,
  }[phase];
  return (
    <header className="head">
      <Avatar speaker={phase === 'agent' ? 'agent' : 'bot'} name="" size={40} />
      <div className="head-names">
        <h1>{texts.title}</h1>
        <p className={`head-line ${phase}`} role="status">
          {line}
        </p>
      </div>
      {children}
      {runtime.host.isFramed && (
        <button
          type="button"
          className="head-icon"
          aria-label={texts.close}
          title={texts.close}
          onClick={runtime.close}
        >
          <Icon name="down" size={22} />
        </button>
      )}
    </header>
  );
}
