import { expect } from 'chai';
import type { Facts } from '../../src/domain/facts.ts';
import type { ServiceHealth } from '../../src/domain/health.ts';
import { incidentPartition } from '../../src/incidents/book.ts';
import { createIncidents, type Incidents } from '../../src/incidents/incidents.ts';
import { silentLog } from '../../src/log.ts';
import { lin, openTestDesk, type TestDesk } from '../support/desk.ts';

const minute = 60_000;

describe('incidents', () => {
  let test: TestDesk;
  let incidents: Incidents;
  beforeEach(async () => {
    test = await openTestDesk();
    incidents = create();
    await incidents.start();
  });
  afterEach(async () => {
    await incidents.stop();
    await test.close();
  });

  /** One process' incidents; `wake` may stand for its death. */
  function create(wake = (id: string): void => void test.woken.push(id)): Incidents {
    const { conversations, clock, policy, newId, desk } = test;
    return createIncidents({
      conversations,
      clock,
      policy,
      newId,
      wake,
      log: silentLog,
      linked: desk.linkedConversations,
    });
  }

  async function complain(from: Incidents, count: number, service?: 'payments'): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await from.tally({
        problem: 'payment_failure',
        service,
        customerId: `customer-${n}`,
        at: test.clock.now(),
      });
      test.clock.advance(1_000);
    }
  }

  const health = (
    status: ServiceHealth['status'],
    name: ServiceHealth['name'] = 'payments',
  ): ServiceHealth[] => [{ name, status, since: '2026-03-09T12:00:00+08:00' }];

  /** The inputs that incidents have put into a conversation. */
  async function told(conversationId: string): Promise<string[]> {
    const lines = await test.lines(conversationId);
    return lines.flatMap((line) => (line.kind === 'incident' ? [line.phase] : []));
  }

  async function eventually(check: () => Promise<boolean>): Promise<void> {
    while (!(await check())) await new Promise((resolve) => setImmediate(resolve));
  }

  it('are suspected from the tenth customer on, once, and found by everybody', async () => {
    await complain(incidents, 9);
    expect(await incidents.open()).to.deep.equal([]);
    await complain(incidents, 12);
    const [incident, another] = await incidents.open();
    expect(another).to.equal(undefined);
    expect(incident).to.deep.include({
      status: 'suspected',
      problem: 'payment_failure',
      source: 'complaints',
      customers: 10,
    });
    expect(await create().open()).to.deep.equal([incident]);
    expect(incidents.counts.opened).to.equal(1);
  });

  it('count a complaint that a turn tells twice only once', async () => {
    const complaint = { problem: 'outage' as const, customerId: 'c', at: test.clock.now() };
    for (let n = 0; n < 20; n += 1) await incidents.tally(complaint);
    expect(await incidents.open()).to.deep.equal([]);
  });

  it('are opened by exactly one of many processes that see the same', async () => {
    const processes = Array.from({ length: 5 }, () => create());
    await complain(incidents, 9, 'payments');
    await Promise.all(
      processes.map((process, n) =>
        process.tally({
          problem: 'payment_failure',
          service: 'payments',
          customerId: `late-${n}`,
          at: test.clock.now(),
        }),
      ),
    );
    expect(await incidents.list()).to.have.length(1);
    expect((await incidents.open())[0]).to.deep.include({ service: 'payments' });
  });

  it('come of look-ups that nobody answered', async () => {
    const silent = { ok: false, reason: 'timeout', at: '2026-03-09T12:30:00+08:00' } as const;
    const fine = { ok: true, value: [], asOf: '2026-03-09T12:30:00+08:00' } as const;
    const facts = {
      order: fine,
      payment: silent,
      delivery: { ...silent, reason: 'not_found' },
      merchantView: fine,
      health: fine,
    } as unknown as Facts;
    for (let n = 0; n < 10; n += 1) incidents.observe({ facts: { o: facts } }, `customer-${n}`);
    await eventually(async () => (await incidents.list()).length > 0);
    const all = await incidents.list();
    expect(all.map(({ problem, service, source }) => [problem, service, source])).to.deep.equal([
      ['outage', 'payments', 'lookups'],
    ]);
  });

  it("follow the platform's own health: confirmed when down, over when up again", async () => {
    await incidents.observeHealth(health('degraded'));
    test.clock.advance(1_001);
    expect((await incidents.open())[0]).to.deep.include({ status: 'suspected', source: 'health' });
    await incidents.observeHealth(health('down'));
    test.clock.advance(1_001);
    const [confirmed] = await incidents.open();
    expect(confirmed).to.deep.include({ status: 'confirmed', service: 'payments' });
    await incidents.observeHealth(health('up', 'orders'));
    expect(await incidents.open()).to.have.length(1);
    await incidents.observeHealth(health('up'));
    expect(await incidents.open()).to.deep.equal([]);
    const ended = await incidents.find(confirmed?.id ?? '');
    expect(ended).to.deep.include({ status: 'resolved' });
    expect(incidents.counts).to.deep.include({ opened: 1, confirmed: 1, resolved: 1 });
  });

  it('that customers or a supervisor brought up are not ended by health', async () => {
    await incidents.declare('outage', 'payments', '渠道维修');
    await incidents.observeHealth(health('up'));
    expect(await incidents.open()).to.have.length(1);
  });

  it('tell linked conversations once when they are confirmed', async () => {
    await complain(incidents, 10);
    const [incident] = await incidents.open();
    const incidentId = incident?.id ?? '';
    await test.begin('c1');
    await test.escalate('c1', { incidentId });
    await test.begin('c2');
    const closed = await test.escalate('c2', { incidentId });
    await test.desk.resolve(closed.id, lin, { code: 'done' });
    await incidents.confirm(incidentId, { id: 'chief' }, '支付渠道维修中');
    await eventually(async () => (await told('c1')).length > 0);
    await incidents.confirm(incidentId, { id: 'chief' });
    const [after] = await incidents.open();
    expect(after).to.deep.include({ status: 'confirmed', publicNote: '支付渠道维修中' });
    expect(await told('c1')).to.deep.equal(['confirmed']);
    expect(await told('c2'), 'a closed case is left in peace').to.deep.equal([]);
  });

  it('tell everybody who waited exactly once, though the process that tells dies again and again', async () => {
    const incident = await incidents.declare('outage', undefined, undefined);
    const id = incident?.id ?? '';
    const waiting = Array.from({ length: 120 }, (_, n) => `w-${n}`);
    for (const conversationId of waiting) {
      await test.begin(conversationId);
      await incidents.awaitRecovery(id, conversationId);
    }
    await incidents.awaitRecovery(id, 'gone-conversation');
    let died = 0;
    let left = 30;
    const dying = create(() => {
      left -= 1;
      if (left === 0) {
        died += 1;
        throw new Error('the process dies here');
      }
    });
    await dying.resolve(id, undefined);
    await eventually(async () => died > 0);
    for (;;) {
      test.clock.advance(7_000);
      const [row] = await test.store.claimDue(incidentPartition, test.clock.wall(), 6_000, 10);
      if (!row) break;
      left = 30;
      await dying.handlers.broadcast(row).catch(() => {});
    }
    expect(died).to.be.greaterThan(2);
    for (const conversationId of waiting) {
      expect(await told(conversationId), conversationId).to.deep.equal(['recovered']);
    }
    expect(await test.store.index.count(`incidents/waiting/${id}`)).to.equal(0);
  });

  it('tell it at once to those who ask to be told after the end', async () => {
    const incident = await incidents.declare('outage', undefined, undefined);
    const id = incident?.id ?? '';
    await test.begin('c1');
    await incidents.resolve(id, undefined);
    await incidents.awaitRecovery(id, 'c1');
    await incidents.awaitRecovery(id, 'c1');
    expect(await told('c1')).to.deep.equal(['recovered']);
    expect(test.woken).to.deep.equal(['c1']);
  });

  it('that were only suspected go by themselves when complaints die down', async () => {
    await complain(incidents, 14);
    await incidents.sweep();
    expect((await incidents.open())[0]?.customers).to.equal(14);
    test.clock.advance(11 * minute);
    await incidents.sweep();
    expect(await incidents.open()).to.deep.equal([]);
  });

  it('end once', async () => {
    const incident = await incidents.declare('outage', undefined, undefined);
    const id = incident?.id ?? '';
    const ends = await Promise.all([1, 2, 3].map(() => create().resolve(id, { id: 'chief' })));
    expect(ends.filter(Boolean)).to.have.length(1);
    expect(await incidents.confirm(id, { id: 'chief' })).to.equal(undefined);
    expect(await incidents.resolve('nothing', { id: 'chief' })).to.equal(undefined);
  });
});
