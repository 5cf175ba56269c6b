import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import { createId } from '../../src/channel/ids.ts';
import { createApp } from '../../src/http/app.ts';
import { createIdentity } from '../../src/http/identity.ts';
import { createWidgetToken } from '../../src/http/widget-token.ts';
import { silentLog } from '../../src/log.ts';
import { type DirectLineServer, startDirectLine } from '../support/direct-line.ts';

const identitySecret = 'the secret that host and service share';
const shop = 'https://shop.example';

/** Tests look into answers freely. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any shape are looked at
type Body = any;

describe('POST /api/widget/token', () => {
  let server: DirectLineServer;
  let url: string;
  let now = Date.now();
  const listeners: { close(): void }[] = [];

  function listen(guests: boolean): string {
    const readIdentity = createIdentity({
      secret: identitySecret,
      wall: () => now,
      log: silentLog,
    });
    const router = createWidgetToken({
      ...{ readIdentity, guests, origins: [shop], newId: createId },
      tokens: server.tokens,
      conversations: server.conversations,
    });
    const app = createApp({
      routers: [{ path: '/api/widget', router }],
      trustProxy: 0,
      requestsPerMinute: 10_000,
      wall: Date.now,
      log: silentLog,
    });
    const listener = app.listen(0);
    listeners.push(listener);
    return `http://127.0.0.1:${(listener.address() as AddressInfo).port}/api/widget/token`;
  }

  before(async () => {
    server = await startDirectLine({ wall: () => now });
    url = listen(true);
  });
  after(async () => {
    for (const listener of listeners) listener.close();
    await server.close();
  });
  beforeEach(() => {
    now = Date.now();
  });

  const sign = (claims: JWTPayload) =>
    new SignJWT({ exp: Math.floor(now / 1_000) + 300, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(identitySecret));

  async function ask(body?: unknown, headers: Record<string, string> = {}, at = url) {
    const answer = await fetch(at, {
      method: 'POST',
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
  }

  const identify = async (claims: JWTPayload) => ask({ identity: await sign(claims) });
  const start = (token: string) => server.call('POST', '/conversations', token, {});

  async function end(conversationId: string, token: string) {
    await server.call('POST', `/conversations/${conversationId}/activities`, token, {
      type: 'endOfConversation',
    });
    await server.bot.settled();
  }

  it('gives a customer a token that is theirs', async () => {
    const { status, headers, body } = await identify({ sub: 'c1', name: '张三' });
    expect(status).to.equal(200);
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(body).to.have.all.keys('token', 'expires_in', 'userId');
    expect(body).to.include({ expires_in: 1_800, userId: 'dl_c1' });
    expect(decodeJwt(body.token)).to.include({ user: 'dl_c1', name: '张三' });
    const started = await start(body.token);
    expect(started.status).to.equal(201);
    const head = await server.conversations.head(started.body.conversationId);
    expect(head?.conversation.customer).to.deep.equal({ id: 'c1', name: '张三', guest: false });
  });

  it('leads every device of a customer into one conversation', async () => {
    const [phone, laptop] = await Promise.all([identify({ sub: 'c2' }), identify({ sub: 'c2' })]);
    const [a, b] = [await start(phone.body.token), await start(laptop.body.token)];
    expect([a.status, b.status]).to.deep.equal([201, 200]);
    expect(a.body.conversationId).to.equal(b.body.conversationId);
    const later = await identify({ sub: 'c2' });
    expect(later.body.conversationId).to.equal(a.body.conversationId);
    const back = await server.call(
      'GET',
      `/conversations/${later.body.conversationId}`,
      later.body.token,
    );
    expect(back.status).to.equal(200);
  });

  it('leads nobody into another customer’s conversation', async () => {
    const [a, b] = [await identify({ sub: 'c3' }), await identify({ sub: 'c4' })];
    const [first, second] = [await start(a.body.token), await start(b.body.token)];
    expect(first.body.conversationId).not.to.equal(second.body.conversationId);
  });

  it('begins a new conversation after the last one has ended, one for all devices', async () => {
    const before = await identify({ sub: 'c5' });
    const { conversationId } = (await start(before.body.token)).body;
    await end(conversationId, before.body.token);
    const after = await Promise.all([1, 2, 3].map(() => identify({ sub: 'c5' })));
    const ids = new Set(after.map(({ body }) => decodeJwt(body.token).conv));
    expect(ids.size).to.equal(1);
    expect(ids.has(conversationId)).to.equal(false);
    expect(after[0]?.body).not.to.have.property('conversationId');
  });

  it('gives a guest who sends nothing, or {}, a name that nobody guesses', async () => {
    const users = new Set<string>();
    for (const body of [undefined, {}, '']) {
      const answer = await ask(body);
      expect(answer.status).to.equal(200);
      expect(answer.body.userId).to.match(/^guest_[0-9a-v]{26}$/);
      users.add(answer.body.userId);
      const started = await start(answer.body.token);
      const head = await server.conversations.head(started.body.conversationId);
      expect(head?.conversation.customer).to.deep.equal({ id: answer.body.userId, guest: true });
    }
    expect(users.size).to.equal(3);
  });

  it('lets a guest come back with the last token, long after it expired', async () => {
    const first = (await ask()).body;
    const { conversationId } = (await start(first.token)).body;
    now += 20 * 24 * 3_600_000;
    const back = (await ask({ resume: first.token })).body;
    expect(back).to.include({ userId: first.userId, conversationId });
    const poll = await server.call(
      'GET',
      `/conversations/${conversationId}/activities`,
      back.token,
    );
    expect(poll.status).to.equal(200);
    await end(conversationId, back.token);
    const [again, too] = [await ask({ resume: back.token }), await ask({ resume: back.token })];
    expect(again.body.userId).to.equal(first.userId);
    expect(decodeJwt(again.body.token).conv).to.equal(decodeJwt(too.body.token).conv);
    expect(decodeJwt(again.body.token).conv).not.to.equal(conversationId);
  });

  it('takes what is no token of ours for nothing, and gives a guest a new name', async () => {
    const { status, body } = await ask({ resume: 'forged.by.me' });
    expect(status).to.equal(200);
    expect(body.userId).to.match(/^guest_/);
  });

  it('lets no customer come back without an identity', async () => {
    const { body } = await identify({ sub: 'c6' });
    const back = await ask({ resume: body.token });
    expect([back.status, back.body.code]).to.deep.equal([401, 'identity_required']);
  });

  for (const [what, body, status] of [
    ['an identity that is not signed', { identity: 'x' }, 401],
    ['an empty identity', { identity: '' }, 401],
    ['an identity that is null', { identity: null }, 400],
    ['an identity that is an object', { identity: { sub: 'c1' } }, 400],
    ['a misspelt identity', { Identity: 'x' }, 400],
    ['a list', [], 400],
    ['broken JSON', '{"identity":', 400],
    ['something too big', { identity: 'x'.repeat(20_000) }, 413],
  ] as const) {
    it(`answers ${what} with ${status}, never as to a guest`, async () => {
      const answer = await ask(body);
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
      expect(answer.body).to.include({ status });
      expect(answer.body).not.to.have.property('token');
    });
  }

  it('refuses an identity sent as something else than JSON', async () => {
    const answer = await ask(JSON.stringify({ identity: await sign({ sub: 'c1' }) }), {
      'Content-Type': 'text/plain',
    });
    expect(answer.status).to.equal(415);
  });

  it('refuses guests where they may not chat', async () => {
    const closed = listen(false);
    const guest = await ask({}, {}, closed);
    expect([guest.status, guest.body.code]).to.deep.equal([401, 'identity_required']);
    expect((await ask({ identity: await sign({ sub: 'c1' }) }, {}, closed)).status).to.equal(200);
  });

  it('may be called from the origins of the widget, refusals included', async () => {
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { Origin: shop } });
    expect(preflight.status).to.equal(204);
    for (const [origin, allowed] of [
      [shop, shop],
      ['https://evil.example', null],
    ] as const) {
      for (const body of [{}, { identity: 'bad' }]) {
        const { headers } = await ask(body, { Origin: origin });
        expect(headers.get('access-control-allow-origin')).to.equal(allowed);
      }
    }
  });

  it('answers other methods and paths with a problem', async () => {
    for (const [method, path, status] of [
      ['GET', url, 405],
      ['POST', `${url}s`, 404],
    ] as const) {
      const answer = await fetch(path, { method });
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
    }
  });

  it('says 503 while the store is away', async () => {
    const cut = await startDirectLine();
    const readIdentity = createIdentity({ secret: identitySecret, log: silentLog });
    const router = createWidgetToken({
      ...{ readIdentity, guests: true, origins: [], newId: createId },
      ...{ tokens: cut.tokens, conversations: cut.conversations },
    });
    const app = createApp({
      ...{ routers: [{ path: '/w', router }], trustProxy: 0, requestsPerMinute: 99 },
      ...{ wall: Date.now, log: silentLog },
    });
    const listener = app.listen(0);
    cut.breakStore();
    const at = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/w/token`;
    const answer = await ask({ identity: await sign({ sub: 'c1' }) }, {}, at);
    expect(answer.status).to.equal(503);
    listener.close();
    await cut.close();
  });
});
