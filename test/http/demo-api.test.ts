import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createApp } from '../../src/http/app.ts';
import { createDemoApi } from '../../src/http/demo-api.ts';
import { createIdentity } from '../../src/http/identity.ts';
import { silentLog } from '../../src/log.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { scenarios } from '../../src/sandbox/scenarios/all.ts';
import { manualClock } from '../support/clock.ts';

const identitySecret = 'a secret of at least thirty-two letters';

describe('/api/demo', () => {
  const clock = manualClock('2025-03-01T12:00:00.000Z');
  let sandbox: Sandbox;
  let server: Server;
  let url: string;
  let chosen: string[];

  beforeEach(async () => {
    chosen = [];
    sandbox = createSandbox({ clock });
    const router = createDemoApi({
      sandbox,
      identitySecret,
      wall: clock.wall,
      newTail: () => 'a1b2c3',
      onChosen: async ({ id }, customerId) => {
        chosen.push(`${id} ${customerId}`);
      },
    });
    const app = createApp({
      routers: [{ path: '/api/demo', router }],
      trustProxy: 0,
      requestsPerMinute: 6000,
      wall: clock.wall,
      log: silentLog,
    });
    await new Promise<void>((listening) => {
      server = app.listen(0, '127.0.0.1', () => listening());
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/demo`;
  });
  afterEach(() => new Promise((closed) => server.close(closed)));

  const send = (path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
    });
  async function ask(path: string, body?: unknown) {
    const response = await send(path, body);
    const type = response.headers.get('content-type') ?? '';
    // biome-ignore lint/suspicious/noExplicitAny: a body is looked at field by field.
    return { status: response.status, type, body: (await response.json()) as any };
  }

  it('lists every scenario once, grouped by problem, in both languages', async () => {
    const { status, body } = await ask('/scenarios');
    expect(status).to.equal(200);
    const listed = body.groups.flatMap(
      (group: { problem: string; scenarios: { id: string; problem: string }[] }) =>
        group.scenarios.map(({ id, problem }) => {
          expect(problem).to.equal(group.problem);
          return id;
        }),
    );
    expect(listed.sort()).to.deep.equal(scenarios.map(({ id }) => id).sort());
    for (const group of body.groups) {
      expect(group.title).to.have.all.keys('zh', 'en');
      for (const scenario of group.scenarios) {
        for (const told of [scenario.title, scenario.summary, scenario.say]) {
          expect(told.zh).to.match(/[一-鿿]/);
          expect(told.en).to.match(/^[^一-鿿]+$/);
        }
      }
    }
  });

  it('makes a customer of a scenario, with an identity that the widget accepts', async () => {
    const { status, body } = await ask('/customers', { scenario: 'late' });
    expect(status).to.equal(201);
    expect(body.customerId).to.equal('demo-late-a1b2c3');
    expect(body.scenario).to.include({ id: 'late', cause: 'late' });
    const read = createIdentity({ secret: identitySecret, wall: clock.wall, log: silentLog });
    expect(await read(body.identity)).to.deep.equal({
      customerId: body.customerId,
      name: body.name,
    });
    expect(chosen).to.deep.equal(['late demo-late-a1b2c3']);
  });

  it('shows a customer’s orders as the app does, with the rider', async () => {
    const { status, body } = await ask('/orders?customerId=demo-late-a1b2c3');
    expect(status).to.equal(200);
    expect(body.orders).to.have.length(1);
    expect(body.orders[0]).to.deep.include({
      customerId: 'demo-late-a1b2c3',
      status: 'delivering',
    });
    expect(body.orders[0].delivery.rider).to.include.keys('name', 'phone');
    expect(body.phoneTail).to.equal(sandbox.phoneTail('demo-late-a1b2c3'));
  });

  it('cannot show orders while the platform is down', async () => {
    const { status, type, body } = await ask('/orders?customerId=demo-platform_down-a');
    expect(status).to.equal(503);
    expect(type).to.contain('application/problem+json');
    expect(body.code).to.equal('unavailable');
  });

  it('orders the same dishes again', async () => {
    const customerId = 'demo-preparing_stalled-a';
    const { body } = await ask(`/orders?customerId=${customerId}`);
    const [{ merchant }] = body.orders;
    const items = [{ id: 'item-1', quantity: 1 }];
    const again = await ask('/reorder', { customerId, merchantId: merchant.id, items });
    expect(again.status).to.equal(201);
    expect(again.body.order).to.include({ status: 'placed', customerId });
    const other = await ask('/reorder', { customerId, merchantId: 'shop-none', items });
    expect(other.status).to.equal(422);
  });

  it('refuses bodies and queries that are not as they should be, and changes nothing', async () => {
    for (const [path, body, status] of [
      ['/customers', {}, 400],
      ['/customers', '{"scenario":', 400],
      ['/customers', { scenario: 7 }, 400],
      ['/customers', { scenario: 'nothing' }, 404],
      ['/customers', { scenario: '__proto__' }, 404],
      ['/orders', undefined, 400],
      ['/orders?customerId=zhang', undefined, 400],
      ['/orders?customerId=demo-late-a&customerId=x', undefined, 400],
      ['/reorder', { customerId: 'zhang', merchantId: 'm', items: [] }, 400],
      ['/reorder', { customerId: 'demo-late-a', merchantId: 'm', items: [] }, 400],
      [
        '/reorder',
        { customerId: 'demo-late-a', merchantId: 'm', items: [{ id: 'i', quantity: 0 }] },
        400,
      ],
      ['/nothing', undefined, 404],
    ] as const) {
      const answer = await ask(path, body);
      expect(answer.status, `${path} ${JSON.stringify(body)}`).to.equal(status);
      expect(answer.type).to.contain('application/problem+json');
      expect(answer.body).to.include.keys('type', 'title', 'status', 'code');
    }
    expect(chosen).to.deep.equal([]);
  });

  it('has a payment page that can be paid on, without script', async () => {
    const orders = await sandbox.orders('demo-risk_control-a', 5);
    const id = orders.ok ? (orders.value[0]?.id ?? '') : '';
    const page = await send(`/pay/${id}`);
    expect(page.headers.get('content-type')).to.contain('text/html');
    expect(page.headers.get('content-security-policy')).to.contain("default-src 'none'");
    const html = await page.text();
    expect(html).to.contain('<form method="post">').and.not.to.contain('<script');
    expect(html).to.contain('45.00');
    const paid = await (await send(`/pay/${id}`, '{}')).text();
    expect(paid).to.contain('已支付').and.not.to.contain('<form');
    const payment = await sandbox.payment(id);
    expect(payment).to.have.nested.property('value.status', 'paid');
    expect(await ask('/pay/none')).to.include({ status: 404 });
  });

  it('gives the style and the photo that its pages name', async () => {
    for (const [path, type] of [
      ['/pay.css', 'text/css'],
      ['/proof.svg', 'image/svg+xml'],
    ] as const) {
      const response = await send(path);
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.contain(type);
      await response.text();
    }
  });
});
