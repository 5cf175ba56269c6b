import { expect } from 'chai';
import type { Subject } from '../contract.ts';

const partition = 7;

export function logContract(subject: Subject): void {
  const append = (log: string, at: number, ...values: unknown[]) =>
    subject.store.commit(partition, { at, appends: values.map((value) => ({ log, value })) });

  it('counts its entries from 1 and reads them after any of them', async () => {
    await append('l', 100, 'one', 'two', 'three');
    await append('l', 200, 'four');
    expect(await subject.store.logLength(partition, 'l')).to.equal(4);
    expect(await subject.store.readLog(partition, 'l', 0, 100)).to.deep.equal([
      { seq: 1, at: 100, value: 'one' },
      { seq: 2, at: 101, value: 'two' },
      { seq: 3, at: 102, value: 'three' },
      { seq: 4, at: 200, value: 'four' },
    ]);
    const seqs = async (after: number, limit: number) =>
      (await subject.store.readLog(partition, 'l', after, limit)).map(({ seq }) => seq);
    expect(await seqs(2, 1)).to.deep.equal([3]);
    expect(await seqs(1, 2)).to.deep.equal([2, 3]);
    expect(await seqs(3, 10)).to.deep.equal([4]);
    expect(await seqs(4, 10)).to.deep.equal([]);
    expect(await seqs(99, 10)).to.deep.equal([]);
    expect(await seqs(0, 0)).to.deep.equal([]);
  });

  it('is empty before anything was appended', async () => {
    expect(await subject.store.logLength(partition, 'none')).to.equal(0);
    expect(await subject.store.readLog(partition, 'none', 0, 10)).to.deep.equal([]);
  });

  it('keeps its time growing when the clock goes back', async () => {
    for (const at of [5_000, 4_000, 5_000, 1, 5_002, 9_000.7, 9_000.2]) await append('l', at, at);
    const entries = await subject.store.readLog(partition, 'l', 0, 10);
    expect(entries.map(({ at }) => at)).to.deep.equal([
      5_000, 5_001, 5_002, 5_003, 5_004, 9_000, 9_001,
    ]);
  });

  it('is not mixed up with a log whose name begins the same', async () => {
    await append('l', 1, 'a');
    await append('l2', 1, 'b', 'b');
    await append('l\u0000', 1, 'c', 'c', 'c');
    const values = await Promise.all(
      ['l', 'l2', 'l\u0000'].map((log) => subject.store.readLog(partition, log, 0, 10)),
    );
    expect(values.map((entries) => entries.map(({ value }) => value).join(''))).to.deep.equal([
      'a',
      'bb',
      'ccc',
    ]);
  });

  it('is gone when it is dropped, and begins again from 1', async () => {
    await append('l', 1_000, 'a', 'b', 'c');
    await append('kept', 1_000, 'k');
    await subject.store.dropLog(partition, 'l');
    await subject.store.dropLog(partition, 'none');
    expect(await subject.store.logLength(partition, 'l')).to.equal(0);
    expect(await subject.store.readLog(partition, 'l', 0, 10)).to.deep.equal([]);
    expect(await subject.store.logLength(partition, 'kept')).to.equal(1);
    const result = await append('l', 5, 'new');
    expect(result).to.deep.include({ appended: [{ seq: 1, at: 5 }] });
    expect(await subject.store.readLog(partition, 'l', 0, 10)).to.have.length(1);
  });

  it('keeps its order past any number of digits', async () => {
    await append('long', 1, ...Array.from({ length: 1_200 }, (_, i) => i));
    const entries = await subject.store.readLog(partition, 'long', 990, 300);
    expect(entries.map(({ seq }) => seq)).to.deep.equal(
      Array.from({ length: 210 }, (_, i) => 991 + i),
    );
    expect(entries.every(({ seq, value }) => value === seq - 1)).to.equal(true);
  });
}
