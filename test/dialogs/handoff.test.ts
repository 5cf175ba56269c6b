import { expect } from 'chai';
import { converse, effectsOf } from '../support/dialog-runner.ts';
import { at, missing } from '../support/facts.ts';

const late = { order: { promisedAt: at(-20) } };

describe('a human', () => {
  for (const words of ['转人工', '人工客服', '我要找真人', 'talk to a human', '轉真人客服']) {
    it(`is called at once by “${words}”`, () => {
      const turn = converse({ facts: late }).says(words);
      expect(effectsOf(turn, 'escalate')).to.have.length(1);
      expect(turn.last.data.step).to.equal('handoff');
    });
  }

  it('is called by words that only understanding knows', () => {
    const turn = converse({ facts: late }).says('别废话了我要跟活人说', 'human');
    expect(effectsOf(turn, 'escalate')).to.have.length(1);
    const unsure = converse({ facts: late }).says('有谁在吗那边', {
      intent: 'human',
      confidence: 0.4,
    });
    expect(effectsOf(unsure, 'escalate')).to.deep.equal([]);
    expect(unsure.text).to.include('要帮您转人工客服吗');
  });

  it('gets the only order there is, and what its facts show', () => {
    const [escalation] = effectsOf(converse({ facts: late }).says('转人工'), 'escalate');
    expect(escalation).to.include({ problem: 'delay', cause: 'late', orderId: 'o-1' });
    expect(escalation?.summary).to.include('11:40');
  });

  it('gets no order where none is known, and is called all the same', () => {
    for (const world of [{}, { listMissing: 'timeout' as const }, { guest: true }]) {
      const turn = converse(world).says('转人工');
      const [escalation] = effectsOf(turn, 'escalate');
      expect(escalation?.orderId).to.equal(undefined);
      expect(escalation?.problem).to.equal('other');
      expect(turn.text).to.include('先告诉我是什么问题');
    }
  });

  it('is not shown somebody else’s order', () => {
    const talk = converse({ foreign: ['o-77'] });
    talk.stands({ orderId: 'o-77' });
    expect(effectsOf(talk.says('转人工'), 'escalate')[0]?.orderId).to.equal(undefined);
  });

  it('reads what was said, found and tried', () => {
    const talk = converse({ facts: { delivery: { stationarySince: at(-10) } } });
    talk.says('骑手半天不动了', 'delay');
    talk.says('催一下');
    talk.ends('not_allowed_now');
    const [escalation] = effectsOf(talk.says('转人工'), 'escalate');
    expect(escalation?.summary)
      .to.include('骑手半天不动了')
      .and.include('静止 10 分钟')
      .and.include('平台拒绝');
    expect(escalation?.tried).to.deep.equal([
      { remedy: 'urge_rider', at: Date.parse(at(0)), outcome: 'not_allowed_now' },
    ]);
  });

  it('comes first to who is furious, and sooner where money or a meal is at stake', () => {
    const furious = converse({ facts: {} }).says('我要投诉！！找人来', {
      intent: 'human',
      frustration: 0.95,
    });
    expect(effectsOf(furious, 'escalate')[0]?.priority).to.equal('urgent');
    const talk = converse({ facts: { stage: 'placed', merchantView: { received: false } } });
    talk.says('商家没收到', 'desync');
    expect(effectsOf(talk.says('转人工'), 'escalate')[0]?.priority).to.equal('high');
    expect(effectsOf(converse({ facts: {} }).says('转人工'), 'escalate')[0]?.priority).to.equal(
      'normal',
    );
  });

  it('who is not on duty is not promised now', () => {
    const duty = { present: 0, backAt: Date.parse(at(20 * 60)), hotline: '400-000-0000' };
    const { text } = converse({ facts: late, duty }).says('转人工');
    expect(text).to.include('明天 08:00').and.include('400-000-0000').and.not.include('稍等');
    expect(converse({ facts: late, duty: { present: 0 } }).says('转人工').text).to.include(
      '没有客服在岗',
    );
  });

  it('who is not free answers soon, after those who wait already', () => {
    const duty = { present: 0, answerBy: Date.parse(at(5)) };
    const next = converse({ facts: late, duty, queue: { position: 1, waitMinutes: 5 } });
    expect(next.says('转人工').text)
      .to.include('大约 12:05 前')
      .and.not.match(/上班|前面/);
    const third = converse({ facts: late, duty, queue: { position: 3, waitMinutes: 15 } });
    expect(third.says('转人工').text).to.include('前面还有 2 位，大约 12:15 前');
  });
});

describe('in the queue', () => {
  function queued(world: Parameters<typeof converse>[0] = {}) {
    const talk = converse({ facts: late, ...world });
    talk.says('还没到', 'delay');
    talk.says('转人工');
    return talk;
  }

  it('messages are acknowledged with place and time', () => {
    const { text, last, effects } = queued().says('快点来人啊', 'delay');
    expect(text).to.include('前面还有 1 位').and.include('4 分钟');
    expect(last.data).to.include({ step: 'handoff', ticketId: 't-1' });
    expect(effects).to.deep.equal([]);
  });

  it('the next one hears that they are next', () => {
    const talk = queued({ queue: { position: 1, waitMinutes: 0.5 } });
    expect(talk.says('喂').text).to.include('下一位').and.include('1 分钟');
  });

  it('asking for a human again opens nothing new', () => {
    const turn = queued().says('转人工');
    expect(turn.effects).to.deep.equal([]);
    expect(turn.text).to.include('已经在等');
  });

  it('photos are added to the case', () => {
    const turn = queued().sends('a.jpg', 'b.jpg');
    expect(turn.text).to.include('2 张照片').and.include('工单');
    expect(effectsOf(turn, 'evidence')[0]?.attachments).to.have.length(2);
  });

  it('a question about the order is still answered', () => {
    const { text } = queued({ facts: {} }).says('到哪了', 'order_status');
    expect(text).to.include('在送来的路上');
  });

  it('buttons still work', () => {
    expect(effectsOf(queued().presses({ remedy: 'urge_rider' }), 'action')).to.have.length(1);
  });

  it('a question the bot asked may still be answered', () => {
    const talk = queued({ facts: { stage: 'preparing' } });
    talk.presses({ remedy: 'cancel' });
    expect(effectsOf(talk.says('确认'), 'action')).to.have.length(1);
  });

  it('with nobody on duty the bot goes on helping', () => {
    const talk = queued({ duty: { present: 0, backAt: Date.parse(at(600)) } });
    const turn = talk.says('钱也扣了两次', {
      intent: 'payment_failure',
      claims: ['charged_twice'],
    });
    expect(turn.last.data).to.include({ said: 'payment_failure', step: 'offer' });
    expect(talk.says('嗡嗡').text).to.include('22:00');
  });

  it('what is said afterwards completes a case without a problem', () => {
    const second = { order: { id: 'o-2', number: '202506120777' } };
    const talk = converse({ facts: late, more: [second] });
    talk.says('转人工');
    talk.presses({ problem: 'delay' });
    const turn = talk.presses({ order: 'o-1' });
    expect(effectsOf(turn, 'escalate')[0]).to.include({
      problem: 'delay',
      cause: 'late',
      orderId: 'o-1',
    });
    expect(effectsOf(talk.presses({ problem: 'delay' }), 'escalate')).to.deep.equal([]);
  });

  it('what an action brought is told', () => {
    const talk = queued();
    talk.presses({ remedy: 'urge_rider' });
    expect(talk.ends().text).to.include('已经催过');
  });
});

describe('when an agent is done', () => {
  it('returning goes on where the bot was', () => {
    const talk = converse({ facts: late });
    talk.says('还没到', 'delay');
    talk.says('转人工');
    const turn = talk.comesBack('returned');
    expect(turn.text).to.include('我接着帮您');
    expect(turn.last.data).to.include({ step: 'offer', problem: 'delay' });
    expect(turn.offers).to.include('urge_rider');
  });

  it('returning without a topic shows what the bot can do', () => {
    const talk = converse({});
    talk.says('转人工');
    expect(talk.comesBack('returned').last.data.step).to.equal('help');
  });

  it('resolving closes with a tip and a rating', () => {
    const talk = converse({ facts: late });
    talk.says('还没到', 'delay');
    talk.says('转人工');
    const turn = talk.comesBack('resolved');
    expect(turn.replies.map(({ data }) => data.step)).to.deep.equal(['close', 'rate']);
    expect(turn.text).to.include('小提示');
  });

  it('asking again opens a case again', () => {
    const talk = converse({ facts: late });
    talk.says('转人工');
    talk.comesBack('resolved');
    expect(effectsOf(talk.says('转人工'), 'escalate')).to.have.length(1);
  });
});

describe('with everything down', () => {
  it('a human can still be called', () => {
    const dark = {
      order: missing(),
      payment: missing(),
      delivery: missing(),
      merchantView: missing(),
    };
    const talk = converse({ facts: dark, listMissing: 'timeout' });
    talk.says('还没到', 'delay');
    const [escalation] = effectsOf(talk.presses({ remedy: 'human' }), 'escalate');
    expect(escalation).to.include({ problem: 'delay', cause: 'facts_unavailable' });
  });
});
