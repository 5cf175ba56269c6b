/** What the host app says to the bot: where the customer stands, and what is wrong. */
import type { AppContext } from '../../embed/protocol.ts';
import { type Activity, newActivityId } from './activity.ts';
import type { SteadyLine } from './steady-line.ts';

const key = 'mealmend.context';

export interface ContextPost {
  /** Sends what is known, unless this conversation was told the same already. */
  tell(context: AppContext, locale: string): void;
  /** Says for the customer which problem the app sent them with. */
  ask(problem: string, orderId: string, words: string, locale: string): void;
}

export function createContextPost(line: SteadyLine): ContextPost {
  function send(activity: Activity, locale: string): void {
    const id = line.session.get()?.userId ?? '';
    const { channelData } = activity;
    line.outbox
      .send({
        ...activity,
        locale,
        from: { id, role: 'user' },
        channelData: { ...channelData, clientActivityID: newActivityId() },
      })
      // Refused: the bot answers without it.
      .catch(() => undefined);
  }

  return {
    tell(context, locale) {
      if (!line.session.get()) return;
      const value = { ...context, locale, network: networkNow() };
      const told = `${line.conversationId} ${JSON.stringify({ ...value, network: undefined })}`;
      if (recall() === told) return;
      remember(told);
      send({ type: 'event', name: 'app/context', value }, locale);
    },
    ask(problem, orderId, words, locale) {
      const channelData = { messageBack: { displayText: words } };
      send({ type: 'message', text: words, value: { problem, orderId }, channelData }, locale);
    },
  };
}

function networkNow(): AppContext['network'] {
  if (!navigator.onLine) return 'offline';
  const { connection } = navigator as Navigator & { connection?: { type?: string } };
  if (connection?.type === 'wifi' || connection?.type === 'cellular') return connection.type;
  return 'unknown';
}

function recall(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(told: string): void {
  try {
    sessionStorage.setItem(key, told);
  } catch {
    // Without storage the bot is told once more after a reload.
  }
}
