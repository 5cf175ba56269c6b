import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { tableOf } from '../../dialogs/problems/index.ts';
import { problemTypes } from '../../src/domain/problem.ts';

const page = readFileSync(new URL('../../docs/causes.md', import.meta.url), 'utf8');

/** Cause, witnesses and remedies of each row, by the id in its first column. */
const rows = new Map(
  page.split('\n').flatMap((line) => {
    const [, id, , rests = '', remedies = ''] = line.split('|').map((cell) => cell.trim());
    const named = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    return id?.startsWith('`')
      ? [[id.slice(1, -1), { rests: named(rests), remedies: named(remedies) }] as const]
      : [];
  }),
);

describe('the page of causes', () => {
  it('lists every cause of the tables with its witnesses and remedies, and no other', () => {
    const causes = problemTypes.flatMap((problem) => [...tableOf[problem].causes]);
    expect([...rows.keys()].sort()).to.deep.equal(causes.map(({ id }) => id as string).sort());
    for (const { id, rests, remedies } of causes)
      expect(rows.get(id), id).to.deep.equal({ rests: [...rests], remedies: [...remedies] });
  });
});
