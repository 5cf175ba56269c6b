/** One life of Microsoft's Direct Line client, reduced to what happens to it. */
import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import type { Activity } from './activity.ts';
import type { ClientEnd, CreateClient } from './client-port.ts';

/** What the client keeps to itself in its types, but has at run time; Web Chat reads it too. */
interface Inside {
  token: string;
  conversationId?: string;
  watermark: string;
}

/** The client retries silently every 20 s; one that is not through by then is replaced. */
const patienceMs = 8_000;

/** A client that speaks `locale` when it begins a conversation. */
export function createClientOf(locale: () => string): CreateClient {
  return (options) => {
    let isEnded = false;
    let isOpen = false;
    const subscriptions: { unsubscribe(): void }[] = [];
    const watchdog = setTimeout(() => end('dropped'), patienceMs);
    const line = new DirectLine({
      domain: options.domain,
      token: options.token,
      ...(options.conversationId === undefined ? {} : { conversationId: options.conversationId }),
      watermark: options.watermark,
      webSocket: true,
      conversationStartProperties: { locale: locale() },
      WebSocket: watchedSocket({
        onOpen() {
          isOpen = true;
          clearTimeout(watchdog);
          if (!isEnded) options.onOnline();
        },
        onClose: () => end(isOpen ? 'dropped' : 'blocked'),
      }),
    });
    const inside = line as unknown as Inside;

    function end(why: ClientEnd): void {
      if (isEnded) return;
      isEnded = true;
      clearTimeout(watchdog);
      options.onEnd(why);
      for (const subscription of subscriptions) subscription.unsubscribe();
      line.end();
    }

    /** The client may fail while it is being subscribed to. */
    function keep(subscription: { unsubscribe(): void }): void {
      if (isEnded) subscription.unsubscribe();
      else subscriptions.push(subscription);
    }

    return {
      open() {
        keep(
          line.connectionStatus$.subscribe((status) => {
            if (isEnded) return;
            if (status === ConnectionStatus.Online) options.onConversation();
            else if (status === ConnectionStatus.ExpiredToken) end('expired');
            else if (status === ConnectionStatus.Ended) end('expired');
            else if (status === ConnectionStatus.FailedToConnect) end('dropped');
          }),
        );
        keep(
          line.activity$.subscribe(
            (activity) => {
              if (!isEnded) options.onActivity(activity as unknown as Activity);
            },
            () => end('dropped'),
          ),
        );
      },
      close: end,
      token: () => inside.token,
      conversationId: () => inside.conversationId || undefined,
      watermark: () => inside.watermark,
    };
  };
}

/** The client waits 3 to 15 seconds after a lost socket and says nothing of it; we want to know. */
function watchedSocket(watch: { onOpen(): void; onClose(): void }): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', watch.onOpen);
      this.addEventListener('close', watch.onClose);
    }
  };
}
