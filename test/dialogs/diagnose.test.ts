import { expect } from 'chai';
import { diagnose } from '../../dialogs/diagnose.ts';
import { tableOf, tables } from '../../dialogs/problems/index.ts';
import {
  type CauseId,
  causesOf,
  type ProblemType,
  problemTypes,
} from '../../src/domain/problem.ts';
import { writeStrictly } from '../support/cause-table.ts';
import {
  aCase,
  at,
  attempt,
  type CaseSpec,
  health,
  incident,
  lastSeen,
  missing,
  partly,
  refundOf,
} from '../support/facts.ts';

const found = (spec: CaseSpec) => diagnose(aCase(spec));
const cause = (spec: CaseSpec) => found(spec).cause;

/** Nobody answers anything. */
const nothing = (reason: 'timeout' | 'unavailable'): CaseSpec => ({
  order: missing(reason),
  payment: missing(reason),
  delivery: missing(reason),
  merchantView: missing(reason),
  health: missing(reason),
});

const lost: CaseSpec = { stage: 'placed', merchantView: { received: false, status: undefined } };
const expired: CaseSpec = {
  stage: 'cancelled',
  order: { cancel: { by: 'system', reason: '', at: at(-4) } },
  payment: { status: 'unpaid', paidAt: undefined, attempts: [] },
};
const late: CaseSpec = { order: { promisedAt: at(-12) } };

describe('diagnose', () => {
  describe('tables', () => {
    it('list every cause once, in the order of the domain', () => {
      expect(tables.map(({ problem }) => problem)).to.deep.equal([...problemTypes]);
      const ids = tables.flatMap(({ causes }) => causes.map(({ id }) => id));
      expect(ids).to.deep.equal(problemTypes.flatMap((problem) => [...causesOf[problem]]));
      expect(new Set(ids).size).to.equal(ids.length);
    });

    it('offer a human for every cause, and ask for a photo only where they can take one', () => {
      for (const { causes } of tables)
        for (const { id, remedies, evidence } of causes) {
          expect(remedies, id).to.include('human');
          expect(new Set(remedies).size, id).to.equal(remedies.length);
          if (evidence) expect(remedies, id).to.include('send_evidence');
        }
    });

    it('put what runs at once before the buttons', () => {
      for (const { causes } of tables)
        for (const { id, remedies } of causes) {
          const isHarmless = remedies.map((one) => one === 'resync' || one === 'reconcile_payment');
          expect(isHarmless.lastIndexOf(true), id).to.be.lessThan(
            isHarmless.indexOf(false) === -1 ? remedies.length : isHarmless.indexOf(false),
          );
        }
    });
  });

  describe('precedence', () => {
    const first: [problem: ProblemType, of: [CauseId, CauseId], spec: CaseSpec][] = [
      [
        'order_error',
        ['wrong_address', 'wrong_or_missing_items'],
        { claims: ['missing_item', 'wrong_address'], stage: 'delivered' },
      ],
      [
        'order_error',
        ['wrong_or_missing_items', 'damaged'],
        { claims: ['damaged', 'wrong_item'], stage: 'delivered' },
      ],
      ['order_error', ['damaged', 'note_ignored'], { claims: ['note_ignored', 'damaged'] }],
      [
        'order_error',
        ['merchant_closed', 'not_accepted'],
        { stage: 'placed', sinceStep: 20, merchantView: { open: false } },
      ],
      [
        'order_error',
        ['not_accepted', 'kitchen_backlog'],
        { stage: 'placed', sinceStep: 20, merchantView: { backlog: 40 } },
      ],
      [
        'order_error',
        ['kitchen_backlog', 'preparing_stalled'],
        { claims: ['stuck'], stage: 'preparing', merchantView: { backlog: 40 } },
      ],
      [
        'payment_failure',
        ['charged_twice', 'charged_but_unpaid'],
        { stage: 'unpaid', payment: { attempts: [attempt(3), attempt(2)] } },
      ],
      [
        'payment_failure',
        ['wrong_amount', 'refund_under_way'],
        {
          payment: {
            amount: 5630,
            attempts: [attempt(25, { amount: 5630 })],
            refunds: [refundOf({ amount: 300 })],
          },
        },
      ],
      [
        'payment_failure',
        ['channel_down', 'limit_exceeded'],
        {
          stage: 'unpaid',
          payment: {
            status: 'failed',
            attempts: [attempt(2, { code: 'limit_exceeded' })],
            channel: { name: 'x', status: 'down' },
          },
        },
      ],
      [
        'payment_failure',
        ['limit_exceeded', 'coupon_refused'],
        {
          claims: ['coupon_refused'],
          stage: 'unpaid',
          payment: { status: 'failed', attempts: [attempt(2, { code: 'limit_exceeded' })] },
        },
      ],
      [
        'delay',
        ['no_rider', 'kitchen_slow'],
        { stage: 'preparing', delivery: { status: 'unassigned' }, order: { promisedAt: at(-8) } },
      ],
      [
        'delay',
        ['kitchen_slow', 'weather'],
        {
          stage: 'preparing',
          order: { promisedAt: at(-8) },
          delivery: { conditions: [{ kind: 'weather', severity: 'major' }] },
        },
      ],
      [
        'delay',
        ['rider_not_moving', 'late'],
        { order: { promisedAt: at(-8) }, delivery: { stationarySince: at(-9) } },
      ],
      [
        'delay',
        ['weather', 'traffic'],
        {
          delivery: {
            conditions: [
              { kind: 'traffic', severity: 'major' },
              { kind: 'weather', severity: 'major' },
            ],
          },
        },
      ],
      [
        'desync',
        ['tracking_frozen', 'app_behind_merchant'],
        {
          order: { status: 'preparing' },
          delivery: { location: { lat: 0, lng: 0, at: at(-15) } },
        },
      ],
      [
        'desync',
        ['payment_order_disagree', 'merchant_behind_app'],
        {
          payment: { status: 'unpaid', paidAt: undefined, attempts: [] },
          merchantView: { status: 'placed', acceptedAt: undefined, readyAt: undefined },
        },
      ],
      [
        'outage',
        ['known_incident', 'service_down'],
        { incidents: [incident()], health: health({ payments: 'down' }) },
      ],
      [
        'outage',
        ['service_down', 'service_degraded'],
        { health: health({ delivery: 'down', app: 'degraded' }) },
      ],
      [
        'outage',
        ['service_degraded', 'suspected_incident'],
        { incidents: [incident({ status: 'suspected' })], health: health({ app: 'degraded' }) },
      ],
    ];
    for (const [problem, [winner, loser], spec] of first) {
      it(`${winner} goes before ${loser}, and both hold`, () => {
        const view = aCase({ said: problem, ...spec });
        for (const id of [winner, loser])
          expect(tableOf[problem].causes.find((one) => one.id === id)?.when(view), id).to.be.an(
            'object',
          );
        expect(diagnose(view)).to.include({ problem, cause: winner });
      });
    }
  });

  describe('whatever was said', () => {
    for (const said of problemTypes) {
      it(`${said}: paid, and the restaurant has nothing`, () => {
        expect(found({ said, ...lost })).to.include({
          problem: 'desync',
          cause: 'merchant_has_no_order',
        });
      });

      it(`${said}: expired unpaid`, () => {
        expect(found({ said, ...expired })).to.include({
          problem: 'payment_failure',
          cause: 'expired_unpaid',
        });
      });

      it(`${said}: the platform is down`, () => {
        expect(found({ said, ...late, health: health({ app: 'down' }) })).to.include({
          problem: 'outage',
          cause: 'platform_down',
        });
      });
    }

    it('the lost order goes before the platform that is down', () => {
      const down = health({ app: 'down' });
      expect(cause({ said: 'outage', ...lost, health: down })).to.equal('merchant_has_no_order');
      expect(cause({ said: 'outage', ...expired, health: down })).to.equal('expired_unpaid');
    });
  });

  describe('words and facts', () => {
    it('keep the problem that was said where it has a true cause', () => {
      const both: CaseSpec = { ...late, delivery: { location: { lat: 0, lng: 0, at: at(-15) } } };
      expect(found({ said: 'delay', ...both })).to.include({ problem: 'delay', cause: 'late' });
      expect(found({ said: 'delay', ...both })).to.not.have.any.keys('said', 'turn');
      expect(found({ said: 'desync', ...both })).to.include({ cause: 'tracking_frozen' });
    });

    it('turn to what the facts show, and say that the money is fine', () => {
      expect(found({ said: 'payment_failure', ...late })).to.include({
        problem: 'delay',
        cause: 'late',
        said: 'payment_failure',
        turn: 'turn.payment_failure',
      });
    });

    it('turn in the order outage, desync, payment, order, delay', () => {
      const all: CaseSpec = {
        claims: ['stuck'],
        stage: 'preparing',
        order: { promisedAt: at(-12) },
        merchantView: { status: 'ready', readyAt: at(-10) },
        payment: { refunds: [refundOf({ amount: 100 })] },
        health: health({ orders: 'degraded' }),
      };
      expect(cause({ ...all, said: 'order_error' })).to.equal('service_degraded');
      expect(cause({ ...all, said: 'order_error', health: health() })).to.equal(
        'app_behind_merchant',
      );
      const agreed: CaseSpec = { ...all, health: health(), merchantView: {} };
      expect(cause({ ...agreed, said: 'outage' })).to.equal('refund_under_way');
      expect(cause({ ...agreed, said: 'outage', payment: {} })).to.equal('preparing_stalled');
      expect(cause({ ...agreed, said: 'outage', payment: {}, claims: [] })).to.equal(
        'kitchen_slow',
      );
    });

    it('fall back to what was said where nothing is wrong anywhere', () => {
      const fallbacks = problemTypes.map((said) => found({ said }));
      expect(fallbacks.map((one) => one.cause)).to.deep.equal([
        'customer_side',
        'views_agree',
        'payment_fine',
        'order_fine',
        'not_late_yet',
      ]);
      for (const one of fallbacks) expect(one).to.not.have.any.keys('said', 'turn');
    });

    it('tell a cancellation as such where something else than money was said', () => {
      const coming: CaseSpec = {
        stage: 'cancelled',
        payment: { status: 'refunding', refunds: [refundOf()] },
      };
      expect(cause({ said: 'delay', ...coming })).to.equal('cancelled_by_itself');
      expect(cause({ said: 'payment_failure', ...coming })).to.equal('refund_under_way');
    });

    it('do not call fine what was said when it could not be looked at', () => {
      const frozen = { location: { lat: 0, lng: 0, at: at(-15) } };
      expect(found({ said: 'payment_failure', payment: missing(), delivery: frozen })).to.include({
        cause: 'tracking_frozen',
        turn: 'turn.payment_failure.open',
      });
    });

    it('do not call fine what was said when a greater trouble covers it', () => {
      const refund: CaseSpec = {
        payment: { refunds: [refundOf()] },
        health: health({ app: 'down' }),
      };
      expect(found({ said: 'payment_failure', ...refund })).to.include({
        cause: 'platform_down',
        turn: 'turn.payment_failure.open',
      });
    });

    it('do not explain money or a dead app by lateness when neither could be looked at', () => {
      expect(cause({ said: 'payment_failure', ...late, payment: missing() })).to.equal(
        'facts_unavailable',
      );
      expect(cause({ said: 'outage', ...late, health: missing() })).to.equal('facts_unavailable');
      expect(cause({ said: 'order_error', ...late, payment: missing() })).to.equal('late');
    });
  });

  describe('what could not be read', () => {
    it('is said, and the problem stays as said', () => {
      for (const said of problemTypes) {
        const diagnosis = found({ said, ...nothing('timeout') });
        expect(diagnosis).to.include({ problem: said, cause: 'facts_unavailable' });
        expect(diagnosis.params).to.include({ witness: 'all', flaw: 'missing', reason: 'timeout' });
        expect(diagnosis.certainty).to.equal('unseen');
      }
    });

    it('is an outage where the platform is not there at all', () => {
      const diagnosis = found({ said: 'delay', ...nothing('unavailable') });
      expect(diagnosis).to.include({
        problem: 'outage',
        said: 'delay',
        cause: 'facts_unavailable',
      });
      expect(diagnosis.remedies).to.include('notify_on_recovery');
      expect(diagnosis).to.not.have.property('turn');
    });

    it('is no outage where one service is not there and the others answer', () => {
      expect(found({ said: 'payment_failure', payment: missing('unavailable') })).to.include({
        problem: 'payment_failure',
        cause: 'facts_unavailable',
      });
    });

    it('is explained by a service that the platform itself calls down', () => {
      const spec: CaseSpec = {
        payment: missing('unavailable'),
        health: health({ payments: 'down' }),
      };
      expect(found({ said: 'payment_failure', ...spec })).to.include({
        problem: 'outage',
        cause: 'service_down',
      });
    });

    it('is not explained by a service that has nothing to do with it', () => {
      const spec: CaseSpec = { delivery: missing(), health: health({ payments: 'down' }) };
      expect(found({ said: 'delay', ...spec })).to.include({
        problem: 'delay',
        cause: 'facts_unavailable',
      });
      expect(cause({ said: 'delay', health: health({ payments: 'down' }) })).to.equal(
        'not_late_yet',
      );
    });

    it('is explained by look-ups that fail for many', () => {
      const suspected = incident({ status: 'suspected', source: 'lookups', service: 'delivery' });
      expect(cause({ said: 'delay', delivery: missing(), incidents: [suspected] })).to.equal(
        'suspected_incident',
      );
    });

    it('does not keep what can be read from being told', () => {
      expect(
        found({ said: 'delay', ...late, payment: missing(), delivery: missing() }),
      ).to.deep.include({
        cause: 'late',
        unseen: ['order', 'payment', 'delivery'].filter((one) => one !== 'order'),
      });
    });

    it('lists the platform’s health only where the platform was said to fail', () => {
      expect(found({ said: 'delay', ...late, health: missing() }).unseen).to.deep.equal([]);
      expect(found({ said: 'outage', health: missing() }).unseen).to.deep.equal(['health']);
    });

    it('does not count an answer that there is no such record', () => {
      const none = missing('not_found');
      const spec: CaseSpec = { order: none, payment: none, delivery: none, merchantView: none };
      expect(found({ said: 'outage', ...spec }).unseen).to.deep.equal([]);
    });

    it('says since when an old look is from', () => {
      const diagnosis = found({ said: 'payment_failure', payment: lastSeen(7) });
      expect(diagnosis.params).to.include({
        witness: 'payment',
        flaw: 'old',
        sinceAt: Date.parse(at(-7)),
      });
    });
  });

  describe('certainty', () => {
    it('is what the facts show, showed when last seen, or only the word says', () => {
      expect(found({ ...late }).certainty).to.equal('shown');
      const cooking: CaseSpec = { stage: 'placed', sinceStep: 20, order: lastSeen(4) };
      expect(found({ said: 'order_error', ...cooking })).to.include({
        cause: 'not_accepted',
        certainty: 'last_known',
      });
      expect(found({ said: 'order_error', claims: ['damaged'] }).certainty).to.equal('told');
    });

    it('takes an answer whose data is twenty minutes behind as old', () => {
      const view = aCase({ said: 'payment_failure' });
      const { payment } = view.facts;
      if (payment.ok) payment.asOf = at(-20);
      expect(diagnose(view)).to.deep.include({ cause: 'facts_unavailable', unseen: ['payment'] });
    });

    it('does not conclude from what is absent in an incomplete answer', () => {
      const unpaid = { status: 'unpaid', paidAt: undefined, attempts: [] };
      expect(cause({ said: 'desync', stage: 'preparing', payment: unpaid as object })).to.equal(
        'payment_order_disagree',
      );
      expect(cause({ said: 'desync', stage: 'preparing', payment: partly(unpaid) })).to.equal(
        'facts_unavailable',
      );
    });
  });

  describe('evidence', () => {
    it('is asked for where the food is said to be wrong, not where an address is still to be changed', () => {
      expect(found({ said: 'order_error', claims: ['damaged'] })).to.include({ evidence: true });
      const wrong = { said: 'order_error', claims: ['wrong_address'] } as const;
      expect(found({ ...wrong, stage: 'delivered' })).to.include({ evidence: true });
      expect(found({ ...wrong, stage: 'preparing' })).to.not.have.property('evidence');
    });
  });

  it('writes what could not be read in three languages', () => {
    const specs: CaseSpec[] = [
      nothing('timeout'),
      nothing('unavailable'),
      { said: 'payment_failure', payment: lastSeen(5) },
      { said: 'payment_failure', payment: partly() },
      { order: missing('not_found'), delivery: missing('not_found') },
      { order: missing('forbidden') },
    ];
    for (const spec of specs)
      for (const text of writeStrictly(found(spec))) expect(text).to.not.match(/undefined|[{}]/);
  });
});
