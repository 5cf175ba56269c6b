/** The bot: conversations begin here, messages arrive here, and every kind of work is done here. */
import type { Dialog } from '../../dialogs/contract.ts';
import type { Desk } from '../desk/desk.ts';
import type { Clock } from '../domain/clock.ts';
import type { Conversation, LogLine } from '../domain/conversation.ts';
import type { Policy } from '../domain/policy.ts';
import type { Locale } from '../domain/problem.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Log } from '../log.ts';
import type { FactsReader } from '../platform/facts.ts';
import type { Platform } from '../platform/port.ts';
import type { ActionRow, Conversations, TimerRow } from '../store/conversations.ts';
import { partitionOf } from '../store/partition.ts';
import type { Row } from '../store/port.ts';
import { type Connector, createDelivery } from './delivery.ts';
import { createExecutor } from './executor.ts';
import type { Observe } from './observe.ts';
import type { Bot } from './port.ts';
import { createProjections } from './projections.ts';
import { createTurns } from './turn.ts';
import { createWorker, type WorkHandler } from './worker.ts';

export interface BotOptions {
  conversations: Conversations;
  platform: Platform;
  reader: FactsReader;
  dialog: Dialog;
  understand(text: string): Understanding;
  desk: Pick<Desk, 'duty' | 'place'>;
  incidents: Pick<Incidents, 'open' | 'observe' | 'tally' | 'awaitRecovery'>;
  policy: Policy;
  clock: Clock;
  defaultLocale: Locale;
  timeZone: string;
  newId(): string;
  log: Log;
  /** Sends replies on Bot Framework channels; absent where `/api/messages` is off. */
  connector?: Connector | undefined;
  /** Hears how long turns took and how actions ended. */
  observe?: Observe | undefined;
  /** Work of other rooms, by the first part of the row's key. */
  handlers?: Record<string, WorkHandler>;
}

/** A bot that works once it is started. */
export interface RunningBot extends Bot {
  /** Begins to look for work that is due. */
  start(): void;
  /** Takes no more work and finishes what is in hand. */
  stop(): Promise<void>;
  /** Looks once for work that is due, and takes it in hand. */
  sweep(): Promise<void>;
  /** Resolves when nothing is in hand here. */
  idle(): Promise<void>;
}

export function createBot(options: BotOptions): RunningBot {
  const { conversations, clock, log } = options;
  const { store } = conversations;
  const executor = createExecutor({ ...options, wall: clock.wall });
  const delivery = createDelivery({ ...options, wall: clock.wall });
  const turns = createTurns({
    ...options,
    work: (rows, conversationId) => {
      for (const row of rows) void worker.handle(row, partitionOf(conversationId));
    },
  });

  /** Handles what waits in a conversation, and sends what came of it where it goes elsewhere. */
  async function runTurn(conversationId: string): Promise<void> {
    await turns.run(conversationId);
    const row = options.connector && (await delivery.pending(conversationId));
    if (row) await worker.handle(row, partitionOf(conversationId));
  }

  /** A promise falls due: exactly one input comes of it. */
  async function ring(row: Row): Promise<void> {
    const { conversationId, name, data } = row.value as TimerRow;
    const line: LogLine = { kind: 'timer', name, data };
    const result = await store.commit(partitionOf(conversationId), {
      checks: [{ key: row.key, version: row.version }],
      deletes: [row.key],
      appends: [{ log: conversationId, value: line }],
      puts: [conversations.turnWork(conversationId)],
      at: clock.wall(),
    });
    if (result.ok) await runTurn(conversationId);
  }

  const worker = createWorker({
    store,
    wall: clock.wall,
    log,
    handlers: {
      turn: (row) => runTurn((row.value as { conversationId: string }).conversationId),
      timer: ring,
      action: async (row) => {
        const action = row as Row<ActionRow>;
        if (await executor.run(action)) await runTurn(action.value.conversationId);
      },
      deliver: delivery.run,
      ...createProjections({ ...options, store, wall: clock.wall }),
      ...options.handlers,
    },
  });

  return {
    async begin(start) {
      const conversation: Conversation = {
        ...start,
        createdAt: clock.wall(),
        owner: 'bot',
        handled: 0,
        state: undefined,
      };
      const begun = await conversations.start(conversation);
      if (begun) wake(conversation.id);
      return begun;
    },
    async receive(conversationId, activity, attachments, dedupeKey) {
      const line: LogLine = { kind: 'customer', activity, attachments };
      const accepted = await conversations.accept(conversationId, line, activity.id, dedupeKey);
      if (!accepted.duplicate) wake(conversationId);
      return accepted;
    },
    wake,
    start: worker.start,
    stop: worker.stop,
    sweep: worker.sweep,
    idle: worker.idle,
  };

  function wake(conversationId: string): void {
    void worker.run(`turn/${conversationId}`, () => runTurn(conversationId));
  }
}
