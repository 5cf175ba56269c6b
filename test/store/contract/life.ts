import { expect } from 'chai';
import { StoreUnavailable } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';

export function lifeContract(subject: Subject): void {
  it('has a name and answers', async () => {
    expect(subject.store.name).to.match(/^[a-z]+$/);
    await subject.store.ping();
  });

  it('has everything again when it is opened again', async () => {
    const { store, source } = subject;
    const result = await store.commit(5, {
      at: 9,
      puts: [{ key: 'a', value: '留着', dueAt: 77 }],
      appends: [{ log: 'l', value: 'kept' }],
    });
    await store.index.put('i', 'm', 4);
    const number = await store.next('ticket');
    await store.close();

    const again = await source.again();
    try {
      const version = result.ok ? result.version : 0;
      expect(await again.get(5, ['a'])).to.deep.equal([{ key: 'a', value: '留着', version }]);
      expect(await again.readLog(5, 'l', 0, 9)).to.deep.equal([{ seq: 1, at: 9, value: 'kept' }]);
      expect(await again.nextDue([5])).to.equal(77);
      expect(await again.index.range('i')).to.deep.equal([{ member: 'm', score: 4 }]);
      expect(await again.next('ticket')).to.be.greaterThan(number);
      const next = await again.commit(5, { at: 1, puts: [{ key: 'b', value: 1 }] });
      expect(next.ok && next.version).to.be.greaterThan(version);
    } finally {
      await again.close();
    }
  });

  it('closes once however often it is told, and finishes what is under way', async () => {
    const { store, source } = subject;
    const commits = Array.from({ length: 50 }, (_, i) =>
      store.commit(6, { at: 1, appends: [{ log: 'l', value: i }] }),
    );
    await Promise.all([store.close(), store.close()]);
    await store.close();
    expect((await Promise.all(commits)).every(({ ok }) => ok)).to.equal(true);
    const again = await source.again();
    expect(await again.logLength(6, 'l')).to.equal(50);
    await again.close();
  });

  it('says that it is unavailable once it is closed', async () => {
    const { store } = subject;
    await store.close();
    const attempts = [
      () => store.get(0, ['a']),
      () => store.commit(0, { at: 1 }),
      () => store.readLog(0, 'l', 0, 1),
      () => store.logLength(0, 'l'),
      () => store.dropLog(0, 'l'),
      () => store.claimDue(0, 1, 1, 1),
      () => store.nextDue([0]),
      () => store.next('n'),
      () => store.index.range('i'),
      () => store.index.put('i', 'm', 1),
      () => store.index.count('i'),
      () => store.publish('t', 1),
      () => store.subscribe('t', () => {}),
      () => store.ping(),
    ];
    for (const attempt of attempts) {
      const error = await attempt().then(
        () => 'it answered',
        (thrown: unknown) => thrown,
      );
      expect(error, String(attempt)).to.be.instanceOf(StoreUnavailable);
    }
  });
}
