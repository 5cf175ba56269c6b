import { expect } from 'chai';
import type { PlatformAction } from '../../src/domain/action.ts';
import type { Reading } from '../../src/domain/facts.ts';
import type { RestPlatform } from '../../src/platform/rest.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { scenarios } from '../../src/sandbox/scenarios/all.ts';
import { type SandboxServer, serveSandbox } from '../../src/sandbox/server.ts';
import { manualClock } from '../support/clock.ts';
import { restPlatform, testKey } from '../support/rest-platform.ts';

const start = '2025-03-01T12:00:00.000Z';
const linkBase = 'http://platform.test';
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const actions: PlatformAction[] = [
  { kind: 'urge', target: 'merchant' },
  { kind: 'urge', target: 'rider' },
  { kind: 'resync' },
  { kind: 'reconcile' },
  { kind: 'payment_link', method: '银行卡' },
  { kind: 'change_delivery', address: { text: '云帆大厦 B 座' } },
  { kind: 'change_delivery', time: '2025-03-01T13:30:00.000Z' },
  { kind: 'change_delivery', time: '2025-03-01T01:30:00.000Z' },
  { kind: 'change_delivery' },
  { kind: 'refund', amount: 100, reason: '少送', items: [{ id: 'item-1', quantity: 1 }] },
  { kind: 'refund', amount: 99_999_999, reason: '全部' },
  { kind: 'cancel', reason: '等太久' },
  { kind: 'refund', amount: 100, reason: '再退' },
  { kind: 'cancel', reason: '再取消' },
];

describe('the rest client against the sandbox over HTTP', () => {
  let sandbox: Sandbox;
  let server: SandboxServer;
  let platform: RestPlatform;

  beforeEach(async () => {
    sandbox = createSandbox({ clock: manualClock(start), linkBase });
    server = await serveSandbox({ sandbox, key: testKey });
    platform = restPlatform(server.url);
  });
  afterEach(() => server.close());

  const firstOrder = async (customerId: string) => {
    const reading = await sandbox.orders(customerId, 5);
    if (!reading.ok || !reading.value[0]) throw new Error('no orders');
    return reading.value[0];
  };

  it('reads every scenario as the sandbox in this process tells it', async () => {
    for (const { id } of scenarios) {
      const customerId = `demo-${id}-same`;
      sandbox.setFaults(customerId, {});
      const order = await firstOrder(customerId);
      const pairs: [string, Promise<Reading<unknown>>, Promise<Reading<unknown>>][] = [
        ['orders', sandbox.orders(customerId, 5), platform.orders(customerId, 5)],
        ['order', sandbox.order(order.id), platform.order(order.id)],
        ['payment', sandbox.payment(order.id), platform.payment(order.id)],
        ['delivery', sandbox.delivery(order.id), platform.delivery(order.id)],
        ['merchantView', sandbox.merchantView(order.id), platform.merchantView(order.id)],
        ['health', sandbox.health(), platform.health()],
      ];
      for (const [name, here, there] of pairs) {
        expect(await there, `${id} ${name}`).to.deep.equal(overTheWire(await here));
      }
    }
  });

  it('acts on every scenario with the outcomes of the sandbox in this process', async () => {
    const twin = createSandbox({ clock: manualClock(start), linkBase });
    for (const { id } of scenarios) {
      const customerId = `demo-${id}-same`;
      for (const box of [sandbox, twin]) box.setFaults(customerId, {});
      const order = await firstOrder(customerId);
      await twin.orders(customerId, 5);
      for (const [index, action] of actions.entries()) {
        const here = await twin.act(order.id, action, `key-${index}`);
        const there = await platform.act(order.id, action, `key-${index}`);
        expect(overTheWire(there), `${id} ${JSON.stringify(action)}`).to.deep.equal(here);
      }
      expect(await platform.order(order.id)).to.deep.equal(overTheWire(await twin.order(order.id)));
    }
  });

  it('sends the key and a request id with each request', async () => {
    await platform.health();
    await platform.health({ requestId: 'turn-7' });
    await platform.health({ requestId: 'bad\nid é' });
    expect(server.requests.map(({ headers }) => headers['x-request-id'])).to.deep.equal([
      'request-0001',
      'turn-7',
      'bad_id__',
    ]);
    for (const { headers } of server.requests)
      expect(headers.authorization).to.equal(`Bearer ${testKey}`);
  });

  it('sends actions as the contract has them', async () => {
    const { id } = await firstOrder('zhang');
    for (const [index, action] of actions.entries()) await platform.act(id, action, `k${index}`);
    const sent = server.requests.map(({ method, path, body, headers }) => [
      `${method} ${path.replace(id, '{id}')}`,
      body,
      headers['idempotency-key'],
    ]);
    expect(sent.slice(0, 7)).to.deep.equal([
      ['POST /v1/orders/{id}/urge', { target: 'merchant' }, 'k0'],
      ['POST /v1/orders/{id}/urge', { target: 'rider' }, 'k1'],
      ['POST /v1/orders/{id}/resync', {}, 'k2'],
      ['POST /v1/orders/{id}/payment/reconcile', {}, 'k3'],
      ['POST /v1/orders/{id}/payment/link', { method: '银行卡' }, 'k4'],
      ['POST /v1/orders/{id}/delivery', { address: { text: '云帆大厦 B 座' } }, 'k5'],
      ['POST /v1/orders/{id}/delivery', { time: '2025-03-01T13:30:00.000Z' }, 'k6'],
    ]);
    expect(sent[9]).to.deep.equal([
      'POST /v1/orders/{id}/refund',
      { amount: 100, reason: '少送', items: [{ id: 'item-1', quantity: 1 }] },
      'k9',
    ]);
    expect(sent[11]?.slice(0, 2)).to.deep.equal([
      'POST /v1/orders/{id}/cancel',
      { reason: '等太久' },
    ]);
  });

  it('escapes ids, and asks nothing for one that cannot stand in a path', async () => {
    await platform.order('a/b?c#d%2F 单');
    expect(server.requests.map(({ path }) => path)).to.deep.equal([
      '/v1/orders/a%2Fb%3Fc%23d%252F%20%E5%8D%95',
    ]);
    for (const id of ['', '.', '..', '\ud800']) {
      expect(await platform.payment(id)).to.have.property('reason', 'not_found');
      expect(await platform.orders(id, 5)).to.have.property('reason', 'not_found');
      expect(await platform.act(id, { kind: 'resync' }, 'k')).to.have.nested.property(
        'outcome.code',
        'not_found',
      );
    }
    expect(server.requests).to.have.length(1);
  });

  it('finds an order by its printed number for its customer only', async () => {
    const { id, number } = await firstOrder('zhang');
    expect(await platform.orderByNumber({ number, customerId: 'zhang' })).to.have.nested.property(
      'value.id',
      id,
    );
    expect(await platform.orderByNumber({ number, customerId: 'li' })).to.have.property(
      'reason',
      'forbidden',
    );
    const none = await platform.orderByNumber({ number: '9999999999', customerId: 'zhang' });
    expect(none).to.have.property('reason', 'not_found');
  });

  it('lets a guest in by the end of the phone, and by no other', async () => {
    const { id, number } = await firstOrder('zhang');
    const phoneTail = sandbox.phoneTail('zhang');
    expect(await platform.orderByNumber({ number, phoneTail })).to.have.nested.property(
      'value.id',
      id,
    );
    const wrong = phoneTail === '0000' ? '0001' : '0000';
    expect(await platform.orderByNumber({ number, phoneTail: wrong })).to.have.property(
      'reason',
      'not_found',
    );
  });

  it('reads once more when the connection breaks or the service stumbles', async () => {
    server.sabotage({ match: /health/, mischief: { kind: 'cut' }, times: 1 });
    expect(await platform.health()).to.have.property('ok', true);
    server.sabotage({ match: /health/, mischief: { kind: 'status', status: 503 }, times: 1 });
    expect(await platform.health()).to.have.property('ok', true);
    expect(server.requests).to.have.length(4);
  });

  it('reads no more than twice, and not again where it is told when to come back', async () => {
    server.sabotage({ match: /health/, mischief: { kind: 'status', status: 503 } });
    expect(await platform.health()).to.have.property('reason', 'unavailable');
    expect(server.requests).to.have.length(2);
    server.mend();
    const headers = { 'Retry-After': '30' };
    server.sabotage({ match: /health/, mischief: { kind: 'status', status: 503, headers } });
    expect(await platform.health()).to.have.property('reason', 'unavailable');
    expect(server.requests).to.have.length(3);
  });

  it('never repeats an action by itself, and does it once under one key', async () => {
    const { id } = await firstOrder('demo-rider_not_moving-a');
    server.sabotage({ match: /urge/, mischief: { kind: 'lost' }, times: 1 });
    const urge: PlatformAction = { kind: 'urge', target: 'rider' };
    expect(await platform.act(id, urge, 'k1')).to.deep.equal({
      known: false,
      reason: 'unavailable',
    });
    expect(server.requests).to.have.length(1);
    const after = await sandbox.delivery(id);
    expect(await platform.act(id, urge, 'k1')).to.have.nested.property('outcome.ok', true);
    expect(await sandbox.delivery(id)).to.deep.equal(after);
  });

  it('answers a refusal under the same key again as it was', async () => {
    const { id } = await firstOrder('demo-late-a');
    const first = await platform.act(id, { kind: 'cancel', reason: 'x' }, 'k1');
    expect(first).to.have.nested.property('outcome.code', 'not_allowed_now');
    expect(await platform.act(id, { kind: 'cancel', reason: 'y' }, 'k1')).to.deep.equal(first);
  });
});
