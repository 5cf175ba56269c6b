import { expect } from 'chai';
import fc from 'fast-check';
import type { Known } from '../../dialogs/contract.ts';
import { dialog } from '../../dialogs/dialog.ts';
import { parsePressed } from '../../dialogs/pressed.ts';
import { parseState } from '../../dialogs/state.ts';
import {
  claims,
  intentLabels,
  locales,
  problemTypes,
  remedyIds,
  type StepName,
  stepNames,
} from '../../src/domain/problem.ts';
import { defaultPolicy } from '../../src/policy.ts';
import { type Conversing, converse, type World } from '../support/dialog-runner.ts';
import {
  at,
  attempt,
  type FactsSpec,
  health,
  incident,
  lastSeen,
  missing,
  now,
  partly,
  refundOf,
} from '../support/facts.ts';

const stages = [
  'unpaid',
  'placed',
  'preparing',
  'ready',
  'delivering',
  'delivered',
  'cancelled',
] as const;

const facts: fc.Arbitrary<FactsSpec> = fc.record(
  {
    stage: fc.constantFrom(...stages),
    order: fc.constantFrom(
      {},
      { promisedAt: at(-30) },
      missing(),
      missing('forbidden'),
      lastSeen(20),
    ),
    payment: fc.constantFrom(
      {},
      missing(),
      { attempts: [attempt(9), attempt(8)] },
      { attempts: [attempt(3, { code: 'timeout' })] },
      { refunds: [refundOf()] },
    ),
    delivery: fc.constantFrom(
      {},
      missing(),
      missing('not_found'),
      { stationarySince: at(-20) },
      partly(),
    ),
    merchantView: fc.constantFrom(
      {},
      missing(),
      { received: false },
      { open: false },
      lastSeen(40),
    ),
    health: fc.constantFrom(
      health(),
      health({ payments: 'down' }),
      health({ app: 'down', orders: 'down' }),
      missing(),
    ),
  },
  { requiredKeys: ['stage'] },
);

const world: fc.Arbitrary<World> = fc.record(
  {
    facts,
    more: fc.constantFrom([], [{ order: { id: 'o-2', number: '202506120777' } }]),
    guest: fc.boolean(),
    locale: fc.constantFrom(...locales),
    listMissing: fc.constantFrom('timeout', 'unavailable'),
    duty: fc.constantFrom(
      { present: 1 },
      { present: 0 },
      { present: 0, backAt: now + 3_600_000, hotline: '400' },
    ),
    incidents: fc.constantFrom(
      [],
      [incident()],
      [incident({ status: 'suspected', service: 'payments' })],
    ),
  },
  { requiredKeys: ['facts'] },
) as fc.Arbitrary<World>;

type Move = (talk: Conversing) => void;

const typed = fc.oneof(
  fc.constantFrom(
    '催一下',
    '退款',
    '取消',
    '确认',
    '好的',
    '不用',
    '转人工',
    '返回',
    '重新开始',
    '另一单',
    '谢谢',
    '到了',
    '改地址',
    '中山路1号',
    '19:30',
    '第二个',
    '8866',
    '202506120001',
    '继续',
    'hurry',
    '5',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const message: fc.Arbitrary<Move> = fc
  .record({
    text: typed,
    intent: fc.constantFrom(...intentLabels),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    claims: fc.subarray([...claims], { maxLength: 2 }),
    other: fc.constantFrom(...problemTypes),
    frustration: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ text, intent, confidence, claims: claimed, other, frustration }) => (talk) => {
    const isProblem = problemTypes.some((type) => type === intent);
    const turn = talk.says(text, {
      intent,
      confidence,
      claims: claimed,
      frustration,
      problems: isProblem
        ? [
            [intent as (typeof problemTypes)[number], confidence],
            [other, confidence / 2],
          ]
        : [],
    });
    expect(turn.replies.length, 'a message is always answered').to.be.greaterThan(0);
  });

const press: fc.Arbitrary<Move> = fc
  .oneof(
    fc.constantFrom(...remedyIds).map((remedy) => ({ remedy })),
    fc.constantFrom(...problemTypes).map((problem) => ({ problem })),
    fc.constantFrom({ order: 'o-1' }, { order: 'o-2' }, { order: 'o-x' }, { order: 'other' }),
    fc.constantFrom(
      { confirm: true },
      { confirm: false },
      { rate: 3 },
      { resume: true },
      { command: 'start_over' },
    ),
    fc.dictionary(
      fc.constantFrom('remedy', 'order', 'problem', 'items', 'rate', 'confirm'),
      fc.jsonValue(),
    ),
  )
  .map((value) => (talk) => {
    expect(talk.presses(value).replies.length, 'a button is always answered').to.be.greaterThan(0);
  });

const happening: fc.Arbitrary<Move> = fc.oneof(
  fc.constant<Move>((talk) => void talk.sends('a.jpg')),
  fc.constant<Move>((talk) => void talk.stands({ orderId: 'o-2', network: 'wifi' })),
  fc.constant<Move>((talk) => void talk.waits(7)),
  fc
    .constantFrom('ok', 'not_allowed_now', 'already_done', 'invalid')
    .map((how) => (talk: Conversing) => {
      if (talk.wanted.length > 0) talk.ends(how as 'ok');
    }),
  fc.constant<Move>((talk) => void talk.incident('recovered', incident())),
  fc
    .constantFrom('returned', 'resolved')
    .map((how) => (talk: Conversing) => void talk.comesBack(how as 'returned')),
  facts.map((spec) => (talk: Conversing) => talk.becomes({ facts: spec })),
);

const moves = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: message },
    { weight: 3, arbitrary: press },
    { weight: 3, arbitrary: happening },
  ),
  {
    minLength: 1,
    maxLength: 12,
  },
);

describe('any conversation', () => {
  it('goes on without a throw, and every message has an answer and a step', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(world, moves, (start, play) => {
        const talk = converse(start);
        talk.starts();
        for (const move of play) move(talk);
        for (const { replies, effects } of talk.turns) {
          for (const reply of replies) {
            expect(stepNames).to.include(reply.data.step as StepName);
            expect(reply.text ?? '').to.not.match(/undefined|NaN|\{\w+\}|\[object/);
            expect(reply.event ?? reply.text ?? reply.cards, 'says something').to.not.equal(
              undefined,
            );
            const offered = (reply.buttons ?? []).map(
              ({ value }) => (value as { remedy?: string }).remedy,
            );
            for (const id of offered) if (id) expect(reply.data.remedies).to.include(id);
          }
          const wishes = effects.filter((effect) => effect.kind === 'action');
          const names = wishes.map(({ action }) => `${action.orderId} ${action.remedy}`);
          expect(new Set(names).size).to.equal(names.length);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('what comes from outside', () => {
  it('is read as a button only where it is one of ours', () => {
    expect(
      parsePressed({ remedy: 'refund', items: [{ id: 'i', quantity: 2 }, { id: 3 }, null] }),
    ).to.deep.equal({
      kind: 'remedy',
      remedy: 'refund',
      given: { items: [{ id: 'i', quantity: 2 }] },
    });
    expect(parsePressed('{"remedy":"cancel"}')).to.deep.include({ remedy: 'cancel' });
    for (const value of [
      null,
      3,
      'cancel',
      '{"remedy"',
      [],
      { remedy: 'sing' },
      { order: '' },
      { order: 'x'.repeat(300) },
    ]) {
      expect(parsePressed(value), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('never makes a state that breaks: another version starts afresh', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseState(value).version).to.equal(1);
      }),
    );
    for (const value of [
      undefined,
      null,
      7,
      { version: 0 },
      { version: 1 },
      { version: 1, aside: 4 },
    ]) {
      expect(parseState(value)).to.deep.include({ version: 1, aside: [], misses: 0 });
    }
  });

  it('leaves the state it was given untouched, and answers the same the same', () => {
    const talk = converse({ facts: {} });
    talk.says('还没到', 'delay');
    const before = structuredClone(talk.state);
    const input = { kind: 'timer', name: 'watch:o-1', data: { orderId: 'o-1' } } as const;
    const known: Known = {
      now,
      customer: { id: 'c-1', guest: false },
      owner: 'bot',
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      policy: defaultPolicy,
      incidents: [],
      duty: { present: 1 },
    };
    expect(dialog(talk.state, input, known)).to.deep.equal(dialog(talk.state, input, known));
    expect(talk.state).to.deep.equal(before);
  });
});
