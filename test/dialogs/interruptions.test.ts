import { expect } from 'chai';
import { type Conversing, converse, effectsOf } from '../support/dialog-runner.ts';
import { at } from '../support/facts.ts';

const second = { order: { id: 'o-2', number: '202506120777' } };
const unpaid = { stage: 'unpaid' as const, ...second };
const cooking = { stage: 'preparing' as const, order: { promisedAt: at(-9) } };

/** Every place where a question can be open, and how one gets there. */
const places: [string, () => Conversing][] = [
  [
    'an offer',
    () => {
      const talk = converse({ facts: cooking });
      talk.says('还没到', 'delay');
      return talk;
    },
  ],
  [
    'a confirmation',
    () => {
      const talk = converse({ facts: cooking });
      talk.says('还没到', 'delay');
      talk.says('取消');
      return talk;
    },
  ],
  [
    'a new address',
    () => {
      const talk = converse({ facts: cooking });
      talk.says('还没到', 'delay');
      talk.says('改地址');
      return talk;
    },
  ],
  [
    'the choice of an order',
    () => {
      const talk = converse({ facts: cooking, more: [second] });
      talk.says('还没到', 'delay');
      return talk;
    },
  ],
  [
    'a clarifying question',
    () => {
      const talk = converse({ facts: cooking });
      talk.says('那个', { intent: 'delay', confidence: 0.4 });
      return talk;
    },
  ],
  [
    'a request for a photo',
    () => {
      const talk = converse({ facts: { stage: 'delivered' } });
      talk.says('洒了', { intent: 'order_error', claims: ['damaged'] });
      talk.presses({ remedy: 'send_evidence' });
      return talk;
    },
  ],
  [
    'an action under way',
    () => {
      const talk = converse({ facts: cooking });
      talk.says('还没到', 'delay');
      talk.says('催');
      return talk;
    },
  ],
  [
    'a rating',
    () => {
      const talk = converse({ facts: cooking });
      talk.says('取消');
      talk.says('确认');
      talk.becomes({ facts: { stage: 'cancelled' } });
      talk.ends();
      return talk;
    },
  ],
];

for (const [place, arrive] of places) {
  describe(`at ${place}`, () => {
    it('a human can be called', () => {
      expect(effectsOf(arrive().says('转人工'), 'escalate')).to.have.length(1);
    });

    it('the conversation can start over', () => {
      const talk = arrive();
      const turn = talk.says('重新开始');
      expect(turn.last.data.step).to.equal('help');
      expect(turn.last.data).to.not.have.property('problem');
      expect(effectsOf(talk.says('确认'), 'action')).to.deep.equal([]);
    });

    it('one can go back', () => {
      const talk = arrive();
      const turn = talk.says('返回');
      expect(turn.replies).to.not.be.empty;
      expect(
        effectsOf(talk.says('确认'), 'action').filter(({ action }) => action.remedy === 'cancel'),
      ).to.deep.equal([]);
    });

    it('another problem is taken up', () => {
      const turn = arrive().says('App 打不开了', 'outage');
      expect(turn.last.data.problem).to.be.oneOf(['outage', 'order_error', 'delay']);
      expect(turn.replies).to.not.be.empty;
    });

    it('small talk gets its answer, and the question stays', () => {
      const talk = arrive();
      const before = talk.turns.at(-1)?.last.data.step;
      const turn = talk.says('谢谢');
      expect(turn.text).to.include('不客气');
      if (['confirm', 'offer', 'pick_order'].includes(before ?? '')) {
        expect(turn.last.data.step).to.equal(before);
      }
    });

    it('nonsense gets an answer', () => {
      expect(arrive().says('哐哐哐哐', { intent: 'none', confidence: 0.2 }).replies).to.not.be
        .empty;
    });

    it('a photo gets an answer', () => {
      expect(arrive().sends('a.jpg').text).to.include('照片收到了');
    });
  });
}

describe('what was interrupted', () => {
  it('is taken up again when the interruption is settled', () => {
    const talk = converse({
      facts: cooking,
      more: [unpaid],
    });
    talk.stands({ orderId: 'o-1' });
    talk.says('还没到', 'delay');
    talk.stands({ orderId: 'o-2' });
    talk.says('取消');
    talk.says('确认');
    talk.becomes({ more: [{ ...unpaid, stage: 'cancelled' }] });
    const turn = talk.ends();
    expect(turn.text).to.include('已经取消').and.include('接着说配送慢');
    expect(turn.last.data).to.include({ orderId: 'o-1', step: 'offer', problem: 'delay' });
  });

  it('is asked again after small talk, with its amount', () => {
    const talk = converse({ facts: cooking });
    talk.says('取消');
    const turn = talk.says('你是机器人吗');
    expect(turn.text).to.include('我是机器人').and.include('46.30 元');
    expect(effectsOf(talk.says('确认'), 'action')).to.have.length(1);
  });

  it('is not done by a yes after help was shown instead', () => {
    const talk = converse({ facts: cooking });
    talk.says('取消');
    talk.says('哐哐', { intent: 'none', confidence: 0.2 });
    talk.says('哐哐', { intent: 'none', confidence: 0.2 });
    talk.says('哐哐', { intent: 'none', confidence: 0.2 });
    expect(effectsOf(talk.says('好的'), 'action')).to.deep.equal([]);
  });

  it('goes on where the app asks to resume', () => {
    const talk = converse({ facts: cooking });
    talk.says('还没到', 'delay');
    expect(talk.presses({ resume: true }).last.data).to.include({
      problem: 'delay',
      step: 'offer',
    });
    expect(talk.says('继续').last.data).to.include({ problem: 'delay' });
  });

  it('goes back from a question to what was offered', () => {
    const talk = converse({ facts: cooking });
    talk.says('还没到', 'delay');
    talk.says('取消');
    const turn = talk.says('返回');
    expect(turn.last.data).to.include({ step: 'offer', problem: 'delay' });
    expect(turn.offers).to.include('urge_merchant');
  });

  it('by an outcome is asked again underneath it', () => {
    const talk = converse({ facts: { stage: 'placed', merchantView: { received: false } } });
    talk.says('餐厅没收到', 'desync');
    talk.says('取消');
    const turn = talk.ends();
    expect(turn.replies[0]?.text).to.include('重新同步过了');
    expect(turn.last.data.step).to.equal('confirm');
    expect(turn.last.text).to.include('46.30 元');
    expect(effectsOf(talk.says('确认'), 'action').map(({ action }) => action.remedy)).to.deep.equal(
      ['cancel'],
    );
  });

  it('by silence stays as it was', () => {
    const talk = converse({ facts: cooking });
    talk.says('还没到', 'delay');
    talk.says('帮我盯着');
    talk.says('取消');
    expect(talk.waits(2)[0]?.replies).to.deep.equal([]);
    expect(effectsOf(talk.says('确认'), 'action')).to.have.length(1);
  });

  it('is told anew to who asks what is going on', () => {
    const talk = converse({ facts: cooking });
    talk.says('还没到', 'delay');
    talk.becomes({ facts: { ...cooking, stage: 'delivering' } });
    expect(talk.says('怎么回事啊').last.data).to.include({ cause: 'late', step: 'offer' });
    expect(converse({ facts: {} }).says('怎么回事啊').last.data.step).to.equal('help');
  });

  it('is looked at again for who says that it did not help, and ends with a human', () => {
    const talk = converse({ facts: cooking });
    talk.says('还没到', 'delay');
    expect(talk.says('没用啊').text).to.include('我再看一遍');
    talk.says('还是不行');
    expect(effectsOf(talk.says('好的'), 'escalate')).to.have.length(1);
  });
});
