import { expect } from 'chai';
import { partitionCount } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';

const thousand = Array.from({ length: 1_000 }, (_, i) => i);

export function concurrencyContract(subject: Subject): void {
  it('lets one of a thousand commits on the same version win', async () => {
    const first = await subject.store.commit(1, { at: 1, puts: [{ key: 'a', value: 'start' }] });
    const version = first.ok ? first.version : 0;
    const results = await Promise.all(
      thousand.map((i) =>
        subject.store.commit(1, {
          at: 1,
          checks: [{ key: 'a', version }],
          puts: [{ key: 'a', value: i }],
          appends: [{ log: 'winners', value: i }],
        }),
      ),
    );
    const winner = results.findIndex(({ ok }) => ok);
    expect(results.filter(({ ok }) => ok)).to.have.length(1);
    expect((await subject.store.get(1, ['a']))[0]?.value).to.equal(winner);
    expect(await subject.store.logLength(1, 'winners')).to.equal(1);
  });

  it('gives a thousand parallel appends a place and a growing time each, without gaps', async () => {
    const results = await Promise.all(
      thousand.map((i) =>
        // A clock that jumps back and forth by minutes.
        subject.store.commit(2, {
          at: 1e6 + ((i * 7_919) % 120_000),
          appends: [{ log: 'l', value: i }],
        }),
      ),
    );
    const entries = await subject.store.readLog(2, 'l', 0, 2_000);
    expect(entries.map(({ seq }) => seq)).to.deep.equal(thousand.map((i) => i + 1));
    for (const [i, { at }] of entries.entries()) {
      if (i > 0) expect(at).to.be.greaterThan(entries[i - 1]?.at ?? 0);
    }
    for (const [i, result] of results.entries()) {
      const [place] = result.ok ? result.appended : [];
      const entry = entries[(place?.seq ?? 0) - 1];
      expect(entry).to.deep.equal({ ...place, value: i });
    }
  });

  it('loses none of a thousand increments that are tried again after a conflict', async () => {
    const increment = async (): Promise<void> => {
      const [row] = await subject.store.get(3, ['sum']);
      const result = await subject.store.commit(3, {
        at: 1,
        checks: [{ key: 'sum', version: row?.version ?? 0 }],
        puts: [{ key: 'sum', value: ((row?.value as number | undefined) ?? 0) + 1 }],
      });
      if (!result.ok) await increment();
    };
    for (let batch = 0; batch < 50; batch++) {
      await Promise.all(Array.from({ length: 20 }, increment));
    }
    expect((await subject.store.get(3, ['sum']))[0]?.value).to.equal(1_000);
  });

  it('gives each piece of work to one of many who claim at the same moment', async () => {
    await subject.store.commit(4, {
      at: 1,
      puts: thousand.map((i) => ({ key: `w/${i}`, value: i, dueAt: i })),
    });
    const claims = await Promise.all(
      Array.from({ length: 40 }, () => subject.store.claimDue(4, 1_000, 60_000, 30)),
    );
    const values = claims.flat().map(({ value }) => value as number);
    expect(values.sort((a, b) => a - b)).to.deep.equal(thousand);
  });

  it('counts to a thousand without saying a number twice', async () => {
    const numbers = await Promise.all(thousand.map(() => subject.store.next('ticket')));
    expect(new Set(numbers).size).to.equal(1_000);
    expect(Math.min(...numbers)).to.equal(1);
    expect(await subject.store.next('ticket')).to.be.greaterThan(Math.max(...numbers));
    expect(await subject.store.next('other')).to.equal(1);
  });

  it('commits to all partitions at once', async () => {
    const partitions = Array.from({ length: partitionCount }, (_, i) => i);
    await Promise.all(
      partitions.flatMap((partition) =>
        [1, 2, 3].map((n) =>
          subject.store.commit(partition, {
            at: n,
            puts: [{ key: `k${n}`, value: partition }],
            appends: [{ log: 'l', value: n }],
          }),
        ),
      ),
    );
    for (const partition of partitions) {
      const rows = await subject.store.get(partition, ['k1', 'k2', 'k3']);
      expect(rows.map((row) => row?.value)).to.deep.equal([partition, partition, partition]);
      expect(await subject.store.logLength(partition, 'l')).to.equal(3);
    }
  });
}
