import { expect } from 'chai';
import { proofIn } from '../../dialogs/proof.ts';
import { converse } from '../support/dialog-runner.ts';
import { at } from '../support/facts.ts';

const second = {
  order: { id: 'o-2', number: '202506120777', merchant: { id: 'm-2', name: '阿婆粥铺' } },
};

describe('the order that is meant', () => {
  it('is the only active one', () => {
    const delivered = { stage: 'delivered' as const, order: { id: 'o-9', number: '202506110009' } };
    const talk = converse({ facts: {}, more: [delivered] });
    expect(talk.says('怎么还没到', 'delay').last.data).to.include({ orderId: 'o-1' });
  });

  it('is picked from cards where several are active', () => {
    const talk = converse({ facts: {}, more: [second] });
    const asked = talk.says('怎么还没到', 'delay');
    expect(asked.last.data).to.include({ step: 'pick_order', problem: 'delay' });
    expect(asked.last.cards?.map(({ orderId }) => orderId)).to.deep.equal(['o-1', 'o-2']);
    const chosen = talk.presses({ order: 'o-2' });
    expect(chosen.last.data).to.include({
      problem: 'delay',
      orderId: 'o-2',
      cause: 'not_late_yet',
    });
  });

  for (const [how, text] of [
    ['its place', '第二个'],
    ['its number’s end', '0777'],
    ['its restaurant', '粥铺'],
    ['its whole number', '202506120777'],
  ]) {
    it(`is picked by typing ${how}`, () => {
      const talk = converse({ facts: {}, more: [second] });
      talk.says('怎么还没到', 'delay');
      expect(talk.says(text ?? '', { intent: 'none', confidence: 0.4 }).last.data).to.include({
        orderId: 'o-2',
        problem: 'delay',
      });
    });
  }

  it('is the delivered one for who complains about what came', () => {
    const delivered = { stage: 'delivered' as const, order: { id: 'o-9', number: '202506120009' } };
    const talk = converse({ facts: {}, more: [delivered] });
    const { last } = talk.says('少了一份卤蛋', { intent: 'order_error', claims: ['missing_item'] });
    expect(last.data).to.include({ orderId: 'o-9', cause: 'wrong_or_missing_items' });
  });

  it('is the cancelled one for who says that it was cancelled', () => {
    const cancelled = { stage: 'cancelled' as const, order: { id: 'o-9', number: '202506120009' } };
    const talk = converse({ facts: {}, more: [cancelled] });
    expect(talk.says('订单突然被取消了', 'order_error').last.data).to.include({
      orderId: 'o-9',
      cause: 'cancelled_by_itself',
    });
  });

  it('is the one named by number or tail', () => {
    const talk = converse({ facts: {}, more: [second] });
    const named = { intent: 'delay' as const, entities: { orderNumber: '202506120777' } };
    expect(talk.says('202506120777 还没到', named).last.data.orderId).to.equal('o-2');
    const again = converse({ facts: {}, more: [second] });
    const tail = { intent: 'delay' as const, entities: { orderTail: '0777' } };
    expect(again.says('尾号0777还没到', tail).last.data.orderId).to.equal('o-2');
  });

  it('is the one on the app’s screen', () => {
    const talk = converse({ facts: {}, more: [second] });
    talk.stands({ orderId: 'o-2' });
    expect(talk.says('还没到', 'delay').last.data.orderId).to.equal('o-2');
  });

  it('changes with the app’s screen', () => {
    const talk = converse({ facts: {}, more: [second] });
    talk.stands({ orderId: 'o-1' });
    talk.says('还没到', 'delay');
    talk.stands({ orderId: 'o-2' });
    expect(talk.says('这单呢，也没到', 'delay').last.data.orderId).to.equal('o-2');
  });

  it('stays the same for the next problem', () => {
    const talk = converse({ facts: {}, more: [second] });
    talk.says('还没到', 'delay');
    talk.presses({ order: 'o-2' });
    expect(talk.says('钱扣了几次', 'payment_failure').last.data.orderId).to.equal('o-2');
  });

  it('can be another one at any time', () => {
    const talk = converse({ facts: {}, more: [second] });
    talk.stands({ orderId: 'o-1' });
    talk.says('还没到', 'delay');
    const asked = talk.says('不是这单');
    expect(asked.last.cards?.map(({ orderId }) => orderId)).to.deep.equal(['o-2']);
    expect(talk.presses({ order: 'o-2' }).last.data).to.include({
      orderId: 'o-2',
      problem: 'delay',
    });
  });

  it('is asked for by number when it is none of the cards', () => {
    const talk = converse({ facts: {}, more: [second] });
    talk.says('还没到', 'delay');
    expect(talk.presses({ order: 'other' }).text).to.include('订单号');
    const named = { intent: 'none' as const, entities: { orderNumber: '202506120777' } };
    expect(talk.says('202506120777', named).last.data).to.include({
      orderId: 'o-2',
      problem: 'delay',
    });
  });

  it('is the later one of two that are said to be the same', () => {
    const twin = { order: { id: 'o-2', number: '202506120002', placedAt: at(-20) } };
    const talk = converse({ facts: {}, more: [twin] });
    const { last } = talk.says('下了两单一样的', { intent: 'order_error', claims: ['duplicate'] });
    expect(last.data).to.include({ orderId: 'o-2', cause: 'duplicate_order' });
  });

  it('is said to be missing only where the list was read and is empty', () => {
    const none = converse({}).says('还没到', 'delay');
    expect(none.text).to.include('没有订单');
    expect(none.last.data.step).to.equal('pick_order');
    const unread = converse({ listMissing: 'unavailable' }).says('还没到', 'delay');
    expect(unread.text)
      .to.not.include('没有订单')
      .and.not.match(/没有查到|没找到/);
    expect(unread.last.data).to.include({ problem: 'delay', cause: 'facts_unavailable' });
    expect(unread.text).to.include('12:00');
    expect(unread.text).to.include('订单号');
    expect(unread.offers).to.include('notify_on_recovery').and.include('human');
  });

  it('is not asked for where the app itself is broken', () => {
    const { last } = converse({ facts: {}, more: [second] }).says('打不开', 'outage');
    expect(last.data).to.include({ problem: 'outage', cause: 'customer_side', step: 'offer' });
  });
});

describe('an order of somebody else', () => {
  const world = { facts: {}, foreign: ['o-77', '202506129999'] };
  for (const [how, play] of [
    [
      'the app’s screen',
      (talk: ReturnType<typeof converse>) => {
        talk.stands({ orderId: 'o-77' });
        return talk.says('还没到', 'delay');
      },
    ],
    [
      'its number',
      (talk: ReturnType<typeof converse>) =>
        talk.says('202506129999 没到', {
          intent: 'delay',
          entities: { orderNumber: '202506129999' },
        }),
    ],
    ['a forged card', (talk: ReturnType<typeof converse>) => talk.presses({ order: 'o-77' })],
    [
      'a forged problem button',
      (talk: ReturnType<typeof converse>) => talk.presses({ problem: 'delay', order: 'o-77' }),
    ],
  ] as const) {
    it(`is not shown to who names it by ${how}`, () => {
      const turn = play(converse(world));
      expect(turn.text).to.include('不在您的账号下');
      expect(turn.last.data.step).to.equal('pick_order');
      expect(turn.last.data).to.not.have.property('orderId');
      expect(turn.last.cards?.map(({ orderId }) => orderId)).to.deep.equal(['o-1']);
    });
  }

  it('does not matter to who says that the app is broken', () => {
    const talk = converse(world);
    talk.stands({ orderId: 'o-77' });
    expect(talk.says('打不开', 'outage').last.data).to.include({ cause: 'customer_side' });
  });

  it('does not stay in the way of the customer’s own', () => {
    const talk = converse(world);
    talk.stands({ orderId: 'o-77' });
    talk.says('还没到', 'delay');
    expect(talk.says('还没到啊', 'delay').last.data.orderId).to.equal('o-1');
  });

  it('that nobody has is said not to be among theirs', () => {
    const turn = converse(world).says('12345678 没到', {
      intent: 'delay',
      entities: { orderNumber: '12345678' },
    });
    expect(turn.text).to.include('没有尾号 5678');
    expect(turn.last.cards?.length).to.equal(1);
  });

  it('that ends in digits nobody has is told as it was said', () => {
    const turn = converse(world).says('尾号 5555', {
      intent: 'delay',
      entities: { orderTail: '5555' },
    });
    expect(turn.text).to.include('5555');
  });
});

describe('a guest', () => {
  const world = {
    guest: true,
    facts: { order: { promisedAt: at(-9) } },
    provable: '202506120001/8866',
  };

  it('proves an order by its number and the end of the phone number', () => {
    const talk = converse(world);
    expect(talk.says('没到', 'delay').text).to.include('后四位');
    const { last } = talk.says('202506120001 8866', {
      intent: 'none',
      entities: { orderNumber: '202506120001' },
    });
    expect(last.data).to.include({ orderId: 'o-1', cause: 'late' });
  });

  it('may give the two one after the other, and keeps the order', () => {
    const talk = converse(world);
    talk.says('没到', 'delay');
    expect(talk.says('202506120001').text).to.include('后四位');
    expect(talk.says('8866').last.data).to.include({ orderId: 'o-1', problem: 'delay' });
    expect(talk.says('钱扣了两次', 'payment_failure').last.data.orderId).to.equal('o-1');
  });

  it('may give the whole phone number, and may begin with it', () => {
    const talk = converse(world);
    const turn = talk.says('订单202506120001，手机13800008866', { intent: 'none' });
    expect(turn.last.data).to.include({ orderId: 'o-1' });
    expect(proofIn('13800008866')).to.deep.equal({ number: '13800008866' });
  });

  it('sees nothing with the wrong digits', () => {
    const talk = converse(world);
    talk.says('没到', 'delay');
    const turn = talk.says('202506120001 1111');
    expect(turn.text).to.include('对不上');
    expect(turn.last.data).to.not.have.property('orderId');
  });
});
