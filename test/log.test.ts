import { expect } from 'chai';
import { mask, maskDeep } from '../src/log.ts';

describe('the log', () => {
  const hidden: [string, string][] = [
    ['我的电话是13812345678，快点', '我的电话是[phone]，快点'],
    ['call +86 138 1234 5678 now', 'call [phone] now'],
    ['台灣手機0912-345-678', '台灣手機[phone]'],
    ['+852 9123 4567', '[phone]'],
    ['card 6222 0212 3456 7890 123', 'card [card]'],
    ['卡号6222021234567890123', '卡号[card]'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer [token]'],
    ['?t=secretvalue&watermark=3', '?t=[token]&watermark=3'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoiYSJ9.sig', '[token]'],
  ];
  for (const [text, masked] of hidden) {
    it(`masks ${masked}`, () => expect(mask(text)).to.equal(masked));
  }

  it('leaves order numbers and amounts readable', () => {
    expect(mask('订单 2026112300000042 一共 46.30 元')).to.equal(
      '订单 2026112300000042 一共 46.30 元',
    );
  });

  it('masks at any depth and empties fields that hold secrets by name', () => {
    expect(
      maskDeep({ a: [{ text: '13812345678', password: 'x' }], phone: '13812345678', token: 'abc' }),
    ).to.deep.equal({
      a: [{ text: '[phone]', password: '[hidden]' }],
      phone: '[hidden]',
      token: '[hidden]',
    });
  });
});
