import { expect } from 'chai';
import { byNumber, type NeedsContext, ownOrdersIn, readNeeds } from '../../src/bot/needs.ts';
import { createFactsReader, type FactsReader } from '../../src/platform/facts.ts';
import { type FakePlatform, fakePlatform } from '../support/fake-platform.ts';
import { scenarioFacts } from '../support/scenario-facts.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('what a dialog needs to know', () => {
  let platform: FakePlatform;
  let reader: FactsReader;
  beforeEach(() => {
    platform = fakePlatform(() => now);
    for (const [number, customerId] of ['zhang', 'li'].entries()) {
      platform.facts.set(`order-${number + 1}`, scenarioFacts({}, { now, customerId, number }));
    }
    reader = createFactsReader({ platform, wall: () => now, now: () => now });
  });

  const zhang: NeedsContext = {
    customer: { id: 'zhang', guest: false },
    ownOrders: [],
    deadline: now + 2_500,
    requestId: 'r1',
    at: new Date(now).toISOString(),
  };
  const guest: NeedsContext = { ...zhang, customer: { id: 'guest-1', guest: true } };
  const others = '2026112300000002';
  const own = '2026112300000001';

  it('gives the customer their own order with every witness', async () => {
    const { facts } = await readNeeds(reader, [{ kind: 'facts', orderId: 'order-1' }], {}, zhang);
    expect(Object.values(facts?.['order-1'] ?? {}).map(({ ok }) => ok)).to.deep.equal([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it("lets nothing of another customer's order through, not even its payment", async () => {
    const { facts, order } = await readNeeds(
      reader,
      [
        { kind: 'facts', orderId: 'order-2' },
        { kind: 'order', orderId: 'order-2' },
        { kind: 'order_by_number', number: others },
      ],
      {},
      zhang,
    );
    const { order: first, payment, delivery, merchantView } = facts?.['order-2'] ?? {};
    for (const reading of [
      first,
      payment,
      delivery,
      merchantView,
      order?.['order-2'],
      order?.[byNumber(others)],
    ]) {
      expect(reading).to.include({ ok: false, reason: 'forbidden' });
    }
  });

  it('lets witnesses of an order that cannot be read speak only where it was seen to be theirs', async () => {
    platform.trouble.set('order', 'unavailable');
    const need = [{ kind: 'facts', orderId: 'order-1' }] as const;
    const unknown = await readNeeds(reader, need, {}, zhang);
    expect(unknown.facts?.['order-1']?.payment.ok).to.equal(false);
    const known = await readNeeds(reader, need, {}, { ...zhang, ownOrders: ['order-1'] });
    expect(known.facts?.['order-1']?.payment.ok).to.equal(true);
  });

  it('shows a guest no orders, and one that was proved', async () => {
    const nothing = await readNeeds(
      reader,
      [
        { kind: 'orders' },
        { kind: 'order', orderId: 'order-1' },
        { kind: 'order_by_number', number: own },
      ],
      {},
      guest,
    );
    expect(nothing.orders).to.deep.include({ ok: true, value: [] });
    expect(nothing.order?.['order-1']).to.include({ reason: 'forbidden' });
    expect(nothing.order?.[byNumber(own)]).to.include({ reason: 'forbidden' });

    const proof = { kind: 'order_by_number', number: own, phoneTail: '6688' } as const;
    const proved = await readNeeds(reader, [proof], {}, guest);
    expect(ownOrdersIn(proved)).to.deep.equal(['order-1']);
    const need = [{ kind: 'facts', orderId: 'order-1' }] as const;
    const atOnce = await readNeeds(reader, need, proved, guest);
    expect(atOnce.facts?.['order-1']?.payment.ok).to.equal(true);
    const later = { ...guest, ownOrders: ownOrdersIn(proved) };
    const { facts } = await readNeeds(reader, need, {}, later);
    expect(facts?.['order-1']?.payment.ok).to.equal(true);
  });

  it('says why a list could not be read', async () => {
    platform.trouble.set('orders', 'unavailable');
    const { orders } = await readNeeds(reader, [{ kind: 'orders' }], {}, zhang);
    expect(orders).to.include({ ok: false, reason: 'unavailable' });
  });
});
