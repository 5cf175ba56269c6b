import { expect } from 'chai';
import { converse } from '../support/dialog-runner.ts';
import { at, attempt, incident } from '../support/facts.ts';

describe('the welcome', () => {
  it('says that a bot speaks, and offers the five problems and a human', () => {
    const { last, text, offers } = converse({ facts: {} }).starts();
    expect(text).to.include('机器人');
    expect(last.data.step).to.equal('welcome');
    expect(last.buttons?.map(({ value }) => value)).to.deep.equal([
      { problem: 'delay' },
      { problem: 'order_error' },
      { problem: 'payment_failure' },
      { problem: 'desync' },
      { problem: 'outage' },
      { remedy: 'human' },
    ]);
    expect(offers).to.deep.equal(['human']);
    expect(last.cards).to.equal(undefined);
  });

  const troubles: [string, Parameters<typeof converse>[0], RegExp][] = [
    ['past its promise', { facts: { order: { promisedAt: at(-6) } } }, /过了承诺/],
    [
      'that nobody accepts',
      { facts: { stage: 'placed', order: { placedAt: at(-9), timeline: [] } } },
      /卡住/,
    ],
    [
      'whose payment failed',
      { facts: { stage: 'unpaid', payment: { attempts: [attempt(3, { code: 'timeout' })] } } },
      /显示待付款/,
    ],
    ['that the restaurant cancelled an hour ago', { facts: { stage: 'cancelled' } }, /被取消/],
  ];
  for (const [what, world, says] of troubles) {
    it(`begins with an order ${what} as a card`, () => {
      const { last, text } = converse(world).starts();
      expect(text).to.match(says);
      expect(last.cards?.[0]).to.include({ kind: 'order', orderId: 'o-1' });
      expect(last.data).to.include({ orderId: 'o-1', orderNumber: '202506120001' });
    });
  }

  it('takes the card’s button for the complaint it stands for', () => {
    const talk = converse({ facts: { order: { promisedAt: at(-9) } } });
    const [card] = talk.starts().last.cards ?? [];
    const button = card?.buttons?.[0];
    const { last } = talk.presses(button && 'value' in button ? button.value : {});
    expect(last.data).to.include({ problem: 'delay', cause: 'late', orderId: 'o-1' });
  });

  it('takes a typed yes to its question for the same, and a no for none of it', () => {
    const talk = converse({ facts: { order: { promisedAt: at(-9) } } });
    talk.starts();
    expect(talk.says('是的').last.data).to.include({ cause: 'late', orderId: 'o-1' });
    const other = converse({ facts: { order: { promisedAt: at(-9) } } });
    other.starts();
    expect(other.says('不是').last.buttons).to.have.length(6);
  });

  it('is silent about an order the customer cancelled, and one cancelled long ago', () => {
    for (const cancel of [
      { by: 'customer' as const, reason: 'x', at: at(-9) },
      { by: 'merchant' as const, reason: 'x', at: at(-200) },
    ]) {
      const world = { facts: { stage: 'cancelled' as const, order: { cancel } } };
      expect(converse(world).starts().last.cards).to.equal(undefined);
    }
  });

  it('comes at once where the list of orders cannot be read', () => {
    const { last, text } = converse({ listMissing: 'timeout' }).starts();
    expect(last.data.step).to.equal('welcome');
    expect(text).to.include('机器人').and.not.include('没有订单');
  });

  it('tells a guest how to be helped, and shows no order', () => {
    const { last, text } = converse({
      guest: true,
      facts: { order: { promisedAt: at(-30) } },
    }).starts();
    expect(text).to.include('登录').and.include('后四位');
    expect(last.cards).to.equal(undefined);
    expect(last.data).to.not.have.property('orderId');
  });

  it('calls the customer by name, in their language', () => {
    expect(converse({ name: '小林' }).starts().text).to.include('小林');
    expect(converse({ name: 'Ann', locale: 'en' }).starts().text)
      .to.include('Hi Ann')
      .and.include('bot');
    expect(converse({ locale: 'zh-TW' }).starts().text).to.include('機器人');
  });

  it('says a confirmed incident first', () => {
    const { text } = converse({ facts: {}, incidents: [incident()] }).starts();
    expect(text).to.include('故障').and.include('11:45');
  });
});
