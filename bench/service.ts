/**
 * The service as a customer meets it: from the start of the process to ready, and from a post to the
 * bot's first word, beside the floor of both: an Express app that answers at once, and a post alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataOf, startChat } from '../test/support/chat.ts';
import { startServer } from '../test/support/server.ts';
import { median, quantile } from './figures.ts';

const starts = 5;
const messages = 60;

const floor = `
  import('express').then(({ default: express }) => {
    const app = express();
    app.get('/readyz', (_req, res) => res.json({ status: 'ready' }));
    app.listen(0, '127.0.0.1', function () { console.log(this.address().port); });
  });
`;

/** Milliseconds until a bare Express app answers. */
async function startFloor(): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['-e', floor], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  await fetch(`http://127.0.0.1:${Number(String(port))}/readyz`);
  const ms = performance.now() - startedAt;
  child.kill();
  return ms;
}

export async function run(): Promise<void> {
  const cold: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < starts; round += 1) {
    const startedAt = performance.now();
    const server = await startServer();
    cold.push(performance.now() - startedAt);
    await server.close();
    bare.push(await startFloor());
  }

  const server = await startServer();
  const posts: number[] = [];
  const answers: number[] = [];
  try {
    for (let number = 0; number < messages; number += 1) {
      const chat = await startChat(server, `demo-rider_not_moving-bench${number}`);
      await chat.hear();
      const startedAt = performance.now();
      await chat.say('我的外卖还没到，都一个小时了');
      posts.push(performance.now() - startedAt);
      for (;;) {
        const all = await chat.read();
        if (all.some((activity) => dataOf(activity)?.cause)) break;
        await sleep(2);
      }
      answers.push(performance.now() - startedAt);
    }
  } finally {
    await server.close();
  }
  console.table({
    'cold start to ready, ms': toRow(cold),
    'floor: bare Express, ms': toRow(bare),
    'post to first word of the bot, ms': toRow(answers),
    'floor: the post alone, ms': toRow(posts),
  });
  console.log(`start / floor ${(median(cold) / median(bare)).toFixed(1)}`);
  console.log(`answer / floor ${(median(answers) / median(posts)).toFixed(1)}`);
}

const toRow = (values: number[]) => ({
  median: Math.round(median(values) * 10) / 10,
  p95: Math.round(quantile(values, 0.95) * 10) / 10,
});
