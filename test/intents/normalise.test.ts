import { expect } from 'chai';
import fc from 'fast-check';
import { normalise } from '../../intents/normalise.ts';

describe('normalising', () => {
  const cases: [string, string, string][] = [
    ['makes full width half width', 'ＡＢＣ１２３，！', 'abc123,!'],
    ['makes Traditional characters simplified', '外送員遲到了', '外送员迟到了'],
    ['shortens drawn-out characters to two', '慢慢慢慢慢！！！！', '慢慢!!'],
    ['keeps every digit', '订单1000000005', '订单1000000005'],
    ['turns a telling emoji into a word', '太慢了😡', '太慢了 angry'],
    ['turns an emoji with skin tone into one word', '好👍🏽', '好 great'],
    ['turns any other emoji into the word emoji', '🦄', 'emoji'],
    ['reads pinyin typed instead of characters', 'wo yao tuikuan', 'wo yao 退款'],
    ['leaves English words that hold a syllable of pinyin', 'my wechat pay', 'my wechat pay'],
    ['puts homophones of the trade right', '旗手还没到，帐户扣宽了', '骑手还没到,账户扣款了'],
    ['drops what cannot be seen', 'a\u200bb\u0000c\ufeff', 'abc'],
    ['drops halves of surrogate pairs', 'a\ud800b\udc00', 'ab'],
    ['joins spaces and line ends', '  a \n\n b\t', 'a b'],
    ['makes typographic apostrophes plain', 'don’t', "don't"],
  ];
  for (const [what, from, to] of cases)
    it(what, () => {
      expect(normalise(from)).to.equal(to);
    });

  it('changes nothing when done again', () => {
    const letters = fc.constantFrom(..."慢了退宽a1 ！😡ｗ員\u200b\ud83d.'");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: letters })), (text) => {
        const once = normalise(text);
        expect(normalise(once)).to.equal(once);
      }),
      { numRuns: 500 },
    );
  });
});
