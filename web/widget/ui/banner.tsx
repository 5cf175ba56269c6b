import { useEffect, useState } from 'react';
import { useSignal } from './use-signal.ts';
import { useWidget } from './widget-context.ts';

/** A blink of the connection is no news. */
const quietForMs = 1_500;
const thankForMs = 2_000;

/** Says that the connection is gone, and shortly that it is back. */
export function Banner() {
  const { line, texts } = useWidget();
  const state = useSignal(line.state);
  const [shown, setShown] = useState<'' | 'offline' | 'reconnecting' | 'back'>('');
  useEffect(() => {
    if (state === 'offline') {
      setShown('offline');
      return;
    }
    if (state === 'online') {
      setShown((before) => (before === '' || before === 'back' ? before : 'back'));
      const timer = setTimeout(() => setShown(''), thankForMs);
      return () => clearTimeout(timer);
    }
    if (state === 'refused') return;
    const timer = setTimeout(() => setShown('reconnecting'), quietForMs);
    return () => clearTimeout(timer);
  }, [state]);
  const sentence = {
    '': '',
    offline: texts.offline,
    reconnecting: state === 'connecting' ? texts.connecting : texts.reconnecting,
    back: texts.backOnline,
  }[shown];
  return (
    <div className={`banner ${shown}`} role="status">
      {sentence}
    </div>
  );
}
