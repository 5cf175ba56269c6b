import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { LogLine } from '../../src/domain/conversation.ts';
import { silentLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import { partitionOf } from '../../src/store/partition.ts';
import { startCountingServer } from '../support/counting-platform.ts';
import { describeRedis, type RedisServer, startRedis } from '../support/redis.ts';

const child = new URL('../support/crash-child.ts', import.meta.url).pathname;

/** Runs the child; resolves with what it printed, empty when it was killed. */
function runChild(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, ['--import', 'tsx', child, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    running.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    running.on('error', reject);
    running.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve(printed) : reject(new Error(`exit ${code}`)),
    );
  });
}

/** The whole conversation as it lies in the store. */
async function readLines(storeUrl: string): Promise<LogLine[]> {
  const store = await openStore(storeUrl, { log: silentLog, owner: false });
  const id = 'conversation-1';
  const entries = await store.readLog(partitionOf(id), id, 0, 1_000);
  await store.close();
  return entries.map(({ value }) => value as LogLine);
}

function checkLines(lines: LogLine[]): void {
  const texts = lines.flatMap((line) => (line.kind === 'bot' ? [line.activity.text ?? ''] : []));
  const count = (text: string) => texts.filter((each) => each === text).length;
  const asked = lines.flatMap((line) => (line.kind === 'customer' ? [line.activity.text] : []));
  expect(asked.toSorted()).to.deep.equal(['first', 'second']);
  expect(count('welcome'), 'welcome').to.equal(1);
  for (const text of ['heard first', 'heard second']) expect(count(text), text).to.equal(1);
  expect(count('working on it')).to.equal(2);
  for (const id of ['urge-0', 'urge-1']) {
    expect(count(`done ${id}`), `done ${id}`).to.equal(1);
    expect(count(`rang ring-${id}`), `rang ${id}`).to.equal(1);
  }
  expect(texts).to.have.length(9);
}

/** Kills the process before every step in turn, starts it again, and looks at what came of it. */
function survivesEveryDeath(open: () => Promise<{ url: string; drop(): Promise<void> }>): void {
  it('says everything once and does everything once, wherever the process dies', async function () {
    this.timeout(240_000);
    const play = async (crashAt: number): Promise<number> => {
      const platform = await startCountingServer();
      const store = await open();
      try {
        const printed = await runChild([store.url, platform.url, String(crashAt)]);
        if (printed === '') await runChild([store.url, platform.url, '0']);
        checkLines(await readLines(store.url));
        // Two wishes: one operation shared, or one after the other; never a third key.
        expect(platform.keys.size, 'operations').to.be.within(1, 2);
        return Number(/^steps (\d+)/.exec(printed)?.[1] ?? 0);
      } catch (error) {
        throw new Error(`killed before step ${crashAt}: ${(error as Error).message}`);
      } finally {
        await store.drop();
        await platform.close();
      }
    };
    const steps = await play(0);
    expect(steps).to.be.above(12);
    const points = Array.from({ length: steps }, (_, place) => place + 1);
    const next = async (): Promise<void> => {
      const point = points.shift();
      if (point === undefined) return;
      await play(point);
      await next();
    };
    await Promise.all([next(), next()]);
  });
}

describe('a process that dies between any two steps, on LMDB', () => {
  survivesEveryDeath(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'mealmend-'));
    return { url: `lmdb:${dir}`, drop: () => rm(dir, { recursive: true, force: true }) };
  });
});

describeRedis('a process that dies between any two steps, on Redis', () => {
  let redis: RedisServer;
  let database = 0;
  before(async () => {
    redis = await startRedis({ args: ['--databases', '256'] });
  });
  after(() => redis.stop());

  survivesEveryDeath(async () => {
    database += 1;
    return { url: `${redis.url}/${database}`, drop: async () => {} };
  });
});
