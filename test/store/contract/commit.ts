import { expect } from 'chai';
import fc from 'fast-check';
import type { Check, Commit, CommitResult } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';

const partition = 42;

export function commitContract(subject: Subject): void {
  const commit = (what: Partial<Commit>) => subject.store.commit(partition, { at: 1, ...what });
  const get = async (key: string) => (await subject.store.get(partition, [key]))[0];

  async function committed(what: Partial<Commit>): Promise<CommitResult & { ok: true }> {
    const result = await commit(what);
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failed)}`);
    return result;
  }

  it('puts rows that are read in the order asked for, with the version of the commit', async () => {
    const { version } = await committed({
      puts: [
        { key: 'a', value: 1 },
        { key: 'b', value: { two: [2, null] } },
      ],
    });
    expect(await subject.store.get(partition, ['b', 'none', 'a'])).to.deep.equal([
      { key: 'b', value: { two: [2, null] }, version },
      undefined,
      { key: 'a', value: 1, version },
    ]);
    expect(await subject.store.get(partition, [])).to.deep.equal([]);
  });

  it('keeps partitions apart', async () => {
    await committed({ puts: [{ key: 'a', value: 'mine' }], appends: [{ log: 'l', value: 1 }] });
    for (const other of [0, 4, 43, 255]) {
      expect(await subject.store.get(other, ['a'])).to.deep.equal([undefined]);
      expect(await subject.store.logLength(other, 'l')).to.equal(0);
    }
  });

  it('happens where every check holds', async () => {
    const { version } = await committed({
      puts: [{ key: 'a', value: 1 }],
      appends: [{ log: 'l', value: 1 }],
    });
    const checks: Check[] = [
      { key: 'a', version },
      { key: 'a', exists: true },
      { key: 'none', version: 0 },
      { log: 'l', length: 1 },
      { log: 'none', length: 0 },
    ];
    expect((await commit({ checks, puts: [{ key: 'a', value: 2 }] })).ok).to.equal(true);
    expect((await get('a'))?.value).to.equal(2);
  });

  it('changes nothing where one check fails, and names the first that does', async () => {
    const { version } = await committed({
      puts: [{ key: 'a', value: 'before' }],
      appends: [{ log: 'l', value: 1 }],
    });
    const failing: Check[] = [
      { key: 'a', version: version + 1 },
      { key: 'a', version: 0 },
      { key: 'none', version },
      { key: 'none', exists: true },
      { log: 'l', length: 0 },
      { log: 'none', length: 1 },
    ];
    for (const failed of failing) {
      const result = await commit({
        checks: [{ key: 'a', version }, failed, { key: 'also', exists: true }],
        puts: [
          { key: 'a', value: 'after' },
          { key: 'b', value: 'after', dueAt: 1 },
        ],
        deletes: ['a'],
        appends: [{ log: 'l', value: 2 }],
      });
      expect(result).to.deep.equal({ ok: false, failed });
    }
    expect(await get('a')).to.deep.equal({ key: 'a', value: 'before', version });
    expect(await get('b')).to.equal(undefined);
    expect(await subject.store.logLength(partition, 'l')).to.equal(1);
    expect(await subject.store.nextDue([partition])).to.equal(undefined);
  });

  it('deletes rows, and deletes before it puts', async () => {
    await committed({ puts: [{ key: 'a', value: 1, dueAt: 5 }] });
    await committed({ puts: [{ key: 'a', value: 2 }], deletes: ['a', 'none'] });
    expect((await get('a'))?.value).to.equal(2);
    await committed({ deletes: ['a'] });
    expect(await get('a')).to.equal(undefined);
  });

  it('never repeats a version, so a check is not fooled by a row that came back', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const { version } = await committed({ puts: [{ key: 'a', value: 'same' }] });
      expect(seen.has(version)).to.equal(false);
      seen.add(version);
      await committed({ deletes: ['a'] });
    }
    const [first] = seen;
    await committed({ puts: [{ key: 'a', value: 'same' }] });
    const late = await commit({ checks: [{ key: 'a', version: first ?? 0 }], deletes: ['a'] });
    expect(late.ok).to.equal(false);
  });

  it('appends to several logs, in order, and says where', async () => {
    const { appended } = await committed({
      at: 1_000,
      appends: [
        { log: 'l', value: 'first' },
        { log: 'm', value: 'other' },
        { log: 'l', value: 'second' },
      ],
    });
    expect(appended).to.deep.equal([
      { seq: 1, at: 1_000 },
      { seq: 1, at: 1_000 },
      { seq: 2, at: 1_001 },
    ]);
  });

  it('gives back equal values that are nobody else’s object', async () => {
    const values = [
      null,
      false,
      0,
      -1.5e-7,
      '',
      'NUL \u0000 and \u001f, a lone \ud83d surrogate',
      '外卖还没到 😡👨‍👩‍👧 “quotes” \\ / \u2028',
      [],
      {},
      { nested: [[[{ deep: { er: ['订单', { '': 0 }] } }]]], 'a:b': ':', __proto__x: 1 },
      '文'.repeat(256 * 1024),
      Array.from({ length: 5_000 }, (_, i) => ({ i, text: `第${i}条` })),
    ];
    await committed({
      puts: values.map((value, i) => ({ key: `v${i}`, value })),
      appends: values.map((value) => ({ log: 'values', value })),
    });
    const keys = values.map((_, i) => `v${i}`);
    const rows = await subject.store.get(partition, keys);
    const entries = await subject.store.readLog(partition, 'values', 0, 100);
    for (const [i, value] of values.entries()) {
      expect(rows[i]?.value).to.deep.equal(value);
      expect(entries[i]?.value).to.deep.equal(value);
      if (value !== null && typeof value === 'object') expect(rows[i]?.value).to.not.equal(value);
    }
  });

  it('takes any text as a key', async () => {
    const keys = [
      'a b',
      '*',
      'a*[x]?\\',
      '{p001}',
      '单/号',
      '😀',
      'a:b',
      ' ',
      'a\u0000b',
      'a\u0000',
    ];
    await committed({ puts: keys.map((key, value) => ({ key, value })) });
    const rows = await subject.store.get(partition, keys);
    expect(rows.map((row) => row?.value)).to.deep.equal(keys.map((_, i) => i));
  });

  it('refuses keys that are empty or too long, and values that are no JSON, and writes nothing', async () => {
    const wrong: Partial<Commit>[] = [
      { puts: [{ key: '', value: 1 }] },
      { puts: [{ key: 'k'.repeat(901), value: 1 }] },
      { deletes: ['键'.repeat(301)] },
      { checks: [{ key: 'k'.repeat(2_000), version: 0 }] },
      { appends: [{ log: 'l'.repeat(901), value: 1 }] },
      { puts: [{ key: 'b', value: undefined }] },
      { puts: [{ key: 'b', value: 1, dueAt: Number.NaN }] },
      { at: Number.POSITIVE_INFINITY },
    ];
    for (const what of wrong) {
      const error = await commit({
        ...what,
        puts: [{ key: 'a', value: 1 }, ...(what.puts ?? [])],
      }).catch((thrown: unknown) => thrown);
      expect(error, JSON.stringify(what).slice(0, 60)).to.be.instanceOf(Error);
    }
    expect(await get('a')).to.equal(undefined);
    const longest = 'k'.repeat(900);
    await committed({
      puts: [{ key: longest, value: 1, dueAt: 1 }],
      appends: [{ log: longest, value: 1 }],
    });
    expect((await get(longest))?.value).to.equal(1);
  });

  it('finds nothing under a name that nothing can have', async () => {
    for (const name of ['', 'x'.repeat(901), '键'.repeat(5_000)]) {
      expect(await get(name)).to.equal(undefined);
      expect(await subject.store.readLog(partition, name, 0, 10)).to.deep.equal([]);
      expect(await subject.store.logLength(partition, name)).to.equal(0);
    }
  });

  it('agrees with a plain map over any run of commits', async () => {
    const keys = ['a', 'b', 'c'];
    const key = fc.constantFrom(...keys);
    const step = fc.record({
      check: fc.option(fc.record({ key, want: fc.constantFrom('current', 'stale', 'none') })),
      put: fc.option(fc.record({ key, value: fc.jsonValue({ maxDepth: 1 }) })),
      remove: fc.option(key),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await committed({ deletes: keys });
        const model = new Map<string, { value: unknown; version: number }>();
        for (const { check, put, remove } of steps) {
          const current = check ? (model.get(check.key)?.version ?? 0) : 0;
          const wanted = { current, stale: current + 1, none: 0 }[check?.want ?? 'current'];
          const result = await commit({
            checks: check ? [{ key: check.key, version: wanted }] : [],
            puts: put ? [put] : [],
            deletes: remove === null ? [] : [remove],
          });
          expect(result.ok).to.equal(check === null || wanted === current);
          if (!result.ok) continue;
          if (remove !== null) model.delete(remove);
          if (put) {
            const value: unknown = JSON.parse(JSON.stringify(put.value));
            model.set(put.key, { value, version: result.version });
          }
        }
        const rows = await subject.store.get(partition, keys);
        expect(rows).to.deep.equal(
          keys.map((k) => (model.has(k) ? { key: k, ...model.get(k) } : undefined)),
        );
      }),
      { numRuns: 40 },
    );
  });
}
