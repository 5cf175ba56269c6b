/**
 * A turn's own work, without the platform's time: the message stored, understood, the dialog, the
 * commit, on LMDB, beside the floor of the same two commits with nothing in between.
 */
import { ensureModel } from '../intents/model.ts';
import { createUnderstanding } from '../intents/understand.ts';
import { distDir } from '../src/paths.ts';
import { partitionOf } from '../src/store/partition.ts';
import { openTestBot } from '../test/support/bot.ts';
import { scenarioFacts } from '../test/support/scenario-facts.ts';
import { median, quantile } from './figures.ts';

const turns = 400;
const warmup = 50;

export async function run(): Promise<void> {
  const { understand } = createUnderstanding(await ensureModel({ dir: distDir }));
  const test = await openTestBot({ at: '2026-11-23T12:30:00+08:00', understand });
  const times: number[] = [];
  const floors: number[] = [];
  try {
    for (let number = 0; number < turns + warmup; number += 1) {
      const customerId = `customer-${number}`;
      const facts = scenarioFacts(
        { order: { promisedAt: '-20m', placedAt: '-60m' }, delivery: { stationarySince: '-12m' } },
        { now: test.clock.now(), customerId, number },
      );
      test.platform.facts.clear();
      test.platform.facts.set(`order-${number + 1}`, facts);
      const id = `conversation-${number}`;
      await test.begin(id, customerId);
      const startedAt = performance.now();
      await test.send(id, { text: '我的外卖还没到，都一个小时了' });
      const ms = performance.now() - startedAt;
      const floorAt = performance.now();
      for (const part of ['stored', 'answered']) {
        await test.store.commit(partitionOf(id), {
          appends: [{ log: `floor-${id}`, value: { part, text: '我的外卖还没到，都一个小时了' } }],
          puts: [{ key: `floor/${id}`, value: { part } }],
          at: test.clock.wall(),
        });
      }
      if (number < warmup) continue;
      times.push(ms);
      floors.push(performance.now() - floorAt);
    }
  } finally {
    await test.close();
  }
  const row = (values: number[]) => ({
    median: Number(median(values).toFixed(2)),
    p95: Number(quantile(values, 0.95).toFixed(2)),
  });
  console.table({ 'turn, ms': row(times), 'floor: its two commits, ms': row(floors) });
  console.log(`turn / floor ${(median(times) / median(floors)).toFixed(1)}`);
}
