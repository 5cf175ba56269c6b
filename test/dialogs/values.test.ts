import { expect } from 'chai';
import { addressIn, clockTimeIn, nextMomentAt } from '../../dialogs/ask-value.ts';
import { dishesNamed } from '../../dialogs/confirm.ts';
import { tellMoney, tellTime } from '../../dialogs/replies/told.ts';
import type { Locale } from '../../src/domain/problem.ts';
import { converse, effectsOf } from '../support/dialog-runner.ts';

const noon = Date.parse('2025-06-12T12:00:00+08:00');
const shanghai = 'Asia/Shanghai';

describe('a time of day', () => {
  for (const [text, told] of [
    ['19:30', [19, 30]],
    ['7:30pm', [19, 30]],
    ['晚上7点半', [19, 30]],
    ['晚上七点', [19, 0]],
    ['下午两点一刻', [14, 15]],
    ['12点20分', [12, 20]],
    ['十二点二十', [12, 20]],
    ['8 pm', [20, 0]],
    ['12am', [0, 0]],
    ['２０：１５', [20, 15]],
  ] as const) {
    it(`is read in ${text}`, () => {
      const read = clockTimeIn(text);
      expect([read?.hour, read?.minute]).to.deep.equal(told);
    });
  }

  it('is not read where there is none', () => {
    for (const text of ['随便', '25:70', '30点', '晚一点就好', '早一點送', ''])
      expect(clockTimeIn(text)).to.equal(undefined);
  });

  it('is the next such moment in the customer’s zone', () => {
    const at = (hour: number, minute: number) =>
      new Date(nextMomentAt({ hour, minute }, noon, shanghai)).toISOString();
    expect(at(19, 30)).to.equal('2025-06-12T11:30:00.000Z');
    expect(at(7, 0)).to.equal('2025-06-12T23:00:00.000Z');
  });

  it('is in the half of the day that comes next where none is told', () => {
    const next = (text: string) => {
      const told = clockTimeIn(text);
      return told && tellTime(nextMomentAt(told, noon, shanghai), telling);
    };
    const telling = { locale: 'zh-CN', now: noon, timeZone: shanghai, currency: 'CNY' } as const;
    expect(next('一点')).to.equal('13:00');
    expect(next('7:30')).to.equal('19:30');
    expect(next('12点半')).to.equal('12:30');
    expect(next('12点')).to.equal('明天 00:00');
    expect(next('早上8点')).to.equal('明天 08:00');
    expect(next('08:00')).to.equal('明天 08:00');
    expect(next('晚一点，大概两点')).to.equal('14:00');
  });
});

describe('an address', () => {
  it('is taken as it is written', () => {
    expect(addressIn('改到 中山路 1 号', undefined)).to.equal('中山路 1 号');
    expect(addressIn('Change it to 5 Main St', undefined)).to.equal('5 Main St');
  });

  it('is not a complaint, and neither too short nor too long', () => {
    const complaint = {
      text: '',
      intent: 'delay' as const,
      confidence: 0.9,
      problems: [{ type: 'delay' as const, confidence: 0.9 }],
      claims: [],
      entities: {},
      frustration: 0,
    };
    expect(addressIn('怎么还没送来', complaint)).to.equal(undefined);
    expect(addressIn('送到中山路1号，别送错了', complaint)).to.equal('中山路1号，别送错了');
    expect(addressIn('x', undefined)).to.equal(undefined);
    expect(addressIn('路'.repeat(201), undefined)).to.equal(undefined);
  });

  it('that cannot be read is asked for once more, then let go', () => {
    const talk = converse({ facts: { stage: 'preparing' } });
    talk.says('改地址');
    expect(talk.says('1').text).to.include('不太像一个地址');
    expect(effectsOf(talk.says('2'), 'action')).to.deep.equal([]);
  });

  it('need not be given', () => {
    const talk = converse({ facts: { stage: 'preparing' } });
    talk.says('改地址');
    expect(talk.says('算了').last.data.step).to.equal('offer');
  });
});

describe('a dish', () => {
  const items = [
    { id: '1', name: '牛肉面', quantity: 1, unitPrice: 1 },
    { id: '2', name: 'Cola', quantity: 1, unitPrice: 1 },
  ];
  it('is found where the words name it', () => {
    expect(dishesNamed(items, '没有 cola').map(({ id }) => id)).to.deep.equal(['2']);
    expect(dishesNamed(items, '少了东西')).to.deep.equal([]);
  });
});

describe('times and money', () => {
  const telling = (locale: Locale, currency = 'CNY') => ({
    locale,
    now: noon,
    timeZone: shanghai,
    currency,
  });

  it('are told in the customer’s zone, with the day where it is not today', () => {
    const told = (hours: number, locale: Locale) =>
      tellTime(noon + hours * 3_600_000, telling(locale));
    expect(told(1, 'zh-CN')).to.equal('13:00');
    expect(told(14, 'zh-CN')).to.equal('明天 02:00');
    expect(told(-20, 'zh-TW')).to.equal('昨天 16:00');
    expect(told(72, 'zh-CN')).to.equal('6月15日 12:00');
    expect(told(72, 'en')).to.equal('15 Jun 12:00');
    expect(told(14, 'en')).to.equal('tomorrow 02:00');
    expect(told(Number.NaN, 'en')).to.equal('--:--');
  });

  it('are told with both cents', () => {
    expect(tellMoney(4630, telling('zh-CN'))).to.equal('46.30 元');
    expect(tellMoney(4630, telling('en'))).to.equal('¥46.30');
    expect(tellMoney(12_000, telling('zh-TW', 'TWD'))).to.equal('NT$120.00');
    expect(tellMoney(4630, telling('en', 'EUR'))).to.equal('46.30 EUR');
    expect(tellMoney(500, telling('en', 'JPY'))).to.equal('500 JPY');
    expect(tellMoney(4630, telling('en', 'no money'))).to.equal('46.30 no money');
  });
});
