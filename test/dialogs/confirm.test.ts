import { expect } from 'chai';
import { type Conversing, converse, effectsOf } from '../support/dialog-runner.ts';
import { at, attempt, refundOf } from '../support/facts.ts';

const actions = (turn: ReturnType<Conversing['says']>) =>
  effectsOf(turn, 'action').map(({ action }) => action);

/** A conversation in which the question about a cancellation is open. */
function asked() {
  const talk = converse({ facts: { stage: 'preparing' } });
  const turn = talk.says('取消订单');
  return { talk, turn };
}

describe('what cannot be undone', () => {
  const cases: [string, Parameters<typeof converse>[0], string, object][] = [
    [
      'cancel',
      { facts: { stage: 'preparing' } },
      '取消订单',
      { kind: 'cancel', reason: 'order_fine' },
    ],
    [
      'cancel_and_reorder',
      { facts: { stage: 'preparing' } },
      '取消重新下单',
      { kind: 'cancel', reason: 'order_fine' },
    ],
    [
      'refund',
      { facts: { stage: 'delivered', order: { promisedAt: at(-30) } } },
      '退款',
      { kind: 'refund', amount: 4630, reason: 'arrived_late' },
    ],
  ];
  for (const [remedy, world, words, action] of cases) {
    it(`is confirmed with the amount: ${remedy}`, () => {
      const talk = converse(world);
      if (remedy === 'refund') talk.says('送太晚了', 'delay');
      const question = talk.says(words);
      expect(question.last.data).to.include({ step: 'confirm', orderId: 'o-1' });
      expect(question.text).to.include('46.30 元');
      expect(question.offers).to.include(remedy);
      expect(actions(question)).to.deep.equal([]);
      const agreed = talk.says('确认');
      expect(agreed.last.data.step).to.equal('act');
      expect(actions(agreed)).to.deep.equal([
        { id: `${remedy}-1`, orderId: 'o-1', remedy, action, by: 'bot' },
      ]);
    });
  }

  it('is confirmed by its button', () => {
    const { talk, turn } = asked();
    const yes = turn.last.buttons?.[0];
    expect(yes?.title).to.equal('确认取消');
    expect(actions(talk.presses(yes?.value ?? {}))).to.have.length(1);
  });

  for (const yes of [
    '确认',
    '好的',
    '是',
    '可以',
    '嗯',
    '确认取消',
    'yes',
    'OK',
    '確認',
    '好的，谢谢',
  ]) {
    it(`takes “${yes}” for a yes`, () => {
      expect(actions(asked().talk.says(yes))).to.have.length(1);
    });
  }

  for (const no of ['不用', '算了', '不', '不要', '先不取消', 'no', 'never mind', '不用了谢谢']) {
    it(`takes “${no}” for a no`, () => {
      const { talk } = asked();
      const turn = talk.says(no);
      expect(actions(turn)).to.deep.equal([]);
      expect(turn.last.data.step).to.equal('offer');
      expect(turn.offers).to.not.include('cancel');
      expect(actions(talk.says('确认'))).to.deep.equal([]);
    });
  }

  for (const other of ['可以吗？', '是吗', '要扣钱吗', '退款要多久', '你说呢', '取消订单']) {
    it(`takes “${other}” for neither, and asks again`, () => {
      const { talk } = asked();
      const turn = talk.says(other);
      expect(actions(turn)).to.deep.equal([]);
      expect(turn.last.data.step).to.equal('confirm');
      expect(turn.text).to.include('46.30 元');
    });
  }

  it('is asked again once only', () => {
    const { talk } = asked();
    talk.says('呃呃呃');
    expect(talk.says('随便吧那个').last.data.step).to.not.equal('act');
    talk.says('天呐');
    expect(actions(talk.says('好的'))).to.deep.equal([]);
  });

  it('waits while another problem is taken up', () => {
    const { talk } = asked();
    const turn = talk.says('而且扣了我两次钱', {
      intent: 'payment_failure',
      claims: ['charged_twice'],
    });
    expect(turn.last.data.problem).to.equal('payment_failure');
    expect(actions(talk.says('确认')).map(({ remedy }) => remedy)).to.not.include('cancel');
  });

  it('gives way to another remedy', () => {
    const { talk } = asked();
    expect(talk.says('联系餐厅').last.cards?.[0]?.kind).to.equal('contact');
  });

  it('happens once however often it is pressed', () => {
    const { talk, turn } = asked();
    const yes = turn.last.buttons?.[0]?.value ?? {};
    expect(actions(talk.presses(yes))).to.have.length(1);
    for (const again of [
      talk.presses(yes),
      talk.says('确认'),
      talk.presses({ remedy: 'cancel' }),
    ]) {
      expect(actions(again)).to.deep.equal([]);
      expect(again.text).to.include('正在处理');
    }
  });

  it('is asked again where the amount has changed meanwhile', () => {
    const talk = converse({ facts: { stage: 'delivered', order: { promisedAt: at(-30) } } });
    talk.says('送太晚了', 'delay');
    talk.says('退款');
    talk.becomes({
      facts: {
        stage: 'delivered',
        order: { promisedAt: at(-30) },
        payment: { amount: 4000 },
      },
    });
    const turn = talk.says('确认');
    expect(actions(turn)).to.deep.equal([]);
    expect(turn.text).to.include('金额变了').and.include('40.00 元');
  });

  it('is left to a human where something has been given back already', () => {
    const talk = converse({ facts: { stage: 'delivered', order: { promisedAt: at(-30) } } });
    talk.says('送太晚了', 'delay');
    talk.says('退款');
    talk.becomes({
      facts: {
        stage: 'delivered',
        order: { promisedAt: at(-30) },
        payment: { refunds: [refundOf({ amount: 630, status: 'succeeded' })] },
      },
    });
    const turn = talk.says('确认');
    expect(actions(turn)).to.deep.equal([]);
    expect(turn.text).to.include('人工客服来定');
  });

  it('is not done where the order has gone on meanwhile', () => {
    const { talk } = asked();
    talk.becomes({ facts: { stage: 'delivering' } });
    const turn = talk.says('确认');
    expect(actions(turn)).to.deep.equal([]);
    expect(turn.text).to.include('没法取消');
  });

  it('says what comes back, where to, and by when', () => {
    const { talk } = asked();
    talk.says('确认');
    talk.becomes({
      facts: {
        stage: 'cancelled',
        order: { cancel: { by: 'customer', reason: 'x', at: at(0) } },
        payment: { status: 'refunding', refunds: [refundOf({ expectedBy: at(24 * 60) })] },
      },
    });
    const turn = talk.ends();
    expect(turn.text).to.include('46.30 元').and.include('原路退回').and.include('明天 12:00');
    expect(turn.replies.map(({ data }) => data.step)).to.deep.equal(['close', 'rate']);
  });
});

describe('a refund', () => {
  const late = { stage: 'delivered' as const, order: { promisedAt: at(-30) } };

  it('above the limit goes to a human at once', () => {
    const talk = converse({
      facts: {
        ...late,
        order: { ...late.order, total: 99_900 },
        payment: { amount: 99_900, attempts: [{ ...attempt(20), amount: 99_900 }] },
      },
    });
    const offered = talk.says('送太晚了', 'delay');
    expect(offered.offers).to.not.include('refund');
    const turn = talk.says('退款');
    expect(turn.text).to.include('999.00 元');
    expect(effectsOf(turn, 'escalate')).to.have.length(1);
    expect(actions(turn)).to.deep.equal([]);
  });

  it('is for the dish that was named', () => {
    const talk = converse({ facts: { stage: 'delivered' } });
    talk.says('少了卤蛋', { intent: 'order_error', claims: ['missing_item'] });
    expect(talk.says('退款').text)
      .to.include('卤蛋')
      .and.include('3.00 元')
      .and.include('共 46.30 元');
    expect(actions(talk.says('确认'))[0]?.action).to.deep.equal({
      kind: 'refund',
      amount: 300,
      reason: 'wrong_or_missing_items',
      items: [{ id: 'i-2', quantity: 1 }],
    });
  });

  it('offers single dishes where none was named', () => {
    const talk = converse({ facts: { stage: 'delivered' } });
    talk.says('少送了', { intent: 'order_error', claims: ['missing_item'] });
    const question = talk.says('退款');
    expect(question.text).to.include('46.30 元');
    const dish = question.last.buttons?.find(({ title }) => title.includes('牛肉面'));
    expect(talk.presses(dish?.value ?? {}).text).to.include('32.00 元');
  });

  it('of a second charge is the second charge', () => {
    const talk = converse({ facts: { payment: { attempts: [attempt(20), attempt(19)] } } });
    talk.says('扣了两次', { intent: 'payment_failure', claims: ['charged_twice'] });
    talk.forgets();
    expect(talk.presses({ remedy: 'refund' }).text).to.include('46.30 元');
  });

  it('is left to a human while the food is on its way', () => {
    const talk = converse({ facts: {} });
    talk.says('还没到', 'delay');
    const turn = talk.says('退款');
    expect(turn.last.data.step).to.equal('offer');
    expect(turn.text).to.include('人工客服');
  });

  it('of an order that can still be cancelled is its cancellation', () => {
    const talk = converse({ facts: { stage: 'preparing' } });
    const turn = talk.says('我要退款');
    expect(turn.last.data.step).to.equal('confirm');
    expect(actions(talk.says('确认退款'))[0]?.action.kind).to.equal('cancel');
  });
});
