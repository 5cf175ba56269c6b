/** Runs a table of causes: where each holds, and the nearest case in which another one does. */
import { expect } from 'chai';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Diagnosis } from '../../dialogs/case.ts';
import { diagnose } from '../../dialogs/diagnose.ts';
import { tableOf } from '../../dialogs/problems/index.ts';
import { causes as en } from '../../dialogs/replies/en/causes.ts';
import { causes as cn } from '../../dialogs/replies/zh-CN/causes.ts';
import { causes as tw } from '../../dialogs/replies/zh-TW/causes.ts';
import { type CauseId, causesOf, locales, type ProblemType } from '../../src/domain/problem.ts';
import { aCase, type CaseSpec } from './facts.ts';

const replies = { 'zh-CN': cn, 'zh-TW': tw, en };

/** One row: when it holds, and what holds in the nearest case where it does not. */
export interface Row {
  cause: CauseId;
  when: string;
  holds: CaseSpec;
  /** The decision in the nearest case: the same problem was said. */
  unless?: [when: string, spec: CaseSpec, instead: CauseId][];
  /** Params that the reply relies on. */
  tells?: Record<string, string | number>;
}

/**
 * Writes the sentences of a diagnosis strictly: a param that the message needs and the rule does
 * not give throws here, where the product would leave a gap.
 */
export function writeStrictly({ cause, params, turn, tip }: Diagnosis): string[] {
  return locales.flatMap((locale) => {
    const keys = [`cause.${cause}`, `agent.${cause}`, turn, tip].filter((key) => key !== undefined);
    return keys.map((key) => {
      const message = replies[locale][key as keyof typeof cn];
      expect(message, `${locale} ${key}`).to.be.a('string').and.not.equal('');
      const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
      return String(format.format(params));
    });
  });
}

/** A test per row, its nearest cases, and its sentences; and that every cause has a row. */
export function describeCauses(problem: ProblemType, rows: readonly Row[]): void {
  describe(`the causes of ${problem}`, () => {
    for (const { cause, when, holds, unless = [], tells = {} } of rows) {
      it(`${cause}: ${when}`, () => {
        const diagnosis = diagnose(aCase({ said: problem, ...holds }));
        expect(diagnosis).to.include({ problem, cause });
        expect(diagnosis.params).to.include(tells);
        expect(diagnosis.remedies).to.not.be.empty;
        for (const text of writeStrictly(diagnosis))
          expect(text).to.not.match(/undefined|NaN|[{}]/);
      });
      for (const [exception, spec, instead] of unless) {
        it(`not ${cause} but ${instead}: ${exception}`, () => {
          expect(diagnose(aCase({ said: problem, ...spec })).cause).to.equal(instead);
        });
      }
    }

    it('have a row each, in the order of the table', () => {
      const tested = new Set(rows.map(({ cause }) => cause));
      expect(causesOf[problem].filter((cause) => !tested.has(cause))).to.deep.equal([]);
      expect(tableOf[problem].causes.map(({ id }) => id)).to.deep.equal([...causesOf[problem]]);
    });
  });
}
