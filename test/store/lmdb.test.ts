import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openLmdbStore } from '../../src/store/lmdb.ts';
import { storeContract } from './contract.ts';

describe('LmdbStore', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'mealmend-lmdb-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const path = () => join(dir, 'store');

  storeContract({
    fresh: () => openLmdbStore({ path: path() }),
    again: () => openLmdbStore({ path: path() }),
  });

  describe('leases', () => {
    async function leaseAndClose(): Promise<void> {
      const store = await openLmdbStore({ path: path(), owner: true });
      await store.commit(8, {
        at: 1,
        puts: [
          { key: 'turn', value: 't', dueAt: 1_000, leased: true },
          { key: 'claimed', value: 'c', dueAt: 100 },
          { key: 'timer', value: 'promise', dueAt: 2_000 },
        ],
      });
      await store.claimDue(8, 100, 60_000, 1);
      await store.close();
    }

    it('end when the owner opens again; dates stay', async () => {
      await leaseAndClose();
      const store = await openLmdbStore({ path: path(), owner: true });
      const claimed = await store.claimDue(8, 101, 60_000, 10);
      expect(claimed.map(({ key }) => key)).to.have.members(['claimed', 'turn']);
      expect(await store.nextDue([8])).to.equal(2_000);
      await store.close();
    });

    it('stay with the owner when another process opens the store beside it', async () => {
      await leaseAndClose();
      const beside = await openLmdbStore({ path: path() });
      expect(await beside.claimDue(8, 101, 60_000, 10)).to.deep.equal([]);
      expect(await beside.nextDue([8])).to.equal(1_000);
      await beside.close();
    });
  });

  it('works the same with sync=full', async () => {
    const store = await openLmdbStore({ path: path(), sync: 'full' });
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        store.commit(0, { at: i, appends: [{ log: 'l', value: i }] }),
      ),
    );
    expect(results.every(({ ok }) => ok)).to.equal(true);
    expect(await store.logLength(0, 'l')).to.equal(100);
    await store.close();
  });

  it('says so when its directory cannot be made', async () => {
    writeFileSync(join(dir, 'file'), '');
    const error = await openLmdbStore({ path: join(dir, 'file', 'store') }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(Error);
    expect(String(error)).to.include(join(dir, 'file', 'store'));
  });
});
