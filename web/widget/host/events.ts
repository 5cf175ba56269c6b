/** What the host page learns: ready, unread, errors, and what the bot wants the app to do. */
import { type Activity, isVisible } from '../connection/activity.ts';
import type { Signal } from '../connection/signal.ts';
import type { SteadyLine } from '../connection/steady-line.ts';
import type { Host } from './host.ts';

export interface HostEvents {
  /** Something new came in. */
  tell(activity: Activity): void;
  /** The line's state changed. */
  state(): void;
}

export function createHostEvents(
  host: Host,
  line: SteadyLine,
  visible: Signal<boolean>,
): HostEvents {
  let unread = 0;
  let isReady = false;
  visible.subscribe(() => {
    if (!visible.get() || unread === 0) return;
    unread = 0;
    host.send({ type: 'unread', count: 0 });
  });
  return {
    tell(activity) {
      if (activity.type === 'event' && activity.name?.startsWith('app/')) {
        host.send({ type: 'event', name: activity.name, value: activity.value });
      }
      if (!isVisible(activity) || visible.get()) return;
      unread += 1;
      host.send({ type: 'unread', count: unread });
    },
    state() {
      const state = line.state.get();
      if (state === 'online' && !isReady && line.conversationId !== undefined) {
        isReady = true;
        host.send({ type: 'ready', conversationId: line.conversationId });
      } else if (state === 'refused') {
        host.send({
          type: 'error',
          code: line.refusal ?? 'identity_refused',
          message: 'The server does not let this customer in.',
        });
      }
    },
  };
}
