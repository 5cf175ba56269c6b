import { expect } from 'chai';
import { type Partition, partitionCount } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';

const partition = 11;
const leaseMs = 1_000;

export function dueContract(subject: Subject): void {
  const put = (key: string, dueAt?: number, leased?: boolean, where: Partition = partition) =>
    subject.store.commit(where, {
      at: 1,
      puts: [
        {
          key,
          value: { work: key },
          ...(dueAt === undefined ? {} : { dueAt }),
          ...(leased === undefined ? {} : { leased }),
        },
      ],
    });
  const claim = (now: number, limit = 10) => subject.store.claimDue(partition, now, leaseMs, limit);
  const claimed = async (now: number, limit?: number) =>
    (await claim(now, limit)).map(({ key }) => key);

  it('is claimed from its time on, oldest first, as many as asked for', async () => {
    await put('late', 300);
    await put('early', 100);
    await put('middle', 200);
    await put('never');
    expect(await claimed(99)).to.deep.equal([]);
    expect(await claimed(100)).to.deep.equal(['early']);
    expect(await claimed(1_000, 1)).to.deep.equal(['middle']);
    expect(await claimed(1_000, 0)).to.deep.equal([]);
    expect(await claimed(1_000)).to.deep.equal(['late']);
  });

  it('sorts times by number, whatever their digits', async () => {
    for (const at of [1_000, 2, -5, 30, 0.5, 999]) await put(`at ${at}`, at);
    expect(await claimed(10_000)).to.deep.equal([
      'at -5',
      'at 0.5',
      'at 2',
      'at 30',
      'at 999',
      'at 1000',
    ]);
  });

  it('belongs to one who claimed it until the lease is over', async () => {
    await put('a', 100);
    expect(await claimed(100)).to.deep.equal(['a']);
    expect(await claimed(100)).to.deep.equal([]);
    expect(await claimed(100 + leaseMs - 1)).to.deep.equal([]);
    expect(await claimed(100 + leaseMs)).to.deep.equal(['a']);
  });

  it('gets a new version and keeps its value when it is claimed', async () => {
    const written = await put('a', 100);
    const [row] = await claim(100);
    expect(row?.value).to.deep.equal({ work: 'a' });
    expect(row?.version).to.not.equal(written.ok && written.version);
    expect(await subject.store.get(partition, ['a'])).to.deep.equal([row]);
  });

  it('refuses a holder whose lease ran out', async () => {
    await put('a', 100);
    const [first] = await claim(100);
    const [second] = await claim(100 + leaseMs);
    const finish = (version = 0) =>
      subject.store.commit(partition, {
        at: 1,
        checks: [{ key: 'a', version }],
        deletes: ['a'],
      });
    expect((await finish(first?.version)).ok).to.equal(false);
    expect((await finish(second?.version)).ok).to.equal(true);
    expect(await claimed(1e9)).to.deep.equal([]);
  });

  it('is renewed by its holder with another time', async () => {
    await put('a', 100);
    const [row] = await claim(100);
    const renewed = await subject.store.commit(partition, {
      at: 1,
      checks: [{ key: 'a', version: row?.version ?? 0 }],
      puts: [{ key: 'a', value: 'again', dueAt: 5_000, leased: true }],
    });
    expect(renewed.ok).to.equal(true);
    expect(await claimed(4_999)).to.deep.equal([]);
    expect((await claim(5_000)).map(({ value }) => value)).to.deep.equal(['again']);
  });

  it('can be leased from the start by the process that puts it', async () => {
    await put('a', 6_000, true);
    expect(await claimed(5_999)).to.deep.equal([]);
    expect(await claimed(6_000)).to.deep.equal(['a']);
  });

  it('is no work any more when it is put without a time, or deleted', async () => {
    await put('a', 100);
    await put('a');
    await put('b', 100);
    await subject.store.commit(partition, { at: 1, deletes: ['b'] });
    expect(await claimed(1e9)).to.deep.equal([]);
    expect(await subject.store.nextDue([partition])).to.equal(undefined);
    expect((await subject.store.get(partition, ['a']))[0]?.value).to.deep.equal({ work: 'a' });
  });

  it('moves when it is put with another time', async () => {
    await put('a', 100);
    await put('a', 900);
    expect(await claimed(899)).to.deep.equal([]);
    expect(await claimed(900)).to.deep.equal(['a']);
  });

  it('is claimed in its own partition only', async () => {
    await put('a', 100, false, 12);
    expect(await claimed(1e9)).to.deep.equal([]);
    expect(await subject.store.claimDue(12, 100, leaseMs, 10)).to.have.length(1);
  });

  it('names the earliest time over the partitions asked about', async () => {
    const all = Array.from({ length: partitionCount }, (_, i) => i);
    expect(await subject.store.nextDue(all)).to.equal(undefined);
    expect(await subject.store.nextDue([])).to.equal(undefined);
    await put('a', 1_700_000_000_500, false, 255);
    await put('b', 1_700_000_000_400, false, 0);
    await put('c', 1_700_000_000_300, true, 128);
    expect(await subject.store.nextDue(all)).to.equal(1_700_000_000_300);
    expect(await subject.store.nextDue([0, 255])).to.equal(1_700_000_000_400);
    expect(await subject.store.nextDue([255, 1])).to.equal(1_700_000_000_500);
    expect(await subject.store.nextDue([1, 2])).to.equal(undefined);
    await subject.store.claimDue(128, 1_700_000_000_300, 60_000, 1);
    expect(await subject.store.nextDue([128])).to.equal(1_700_000_060_300);
  });
}
