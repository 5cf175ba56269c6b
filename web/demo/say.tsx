import { useState } from 'react';
import { Icon } from './icons.tsx';
import type { Texts } from './texts.ts';

const thankForMs = 1_500;

/** What such a customer would write, to copy into the chat. */
export function Say({ texts, say }: { texts: Texts; say: string | undefined }) {
  const [isCopied, setCopied] = useState(false);
  if (!say) return null;
  const copy = () => {
    navigator.clipboard?.writeText(say).then(
      () => {
        setCopied(true);
        setTimeout(() => setCopied(false), thankForMs);
      },
      () => undefined,
    );
  };
  return (
    <aside className="say">
      <p>
        <small>{texts.say}</small>
        <q>{say}</q>
      </p>
      <button type="button" className="icon-button" aria-label={texts.copy} onClick={copy}>
        <Icon name="copy" size={18} />
      </button>
      <span className="hidden" role="status">
        {isCopied ? texts.copied : ''}
      </span>
    </aside>
  );
}
