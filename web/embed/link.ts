/** The line to the widget's frame: made on the first open, silent until the frame says hello. */
import type { Options } from './options.ts';
import type { ToFrame, ToHost } from './protocol.ts';
import { parseEnvelope, toEnvelope } from './protocol.ts';
import { texts } from './texts.ts';

export interface Link {
  /** Sends now and gives true; before the frame's hello nothing is sent: `init` will tell it then. */
  send(message: ToFrame): boolean;
  focus(): void;
}

/** Loads the frame into `panel` and gives what it says to `onMessage`. */
export function createLink(
  panel: HTMLElement,
  { base, theme, color, locale }: Options,
  onMessage: (message: ToHost) => void,
): Link {
  const frame = document.createElement('iframe');
  const query = new URLSearchParams({ origin: location.origin, locale, theme, color });
  frame.src = `${base}/widget?${query}`;
  frame.title = texts[locale].title;
  frame.allow = 'camera; clipboard-write';
  panel.append(frame);
  let isUp = false;
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== base) return;
    const message = parseEnvelope<ToHost>(event.data);
    if (!message) return;
    isUp = true;
    onMessage(message);
  });
  return {
    send(message) {
      if (isUp) frame.contentWindow?.postMessage(toEnvelope(message), base);
      return isUp;
    },
    focus() {
      frame.focus();
    },
  };
}
