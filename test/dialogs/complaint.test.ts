import { expect } from 'chai';
import { askConfidence, longestMessage, sureConfidence } from '../../dialogs/lines.ts';
import { converse, effectsOf } from '../support/dialog-runner.ts';
import { at, attempt, lastSeen, missing } from '../support/facts.ts';

describe('a complaint', () => {
  it('is answered with what is so, what helps, and a human', () => {
    const talk = converse({
      facts: {
        delivery: { stationarySince: at(-10), rider: { id: 'd', name: '周师傅', phone: '139' } },
      },
    });
    const turn = talk.says('我的外卖还没到', 'delay');
    expect(turn.replies).to.have.length(1);
    expect(turn.last.data).to.deep.include({
      step: 'offer',
      problem: 'delay',
      cause: 'rider_not_moving',
      orderId: 'o-1',
      orderNumber: '202506120001',
      remedies: ['urge_rider', 'contact_rider', 'wait_and_watch', 'human'],
    });
    expect(turn.last.buttons?.map(({ title }) => title)[0]).to.include('催');
    expect(turn.text).to.include('11:50');
  });

  it('is counted once, with its order', () => {
    const turn = converse({ facts: {} }).says('还没到', 'delay');
    expect(
      effectsOf(turn, 'tally').map(({ problem, order }) => [problem, order?.id]),
    ).to.deep.equal([['delay', 'o-1']]);
  });

  it('that the facts turn elsewhere is told kindly and treated there', () => {
    const talk = converse({ facts: { stage: 'placed', merchantView: { received: false } } });
    const turn = talk.says('钱扣了吗', 'payment_failure');
    expect(turn.last.data).to.include({
      said: 'payment_failure',
      problem: 'desync',
      cause: 'merchant_has_no_order',
    });
    expect(turn.text).to.include('钱没问题');
  });

  it('has what is harmless done at once, and says so', () => {
    const turn = converse({ facts: { stage: 'placed', merchantView: { received: false } } }).says(
      '商家说没有这单',
      'desync',
    );
    expect(effectsOf(turn, 'action').map(({ action }) => action)).to.deep.equal([
      { id: 'resync-1', orderId: 'o-1', remedy: 'resync', action: { kind: 'resync' }, by: 'bot' },
    ]);
    expect(turn.text).to.include('重新同步');
    expect(turn.offers).to.include('cancel_and_reorder').and.not.include('resync');
  });

  it('is not answered with the same harmless action twice', () => {
    const talk = converse({ facts: { stage: 'placed', merchantView: { received: false } } });
    talk.says('商家说没有这单', 'desync');
    expect(effectsOf(talk.says('还是没有', 'desync'), 'action')).to.deep.equal([]);
    talk.ends();
    expect(effectsOf(talk.says('还是没有', 'desync'), 'action')).to.deep.equal([]);
  });

  it('shows all views side by side where two places disagree', () => {
    const [card] = converse({ facts: {} }).says('App和骑手不一样', 'desync').last.cards ?? [];
    expect(card?.lines).to.have.length(4);
  });

  it('is answered honestly where the order cannot be seen', () => {
    const turn = converse({
      facts: {
        order: lastSeen(30),
        payment: missing(),
        delivery: missing(),
        merchantView: missing(),
      },
    }).says('还没到', 'delay');
    expect(turn.last.data).to.include({
      cause: 'facts_unavailable',
      problem: 'delay',
      orderId: 'o-1',
    });
    expect(turn.offers).to.include('wait_and_watch').and.include('human');
  });

  it('says what could not be seen beside what could', () => {
    const turn = converse({ facts: { order: { promisedAt: at(-20) }, payment: missing() } }).says(
      '还没到',
      'delay',
    );
    expect(turn.last.data.cause).to.equal('late');
    expect(turn.text).to.include('付款记录').and.include('12:00');
  });

  it('said in anger is met with an apology first', () => {
    const turn = converse({ facts: {} }).says('到底送不送！', {
      intent: 'delay',
      frustration: 0.9,
    });
    expect(turn.text).to.match(/^实在抱歉/);
  });

  it('said again and again ends with a human offered outright', () => {
    const talk = converse({ facts: { order: { promisedAt: at(-20) } } });
    talk.says('还没到', 'delay');
    talk.says('还没到啊', 'delay');
    expect(talk.says('都说了还没到', 'delay').text).to.include('好几遍');
    expect(effectsOf(talk.says('好的'), 'escalate')).to.have.length(1);
  });

  it('asks for a photo once where one helps', () => {
    const talk = converse({ facts: { stage: 'delivered' } });
    const first = talk.says('汤洒了', { intent: 'order_error', claims: ['damaged'] });
    expect(first.text).to.include('拍张照片');
    const second = talk.says('真的洒了', { intent: 'order_error', claims: ['damaged'] });
    expect(second.text).to.not.include('拍张照片');
  });

  it('too long to read gets a polite request', () => {
    const turn = converse({ facts: {} }).says('啊'.repeat(longestMessage + 1), 'delay');
    expect(turn.text).to.include('5000');
    expect(turn.last.data.step).to.equal('help');
  });
});

describe('two problems in one message', () => {
  const both = {
    intent: 'delay' as const,
    problems: [
      ['delay', 0.8],
      ['payment_failure', 0.7],
    ] as ['delay' | 'payment_failure', number][],
  };

  it('are both named, and the one that hurts is told first', () => {
    const turn = converse({
      facts: { payment: { attempts: [attempt(20), attempt(19)] } },
    }).says('扣了两次钱，饭也没来', both);
    expect(turn.text).to.include('付款和配送慢');
    expect(turn.replies.map(({ data }) => [data.problem, data.cause])).to.deep.equal([
      ['payment_failure', 'charged_twice'],
      ['delay', undefined],
    ]);
    expect(turn.last.text).to.include('没有发现别的异常').and.include('12:15');
  });

  it('are told one after the other, with the buttons of both at the end', () => {
    const turn = converse({
      facts: {
        order: { promisedAt: at(-20) },
        payment: { attempts: [attempt(20), attempt(19)] },
      },
    }).says('扣了两次钱，饭也没来', both);
    expect(turn.replies.map(({ data }) => data.cause)).to.deep.equal(['charged_twice', 'late']);
    expect(turn.offers).to.include('refund').and.include('urge_rider');
  });

  it('are both treated: the second is taken up when the first is done', () => {
    const talk = converse({
      facts: {
        order: { promisedAt: at(-20) },
        payment: { attempts: [attempt(20), attempt(19)] },
      },
    });
    talk.says('扣了两次钱，饭也没来', both);
    talk.forgets();
    talk.presses({ remedy: 'refund' });
    talk.says('确认');
    const done = talk.ends({ ok: true });
    const causes = done.replies.map(({ data }) => data.cause);
    expect(causes).to.include('charged_twice');
    talk.says('没事了');
    expect(talk.turns.at(-1)?.last.data).to.include({ step: 'offer', problem: 'delay' });
  });

  it('with one cause are told once', () => {
    const turn = converse({ facts: { stage: 'placed', merchantView: { received: false } } }).says(
      '扣了钱，饭也没来',
      both,
    );
    expect(turn.replies.map(({ data }) => data.cause)).to.deep.equal(['merchant_has_no_order']);
    expect(turn.text).to.include('最要紧');
  });
});

describe('a message that is not clear', () => {
  const likely = (confidence: number) => ({
    intent: 'delay' as const,
    confidence,
    problems: [
      ['delay', confidence],
      ['desync', 0.3],
    ] as ['delay' | 'desync', number][],
  });

  it('is acted on from the upper line', () => {
    const talk = converse({ facts: {} });
    expect(talk.says('那个', likely(sureConfidence)).last.data.step).to.equal('offer');
  });

  it('is asked about between the lines, with the two likeliest', () => {
    const { last } = converse({ facts: {} }).says('那个', likely(askConfidence));
    expect(last.data.step).to.equal('clarify');
    expect(last.buttons?.map(({ value }) => value)).to.deep.equal([
      { problem: 'delay' },
      { problem: 'desync' },
      { remedy: 'human' },
    ]);
  });

  it('is asked about once at most', () => {
    const talk = converse({ facts: {} });
    talk.says('那个', likely(askConfidence));
    expect(talk.says('就那个嘛', likely(askConfidence)).last.data).to.include({
      step: 'offer',
      problem: 'delay',
    });
  });

  it('is cleared by pressing, or by naming the place', () => {
    const talk = converse({ facts: {} });
    talk.says('那个', likely(askConfidence));
    expect(talk.presses({ problem: 'desync' }).last.data.problem).to.equal('desync');
    const typed = converse({ facts: {} });
    typed.says('那个', likely(askConfidence));
    expect(typed.says('第二个').last.data.problem).to.equal('desync');
  });

  it('below the lines hears what the bot can do, and of a human', () => {
    const { last, offers } = converse({ facts: {} }).says('嗡嗡', likely(askConfidence - 0.01));
    expect(last.data.step).to.equal('help');
    expect(offers).to.include('human');
  });

  it('three times in a row is offered a human outright, and yes takes it', () => {
    const talk = converse({ facts: {} });
    talk.says('嗡嗡', { intent: 'none', confidence: 0.2 });
    talk.says('嗡嗡', { intent: 'none', confidence: 0.2 });
    expect(talk.says('嗡嗡', { intent: 'none', confidence: 0.2 }).text).to.include(
      '要帮您转人工客服吗',
    );
    expect(effectsOf(talk.says('好'), 'escalate')).to.have.length(1);
  });

  it('counts only misses in a row', () => {
    const talk = converse({ facts: {} });
    talk.says('嗡嗡');
    talk.says('嗡嗡');
    talk.says('还没到', 'delay');
    expect(talk.says('嗡嗡').text).to.not.include('转人工客服吗');
  });

  it('that only vents is met with sympathy', () => {
    const heard = { intent: 'none' as const, frustration: 0.5 };
    expect(converse({ facts: {} }).says('什么破平台', heard).text).to.match(/抱歉.*哪里出了问题/);
  });

  for (const [text, says] of [
    ['你好', '我在'],
    ['谢谢', '不客气'],
    ['很好吃', '谢谢夸奖'],
    ['你是机器人吗', '我是机器人'],
    ['你能做什么', '我能'],
  ] as const) {
    it(`gets a short answer to ${text}`, () => {
      const { text: answer, last } = converse({ facts: {} }).says(text);
      expect(answer).to.include(says);
      expect(last.data.step).to.equal('help');
    });
  }
});

describe('a patient question', () => {
  it('hears the status and when it comes', () => {
    const { last, text } = converse({ facts: {} }).says('到哪了', 'order_status');
    expect(text).to.include('在送来的路上').and.include('12:15');
    expect(last.data).to.include({ step: 'diagnose', orderId: 'o-1' });
    expect(last.data).to.not.have.property('cause');
    expect(last.cards?.[0]?.kind).to.equal('status');
  });

  it('hears of trouble where there is some', () => {
    const { last } = converse({ facts: { order: { promisedAt: at(-20) } } }).says(
      '到哪了',
      'order_status',
    );
    expect(last.data).to.include({ problem: 'delay', cause: 'late', step: 'offer' });
    expect(last.data).to.not.have.property('said');
  });

  it('may be nothing but an order number', () => {
    const named = { intent: 'none' as const, entities: { orderNumber: '202506120001' } };
    const { last } = converse({ facts: {} }).says('202506120001', named);
    expect(last.data).to.include({ orderId: 'o-1' });
  });
});
