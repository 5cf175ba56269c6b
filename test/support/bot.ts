import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dialog } from '../../dialogs/dialog.ts';
import { createBot, type RunningBot } from '../../src/bot/bot.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { openEvidence } from '../../src/desk/evidence.ts';
import type { AttachmentInfo, LogLine, StoredActivity } from '../../src/domain/conversation.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { locales } from '../../src/domain/problem.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { createIncidents, type Incidents } from '../../src/incidents/incidents.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { defaultPolicyFile } from '../../src/paths.ts';
import { createFactsReader } from '../../src/platform/facts.ts';
import { loadPolicy } from '../../src/policy.ts';
import { type Conversations, createConversations } from '../../src/store/conversations.ts';
import { openStore } from '../../src/store/open.ts';
import type { LogEntry, Store } from '../../src/store/port.ts';
import { countingIds, type ManualClock, manualClock } from './clock.ts';
import { type FakePlatform, fakePlatform } from './fake-platform.ts';

/** The real bot with desk and incidents, on a real store, a clock that is moved by hand and a platform of the test's. */
export interface TestBot {
  bot: RunningBot;
  desk: Desk;
  incidents: Incidents;
  store: Store;
  conversations: Conversations;
  platform: FakePlatform;
  clock: ManualClock;
  policy: Policy;
  /** Begins the conversation of a customer or a guest and waits for the welcome. */
  begin(
    id: string,
    customerId: string,
    who?: { guest?: boolean; locale?: string | undefined },
  ): Promise<void>;
  /** Sends an activity and waits until nothing is left to do. */
  send(id: string, activity: Partial<StoredActivity>, files?: AttachmentInfo[]): Promise<void>;
  /** Sends activities one right after the other, and waits only then. */
  sendAtOnce(id: string, activities: readonly Partial<StoredActivity>[]): Promise<void>;
  /** Moves the clock and does what falls due on the way; `each` happens before, at every stride. */
  advance(ms: number, each?: () => Promise<void>): Promise<void>;
  /** Everything in the log after `seq`. */
  lines(id: string, after?: number): Promise<LogEntry<LogLine>[]>;
  tickets(): Promise<Ticket[]>;
  close(): Promise<void>;
}

/** Longest stride of the clock, ms: timers that lead to timers all come to ring. */
const strideMs = 60_000;

export async function openTestBot(options: {
  at: string;
  understand(text: string): Understanding;
  log?: Log;
}): Promise<TestBot> {
  const dir = await mkdtemp(join(tmpdir(), 'mealmend-bot-'));
  const clock = manualClock(options.at);
  const store = await openStore(`lmdb:${join(dir, 'store')}`, { log: silentLog, owner: true });
  const evidence = await openEvidence(`file:${join(dir, 'evidence')}`);
  const conversations = createConversations(store, clock.wall);
  const platform = fakePlatform(clock.now);
  const policy = loadPolicy(defaultPolicyFile);
  const newId = countingIds();
  const shared = {
    conversations,
    clock,
    policy,
    evidence,
    newId,
    log: options.log ?? silentLog,
    timeZone: 'Asia/Shanghai',
    wake: (id: string): void => bot.wake(id),
  };
  const desk = createDesk(shared);
  const incidents = createIncidents({ ...shared, linked: desk.linkedConversations });
  const bot = createBot({
    ...shared,
    platform,
    reader: createFactsReader({
      platform,
      wall: clock.wall,
      now: clock.now,
      cacheMs: 0,
      healthCacheMs: 0,
    }),
    dialog,
    understand: options.understand,
    desk,
    incidents,
    defaultLocale: 'zh-CN',
    handlers: { ...desk.handlers, ...incidents.handlers },
  });
  let sent = 0;

  return {
    bot,
    desk,
    incidents,
    store,
    conversations,
    platform,
    clock,
    policy,
    async begin(id, customerId, { guest = false, locale } = {}) {
      await bot.begin({
        id,
        userId: `dl_${customerId}`,
        customer: { id: customerId, guest },
        channelId: 'directline',
        locale: locales.find((known) => known === locale),
      });
      await bot.idle();
    },
    async send(id, activity, files = []) {
      sent += 1;
      clock.advance(1_000);
      await bot.receive(id, { id: `sent-${sent}`, type: 'message', ...activity }, files);
      await bot.idle();
    },
    async sendAtOnce(id, activities) {
      clock.advance(1_000);
      await Promise.all(
        activities.map((activity) => {
          sent += 1;
          return bot.receive(id, { id: `sent-${sent}`, type: 'message', ...activity }, []);
        }),
      );
      await bot.idle();
    },
    async advance(ms, each) {
      for (let left = ms; left > 0; left -= strideMs) {
        clock.advance(Math.min(left, strideMs));
        await each?.();
        await bot.sweep();
        await bot.idle();
      }
    },
    lines: (id, after = 0) => conversations.log(id, after, 1_000),
    tickets: async () => (await desk.tickets.list({})).tickets,
    async close() {
      await bot.stop();
      await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
