import { expect } from 'chai';
import { toClauses } from '../../intents/clauses.ts';
import { normalise } from '../../intents/normalise.ts';

function denied(text: string): string[] {
  const normal = normalise(text);
  return toClauses(normal)
    .filter(({ isDenied }) => isDenied)
    .map(({ start, end }) => normal.slice(start, end).replace(/[,，。]$/, ''));
}

describe('clauses', () => {
  it('cover the whole text without gaps', () => {
    const text = '钱付了没问题，就是骑手不动。but why? 不知道';
    const clauses = toClauses(text);
    expect(clauses.map(({ start, end }) => text.slice(start, end)).join('')).to.equal(text);
  });

  it('weigh more behind a "but" than before it', () => {
    const [before, after] = toClauses('味道很好但是送太慢');
    expect(before?.weight).to.be.lessThan(1);
    expect(after?.weight).to.be.greaterThan(1);
  });

  it('weigh the same where nothing is set against another', () => {
    expect(toClauses('太慢了，不想等').map(({ weight }) => weight)).to.deep.equal([1, 1]);
  });

  const cases: [string, string[]][] = [
    ['钱付了没问题，就是骑手半天不动', ['钱付了没问题']],
    ['付款，没问题，但店家没接单', ['付款', '没问题']],
    ['不是送得慢，是送错了', ['不是送得慢']],
    ['没超时，就是少了一份', ['没超时']],
    ['the payment went through but the rider never came', ['the payment went through ']],
    ['not late, just the wrong food', ['not late']],
    ['是不是出问题了', []],
    ['不是说半小时到吗', []],
    ['还没送到，没有人接单', []],
    ['支付有问题', []],
  ];
  for (const [text, expected] of cases)
    it(`of "${text}" deny ${expected.length > 0 ? expected.join(' and ') : 'nothing'}`, () => {
      expect(denied(text)).to.deep.equal(expected);
    });
});
