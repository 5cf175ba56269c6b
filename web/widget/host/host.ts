/**
 * Whoever holds the widget: a page through `embed.js`, or a native app's web view. Messages are
 * taken only from the parent window and the origin that the address names.
 */
import type { ToFrame, ToHost } from '../../embed/protocol.ts';
import { parseEnvelope, toEnvelope } from '../../embed/protocol.ts';
import type { Params } from '../params.ts';

export interface Host {
  /** False in a web view or a tab: there is nothing to close into. */
  isFramed: boolean;
  send(message: ToHost): void;
  /** What the host says from now on, `init` first. */
  listen(listener: (message: ToFrame) => void): void;
}

/** What native containers put into the window: React Native, WKWebView, Android. */
interface Native {
  ReactNativeWebView?: { postMessage(text: string): void };
  webkit?: { messageHandlers?: { mealmend?: { postMessage(message: unknown): void } } };
  mealmendHost?: { postMessage(text: string): void };
}

/** Picks the way to the host and says hello. */
export function createHost(params: Params): Host {
  return window.parent !== window && params.origin !== undefined
    ? createFrameHost(params.origin)
    : createNativeHost(params);
}

function createFrameHost(origin: string): Host {
  const send = (message: ToHost) => window.parent.postMessage(toEnvelope(message), origin);
  return {
    isFramed: true,
    send,
    listen(listener) {
      addEventListener('message', (event) => {
        if (event.source !== window.parent || event.origin !== origin) return;
        const message = parseEnvelope<ToFrame>(event.data);
        if (message) listener(message);
      });
      send({ type: 'hello' });
    },
  };
}

/** The app talks by `window.mealmend.receive(message)`, and hears JSON or an object. */
function createNativeHost({ identity, orderId }: Params): Host {
  const native = window as unknown as Native & { mealmend?: { receive(message: unknown): void } };
  return {
    isFramed: false,
    send(message) {
      const envelope = toEnvelope(message);
      const text = JSON.stringify(envelope);
      native.ReactNativeWebView?.postMessage(text);
      native.mealmendHost?.postMessage(text);
      native.webkit?.messageHandlers?.mealmend?.postMessage(envelope);
    },
    listen(listener) {
      native.mealmend = {
        receive(message) {
          const parsed = parseEnvelope<ToFrame>(
            typeof message === 'string' ? JSON.parse(message) : message,
          );
          if (parsed) listener(parsed);
        },
      };
      this.send({ type: 'hello' });
      listener({
        type: 'init',
        identity,
        context: orderId === undefined ? {} : { orderId },
        visible: true,
        order: orderId === undefined ? undefined : { orderId },
      });
    },
  };
}
