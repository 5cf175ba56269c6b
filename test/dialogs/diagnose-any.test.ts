import { expect } from 'chai';
import fc from 'fast-check';
import type { Case } from '../../dialogs/case.ts';
import { diagnose } from '../../dialogs/diagnose.ts';
import { flawedAmong, witnesses } from '../../dialogs/facts-seen.ts';
import { tableOf, tables } from '../../dialogs/problems/index.ts';
import { troubleOf } from '../../dialogs/trouble.ts';
import { causesOf, problemTypes } from '../../src/domain/problem.ts';
import { anyCase } from '../support/any-case.ts';
import { writeStrictly } from '../support/cause-table.ts';

const runs = { numRuns: 600 };

const isFallback = (cause: string) =>
  problemTypes.some((problem) => causesOf[problem].at(-1) === cause);

describe('diagnose, for any facts', () => {
  it('finds one cause of the problem it names, and says it in three languages', () => {
    fc.assert(
      fc.property(anyCase, (view) => {
        const diagnosis = diagnose(view);
        const { problem, cause, said } = diagnosis;
        if (cause !== 'facts_unavailable') expect(causesOf[problem]).to.include(cause);
        expect(said ?? problem).to.equal(view.said);
        for (const text of writeStrictly(diagnosis)) expect(text).to.not.match(/undefined|NaN/);
      }),
      runs,
    );
  });

  it('gives times that are times, amounts that are whole, and minutes that are not negative', () => {
    fc.assert(
      fc.property(anyCase, (view) => {
        for (const [name, value] of Object.entries(diagnose(view).params)) {
          if (/At$|Fen$|^(minutes|moves|count|customers|backlog)$/.test(name))
            expect(value, name).to.be.a('number');
          if (typeof value !== 'number') continue;
          expect(Number.isFinite(value), name).to.equal(true);
          if (!name.endsWith('At')) expect(Number.isInteger(value), name).to.equal(true);
          if (!name.endsWith('At')) expect(value, name).to.be.at.least(0);
        }
      }),
      runs,
    );
  });

  it('says that all is well only when what that rests on was read now and completely', () => {
    fc.assert(
      fc.property(anyCase, (view) => {
        const { cause, problem } = diagnose(view);
        if (!isFallback(cause)) return;
        expect(problem).to.equal(view.said);
        expect(tableOf[problem].unread(view)).to.deep.equal([]);
        const fallback = tableOf[problem].causes.at(-1);
        expect(flawedAmong(view, fallback?.rests ?? [])).to.deep.equal([]);
      }),
      runs,
    );
  });

  it('finds no cause by a witness that is not there', () => {
    fc.assert(
      fc.property(anyCase, (view) => {
        for (const { causes } of tables)
          for (const { id, rests, when } of causes.slice(0, -1))
            for (const witness of rests) {
              const reason = { ok: false, reason: 'timeout', at: new Date(view.now).toISOString() };
              const facts = { ...view.facts, [witness]: reason } as Case['facts'];
              expect(when({ ...view, facts }), `${id} without ${witness}`).to.equal(undefined);
            }
      }),
      { numRuns: 200 },
    );
  });

  it('says the same of the same case, and changes nothing in it', () => {
    fc.assert(
      fc.property(anyCase, (view) => {
        const before = structuredClone(view);
        expect(diagnose(view)).to.deep.equal(diagnose(structuredClone(view)));
        expect(view).to.deep.equal(before);
      }),
      { numRuns: 200 },
    );
  });

  it('lists as unseen only what has a flaw', () => {
    fc.assert(
      fc.property(anyCase, (view) => {
        expect(flawedAmong(view, witnesses)).to.include.members(diagnose(view).unseen);
      }),
      runs,
    );
  });

  it('can tell of any order whether it is in trouble', () => {
    const kinds = [undefined, 'late', 'stuck', 'payment', 'cancelled'];
    fc.assert(
      fc.property(anyCase, ({ otherOrders, facts, now, policy }) => {
        for (const order of otherOrders) {
          expect(kinds).to.include(troubleOf(order, undefined, now, policy));
          expect(kinds).to.include(troubleOf(order, facts, now, policy));
        }
      }),
      runs,
    );
  });
});
