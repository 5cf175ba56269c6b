import { expect } from 'chai';
import { createBreakers } from '../../src/platform/breakers.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { serveSandbox } from '../../src/sandbox/server.ts';
import { manualClock } from '../support/clock.ts';
import { keptLog, restPlatform, testKey } from '../support/rest-platform.ts';

const start = '2025-03-01T12:00:00.000Z';
const failing = async () => ({ value: 'bad', failed: true });
const working = async () => ({ value: 'good', failed: false });
const now = () => Date.parse(start);

describe('breakers', () => {
  it('open after so many failures in a row, and ask no more', async () => {
    const breakers = createBreakers({ failures: 3, openMs: [60_000], now });
    let calls = 0;
    const call = () => {
      calls += 1;
      return failing();
    };
    for (let i = 0; i < 3; i += 1) expect(await breakers.run('payments', call)).to.equal('bad');
    expect(await breakers.run('payments', call)).to.equal(undefined);
    expect(calls).to.equal(3);
    expect(breakers.states().payments).to.deep.equal({ state: 'open', since: start });
  });

  it('keep the services apart', async () => {
    const breakers = createBreakers({ failures: 1, openMs: [60_000], now });
    await breakers.run('payments', failing);
    expect(await breakers.run('delivery', working)).to.equal('good');
    expect(breakers.states().delivery).to.deep.equal({ state: 'closed' });
  });

  it('do not open while a success comes in between', async () => {
    const breakers = createBreakers({ failures: 2, openMs: [60_000], now });
    for (const call of [failing, working, failing, working, failing])
      await breakers.run('orders', call);
    expect(breakers.states().orders.state).to.equal('closed');
  });

  it('let one probe through, and close when it works', async () => {
    const seen: string[] = [];
    const breakers = createBreakers({
      failures: 1,
      openMs: [1],
      now,
      onChange: (service, state) => seen.push(`${service} ${state}`),
    });
    await breakers.run('orders', failing);
    await new Promise((done) => setTimeout(done, 5));
    let answer: (value: { value: string; failed: boolean }) => void = () => {};
    const probe = breakers.run(
      'orders',
      () =>
        new Promise<{ value: string; failed: boolean }>((resolve) => {
          answer = resolve;
        }),
    );
    expect(breakers.states().orders.state).to.equal('half_open');
    expect(await breakers.run('orders', working), 'others do not wait').to.equal(undefined);
    answer({ value: 'good', failed: false });
    expect(await probe).to.equal('good');
    expect(await breakers.run('orders', working)).to.equal('good');
    expect(seen).to.deep.equal(['orders open', 'orders half_open', 'orders closed']);
  });

  it('stay open since the first failure when the probe fails too', async () => {
    const clock = manualClock(start);
    const breakers = createBreakers({ failures: 1, openMs: [1, 60_000], now: clock.now });
    await breakers.run('orders', failing);
    clock.advance(60_000);
    await new Promise((done) => setTimeout(done, 5));
    expect(await breakers.run('orders', failing)).to.equal('bad');
    expect(breakers.states().orders).to.deep.equal({ state: 'open', since: start });
  });
});

describe('the rest client’s breakers', () => {
  it('make reads of a service that is down unavailable at once, and of no other', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    const server = await serveSandbox({ sandbox, key: testKey });
    const platform = restPlatform(server.url, { breaker: { failures: 2, openMs: [60_000] } });
    try {
      server.sabotage({ match: /payment/, mischief: { kind: 'status', status: 503 } });
      await platform.payment('o1');
      await platform.payment('o1');
      expect(platform.breakers().payments.state).to.equal('open');
      const asked = server.requests.length;
      expect(await platform.payment('o1')).to.deep.include({ ok: false, reason: 'unavailable' });
      expect(server.requests).to.have.length(asked);
      expect(await platform.health()).to.have.property('ok', true);
    } finally {
      await server.close();
    }
  });

  it('close when the service is back, and the log tells', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    const server = await serveSandbox({ sandbox, key: testKey });
    const log = keptLog();
    const platform = restPlatform(server.url, { log, breaker: { failures: 1, openMs: [1] } });
    try {
      server.sabotage({ match: /health/, mischief: { kind: 'status', status: 503 } });
      await platform.health();
      server.mend();
      await new Promise((done) => setTimeout(done, 5));
      expect(await platform.health()).to.have.property('ok', true);
      expect(platform.breakers().app).to.deep.equal({ state: 'closed' });
      const told = log.lines.filter(({ message }) => message === 'platform breaker');
      expect(told.map(({ fields }) => fields.state)).to.deep.equal(['open', 'half_open', 'closed']);
    } finally {
      await server.close();
    }
  });

  it('are not closed by a probe that had too little time', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    const server = await serveSandbox({ sandbox, key: testKey });
    const platform = restPlatform(server.url, { breaker: { failures: 1, openMs: [1, 60_000] } });
    try {
      server.sabotage({ match: /health/, mischief: { kind: 'status', status: 503 } });
      await platform.health();
      server.mend();
      server.sabotage({ match: /health/, mischief: { kind: 'hang' } });
      await new Promise((done) => setTimeout(done, 5));
      expect(await platform.health({ deadline: Date.now() + 50 })).to.have.property('ok', false);
      expect(platform.breakers().app.state).to.equal('open');
    } finally {
      await server.close();
    }
  });

  it('do not open on refusals or rubbish, nor on reads that were given too little time', async () => {
    const sandbox = createSandbox({ clock: manualClock(start) });
    const server = await serveSandbox({ sandbox, key: testKey });
    const platform = restPlatform(server.url, { breaker: { failures: 1, openMs: [60_000] } });
    try {
      for (const status of [400, 401, 403, 404, 409, 429]) {
        server.sabotage({ match: /./, mischief: { kind: 'status', status }, times: 1 });
        await platform.order('o1');
      }
      server.sabotage({
        match: /./,
        mischief: { kind: 'status', status: 200, body: '<html>' },
        times: 1,
      });
      await platform.order('o1');
      server.sabotage({ match: /./, mischief: { kind: 'hang' }, times: 1 });
      await platform.order('o1', { deadline: Date.now() + 50 });
      expect(platform.breakers().orders).to.deep.equal({ state: 'closed' });
    } finally {
      await server.close();
    }
  });
});
