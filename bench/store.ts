/**
 * What the store costs: commits as a turn makes them, and claims, on each adapter, beside the floor
 * of the same library doing next to nothing.
 *
 *   npx tsx bench/store.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import { open } from 'lmdb';
import { openLmdbStore } from '../src/store/lmdb.ts';
import { partitionCount, type Store } from '../src/store/port.ts';
import { openRedisStore } from '../src/store/redis.ts';
import { hasRedis, startRedis } from '../test/support/redis.ts';

/** Each figure is measured for so long; all of them together take under ten seconds. */
const measureMs = 500;
const value = { state: 'x'.repeat(800), handled: 3 };
const reply = { kind: 'bot', activity: { type: 'message', text: '外卖还在路上'.repeat(20) } };

/** A turn's commit: two checks, two rows, a timer, two log entries. */
async function commitTurn(store: Store, n: number): Promise<void> {
  const id = `c${n}`;
  const result = await store.commit(n % partitionCount, {
    checks: [
      { key: `conversation/${id}`, version: 0 },
      { log: id, length: 0 },
    ],
    puts: [
      { key: `conversation/${id}`, value },
      { key: `sent/${id}`, value: { activityId: 'a' } },
      { key: `timer/${id}/watch`, value: { conversationId: id }, dueAt: n },
    ],
    appends: [
      { log: id, value: reply },
      { log: id, value: reply },
    ],
    at: 1_700_000_000_000 + n,
  });
  if (!result.ok) throw new Error('a commit was refused');
}

interface Figure {
  perSecond: number;
  medianMs: number;
  p99Ms: number;
}

/** Runs `once` over and over, so many at a time. */
async function measure(once: (n: number) => Promise<unknown>, atOnce: number): Promise<Figure> {
  const times: number[] = [];
  let n = 0;
  const start = performance.now();
  const end = start + measureMs;
  const runOn = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      await once(n++);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runOn));
  const seconds = (performance.now() - start) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, medianMs: at(0.5), p99Ms: at(0.99) };
}

function print(title: string, figure: Figure, beside: Figure | 'floor' | '' = ''): void {
  const columns = [
    title.padEnd(38),
    `${Math.round(figure.perSecond)}/s`.padStart(10),
    `${figure.medianMs.toFixed(2)} ms`.padStart(10),
    `${figure.p99Ms.toFixed(2)} ms`.padStart(10),
    typeof beside === 'string'
      ? beside
      : `${(beside.perSecond / figure.perSecond).toFixed(1)} times the floor`,
  ];
  console.log(columns.join('  ').trimEnd());
}

/** One after the other, and fifty at a time, against the floor of the same. */
async function compare(
  name: string,
  store: Store,
  floorName: string,
  floor: (n: number) => Promise<unknown>,
): Promise<void> {
  for (const atOnce of [1, 50]) {
    const base = await measure(floor, atOnce);
    print(`${floorName}, ${atOnce} at once`, base, 'floor');
    // Each run has conversations of its own: a commit starts one.
    const commit = (n: number) => commitTurn(store, atOnce * 1e6 + n);
    print(`${name}: a turn's commit, ${atOnce} at once`, await measure(commit, atOnce), base);
  }
  let partition = 0;
  const claim = () => store.claimDue(partition++ % partitionCount, 1e12, 60_000, 1);
  print(`${name}: a claim of one piece of work`, await measure(claim, 1));
  const all = Array.from({ length: partitionCount }, (_, i) => i);
  print(`${name}: next due of 256 partitions`, await measure(() => store.nextDue(all), 1));
}

async function benchLmdb(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'mealmend-bench-'));
  const raw = open<string, string>({ path: join(dir, 'raw'), noSubdir: false, encoding: 'string' });
  const store = await openLmdbStore({ path: join(dir, 'store') });
  await compare('lmdb', store, 'lmdb: a raw put', (n) => raw.put(`k${n}`, 'x'));
  await store.close();
  await raw.close();
  rmSync(dir, { recursive: true, force: true });
}

async function benchRedis(): Promise<void> {
  const server = await startRedis();
  const raw = new Redis(server.url);
  const store = await openRedisStore({ url: server.url });
  await compare('redis', store, 'redis: an EVAL of nothing', () => raw.eval('return 1', 0));
  await store.close();
  raw.disconnect();
  await server.stop();
}

/** Prints the table; Redis' part where `redis-server` is installed. */
export async function run(): Promise<void> {
  console.log(
    `${'store'.padEnd(38)}  ${'per second'.padStart(10)}  ${'median'.padStart(10)}  ${'p99'.padStart(10)}`,
  );
  await benchLmdb();
  if (hasRedis()) await benchRedis();
  else console.log('redis: redis-server is not installed (apt-get install redis-server)');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run();
