import { expect } from 'chai';
import { type DeskHttp, deskKey, openDeskHttp, password } from '../support/desk-http.ts';

describe("the desk's door", () => {
  let test: DeskHttp;
  beforeEach(async () => {
    test = await openDeskHttp();
  });
  afterEach(() => test.close());

  it('lets nobody in without a session or the key', async () => {
    for (const [method, path] of [
      ['GET', '/api/desk/me'],
      ['GET', '/api/desk/tickets'],
      ['GET', '/api/desk/tickets/t00-x'],
      ['POST', '/api/desk/tickets/t00-x/claim'],
      ['GET', '/api/desk/tickets/t00-x/evidence.zip'],
      ['POST', '/api/desk/tickets/t00-x/files'],
      ['GET', '/api/desk/stream'],
      ['GET', '/api/desk/incidents'],
      ['GET', '/api/desk/agents'],
    ] as const) {
      const { status, headers, body } = await test.ask(method, path);
      expect(status, path).to.equal(401);
      expect(headers.get('content-type'), path).to.contain('application/problem+json');
      expect(body.code, path).to.equal('unauthorized');
    }
  });

  it('gives a session that scripts and other sites cannot use', async () => {
    await test.agents.add({ email: 'mei@example.com', role: 'agent' }, password);
    const { status, headers, body } = await test.ask('POST', '/api/desk/login', {
      email: 'mei@example.com',
      password,
    });
    expect(status).to.equal(200);
    expect(body).to.deep.include({ email: 'mei@example.com', role: 'agent' });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie)
      .to.match(/HttpOnly/i)
      .and.to.match(/SameSite=Strict/i)
      .and.to.match(/Path=\/api\/desk/);
    expect(headers.get('access-control-allow-origin')).to.equal(null);
  });

  it('refuses a wrong login without saying what was wrong, then makes wait', async () => {
    await test.agents.add({ email: 'mei@example.com', role: 'agent' }, password);
    const wrong = { email: 'mei@example.com', password: 'wrong password' };
    const unknown = { email: 'nobody@example.com', password };
    const [first, second] = [
      await test.ask('POST', '/api/desk/login', wrong),
      await test.ask('POST', '/api/desk/login', unknown),
    ];
    expect(first.status).to.equal(401);
    expect(second.body).to.deep.equal(first.body);
    for (let n = 0; n < 4; n += 1) await test.ask('POST', '/api/desk/login', wrong);
    const throttled = await test.ask('POST', '/api/desk/login', { ...wrong, password });
    expect(throttled.status).to.equal(429);
    expect(Number(throttled.headers.get('retry-after'))).to.be.greaterThan(0);
  });

  it('tells who is signed in, and forgets them on logout', async () => {
    const { agent, ask } = await test.signIn('mei@example.com');
    const me = await ask('GET', '/api/desk/me');
    expect(me.body).to.deep.equal(agent);
    expect(me.headers.get('cache-control')).to.equal('no-store');
    const out = await ask('POST', '/api/desk/logout', {});
    expect(out.status).to.equal(204);
    expect(out.headers.get('set-cookie')).to.match(/mealmend_desk=;/);
  });

  it("takes no write from another site's page, whatever cookie comes with it", async () => {
    await test.begin('c1');
    const { id } = await test.escalate('c1');
    const { ask } = await test.signIn('mei@example.com');
    const claim = (headers: Record<string, string>) =>
      ask('POST', `/api/desk/tickets/${id}/claim`, {}, headers);
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const { status, body } = await claim(headers as Record<string, string>);
      expect([status, body.code]).to.deep.equal([403, 'foreign_origin']);
    }
    expect((await test.ticket(id)).status).to.equal('open');
    expect((await claim({ Origin: test.url })).status).to.equal(200);
    const login = await test.ask(
      'POST',
      '/api/desk/login',
      { email: 'mei@example.com', password },
      { Origin: 'https://evil.example' },
    );
    expect(login.status).to.equal(403);
  });

  it('takes the key, and never falls back to a cookie beside a wrong one', async () => {
    expect((await test.byKey('GET', '/api/desk/tickets')).status).to.equal(200);
    expect((await test.byKey('GET', '/api/desk/me')).body).to.deep.include({ role: 'integration' });
    const { ask } = await test.signIn('mei@example.com');
    for (const wrong of ['Bearer nonsense', `Basic ${deskKey}`, 'Bearer ', `Bearer ${deskKey}x`]) {
      const { status } = await ask('GET', '/api/desk/tickets', undefined, { Authorization: wrong });
      expect(status, wrong).to.equal(401);
    }
  });

  it('shuts out an account that was taken away, at once', async () => {
    const { ask } = await test.signIn('mei@example.com');
    await test.agents.remove('mei@example.com');
    expect((await ask('GET', '/api/desk/tickets')).status).to.equal(401);
  });

  it('never allows another origin to read', async () => {
    const { status, headers } = await test.byKey('OPTIONS', '/api/desk/tickets', undefined, {
      Origin: 'https://evil.example',
      'Access-Control-Request-Method': 'GET',
    });
    expect(status).to.equal(405);
    expect(headers.get('access-control-allow-origin')).to.equal(null);
  });
});
