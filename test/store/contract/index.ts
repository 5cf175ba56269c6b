import { expect } from 'chai';
import fc from 'fast-check';
import type { RangeOptions, Scored } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';

const name = 'queue';

/** What a sorted set does, done plainly. */
function expectedRange(all: Scored[], options: RangeOptions): Scored[] {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, after } = options;
  const way = options.reverse ? -1 : 1;
  const compare = (a: Scored, b: Scored) =>
    way * (a.score - b.score || Buffer.compare(Buffer.from(a.member), Buffer.from(b.member)));
  return all
    .filter(({ score }) => score >= min && score <= max)
    .sort(compare)
    .filter((item) => !after || compare(item, after) > 0)
    .slice(0, options.limit ?? all.length);
}

export function indexContract(subject: Subject): void {
  const index = () => subject.store.index;
  const members = async (options?: RangeOptions) =>
    (await index().range(name, options)).map(({ member }) => member);

  async function fill(items: Record<string, number>): Promise<void> {
    for (const [member, score] of Object.entries(items)) await index().put(name, member, score);
  }

  it('is read by score, and among equals by member', async () => {
    await fill({ b: 2, z: 1, a: 2, neg: -1.5, 单: 2, A: 2 });
    expect(await index().range(name)).to.deep.equal([
      { member: 'neg', score: -1.5 },
      { member: 'z', score: 1 },
      { member: 'A', score: 2 },
      { member: 'a', score: 2 },
      { member: 'b', score: 2 },
      { member: '单', score: 2 },
    ]);
    expect(await members({ reverse: true })).to.deep.equal(['单', 'b', 'a', 'A', 'z', 'neg']);
  });

  it('holds a member once: the last score counts', async () => {
    await fill({ a: 1, b: 2 });
    await index().put(name, 'a', 3);
    await index().put(name, 'a', 3);
    expect(await members()).to.deep.equal(['b', 'a']);
    expect(await index().count(name)).to.equal(2);
  });

  it('keeps scores as exact as a time in milliseconds and finer', async () => {
    const scores = [1_700_000_000_001, 1_700_000_000_002, 0.1, 1 / 3, -1e-9, 2 ** 53 - 1];
    for (const [i, score] of scores.entries()) await index().put(name, `m${i}`, score);
    const found = await index().range(name);
    expect(found.map(({ score }) => score)).to.deep.equal([...scores].sort((a, b) => a - b));
  });

  it('reads between bounds that are both included', async () => {
    await fill({ a: 1, b: 2, c: 2, d: 3, e: 4 });
    expect(await members({ min: 2, max: 3 })).to.deep.equal(['b', 'c', 'd']);
    expect(await members({ min: 2, max: 3, reverse: true })).to.deep.equal(['d', 'c', 'b']);
    expect(await members({ min: 3 })).to.deep.equal(['d', 'e']);
    expect(await members({ max: 1 })).to.deep.equal(['a']);
    expect(await members({ min: 5 })).to.deep.equal([]);
    expect(await members({ min: 3, max: 2 })).to.deep.equal([]);
    expect(await members({ limit: 2 })).to.deep.equal(['a', 'b']);
    expect(await members({ limit: 2, reverse: true })).to.deep.equal(['e', 'd']);
    expect(await members({ limit: 0 })).to.deep.equal([]);
  });

  it('pages through equal scores without losing or repeating one, both ways', async () => {
    const all = Array.from({ length: 50 }, (_, i) => `m${String(i).padStart(2, '0')}`);
    for (const member of all) await index().put(name, member, 7);
    for (const reverse of [false, true]) {
      const seen: string[] = [];
      for (let after: Scored | undefined; ; ) {
        const options = { limit: 7, reverse, ...(after ? { after } : {}) };
        const page: Scored[] = await index().range(name, options);
        seen.push(...page.map(({ member }) => member));
        after = page.at(-1);
        if (!after) break;
      }
      expect(seen).to.deep.equal(reverse ? all.toReversed() : all);
    }
  });

  it('goes on behind a member that has left or moved meanwhile', async () => {
    await fill({ a: 1, b: 1, c: 1, d: 2 });
    const after = { member: 'b', score: 1 };
    await index().remove(name, 'b');
    expect(await members({ after })).to.deep.equal(['c', 'd']);
    expect(await members({ after, reverse: true })).to.deep.equal(['a']);
    await index().put(name, 'b', 9);
    expect(await members({ after })).to.deep.equal(['c', 'd', 'b']);
  });

  it('counts between bounds, trims below a score, and drops', async () => {
    await fill({ a: 1, b: 2, c: 2, d: 3 });
    await index().put('other', 'x', 1);
    expect(await index().count(name)).to.equal(4);
    expect(await index().count(name, 2)).to.equal(3);
    expect(await index().count(name, 2, 2)).to.equal(2);
    expect(await index().count(name, undefined, 1)).to.equal(1);
    expect(await index().count(name, 3, 2)).to.equal(0);
    await index().trim(name, 2);
    expect(await members()).to.deep.equal(['b', 'c', 'd']);
    await index().drop(name);
    expect(await members()).to.deep.equal([]);
    expect(await index().count(name)).to.equal(0);
    await index().put(name, 'a', 5);
    expect(await members()).to.deep.equal(['a']);
    expect(await index().count('other')).to.equal(1);
  });

  it('may be written twice, and may be asked about what is not there', async () => {
    await index().remove(name, 'none');
    await index().drop('none');
    await index().trim('none', 5);
    expect(await index().range('none')).to.deep.equal([]);
    expect(await index().count('none')).to.equal(0);
  });

  it('refuses a score that is no number, and names that are empty or too long', async () => {
    const wrong: (() => Promise<unknown>)[] = [
      () => index().put(name, 'a', Number.NaN),
      () => index().put(name, 'a', Number.POSITIVE_INFINITY),
      () => index().put(name, '', 1),
      () => index().put('n'.repeat(901), 'a', 1),
      () => index().put(name, 'm'.repeat(901), 1),
      () => index().count(''),
    ];
    for (const attempt of wrong) {
      const error = await Promise.resolve()
        .then(attempt)
        .catch((thrown: unknown) => thrown);
      expect(error, String(attempt)).to.be.instanceOf(RangeError);
    }
    await index().put('n'.repeat(900), 'm'.repeat(900), 1);
    expect(await index().count('n'.repeat(900))).to.equal(1);
  });

  it('agrees with a plainly sorted list for any range', async () => {
    const score = fc.constantFrom(-2, -0.5, 0, 1, 2, 1e12);
    const member = fc.constantFrom('a', 'aa', 'ab', 'b', 'B', '中', '😀', 'a\u0000', '~');
    const scored = fc.record({ member, score });
    const query = fc.record(
      {
        min: score,
        max: score,
        after: scored,
        reverse: fc.boolean(),
        limit: fc.integer({ min: 0, max: 5 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(scored, { selector: (item) => item.member }),
        fc.array(query, { maxLength: 15 }),
        async (items, queries) => {
          await index().drop(name);
          await Promise.all(items.map((item) => index().put(name, item.member, item.score)));
          for (const options of queries) {
            expect(await index().range(name, options)).to.deep.equal(expectedRange(items, options));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
}
