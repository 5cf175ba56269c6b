import { expect } from 'chai';
import { parseNumeral } from '../../intents/numerals.ts';

describe('numerals', () => {
  const cases: [string, number | undefined][] = [
    ['0', 0],
    ['12.5', 12.5],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['四十五', 45],
    ['一百零五', 105],
    ['一百二', 120],
    ['一百二十', 120],
    ['两千三', 2300],
    ['一万', 10_000],
    ['三万五', 35_000],
    ['俩', 2],
    ['一二三', 123],
    ['twenty', 20],
    ['an', 1],
    ['many', undefined],
    ['', undefined],
    ['constructor', undefined],
  ];
  for (const [text, expected] of cases)
    it(`read "${text}" as ${expected}`, () => {
      expect(parseNumeral(text)).to.equal(expected);
    });
});
