/** Tells the bot where the customer stands in the app, by the `app/context` event. */
import type { AppContext } from '../../embed/protocol.ts';
import { newActivityId } from './activity.ts';
import type { SteadyLine } from './steady-line.ts';

const key = 'mealmend.context';

export interface ContextPost {
  /** Sends what is known, unless this conversation was told the same already. */
  tell(context: AppContext, locale: string): void;
}

export function createContextPost(line: SteadyLine): ContextPost {
  return {
    tell(context, locale) {
      const session = line.session.get();
      if (!session) return;
      const value = { ...context, locale, network: networkNow() };
      const told = `${line.conversationId} ${JSON.stringify({ ...value, network: undefined })}`;
      if (recall() === told) return;
      remember(told);
      line.outbox
        .send({
          type: 'event',
          name: 'app/context',
          value,
          locale,
          from: { id: session.userId, role: 'user' },
          channelData: { clientActivityID: newActivityId() },
        })
        // Refused: the bot answers without it.
        .catch(() => undefined);
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
