import { expect } from 'chai';
import { remedies } from '../../dialogs/remedies/index.ts';
import { isOlderVersion } from '../../dialogs/remedies/self-check.ts';
import { replies } from '../../dialogs/replies/index.ts';
import type { PlatformAction } from '../../src/domain/action.ts';
import { type ProblemType, type RemedyId, remedyIds } from '../../src/domain/problem.ts';
import { converse, effectsOf, type World } from '../support/dialog-runner.ts';
import { at, attempt, health, refundOf } from '../support/facts.ts';

/** Placed nine minutes ago, and nothing since. */
const waiting = {
  placedAt: at(-9),
  updatedAt: at(-9),
  timeline: [{ status: 'placed' as const, at: at(-9), source: 'app' as const }],
};

const rider = { rider: { id: 'd-1', name: '周师傅', phone: '13800001111' } };

/** One remedy that wants an action: how it is reached, what it wants, and what is told when done. */
interface Row {
  remedy: RemedyId;
  world: World;
  said?: [text: string, problem: ProblemType];
  /** What is typed for it; nothing for one that runs at once. */
  typed?: string;
  /** Answers to its questions. */
  answers?: string[];
  action: PlatformAction;
  starts: RegExp;
  done: RegExp;
}

const rows: Row[] = [
  {
    remedy: 'urge_rider',
    world: { facts: { delivery: { stationarySince: at(-10) } } },
    said: ['还没到', 'delay'],
    typed: '催一下',
    action: { kind: 'urge', target: 'rider' },
    starts: /正在催/,
    done: /已经催过.*12:10/s,
  },
  {
    remedy: 'urge_merchant',
    world: { facts: { stage: 'preparing', order: { promisedAt: at(-9) } } },
    said: ['还没做好', 'delay'],
    typed: '催',
    action: { kind: 'urge', target: 'merchant' },
    starts: /正在催餐厅/,
    done: /已经催过餐厅/,
  },
  {
    remedy: 'resync',
    world: { facts: { stage: 'placed', merchantView: { received: false } } },
    said: ['商家没收到', 'desync'],
    action: { kind: 'resync' },
    starts: /重新同步/,
    done: /已经重新同步/,
  },
  {
    remedy: 'reconcile_payment',
    world: { facts: { stage: 'unpaid', payment: { attempts: [attempt(5)] } } },
    said: ['钱扣了还显示未付', 'payment_failure'],
    action: { kind: 'reconcile' },
    starts: /核对这笔钱/,
    done: /受理核对/,
  },
  {
    remedy: 'pay_again',
    world: {
      facts: { stage: 'unpaid', payment: { attempts: [attempt(5, { code: 'limit_exceeded' })] } },
    },
    said: ['付不了', 'payment_failure'],
    typed: '重新支付',
    action: { kind: 'payment_link' },
    starts: /付款链接/,
    done: /付款链接好了/,
  },
  {
    remedy: 'cancel',
    world: { facts: { stage: 'preparing' } },
    typed: '取消',
    answers: ['确认'],
    action: { kind: 'cancel', reason: 'order_fine' },
    starts: /正在取消/,
    done: /已经取消.*46\.30 元/s,
  },
  {
    remedy: 'refund',
    world: { facts: { stage: 'delivered', order: { promisedAt: at(-30) } } },
    said: ['太晚了', 'delay'],
    typed: '退款',
    answers: ['确认'],
    action: { kind: 'refund', amount: 4630, reason: 'arrived_late' },
    starts: /正在退款 46\.30 元/,
    done: /退款 46\.30 元/,
  },
  {
    remedy: 'change_address',
    world: { facts: { stage: 'preparing' } },
    typed: '改地址',
    answers: ['梧桐里 20 弄 3 室'],
    action: { kind: 'change_delivery', address: { text: '梧桐里 20 弄 3 室' } },
    starts: /梧桐里 20 弄 3 室/,
    done: /已经改成：梧桐里 20 弄 3 室/,
  },
  {
    remedy: 'change_time',
    world: { facts: { stage: 'preparing' } },
    typed: '改时间',
    answers: ['晚上7点半'],
    action: { kind: 'change_delivery', time: '2025-06-12T11:30:00.000Z' },
    starts: /19:30/,
    done: /19:30/,
  },
];

function begin({ world, said, typed, answers = [] }: Row) {
  const talk = converse(world);
  let turn = said ? talk.says(...said) : talk.starts();
  for (const text of [...(typed ? [typed] : []), ...answers]) turn = talk.says(text);
  return { talk, turn };
}

describe('remedies', () => {
  it('are all there', () => {
    expect(Object.keys(remedies).sort()).to.deep.equal([...remedyIds].sort());
    for (const id of remedyIds) expect(remedies[id].id).to.equal(id);
  });

  it('have every sentence they say', () => {
    const has = (key: string) => key in replies['zh-CN'];
    for (const remedy of Object.values(remedies)) {
      const { id, action, confirm, tell, ends, watched, workedKey } = remedy;
      const parts = [
        'title',
        'ask',
        ...(action ? ['start', 'done'] : []),
        ...(confirm ? ['confirm', 'yes'] : []),
        ...(tell && id !== 'self_check' ? ['tell'] : []),
      ];
      expect(
        parts.filter((part) => !has(`remedy.${id}.${part}`)),
        id,
      ).to.deep.equal([]);
      if (ends && watched) expect(workedKey, id).to.equal(`remedy.${id}.worked`);
    }
  });

  for (const row of rows) {
    it(`${row.remedy} wants its action once and says so`, () => {
      const { turn } = begin(row);
      expect(turn.text).to.match(row.starts);
      expect(
        effectsOf(turn, 'action').map(({ action }) => [action.remedy, action.action]),
      ).to.deep.equal([[row.remedy, row.action]]);
    });

    it(`${row.remedy} tells what it brought in a later turn`, () => {
      const { talk } = begin(row);
      expect(talk.ends().text).to.match(row.done);
    });

    for (const [code, says] of [
      ['not_allowed_now', /平台不允许了/],
      ['already_done', /之前已经办过/],
      ['invalid', /平台没有同意/],
    ] as const) {
      it(`${row.remedy} that is refused (${code}) is told kindly, with what else helps`, () => {
        const { talk } = begin(row);
        const turn = talk.ends(code);
        expect(turn.text).to.match(says);
        expect(turn.offers).to.include('human').and.not.include(row.remedy);
      });
    }

    it(`${row.remedy} whose outcome takes long is spoken of once`, () => {
      const { talk } = begin(row);
      const rung = talk.waits(2).filter(({ text }) => text.includes('还没有结果'));
      expect(rung).to.have.length(1);
    });
  }
});

describe('syncing an order again', () => {
  it('is said to have worked only where the restaurant has the order now', () => {
    const talk = converse({ facts: { stage: 'placed', merchantView: { received: false } } });
    talk.says('餐厅没收到', 'desync');
    expect(talk.ends().text).to.not.include('对上了');
    const other = converse({ facts: { stage: 'placed', merchantView: { received: false } } });
    other.says('餐厅没收到', 'desync');
    other.becomes({ facts: { stage: 'placed' } });
    expect(other.ends().text).to.include('对上了');
  });
});

describe('contacting', () => {
  it('the restaurant gives the number and the words to say', () => {
    const talk = converse({
      facts: { stage: 'placed', order: waiting, payment: { paidAt: at(-9) } },
    });
    talk.says('没人接单', 'order_error');
    const turn = talk.presses({ remedy: 'contact_merchant' });
    expect(turn.text).to.include('202506120001').and.include('还没有接单');
    expect(turn.last.cards?.[0]?.buttons).to.deep.equal([
      { title: '打给餐厅', phone: '021-5550-0101' },
    ]);
  });

  it('the rider gives the number and the words to say', () => {
    const talk = converse({ facts: { delivery: rider } });
    talk.says('还没到', 'delay');
    const turn = talk.says('给骑手打电话');
    expect(turn.text).to.include('周师傅');
    expect(turn.last.cards?.[0]?.buttons).to.deep.equal([
      { title: '打给骑手', phone: '13800001111' },
    ]);
  });

  it('is not offered without a number', () => {
    const talk = converse({ facts: { delivery: { stationarySince: at(-10) } } });
    expect(talk.says('还没到', 'delay').offers).to.not.include('contact_rider');
  });
});

describe('checking oneself', () => {
  it('names the limit where the limit was the reason', () => {
    const failed = [attempt(5, { code: 'limit_exceeded' })];
    const talk = converse({ facts: { stage: 'unpaid', payment: { attempts: failed } } });
    talk.says('付不了', 'payment_failure');
    expect(talk.presses({ remedy: 'self_check' }).text).to.include('限额');
  });

  it('names the old app where the app is old', () => {
    const talk = converse({ facts: {} });
    talk.stands({ appVersion: '0.1.0' });
    talk.says('打不开', 'outage');
    expect(talk.presses({ remedy: 'self_check' }).text).to.include('0.1.0');
  });

  it('compares versions by number', () => {
    expect(isOlderVersion('8.9.1', '8.10')).to.equal(true);
    expect(isOlderVersion('8.10.0', '8.10')).to.equal(false);
    expect(isOlderVersion('beta', '8.10')).to.equal(false);
  });
});

describe('paying again', () => {
  it('gives a link card and says until when it holds', () => {
    const failed = [attempt(5, { code: 'timeout' })];
    const talk = converse({ facts: { stage: 'unpaid', payment: { attempts: failed } } });
    talk.says('付不了', 'payment_failure');
    talk.forgets();
    talk.presses({ remedy: 'pay_again' });
    const turn = talk.ends({ ok: true, url: 'https://pay.example/1', expiresAt: at(15) });
    expect(turn.last.cards?.[0]?.buttons).to.deep.equal([
      { title: '去付款', url: 'https://pay.example/1' },
    ]);
    expect(turn.text).to.include('12:15');
  });

  it('is never offered while a charge stands or is on its way', () => {
    for (const attempts of [[attempt(5)], [attempt(1, { status: 'processing' })]]) {
      const talk = converse({ facts: { stage: 'unpaid', payment: { attempts } } });
      expect(talk.says('付不了', 'payment_failure').offers).to.not.include('pay_again');
    }
  });

  it('closes when the payment shows as paid', () => {
    const failed = [attempt(5, { code: 'limit_exceeded' })];
    const talk = converse({ facts: { stage: 'unpaid', payment: { attempts: failed } } });
    talk.says('付不了', 'payment_failure');
    talk.presses({ remedy: 'pay_again' });
    talk.ends({ ok: true, url: 'https://pay.example/1' });
    talk.becomes({ facts: { stage: 'placed' } });
    const [news] = talk.waits(3);
    expect(news?.text).to.include('付款成功');
    expect(news?.replies.map(({ data }) => data.step)).to.deep.equal(['close', 'rate']);
  });
});

describe('cancelling to order anew', () => {
  it('hands the dishes to the host app once the platform has cancelled', () => {
    const talk = converse({ facts: { stage: 'preparing' } });
    talk.says('取消重新下单');
    const agreed = talk.says('确认');
    expect(agreed.replies.some(({ event }) => event)).to.equal(false);
    talk.becomes({ facts: { stage: 'cancelled' } });
    const turn = talk.ends();
    expect(turn.replies.find(({ event }) => event)?.event).to.deep.equal({
      name: 'app/reorder',
      value: {
        merchantId: 'm-1',
        items: [
          { id: 'i-1', quantity: 1 },
          { id: 'i-2', quantity: 2 },
        ],
      },
    });
    expect(turn.text).to.include('点餐页');
  });

  it('needs no cancelling where the order is over', () => {
    const talk = converse({ facts: { stage: 'cancelled' } });
    const offered = talk.says('怎么取消了', 'order_error');
    expect(offered.last.buttons?.[0]?.title).to.equal('重新下单');
    const question = talk.presses({ remedy: 'cancel_and_reorder' });
    expect(question.text).to.include('46.30 元').and.not.include('原路退回');
    const turn = talk.says('确认');
    expect(effectsOf(turn, 'action')).to.deep.equal([]);
    expect(turn.replies.find(({ event }) => event)?.event?.name).to.equal('app/reorder');
  });

  it('sends no dishes where the platform refuses', () => {
    const talk = converse({ facts: { stage: 'preparing' } });
    talk.says('取消重新下单');
    talk.says('确认');
    expect(talk.ends('not_allowed_now').replies.some(({ event }) => event)).to.equal(false);
  });
});

describe('what was done', () => {
  it('is not done again at once, but later', () => {
    const talk = converse({ facts: { delivery: { stationarySince: at(-10) } } });
    talk.says('还没到', 'delay');
    talk.presses({ remedy: 'urge_rider' });
    talk.ends();
    const again = talk.says('再催一下');
    expect(effectsOf(again, 'action')).to.deep.equal([]);
    expect(again.text).to.include('12:00');
    talk.forgets();
    talk.waits(11);
    expect(effectsOf(talk.says('再催一下'), 'action')).to.have.length(1);
  });

  it('is closed with one tip that fits and one tap to rate', () => {
    const talk = converse({ facts: { stage: 'delivered', order: { promisedAt: at(-30) } } });
    talk.says('太晚了', 'delay');
    talk.says('退款');
    talk.says('确认');
    talk.becomes({
      facts: {
        stage: 'delivered',
        order: { promisedAt: at(-30) },
        payment: { status: 'refunding', refunds: [refundOf({ requestedAt: at(0) })] },
      },
    });
    const turn = talk.ends();
    expect(turn.text).to.include('小提示');
    expect(turn.last.cards?.[0]?.buttons).to.have.length(5);
    const rated = talk.presses({ rate: 4 });
    expect(effectsOf(rated, 'rating')).to.deep.equal([
      { kind: 'rating', score: 4, problem: 'delay' },
    ]);
  });

  it('may be rated by typing, and a bad rating offers a human', () => {
    const talk = converse({ facts: { stage: 'preparing' } });
    talk.says('取消');
    talk.says('确认');
    talk.becomes({ facts: { stage: 'cancelled' } });
    talk.ends();
    const rated = talk.says('1分');
    expect(effectsOf(rated, 'rating')[0]?.score).to.equal(1);
    expect(rated.offers).to.include('human');
  });
});

describe('telling when it is back', () => {
  it('waits for the open incident', () => {
    const talk = converse({
      facts: { health: health({ payments: 'down' }) },
      incidents: [
        {
          id: 'inc-1',
          status: 'confirmed',
          problem: 'outage',
          source: 'desk',
          startedAt: at(-9),
          customers: 3,
        },
      ],
    });
    const told = talk.says('打不开', 'outage');
    expect(told.last.data).to.include({ cause: 'known_incident', incidentId: 'inc-1' });
    const turn = talk.says('好了告诉我');
    expect(effectsOf(turn, 'await_recovery')).to.deep.equal([
      { kind: 'await_recovery', incidentId: 'inc-1' },
    ]);
    expect(turn.last.data).to.include({ step: 'watch', incidentId: 'inc-1' });
  });

  it('looks for itself where no incident is open', () => {
    const talk = converse({ facts: { health: health({ payments: 'down' }) } });
    expect(talk.says('打不开', 'outage').last.data.cause).to.equal('service_down');
    talk.says('好了告诉我');
    expect(talk.waits(4).map(({ replies }) => replies.length)).to.deep.equal([0, 0]);
    talk.becomes({ facts: {} });
    expect(
      talk
        .waits(9)
        .map(({ text }) => text)
        .join(),
    ).to.include('已经恢复');
  });
});

describe('what cannot be done now', () => {
  const cases: [string, World, string, RegExp][] = [
    ['cancelling what the rider has', { facts: {} }, '取消', /骑手已经取到餐/],
    ['cancelling what was delivered', { facts: { stage: 'delivered' } }, '取消', /已经送达/],
    ['cancelling what is cancelled', { facts: { stage: 'cancelled' } }, '取消', /已经取消|退款/],
    [
      'paying again what was charged',
      { facts: { stage: 'unpaid', payment: { attempts: [attempt(5)] } } },
      '重新支付',
      /免得扣两次/,
    ],
    ['calling a rider without a number', { facts: {} }, '联系骑手', /电话号码/],
    ['refunding what is on its way', { facts: {} }, '退款', /人工客服/],
  ];
  for (const [what, world, typed, says] of cases) {
    it(`is told with its reason: ${what}`, () => {
      const turn = converse(world).says(typed);
      expect(turn.text).to.match(says);
      expect(turn.offers).to.include('human');
      expect(effectsOf(turn, 'action').filter(({ action }) => !remedies[action.remedy].harmless)).to
        .be.empty;
    });
  }
});
