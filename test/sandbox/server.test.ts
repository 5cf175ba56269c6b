import { expect } from 'chai';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxServer, serveSandbox } from '../../src/sandbox/server.ts';
import { manualClock } from '../support/clock.ts';

const key = 'server-key';

describe('the sandbox over HTTP', () => {
  let sandbox: Sandbox;
  let server: SandboxServer;

  beforeEach(async () => {
    sandbox = createSandbox({ clock: manualClock('2025-03-01T12:00:00.000Z') });
    server = await serveSandbox({ sandbox, key });
  });
  afterEach(() => server.close());

  async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
    const headers = { Authorization: `Bearer ${key}`, ...init.headers };
    const response = await fetch(`${server.url}${path}`, { ...init, headers });
    const type = response.headers.get('content-type') ?? '';
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, type, body };
  }
  const post = (path: string, body: unknown, idempotencyKey?: string) =>
    ask(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey },
    });
  const firstId = async (customerId: string) => {
    const { body } = await ask(`/v1/customers/${customerId}/orders`);
    return (body.orders as { id: string }[])[0]?.id ?? '';
  };

  it('lists orders with the time they are from, five at most unless told otherwise', async () => {
    const { status, body } = await ask('/v1/customers/zhang/orders');
    expect(status).to.equal(200);
    expect(body.asOf).to.equal('2025-03-01T12:00:00.000Z');
    expect(body.orders).to.have.length(2);
    expect((await ask('/v1/customers/zhang/orders?limit=1')).body.orders).to.have.length(1);
  });

  it('refuses a wrong key, and paths and methods that are not in the contract', async () => {
    const headers = { Authorization: 'Bearer other' };
    expect(await ask('/v1/health', { headers })).to.have.property('status', 401);
    for (const [method, path] of [
      ['GET', '/v1/nothing'],
      ['GET', '/v2/health'],
      ['GET', '/v1/orders'],
      ['GET', '/v1/orders/o1/kitchen'],
      ['POST', '/v1/orders/o1/explode'],
      ['DELETE', '/v1/orders/o1'],
      ['GET', '/v1/orders/%E0%A4%A'],
    ] as const) {
      const { status, type, body } = await ask(path, { method });
      expect(status, path).to.equal(404);
      expect(type).to.contain('application/problem+json');
      expect(body).to.include({ code: 'not_found', status: 404 });
    }
  });

  it('refuses actions without a key of their own or with a body that breaks the contract', async () => {
    const id = await firstId('zhang');
    const urge = `/v1/orders/${id}/urge`;
    expect(await post(urge, { target: 'rider' })).to.have.property('status', 400);
    expect(await post(urge, { target: 'moon' }, 'k1')).to.have.property('status', 400);
    expect(await post(urge, '{"target":', 'k1')).to.have.property('status', 400);
    for (const amount of [0, 1.5, '12'])
      expect(await post(`/v1/orders/${id}/refund`, { amount, reason: 'x' }, 'k1')).to.have.property(
        'status',
        400,
      );
    expect(await post(urge, { target: 'rider' }, 'k1')).to.have.property('status', 200);
  });

  it('answers refusals with the status of their code', async () => {
    const id = await firstId('demo-late-1');
    const cancelled = await post(`/v1/orders/${id}/cancel`, { reason: 'x' }, 'k1');
    expect(cancelled).to.have.property('status', 409);
    expect(cancelled.body).to.include({ code: 'not_allowed_now' });
    expect(await post('/v1/orders/none/cancel', { reason: 'x' }, 'k1')).to.have.property(
      'status',
      404,
    );
    const { body } = await ask(`/v1/orders/${id}`);
    const foreign = await ask(`/v1/orders?number=${body.number}&customerId=li`);
    expect(foreign).to.have.property('status', 403);
  });

  it('keeps what it was asked', async () => {
    await post('/v1/orders/o1/cancel', { reason: '等太久' }, 'k9');
    expect(server.requests[0]).to.deep.include({
      method: 'POST',
      path: '/v1/orders/o1/cancel',
      body: { reason: '等太久' },
    });
    expect(server.requests[0]?.headers['idempotency-key']).to.equal('k9');
  });

  it('meets the faults of its sandbox as a platform would', async () => {
    await firstId('zhang');
    sandbox.setFaults('zhang', { orders: 'unavailable' });
    expect(await ask('/v1/customers/zhang/orders')).to.have.property('status', 503);
    sandbox.setFaults('zhang', { orders: 'rubbish' });
    const response = await fetch(`${server.url}/v1/customers/zhang/orders`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(response.headers.get('content-type')).to.contain('text/html');
    await response.text();
  });

  it('misbehaves by rule, as often as the rule says', async () => {
    server.sabotage({
      match: /^GET \/v1\/health/,
      mischief: { kind: 'status', status: 500, body: '{}' },
      times: 1,
    });
    server.sabotage({ match: /health/, mischief: { kind: 'late', ms: 1 } });
    expect(await ask('/v1/health')).to.have.property('status', 500);
    expect(await ask('/v1/health')).to.have.property('status', 200);
  });
});
