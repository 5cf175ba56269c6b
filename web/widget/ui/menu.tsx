import { hooks } from 'botframework-webchat-component';
import { useEffect, useRef, useState } from 'react';
import type { Activity } from '../connection/activity.ts';
import { Icon } from './icon.tsx';
import { saveTranscript } from './save-transcript.ts';
import { useWidget } from './widget-context.ts';

const { useActivities, useSendMessageBack } = hooks;

/** What is seldom needed. */
export function Menu() {
  const { runtime, texts, locale } = useWidget();
  const [activities] = useActivities();
  const sendMessageBack = useSendMessageBack();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector('button')?.focus();
    const leave = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || box.current?.parentElement?.contains(event.target)) {
        return;
      }
      setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);

  const choose = (action: () => void) => () => {
    setOpen(false);
    button.current?.focus();
    action();
  };
  return (
    <div className="menu">
      <button
        ref={button}
        type="button"
        className="head-icon"
        aria-label={texts.menu}
        title={texts.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" size={22} />
      </button>
      {isOpen && (
        <div
          ref={box}
          className="menu-box"
          role="menu"
          onKeyDown={(event) => {
            if (event.key === 'Escape') choose(() => undefined)();
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            const items = [...(box.current?.querySelectorAll('button') ?? [])];
            const at = items.indexOf(document.activeElement as HTMLButtonElement);
            const step = event.key === 'ArrowDown' ? 1 : -1;
            items[(at + step + items.length) % items.length]?.focus();
          }}
        >
          <button
            type="button"
            role="menuitem"
            onClick={choose(() => {
              runtime.wrote();
              sendMessageBack({ command: 'start_over' }, texts.newChat, texts.newChat);
            })}
          >
            <Icon name="retry" />
            {texts.newChat}
          </button>
          <button
            type="button"
            role="menuitem"
            onClick={choose(() =>
              saveTranscript(activities as unknown as Activity[], texts, locale),
            )}
          >
            <Icon name="download" />
            {texts.download}
          </button>
        </div>
      )}
    </div>
  );
}
