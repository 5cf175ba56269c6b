import { expect } from 'chai';
import type { MissingReason, Reading } from '../../src/domain/facts.ts';
import type { Order } from '../../src/domain/order.ts';
import { createFactsReader } from '../../src/platform/facts.ts';
import type { Platform, ReadOptions } from '../../src/platform/port.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { manualClock } from '../support/clock.ts';

const start = '2025-03-01T12:00:00.000Z';
type Read =
  | 'orders'
  | 'order'
  | 'orderByNumber'
  | 'payment'
  | 'delivery'
  | 'merchantView'
  | 'health';

/** The sandbox, with its reads counted and, where told so, failing. */
function setUp(options: { scopedHealth?: boolean } = {}) {
  const clock = manualClock(start);
  const sandbox = createSandbox({ clock });
  const asked: string[] = [];
  const trouble = new Map<Read, MissingReason | 'hang' | 'throw'>();
  const watched =
    <A extends unknown[], T>(name: Read, read: (...args: A) => Promise<Reading<T>>) =>
    (...args: A): Promise<Reading<T>> => {
      asked.push(name);
      const fault = trouble.get(name);
      if (fault === 'hang') return new Promise(() => {});
      if (fault === 'throw') throw new Error('connector bug');
      if (fault) return Promise.resolve({ ok: false, reason: fault, at: start });
      return read(...args);
    };
  const platform: Platform = {
    name: 'watched',
    ...(options.scopedHealth ? { scopedHealth: true } : {}),
    orders: watched('orders', sandbox.orders),
    order: watched('order', sandbox.order),
    orderByNumber: watched('orderByNumber', sandbox.orderByNumber),
    payment: watched('payment', sandbox.payment),
    delivery: watched('delivery', sandbox.delivery),
    merchantView: watched('merchantView', sandbox.merchantView),
    health: watched('health', (given?: ReadOptions) => sandbox.health(given)),
    act: sandbox.act,
  };
  const reader = createFactsReader({ platform, wall: clock.wall });
  return { clock, sandbox, reader, asked, trouble };
}

async function anOrder({ sandbox }: ReturnType<typeof setUp>) {
  const orders = await sandbox.orders('zhang', 5);
  if (!orders.ok || !orders.value[0]) throw new Error('no orders');
  return orders.value[0];
}

const soon = () => Date.parse(start) + 30;

describe('the facts reader', () => {
  it('reads the five witnesses of an order', async () => {
    const the = setUp();
    const { id } = await anOrder(the);
    const facts = await the.reader.read(id);
    expect(facts).to.deep.equal({
      order: await the.sandbox.order(id),
      payment: await the.sandbox.payment(id),
      delivery: await the.sandbox.delivery(id),
      merchantView: await the.sandbox.merchantView(id),
      health: await the.sandbox.health(),
    });
    expect(the.asked.sort()).to.deep.equal([
      'delivery',
      'health',
      'merchantView',
      'order',
      'payment',
    ]);
  });

  it('asks again only when a look is three seconds old, and health after five', async () => {
    const the = setUp();
    const { id } = await anOrder(the);
    await the.reader.read(id);
    the.asked.length = 0;
    the.clock.advance(2999);
    await the.reader.read(id);
    expect(the.asked).to.deep.equal([]);
    the.clock.advance(1);
    await the.reader.read(id);
    expect(the.asked.sort()).to.deep.equal(['delivery', 'merchantView', 'order', 'payment']);
    the.asked.length = 0;
    the.clock.advance(2000);
    await the.reader.read(id);
    expect(the.asked).to.deep.equal(['health']);
  });

  it('looks anew when asked for fresh facts, except at the health of the platform', async () => {
    const the = setUp();
    const { id } = await anOrder(the);
    await the.reader.read(id);
    the.asked.length = 0;
    await the.reader.read(id, { fresh: true });
    expect(the.asked.sort()).to.deep.equal(['delivery', 'merchantView', 'order', 'payment']);
  });

  for (const [fault, reason] of [
    ['timeout', 'timeout'],
    ['unavailable', 'unavailable'],
    ['invalid', 'invalid'],
    ['hang', 'timeout'],
    ['throw', 'unavailable'],
  ] as const) {
    it(`gives the last look and says it is old when the platform answers ${fault}`, async () => {
      const the = setUp();
      const { id } = await anOrder(the);
      const before = await the.reader.read(id);
      the.trouble.set('delivery', fault);
      the.clock.advance(4000);
      const deadline = the.clock.wall() + 30;
      const { delivery, payment } = await the.reader.read(id, { deadline });
      expect(delivery).to.deep.equal({ ...before.delivery, old: reason });
      expect(payment).not.to.have.property('old');
    });

    it(`says ${reason} when the platform answers ${fault} and was never seen`, async () => {
      const the = setUp();
      const { id } = await anOrder(the);
      the.trouble.set('payment', fault);
      const { payment, order } = await the.reader.read(id, { deadline: soon() });
      expect(payment).to.deep.include({ ok: false, reason });
      expect(order).to.have.property('ok', true);
    });
  }

  for (const reason of ['forbidden', 'not_found', 'refused'] as const) {
    it(`does not paper over ${reason} with an old look, then or later`, async () => {
      const the = setUp();
      const { id } = await anOrder(the);
      await the.reader.order(id);
      the.clock.advance(4000);
      the.trouble.set('order', reason);
      expect(await the.reader.order(id)).to.deep.include({ ok: false, reason });
      the.trouble.set('order', 'unavailable');
      expect(await the.reader.order(id)).to.deep.include({ ok: false, reason: 'unavailable' });
    });
  }

  it('forgets the looks that were used longest ago', async () => {
    const the = setUp();
    const platform = the.sandbox;
    const reader = createFactsReader({ platform, wall: the.clock.wall, remembered: 2 });
    const ids: string[] = [];
    for (const customer of ['a', 'b', 'c']) {
      const orders = await platform.orders(customer, 1);
      ids.push(orders.ok ? (orders.value[0]?.id ?? '') : '');
    }
    const [a = '', b = '', c = ''] = ids;
    await reader.order(a);
    await reader.order(b);
    await reader.order(a);
    await reader.order(c);
    the.clock.advance(4000);
    platform.setFaults('*', { order: 'unavailable' });
    for (const id of ['a', 'b', 'c']) platform.setFaults(id, { order: 'unavailable' });
    expect(await reader.order(a)).to.have.property('old', 'unavailable');
    expect(await reader.order(b)).to.have.property('ok', false);
    expect(await reader.order(c)).to.have.property('old', 'unavailable');
  });

  it('shares one look at the health among many who ask at once', async () => {
    const the = setUp();
    await Promise.all([the.reader.health(), the.reader.health(), the.reader.health()]);
    expect(the.asked).to.deep.equal(['health']);
  });

  it('keeps the health apart by who asks where the platform does', async () => {
    const the = setUp({ scopedHealth: true });
    const told = async (about: string) => {
      await the.sandbox.orders(about, 1);
      const health = await the.reader.health({ about });
      return health.ok && health.value.find(({ name }) => name === 'payments')?.status;
    };
    expect(await told('demo-service_down-x')).to.equal('down');
    expect(await told('demo-late-x')).to.equal('up');
  });

  it('holds who shares a look to their own deadline', async () => {
    const the = setUp();
    the.trouble.set('health', 'hang');
    const long = the.reader.health({ deadline: the.clock.wall() + 200 });
    const short = await the.reader.health({ deadline: the.clock.wall() + 10 });
    expect(short).to.deep.include({ ok: false, reason: 'timeout' });
    expect(await long).to.deep.include({ ok: false, reason: 'timeout' });
  });

  it('never proves an order by number from memory', async () => {
    const the = setUp();
    const { number } = await anOrder(the);
    const query = { number, customerId: 'zhang' };
    expect(await the.reader.orderByNumber(query)).to.have.property('ok', true);
    the.trouble.set('orderByNumber', 'unavailable');
    expect(await the.reader.orderByNumber(query)).to.deep.include({
      ok: false,
      reason: 'unavailable',
    });
  });

  it('lists a customer’s orders, from memory when the platform is silent', async () => {
    const the = setUp();
    const before = await the.reader.orders('zhang', 5);
    expect(before.ok && before.value).to.have.length(2);
    the.trouble.set('orders', 'timeout');
    the.clock.advance(4000);
    expect(await the.reader.orders('zhang', 5)).to.deep.equal({ ...before, old: 'timeout' });
    expect(await the.reader.orders('li', 5)).to.have.property('reason', 'timeout');
  });

  it('never tells from memory that there is no order', async () => {
    const empty = async (): Promise<Reading<Order[]>> => ({ ok: true, value: [], asOf: start });
    const platform = { name: 'empty', orders: empty } as unknown as Platform;
    let count = 0;
    const counted: Platform = {
      ...platform,
      orders: () => {
        count += 1;
        return empty();
      },
    };
    const other = createFactsReader({ platform: counted, wall: () => 0 });
    await other.orders('new', 5);
    await other.orders('new', 5);
    expect(count).to.equal(2);
  });

  it('does not wait again at once for who has just been silent, and soon does', async () => {
    const world = setUp();
    world.trouble.set('orders', 'timeout');
    await world.reader.orders('somebody', 5);
    await world.reader.orders('somebody', 5);
    expect(world.asked).to.have.length(1);
    world.clock.advance(1_600);
    world.trouble.clear();
    expect((await world.reader.orders('somebody', 5)).ok).to.equal(true);
  });
});
