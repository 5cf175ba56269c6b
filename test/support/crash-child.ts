/**
 * A bot in a process of its own that kills itself just before its n-th step, a step being a commit
 * or a call of the platform. Arguments: store URL, platform URL, n (0: never).
 * Prints `steps N` when everything it was asked for is done.
 */
import { randomUUID } from 'node:crypto';
import { silentLog } from '../../src/log.ts';
import type { Platform } from '../../src/platform/port.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { httpCounter } from './counting-platform.ts';
import { plainBot } from './plain-bot.ts';

const [storeUrl = '', platformUrl = '', crashAt = '0'] = process.argv.slice(2);
/** What the customer says, twice the same wish at once. */
const messages = ['first', 'second'];
const conversationId = 'conversation-1';

let steps = 0;
function step(): void {
  steps += 1;
  if (steps === Number(crashAt)) process.kill(process.pid, 'SIGKILL');
}

const store = await openStore(storeUrl, { log: silentLog, owner: true });
const wrapped: Store = new Proxy(store, {
  get(target, name) {
    const member = Reflect.get(target, name);
    if (typeof member !== 'function') return member;
    if (name !== 'commit' && name !== 'claimDue') return member.bind(target);
    return (...args: unknown[]) => {
      if (name === 'commit') step();
      return member.apply(target, args);
    };
  },
});
const counter = httpCounter(platformUrl);
const platform: Platform = {
  ...counter,
  act: async (...args) => {
    step();
    const result = await counter.act(...args);
    step();
    return result;
  },
};

const bot = plainBot(wrapped, platform, { newId: randomUUID });
bot.start();
await bot.begin({
  id: conversationId,
  userId: 'dl_zhang',
  customer: { id: 'zhang', guest: false },
  channelId: 'directline',
});
await Promise.all(
  messages.map((text) =>
    bot.receive(conversationId, { id: `activity-${text}`, type: 'message', text }, [], text),
  ),
);

/** Done when both rings have been told and no work is left. */
const isDone = async (): Promise<boolean> => {
  const rows = [];
  for await (const row of store.scan('')) rows.push(row.key);
  return !rows.some((key) => /^(turn|action|timer)\//.test(key));
};
const giveUpAt = Date.now() + 30_000;
while (!(await isDone()) && Date.now() < giveUpAt) {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
await bot.stop();
await store.close();
process.stdout.write(`steps ${steps}\n`);
