import { expect } from 'chai';
import type { PlatformAction } from '../../src/domain/action.ts';
import type { Reading } from '../../src/domain/facts.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';

const minuteMs = 60_000;
const must = <T>(reading: Reading<T>): T => {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.value;
};

describe('an order of the sandbox reacts:', () => {
  let clock: ManualClock;
  let sandbox: Sandbox;
  let key = 0;

  beforeEach(() => {
    clock = manualClock('2025-03-01T12:00:00.000Z');
    sandbox = createSandbox({ clock });
  });

  const pass = (minutes: number) => clock.advance(minutes * minuteMs);

  /** The newest order of a scenario's customer. */
  async function of(scenario: string) {
    const [order] = must(await sandbox.orders(`demo-${scenario}-r`, 5));
    if (!order) throw new Error('no order');
    const { id } = order;
    return {
      id,
      first: order,
      act: async (action: PlatformAction) => {
        key += 1;
        const result = await sandbox.act(id, action, `key-${key}`);
        if (!result.known) throw new Error('unknown outcome');
        return result.outcome;
      },
      order: async () => must(await sandbox.order(id)),
      payment: async () => must(await sandbox.payment(id)),
      delivery: async () => must(await sandbox.delivery(id)),
      merchant: async () => must(await sandbox.merchantView(id)),
    };
  }

  const refusal = (code: string) => ({ ok: false, code });

  it('a rider who is urged moves on after a minute, and is there sooner', async () => {
    const the = await of('rider_not_moving');
    const before = await the.delivery();
    expect(await the.act({ kind: 'urge', target: 'rider' })).to.include({ ok: true });
    pass(3);
    const after = await the.delivery();
    expect(after.stationarySince).to.equal(undefined);
    expect(after.location?.distanceMeters).to.be.lessThan(before.location?.distanceMeters ?? 0);
    pass(20);
    expect((await the.order()).status).to.equal('delivered');
  });

  it('a rider who is deaf to it does not', async () => {
    const the = await of('rider_never_moves');
    const before = await the.delivery();
    expect(await the.act({ kind: 'urge', target: 'rider' })).to.include({ ok: true });
    pass(6);
    expect((await the.delivery()).stationarySince).to.equal(before.stationarySince);
  });

  it('a rider is found for food that waits', async () => {
    const the = await of('no_rider');
    await the.act({ kind: 'urge', target: 'rider' });
    pass(2);
    expect((await the.delivery()).rider).to.include.keys('name', 'phone');
    pass(30);
    expect((await the.delivery()).status).to.equal('delivered');
  });

  it('a kitchen that is urged is ready in six minutes, and the rider comes for it', async () => {
    const the = await of('preparing_stalled');
    await the.act({ kind: 'urge', target: 'merchant' });
    pass(6);
    expect((await the.merchant()).status).to.equal('ready');
    pass(3);
    expect((await the.order()).status).to.equal('delivering');
  });

  it('a kitchen that is deaf to it goes on as before', async () => {
    const the = await of('kitchen_never_hurries');
    expect(await the.act({ kind: 'urge', target: 'merchant' })).to.include({ ok: true });
    pass(20);
    expect((await the.order()).status).to.equal('preparing');
  });

  it('a restaurant that is urged accepts, and the order is not cancelled any more', async () => {
    const the = await of('not_accepted');
    await the.act({ kind: 'urge', target: 'merchant' });
    pass(1);
    expect((await the.merchant()).acceptedAt).to.be.a('string');
    pass(60);
    expect((await the.order()).status).to.equal('delivered');
    expect((await the.payment()).refunds).to.deep.equal([]);
  });

  it('nobody urges a restaurant that is closed, that has no order, or that is done', async () => {
    for (const scenario of ['merchant_closed', 'merchant_has_no_order', 'late']) {
      const the = await of(scenario);
      const outcome = await the.act({ kind: 'urge', target: 'merchant' });
      expect(outcome, scenario).to.include(refusal('not_allowed_now'));
    }
  });

  it('a resync brings the order to the restaurant', async () => {
    const the = await of('merchant_has_no_order');
    expect((await the.merchant()).received).to.equal(false);
    expect(await the.act({ kind: 'resync' })).to.include({ ok: true });
    pass(1);
    expect((await the.merchant()).received).to.equal(true);
    pass(3);
    expect((await the.order()).status).to.equal('preparing');
    pass(60);
    expect((await the.order()).status).to.equal('delivered');
  });

  for (const scenario of ['app_behind_merchant', 'merchant_behind_app', 'tracking_frozen']) {
    it(`a resync wakes what stands still: ${scenario}`, async () => {
      const the = await of(scenario);
      await the.act({ kind: 'resync' });
      pass(1);
      const [order, merchant, delivery] = await Promise.all([
        the.order(),
        the.merchant(),
        the.delivery(),
      ]);
      expect(order.status).to.equal(merchant.status);
      expect(clock.now() - Date.parse(delivery.location?.at ?? '')).to.be.lessThan(minuteMs);
    });
  }

  it('a resync tells the rider of a cancelled order to stop', async () => {
    const the = await of('cancelled_but_moving');
    await the.act({ kind: 'resync' });
    expect((await the.delivery()).status).to.equal('unassigned');
    expect((await the.delivery()).rider).to.equal(undefined);
  });

  it('there is nothing to resync where all agree, nor before it is paid', async () => {
    expect(await (await of('views_agree')).act({ kind: 'resync' })).to.include(
      refusal('already_done'),
    );
    const unpaid = await of('coupon_refused');
    expect(await unpaid.act({ kind: 'resync' })).to.include(refusal('not_allowed_now'));
  });

  it('reconciling finds the charge, and the order goes on', async () => {
    const the = await of('charged_but_unpaid');
    expect(await the.act({ kind: 'reconcile' })).to.include({ ok: true });
    expect((await the.payment()).status).to.equal('paid');
    expect((await the.order()).status).to.equal('placed');
    pass(60);
    expect((await the.order()).status).to.equal('delivered');
  });

  it('reconciling gives back what was charged twice, or too much', async () => {
    const twice = await of('charged_twice');
    await twice.act({ kind: 'reconcile' });
    expect((await twice.payment()).refunds.map(({ amount }) => amount)).to.deep.equal([4630]);
    expect((await twice.payment()).status).to.equal('paid');
    const wrong = await of('wrong_amount');
    await wrong.act({ kind: 'reconcile' });
    expect((await wrong.payment()).refunds.map(({ amount }) => amount)).to.deep.equal([1200]);
    expect(await wrong.act({ kind: 'reconcile' })).to.include(refusal('already_done'));
  });

  it('reconciling finds nothing where nothing was charged', async () => {
    const the = await of('channel_error');
    expect(await the.act({ kind: 'reconcile' })).to.include({ ok: true });
    expect((await the.payment()).paidAt).to.equal(undefined);
  });

  it('cancelling a paid order starts the refund, and a later one is already done', async () => {
    const the = await of('preparing_stalled');
    expect(await the.act({ kind: 'cancel', reason: '等太久' })).to.include({ ok: true });
    expect(await the.order()).to.deep.include({
      status: 'cancelled',
      cancel: { by: 'customer', reason: '等太久', at: '2025-03-01T12:00:00.000Z' },
    });
    const { status, refunds } = await the.payment();
    expect(status).to.equal('refunding');
    expect(refunds.map(({ amount }) => amount)).to.deep.equal([the.first.total]);
    expect(await the.act({ kind: 'refund', amount: 100, reason: 'x' })).to.include(
      refusal('already_done'),
    );
    expect(await the.act({ kind: 'cancel', reason: 'y' })).to.include(refusal('already_done'));
    pass(61);
    expect((await the.payment()).status).to.equal('refunded');
    expect((await the.delivery()).status).to.equal('unassigned');
  });

  it('cancelling gives back every charge', async () => {
    const the = await of('charged_twice');
    await the.act({ kind: 'cancel', reason: 'x' });
    expect((await the.payment()).refunds[0]?.amount).to.equal(9260);
  });

  it('cancelling an unpaid order refunds nothing', async () => {
    const the = await of('insufficient_funds');
    await the.act({ kind: 'cancel', reason: 'x' });
    expect((await the.payment()).refunds).to.deep.equal([]);
    expect((await the.order()).status).to.equal('cancelled');
  });

  it('nobody cancels what the rider has', async () => {
    const the = await of('late');
    expect(await the.act({ kind: 'cancel', reason: 'x' })).to.include(refusal('not_allowed_now'));
  });

  it('refunds add up to what was charged at most', async () => {
    const the = await of('wrong_or_missing_items');
    const { total } = the.first;
    const refund = (amount: number) => the.act({ kind: 'refund', amount, reason: '少送' });
    expect(await refund(1500)).to.include({ ok: true });
    expect(await refund(total)).to.include(refusal('invalid'));
    expect(await refund(total - 1500)).to.include({ ok: true });
    expect(await refund(1)).to.include(refusal('already_done'));
    expect((await the.payment()).status).to.equal('refunding');
  });

  it('refuses refunds of nothing, of parts of fen, and of dishes that were not ordered', async () => {
    const the = await of('damaged');
    for (const amount of [0, -5, 1.5, Number.NaN])
      expect(await the.act({ kind: 'refund', amount, reason: 'x' })).to.include(refusal('invalid'));
    const items = [{ id: 'item-9', quantity: 1 }];
    expect(await the.act({ kind: 'refund', amount: 1, reason: 'x', items })).to.include(
      refusal('invalid'),
    );
  });

  it('refuses to refund what was never paid', async () => {
    const the = await of('expired_unpaid');
    expect(await the.act({ kind: 'refund', amount: 100, reason: 'x' })).to.include(
      refusal('not_allowed_now'),
    );
  });

  it('an address can be changed until the rider has the food', async () => {
    const the = await of('wrong_address');
    const address = { text: '云帆大厦 B 座 11 层' };
    expect(await the.act({ kind: 'change_delivery', address })).to.include({ ok: true });
    expect((await the.order()).address).to.deep.equal(address);
    pass(12);
    expect(await the.act({ kind: 'change_delivery', address })).to.include(
      refusal('not_allowed_now'),
    );
  });

  it('a later time moves the promise and the delivery', async () => {
    const the = await of('order_fine');
    const time = '2025-03-01T13:30:00.000Z';
    await the.act({ kind: 'change_delivery', time });
    expect((await the.order()).promisedAt).to.equal(time);
    pass(80);
    expect((await the.order()).status).to.equal('delivering');
    pass(15);
    expect((await the.order()).status).to.equal('delivered');
  });

  it('refuses a change to nothing, to the past, or to no time at all', async () => {
    const the = await of('order_fine');
    for (const change of [
      {},
      { time: '2025-03-01T11:00:00.000Z' },
      { time: 'soon' },
      { address: { text: ' ' } },
    ]) {
      const outcome = await the.act({ kind: 'change_delivery', ...change });
      expect(outcome, JSON.stringify(change)).to.include(refusal('invalid'));
    }
  });

  it('a payment page is given until the order expires, and paying there sets it going', async () => {
    const the = await of('limit_exceeded');
    const link = await the.act({ kind: 'payment_link' });
    expect(link).to.deep.equal({
      ok: true,
      url: `/api/demo/pay/${the.id}`,
      expiresAt: '2025-03-01T12:15:00.000Z',
    });
    expect(await sandbox.pay(the.id)).to.include({ ok: true });
    expect((await the.payment()).status).to.equal('paid');
    expect(await sandbox.pay(the.id)).to.include(refusal('already_done'));
    expect(await the.act({ kind: 'payment_link' })).to.include(refusal('already_done'));
    pass(60);
    expect((await the.order()).status).to.equal('delivered');
  });

  it('an order that expired cannot be paid any more', async () => {
    const the = await of('expired_unpaid');
    expect(await the.act({ kind: 'payment_link' })).to.include(refusal('not_allowed_now'));
    expect(await sandbox.pay(the.id)).to.include(refusal('not_allowed_now'));
  });

  it('the same key answers as the first time and acts once; another path is another matter', async () => {
    const the = await of('wrong_or_missing_items');
    const refund: PlatformAction = { kind: 'refund', amount: 500, reason: 'x' };
    const first = await sandbox.act(the.id, refund, 'same');
    pass(1);
    expect(await sandbox.act(the.id, refund, 'same')).to.deep.equal(first);
    expect((await the.payment()).refunds).to.have.length(1);
    const other = await sandbox.act(the.id, { kind: 'resync' }, 'same');
    expect(other).to.have.nested.property('outcome.code', 'already_done');
  });

  it('an order that is not there is not found', async () => {
    expect(await sandbox.act('none', { kind: 'resync' }, 'k')).to.deep.equal({
      known: true,
      outcome: { ok: false, code: 'not_found' },
    });
    expect(await sandbox.pay('none')).to.deep.equal({ ok: false, code: 'not_found' });
  });
});
