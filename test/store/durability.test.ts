import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { silentLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { describeRedis, type RedisServer, startRedis } from '../support/redis.ts';

const committer = fileURLToPath(new URL('../support/committer.ts', import.meta.url));

/**
 * Runs the committer until it has had so many commits acknowledged, then has it killed. Returns
 * all that were acknowledged.
 */
async function commitUntil(
  count: number,
  url: string,
  first: number,
  kill: (pid: number) => unknown,
): Promise<number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', committer, url, String(first)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === count) await kill(child.pid ?? 0);
  }
  await ended;
  return acknowledged;
}

/** Every acknowledged commit is there once and whole; so is each that was not, or not at all. */
async function expectAll(store: Store, acknowledged: number[]): Promise<void> {
  const logged: number[] = [];
  for (const partition of [0, 1, 2, 3]) {
    const entries = await store.readLog(partition, 'log', 0, 1e6);
    expect(entries.map(({ seq }) => seq)).to.deep.equal(entries.map((_, i) => i + 1));
    for (const [i, { at }] of entries.entries()) {
      expect(at).to.be.greaterThan(entries[i - 1]?.at ?? 0);
    }
    logged.push(...entries.map(({ value }) => value as number));
  }
  const rows: number[] = [];
  for await (const { value } of store.scan('row/')) rows.push(value as number);
  const due: number[] = [];
  for (const partition of [0, 1, 2, 3]) {
    const claimed = await store.claimDue(partition, Number.MAX_SAFE_INTEGER, 1, 1e6);
    due.push(...claimed.map(({ value }) => value as number));
  }
  expect(new Set(logged).size, 'logged twice').to.equal(logged.length);
  expect(logged).to.include.members(acknowledged);
  expect(rows).to.have.members(logged);
  expect(due).to.have.members(logged);
}

describe('what was acknowledged', () => {
  const killProcess = (pid: number) => process.kill(pid, 'SIGKILL');

  describe('on LMDB', () => {
    let dir: string;
    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'mealmend-durability-'));
    });
    afterEach(() => rmSync(dir, { recursive: true, force: true }));

    for (const query of ['', '?sync=full']) {
      it(`survives kill -9 of the process, time and again (lmdb:…${query})`, async function () {
        this.timeout(30_000);
        const url = `lmdb:${join(dir, 'store')}${query}`;
        const acknowledged: number[] = [];
        for (const first of [0, 1_000_000, 2_000_000]) {
          acknowledged.push(...(await commitUntil(150, url, first, killProcess)));
        }
        const store = await openStore(url, { log: silentLog, owner: true });
        await expectAll(store, acknowledged);
        await store.close();
      });
    }

    it('is there beside what a second process writes meanwhile, also when one is killed', async function () {
      this.timeout(30_000);
      const url = `lmdb:${join(dir, 'store')}`;
      const store = await openStore(url, { log: silentLog, owner: false });
      let isOther = true;
      const other = commitUntil(150, url, 0, killProcess).finally(() => {
        isOther = false;
      });
      const acknowledged: number[] = [];
      for (let id = 5_000_000, after = 0; after < 20; id++) {
        const result = await store.commit(id % 4, {
          puts: [{ key: `row/${id}`, value: id, dueAt: id }],
          appends: [{ log: 'log', value: id }],
          at: 1,
        });
        if (result.ok) acknowledged.push(id);
        if (!isOther) after += 1;
      }
      await expectAll(store, [...acknowledged, ...(await other)]);
      await store.close();
    });
  });

  describeRedis('on Redis', () => {
    let server: RedisServer;
    beforeEach(async () => {
      server = await startRedis({ appendfsync: 'always' });
    });
    afterEach(() => server.stop());

    it('survives kill -9 of the process', async function () {
      this.timeout(30_000);
      const acknowledged = [
        ...(await commitUntil(300, server.url, 0, killProcess)),
        ...(await commitUntil(300, server.url, 1_000_000, killProcess)),
      ];
      const store = await openStore(server.url, { log: silentLog, owner: true });
      await expectAll(store, acknowledged);
      await store.close();
    });

    it('survives kill -9 of redis-server with appendfsync always', async function () {
      this.timeout(30_000);
      const acknowledged = await commitUntil(500, server.url, 0, () => server.kill());
      await server.restart();
      const store = await openStore(server.url, { log: silentLog, owner: true });
      await expectAll(store, acknowledged);
      await store.close();
    });
  });
});
