import type { Dialog, DialogInput } from '../../dialogs/contract.ts';
import { type BotOptions, createBot, type RunningBot } from '../../src/bot/bot.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { silentLog } from '../../src/log.ts';
import { createFactsReader } from '../../src/platform/facts.ts';
import type { Platform } from '../../src/platform/port.ts';
import { createConversations } from '../../src/store/conversations.ts';
import type { Store } from '../../src/store/port.ts';

/** Understands nothing: for tests of what happens around the understanding. */
export function understandNothing(text: string): Understanding {
  return {
    text,
    intent: 'none',
    confidence: 1,
    problems: [],
    claims: [],
    entities: {},
    frustration: 0,
  };
}

const said = (text: string) => ({ text, data: {} });

/**
 * The smallest dialog with something of everything: a message is answered and wants an urge; the
 * outcome is told and promises to ring; the ring is told.
 */
export const plainDialog: Dialog = (state, input: DialogInput) => {
  const count = typeof state === 'number' ? state : 0;
  switch (input.kind) {
    case 'started':
      return { state: 0, replies: [said('welcome')], effects: [] };
    case 'message':
      return {
        state: count + 1,
        replies: [said(`heard ${input.text}`), said('working on it')],
        effects: [
          {
            kind: 'action',
            action: {
              id: `urge-${count}`,
              orderId: 'order-1',
              remedy: 'urge_rider',
              action: { kind: 'urge', target: 'rider' },
              by: 'bot',
            },
          },
        ],
      };
    case 'outcome':
      return {
        state: count,
        replies: [said(`done ${input.action.id}`)],
        effects: [{ kind: 'timer', name: `ring-${input.action.id}`, at: 0 }],
      };
    case 'timer':
      return { state: count, replies: [said(`rang ${input.name}`)], effects: [] };
    default:
      return { state: count, replies: [], effects: [] };
  }
};

/** A bot on a store and a platform, with nobody at the desk. */
export function plainBot(
  store: Store,
  platform: Platform,
  options: Pick<BotOptions, 'newId'> & Partial<BotOptions>,
): RunningBot {
  const clock = options.clock ?? { now: Date.now, wall: Date.now, wallAt: (at: number) => at };
  return createBot({
    conversations: createConversations(store, clock.wall),
    platform,
    reader: createFactsReader({ platform, wall: clock.wall, now: clock.now }),
    dialog: plainDialog,
    understand: understandNothing,
    desk: { duty: async () => ({ present: 0 }), place: async () => undefined },
    incidents: {
      open: async () => [],
      observe: () => {},
      tally: async () => {},
      awaitRecovery: async () => {},
    },
    policy: {} as Policy,
    clock,
    defaultLocale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    log: silentLog,
    ...options,
  });
}
