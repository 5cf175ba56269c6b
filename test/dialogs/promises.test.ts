import { expect } from 'chai';
import { converse, effectsOf } from '../support/dialog-runner.ts';
import { at, missing, refundOf } from '../support/facts.ts';

const late = { order: { promisedAt: at(-20) }, delivery: { eta: at(30) } };

/** A late order that the customer asked us to watch. */
function watched() {
  const talk = converse({ facts: late });
  talk.says('还没到', 'delay');
  const turn = talk.says('帮我盯着');
  return { talk, turn };
}

describe('a promise to watch', () => {
  it('tells by when, and shows a card that follows the order', () => {
    const { talk, turn } = watched();
    expect(turn.text).to.include('12:10');
    expect(turn.last.data).to.include({ step: 'watch', watchUntil: at(10) });
    expect(turn.replies[0]).to.include({ slot: 'status:o-1' });
    expect(turn.replies[0]?.cards?.[0]?.kind).to.equal('status');
    expect(talk.timers).to.deep.equal(['watch:o-1']);
    expect(turn.offers).to.not.include('wait_and_watch');
  });

  it('is silent while nothing changes, and looks less and less often', () => {
    const { talk } = watched();
    const rung = talk.waits(9);
    expect(rung.map(({ replies }) => replies.length)).to.deep.equal([0, 0, 0, 0]);
  });

  it('tells the news unprompted, and brings the card up to date', () => {
    const { talk } = watched();
    talk.becomes({ facts: { ...late, delivery: { eta: at(12) } } });
    const [news] = talk.waits(2);
    expect(news?.text).to.include('12:12');
    expect(news?.last.data).to.include({ step: 'watch', orderId: 'o-1' });
    expect(news?.replies[0]?.slot).to.equal('status:o-1');
  });

  it('does not call a minute news', () => {
    const { talk } = watched();
    talk.becomes({ facts: { ...late, delivery: { eta: at(32) } } });
    expect(talk.waits(2)[0]?.replies).to.deep.equal([]);
  });

  it('is over when the food is there', () => {
    const { talk } = watched();
    talk.becomes({ facts: { ...late, stage: 'delivered' } });
    const [news] = talk.waits(2);
    expect(news?.text).to.include('已经送达').and.include('小提示');
    expect(news?.replies.map(({ data }) => data.step)).to.deep.equal(['close', 'rate']);
    expect(talk.timers).to.deep.equal([]);
  });

  it('turns to help when the order is cancelled meanwhile', () => {
    const { talk } = watched();
    talk.becomes({ facts: { stage: 'cancelled' } });
    const [news] = talk.waits(2);
    expect(news?.last.data).to.include({ cause: 'cancelled_by_itself', step: 'offer' });
    expect(talk.timers).to.deep.equal([]);
  });

  it('that nothing came of calls a human by itself', () => {
    const { talk } = watched();
    const last = talk.waits(10).at(-1);
    expect(last?.text).to.include('说好 12:10').and.include('人工客服');
    expect(effectsOf(last ?? talk.starts(), 'escalate')[0]).to.include({
      problem: 'delay',
      cause: 'late',
      orderId: 'o-1',
      priority: 'urgent',
    });
    expect(last?.last.data.step).to.equal('handoff');
    expect(talk.waits(60)).to.deep.equal([]);
  });

  it('is renewed while things move, but not for ever', () => {
    const { talk } = watched();
    talk.becomes({ facts: { ...late, delivery: { eta: at(12) } } });
    expect(talk.waits(10).at(-1)?.text).to.include('12:20');
    talk.becomes({ facts: { ...late, delivery: { eta: at(20) } } });
    expect(talk.waits(10).at(-1)?.text).to.include('12:30');
    talk.becomes({ facts: { ...late, delivery: { eta: at(28) } } });
    expect(effectsOf(talk.waits(10).at(-1) ?? talk.starts(), 'escalate')).to.have.length(1);
  });

  it('is kept with good news when nothing is wrong any more', () => {
    const talk = converse({ facts: {} });
    talk.says('还没到', 'delay');
    talk.says('帮我盯着');
    const location = { lat: 31, lng: 121, at: at(10) };
    talk.becomes({ facts: { delivery: { location } } });
    const last = talk.waits(10).at(-1);
    expect(last?.text).to.include('目前正常').and.include('在送来的路上');
    expect(last?.effects.some(({ kind }) => kind === 'escalate')).to.equal(false);
  });

  it('is kept honestly where nothing can be seen when it falls due', () => {
    const { talk } = watched();
    talk.becomes({ facts: { order: missing(), delivery: missing() } });
    const rung = talk.waits(10);
    expect(rung.slice(0, -1).flatMap(({ replies }) => replies)).to.deep.equal([]);
    expect(rung.at(-1)?.text).to.include('说好 12:10').and.include('人工客服');
  });

  it('becomes the agent’s task while an agent has the case', () => {
    const { talk } = watched();
    talk.becomes({ owner: 'agent' });
    const rung = talk.waits(10);
    expect(rung.flatMap(({ replies }) => replies)).to.deep.equal([]);
    const notes = rung.flatMap((turn) => effectsOf(turn, 'ticket_note'));
    expect(notes).to.have.length(1);
    expect(notes[0]).to.include({ what: 'task' });
    expect(notes[0]?.text).to.include('12:10').and.include('202506120001');
  });

  it('goes on in the queue, and joins the case there is', () => {
    const { talk } = watched();
    talk.says('转人工');
    const last = talk.waits(10).at(-1);
    expect(effectsOf(last ?? talk.starts(), 'escalate')).to.have.length(1);
    expect(last?.text).to.include('记进您的工单');
  });

  it('outlives a new beginning', () => {
    const { talk } = watched();
    talk.says('重新开始');
    talk.becomes({ facts: { ...late, stage: 'delivered' } });
    expect(talk.waits(2)[0]?.text).to.include('已经送达');
  });

  it('is not given twice', () => {
    const { talk } = watched();
    const again = talk.says('帮我盯着');
    expect(again.text).to.include('12:10');
    expect(effectsOf(again, 'timer')).to.deep.equal([]);
  });

  it('is recalled to who complains again', () => {
    const turn = watched().talk.says('还没到啊', 'delay');
    expect(turn.text).to.include('正盯着').and.include('12:10');
    expect(turn.last.data.watchUntil).to.equal(at(10));
  });

  it('is ended by the customer who has the food', () => {
    const { talk } = watched();
    const turn = talk.says('已经到了');
    expect(turn.replies.map(({ data }) => data.step)).to.deep.equal(['close', 'rate']);
    expect(talk.timers).to.deep.equal([]);
  });

  it('is answered by a plain “好的” without doing anything', () => {
    const { talk } = watched();
    const turn = talk.says('好的');
    expect(turn.text).to.include('有消息');
    expect(turn.effects).to.deep.equal([]);
  });

  it('about a refund runs until the day it is due', () => {
    const cancelled = {
      stage: 'cancelled' as const,
      payment: { status: 'refunding' as const, refunds: [refundOf({ expectedBy: at(600) })] },
    };
    const talk = converse({ facts: cancelled });
    expect(talk.says('退款没到', 'payment_failure').last.data.cause).to.equal('refund_under_way');
    expect(talk.says('帮我盯着').last.data.watchUntil).to.equal(at(600));
  });

  it('follows a remedy by itself', () => {
    const talk = converse({ facts: late });
    talk.says('还没到', 'delay');
    talk.says('催一下');
    const turn = talk.ends();
    expect(turn.last.data).to.include({ step: 'watch', watchUntil: at(10) });
    talk.becomes({ facts: { ...late, stage: 'delivered' } });
    expect(talk.waits(3).at(-1)?.last.data.step).to.equal('rate');
  });
});

describe('a promise after urging', () => {
  const standing = { order: { promisedAt: at(-20) }, delivery: { stationarySince: at(-12) } };

  function urged() {
    const talk = converse({ facts: standing });
    talk.says('还没到', 'delay');
    talk.says('催一下');
    talk.ends();
    return talk;
  }

  it('is renewed where urging shows its effect', () => {
    const talk = urged();
    const location = { lat: 31, lng: 121, at: at(10) };
    talk.becomes({ facts: { order: standing.order, delivery: { location } } });
    expect(talk.waits(10).at(-1)?.text).to.include('12:20');
  });

  it('calls a human where urging shows none', () => {
    const last = urged().waits(10).at(-1);
    expect(last?.last.data.step).to.equal('handoff');
  });
});

describe('a timer', () => {
  it('of an older version is let go without a word', () => {
    const talk = converse({ facts: {} });
    talk.starts();
    for (const data of [null, 7, 'x', { orderId: 4 }, { orderId: 'o-9' }, { remedy: 'sing' }]) {
      for (const name of ['watch:o-1', 'slow:o-1:sing', 'recovery', 'check']) {
        expect(talk.rings(name, data).replies).to.deep.equal([]);
      }
    }
  });
});
