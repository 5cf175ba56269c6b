import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { manualClock } from '../support/clock.ts';

const start = '2025-03-01T12:00:00.000Z';
const minuteMs = 60_000;
const reason = (name: string) => ({ ok: false, reason: name });

async function ordersOf(sandbox: ReturnType<typeof createSandbox>, customerId: string) {
  const orders = await sandbox.orders(customerId, 5);
  if (!orders.ok) throw new Error(orders.reason);
  return orders.value;
}

describe('the sandbox', () => {
  it('gives a customer nobody knows an order 25 minutes late with a rider who stands still', async () => {
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock });
    const [late, before, ...more] = await ordersOf(sandbox, 'zhang');
    expect(more).to.deep.equal([]);
    expect(late?.promisedAt).to.equal('2025-03-01T11:35:00.000Z');
    expect(late?.status).to.equal('delivering');
    const delivery = await sandbox.delivery(late?.id ?? '');
    expect(delivery).to.have.nested.property('value.stationarySince', '2025-03-01T11:48:00.000Z');
    expect(before?.status).to.equal('completed');
    expect(before?.placedAt.slice(0, 10)).to.equal('2025-02-28');
  });

  it('gives the same customer the same ids and numbers every time, and others other ones', async () => {
    const first = await ordersOf(createSandbox({ clock: manualClock(start) }), '12345');
    const again = await ordersOf(createSandbox({ clock: manualClock(start) }), '12345');
    expect(again).to.deep.equal(first);
    const numbers = first.map(({ number }) => number);
    for (const number of numbers) expect(number).to.match(/^\d{16}$/);
    const other = await ordersOf(createSandbox({ clock: manualClock(start) }), '12346');
    expect(other.map(({ number }) => number)).not.to.include.members(numbers);
  });

  it('takes a demo customer of no scenario for anyone', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    for (const id of ['demo-nothing-1', 'demo-', 'demo', 'demo-LATE-1'])
      expect(await ordersOf(sandbox, id), id).to.have.length(2);
  });

  it('starts the minutes when a customer is first seen', async () => {
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock });
    clock.advance(90 * minuteMs);
    const [order] = await ordersOf(sandbox, 'demo-late-1');
    expect(order?.promisedAt).to.equal('2025-03-01T13:20:00.000Z');
  });

  it('gives a customer who comes back the next day a new order, newest first', async () => {
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock });
    const [first] = await ordersOf(sandbox, 'demo-late-1');
    clock.advance(24 * 60 * minuteMs);
    const orders = await ordersOf(sandbox, 'demo-late-1');
    expect(orders.map(({ status }) => status)).to.deep.equal(['delivering', 'completed']);
    expect(orders[1]?.id).to.equal(first?.id);
  });

  it('gives no more orders than asked for', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    for (const limit of [0, 1, 2]) {
      const orders = await sandbox.orders('zhang', limit);
      expect(orders.ok && orders.value.length).to.equal(limit);
    }
  });

  it('gives an order by id to whoever asks, and by number to its customer only', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    const [order] = await ordersOf(sandbox, 'zhang');
    const { id = '', number = '' } = order ?? {};
    expect(await sandbox.order(id)).to.have.nested.property('value.customerId', 'zhang');
    expect(await sandbox.order('none')).to.deep.include(reason('not_found'));
    expect(await sandbox.orderByNumber({ number, customerId: 'zhang' })).to.have.property(
      'ok',
      true,
    );
    expect(await sandbox.orderByNumber({ number, customerId: 'li' })).to.deep.include(
      reason('forbidden'),
    );
    const phoneTail = sandbox.phoneTail('zhang');
    expect(phoneTail).to.match(/^\d{4}$/);
    expect(await sandbox.orderByNumber({ number, phoneTail })).to.have.property('ok', true);
    expect(await sandbox.orderByNumber({ number, phoneTail: `${phoneTail}0` })).to.deep.include(
      reason('not_found'),
    );
  });

  it('orders the same dishes again', async () => {
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock });
    const [order] = await ordersOf(sandbox, 'demo-preparing_stalled-1');
    const merchantId = order?.merchant.id ?? '';
    const items = [{ id: 'item-1', quantity: 2 }];
    const again = await sandbox.reorder('demo-preparing_stalled-1', merchantId, items);
    expect(again).to.deep.include({ status: 'placed', placedAt: start });
    expect(again?.items).to.deep.equal([{ ...order?.items[0], quantity: 2 }]);
    expect((await ordersOf(sandbox, 'demo-preparing_stalled-1'))[0]?.id).to.equal(again?.id);
    for (const [shop, dishes] of [
      ['shop-none', items],
      [merchantId, [{ id: 'item-7', quantity: 1 }]],
    ] as const)
      expect(await sandbox.reorder('demo-preparing_stalled-1', shop, [...dishes])).to.equal(
        undefined,
      );
  });
});

describe('faults of the sandbox', () => {
  it('are those of the scenario, until it is well again', async () => {
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock });
    const id = 'demo-platform_down-1';
    expect(await sandbox.orders(id, 5)).to.deep.include(reason('unavailable'));
    const ill = await sandbox.health({ about: id });
    expect(ill.ok && ill.value.every(({ status }) => status === 'down')).to.equal(true);
    clock.advance(15 * minuteMs);
    expect(await sandbox.orders(id, 5)).to.have.property('ok', true);
    const well = await sandbox.health({ about: id });
    expect(well.ok && well.value.every(({ status }) => status === 'up')).to.equal(true);
  });

  it('are not met by other customers, except a known incident', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    await sandbox.orders('demo-platform_down-1', 5);
    const isUp = async () => {
      const health = await sandbox.health({ about: 'zhang' });
      return health.ok && health.value.every(({ status }) => status === 'up');
    };
    expect(await isUp()).to.equal(true);
    expect(await sandbox.orders('zhang', 5)).to.have.property('ok', true);
    await sandbox.orders('demo-known_incident-1', 5);
    expect(await isUp()).to.equal(false);
  });

  it('can be switched on for one, for everyone, and off', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    sandbox.setFaults('zhang', { orders: 'unavailable' });
    expect(await sandbox.orders('zhang', 5)).to.deep.include(reason('unavailable'));
    expect(await sandbox.orders('li', 5)).to.have.property('ok', true);
    sandbox.setFaults('*', { orders: 'rubbish', health: 'unavailable' });
    expect(await sandbox.orders('li', 5)).to.deep.include(reason('invalid'));
    expect(await sandbox.health()).to.deep.include(reason('unavailable'));
    sandbox.setFaults('*');
    sandbox.setFaults('zhang');
    expect(await sandbox.orders('zhang', 5)).to.have.property('ok', true);
    sandbox.setHealth([{ name: 'payments', status: 'down', message: '维护' }]);
    const health = await sandbox.health();
    expect(health.ok && health.value[2]).to.deep.equal({
      name: 'payments',
      status: 'down',
      message: '维护',
      since: start,
    });
  });

  it('never outlast the deadline of a read', async () => {
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock });
    const deadline = clock.wall() + 10;
    for (const fault of ['hang', { slowMs: 60_000 }] as const) {
      sandbox.setFaults('zhang', { orders: fault });
      expect(await sandbox.orders('zhang', 5, { deadline })).to.deep.include(reason('timeout'));
    }
    sandbox.setFaults('zhang', { orders: { slowMs: 1 } });
    expect(await sandbox.orders('zhang', 5, { deadline })).to.have.property('ok', true);
  });

  it('leave an action undone, or do it and lose the answer', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    const [order] = await ordersOf(sandbox, 'demo-merchant_has_no_order-1');
    const id = order?.id ?? '';
    const received = async () => {
      const view = await sandbox.merchantView(id);
      return view.ok && view.value.status;
    };
    sandbox.setFaults('demo-merchant_has_no_order-1', { act: 'unavailable' });
    expect(await sandbox.act(id, { kind: 'cancel', reason: 'x' }, 'k')).to.deep.equal({
      known: false,
      reason: 'unavailable',
    });
    expect((await ordersOf(sandbox, 'demo-merchant_has_no_order-1'))[0]?.status).to.equal('placed');
    sandbox.setFaults('demo-merchant_has_no_order-1', { act: 'lost' });
    expect(await sandbox.act(id, { kind: 'cancel', reason: 'x' }, 'k')).to.deep.equal({
      known: false,
      reason: 'timeout',
    });
    expect((await ordersOf(sandbox, 'demo-merchant_has_no_order-1'))[0]?.status).to.equal(
      'cancelled',
    );
    expect(await received()).to.equal(undefined);
  });
});

describe('the journal of the sandbox', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Everything that can be seen of a customer's orders. */
  async function picture(sandbox: ReturnType<typeof createSandbox>, customerId: string) {
    const orders = await ordersOf(sandbox, customerId);
    return Promise.all(
      orders.map(async ({ id }) => [
        await sandbox.order(id),
        await sandbox.payment(id),
        await sandbox.delivery(id),
        await sandbox.merchantView(id),
      ]),
    );
  }

  it('brings back who was seen, what was done, paid and ordered again, after a restart', async () => {
    const persistPath = join(folder, 'deep', 'sandbox.jsonl');
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock, persistPath });
    const [stalled] = await ordersOf(sandbox, 'demo-preparing_stalled-1');
    const [unpaid] = await ordersOf(sandbox, 'demo-risk_control-1');
    const { id = '', merchant } = stalled ?? {};
    clock.advance(2 * minuteMs);
    const cancel = { kind: 'cancel', reason: '等太久' } as const;
    const outcome = await sandbox.act(id, cancel, 'k1');
    await sandbox.pay(unpaid?.id ?? '');
    await sandbox.reorder('demo-preparing_stalled-1', merchant?.id ?? '', [
      { id: 'item-1', quantity: 1 },
    ]);
    clock.advance(3 * minuteMs);
    const before = await Promise.all(
      ['demo-preparing_stalled-1', 'demo-risk_control-1'].map((one) => picture(sandbox, one)),
    );
    await sandbox.close();

    const again = createSandbox({ clock, persistPath });
    const after = await Promise.all(
      ['demo-preparing_stalled-1', 'demo-risk_control-1'].map((one) => picture(again, one)),
    );
    expect(after).to.deep.equal(before);
    expect(await again.act(id, cancel, 'k1')).to.deep.equal(outcome);
    await again.close();
  });

  it('lives with a last line that is torn, and writes on after it', async () => {
    const persistPath = join(folder, 'sandbox.jsonl');
    const clock = manualClock(start);
    const sandbox = createSandbox({ clock, persistPath });
    await ordersOf(sandbox, 'zhang');
    await sandbox.close();
    appendFileSync(persistPath, '{"kind":"seen","custo');
    clock.advance(minuteMs);
    const again = createSandbox({ clock, persistPath });
    expect((await ordersOf(again, 'zhang'))[0]?.promisedAt).to.equal('2025-03-01T11:35:00.000Z');
    await ordersOf(again, 'li');
    await again.close();
    const lines = readFileSync(persistPath, 'utf8').trimEnd().split('\n');
    expect(lines).to.have.length(3);
    expect(JSON.parse(lines[2] ?? '')).to.deep.include({ kind: 'seen', customerId: 'li' });
  });
});
