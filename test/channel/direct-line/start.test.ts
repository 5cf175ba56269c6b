import { expect } from 'chai';
import { decodeJwt } from 'jose';
import { type DirectLineServer, secret, startDirectLine } from '../../support/direct-line.ts';
import { expectDefinition } from '../../support/direct-line-schema.ts';

describe('Direct Line: tokens and the start of a conversation', () => {
  let server: DirectLineServer;
  let now = Date.now();

  before(async () => {
    server = await startDirectLine({ wall: () => now });
  });
  after(() => server.close());
  beforeEach(() => {
    now = Date.now();
  });

  const generate = (body?: unknown) => server.call('POST', '/tokens/generate', secret, body);

  it('generates a token without a body, and starts nothing by it', async () => {
    const { status, body } = await generate();
    expect(status).to.equal(200);
    expectDefinition('Conversation', body);
    expect(body).not.to.have.property('streamUrl');
    expect(await server.conversations.head(body.conversationId)).to.equal(undefined);
    const poll = await server.call(
      'GET',
      `/conversations/${body.conversationId}/activities`,
      body.token,
    );
    expect(poll.status).to.equal(404);
  });

  it('puts the user of the request into the token, as a plain string', async () => {
    const { body } = await generate({
      user: { id: 'dl_7', name: 'Li' },
      trustedOrigins: ['https://shop.example'],
      eTag: 'x',
    });
    expect(decodeJwt(body.token).user).to.equal('dl_7');
  });

  for (const [what, body] of Object.entries({
    'a user id that is a number': { user: { id: 7 } },
    'a user that is a text': { user: 'dl_7' },
    'a user id of 300 characters': { user: { id: 'x'.repeat(300) } },
    'a user id that is dl_ and nothing behind it': { user: { id: 'dl_' } },
    'trusted origins that are no list': { trustedOrigins: 'https://shop.example' },
    'a list': [],
  })) {
    it(`refuses ${what} with 400`, async () => {
      const answer = await generate(body);
      expect(answer.status).to.equal(400);
      expectDefinition('ErrorResponse', answer.body);
    });
  }

  it('lets nobody make a token out of a token', async () => {
    const { token } = (await generate()).body;
    const { status, body } = await server.call('POST', '/tokens/generate', token);
    expect([status, body.error.code]).to.deep.equal([403, 'BadArgument']);
  });

  it('refreshes a token as often as it likes while it lives, and keeps its user', async () => {
    let { token } = (await generate({ user: { id: 'dl_7' } })).body;
    for (let i = 0; i < 3; i += 1) {
      now += 1_700_000;
      const { status, body } = await server.call('POST', '/tokens/refresh', token);
      expect(status).to.equal(200);
      expectDefinition('Conversation', body);
      expect(decodeJwt(body.token).user).to.equal('dl_7');
      token = body.token;
    }
    now += 1_801_000;
    const late = await server.call('POST', '/tokens/refresh', token);
    expect([late.status, late.body.error.code]).to.deep.equal([403, 'TokenExpired']);
  });

  it('leaves the old token alive when it refreshes', async () => {
    const started = await server.begin();
    await server.call('POST', '/tokens/refresh', started.token);
    const poll = await server.call(
      'GET',
      `/conversations/${started.conversationId}/activities`,
      started.token,
    );
    expect(poll.status).to.equal(200);
  });

  it('starts with 201, and once more with 200 for the same conversation', async () => {
    const { token, conversationId } = (await generate({ user: { id: 'dl_7', name: 'Li' } })).body;
    const first = await server.call('POST', '/conversations', token, { user: { id: 'bob' } });
    const second = await server.call('POST', '/conversations', token, { user: {} });
    expect([first.status, second.status]).to.deep.equal([201, 200]);
    for (const { body } of [first, second]) {
      expectDefinition('Conversation', body);
      expect(body.conversationId).to.equal(conversationId);
      expect(body.streamUrl).to.match(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\//);
    }
    await server.bot.settled();
    const { body } = await server.call('GET', `/conversations/${conversationId}/activities`, token);
    expect(body.activities.map((activity: { text: string }) => activity.text)).to.deep.equal([
      'welcome',
    ]);
  });

  it('starts once when one token starts many times at once', async () => {
    const { token } = (await generate()).body;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.call('POST', '/conversations', token, {})),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([...Array(9).fill(200), 201]);
  });

  it('starts a new conversation each time for the secret', async () => {
    const [a, b] = [
      await server.call('POST', '/conversations', secret),
      await server.call('POST', '/conversations', secret, {}),
    ];
    expect([a.status, b.status]).to.deep.equal([201, 201]);
    expect(a.body.conversationId).not.to.equal(b.body.conversationId);
  });

  describe('takes for the customer', () => {
    const startedBy = async (credential: string, body?: unknown) => {
      const { conversationId } = (await server.call('POST', '/conversations', credential, body))
        .body;
      const head = await server.conversations.head(conversationId);
      return head?.conversation;
    };

    it('the one behind dl_ in the token, whatever the body says', async () => {
      const { token } = (await generate({ user: { id: 'dl_7', name: 'Li' } })).body;
      const started = await startedBy(token, { user: { id: 'dl_8', name: 'Eve' } });
      expect(started?.customer).to.deep.equal({ id: '7', name: 'Li', guest: false });
      expect(started?.userId).to.equal('dl_7');
    });

    it('the one the holder of the secret names', async () => {
      const started = await startedBy(secret, { user: { id: 'dl_9' } });
      expect(started?.customer).to.deep.equal({ id: '9', guest: false });
    });

    it('a guest of our own where a token without a user claims to be a customer', async () => {
      const { token } = (await generate()).body;
      const started = await startedBy(token, { user: { id: 'dl_7' } });
      expect(started?.customer.guest).to.equal(true);
      expect(started?.customer.id).to.match(/^guest_[0-9a-v]{26}$/);
      expect(started?.userId).to.equal(started?.customer.id);
    });

    it('a guest under the name a token without a user calls itself by', async () => {
      const { token } = (await generate()).body;
      const started = await startedBy(token, { user: { id: 'bob' } });
      expect(started?.userId).to.equal('bob');
      expect(started?.customer.id).to.match(/^guest_[0-9a-v]{26}$/);
    });
  });

  it('keeps the language the page starts with', async () => {
    const { body } = await server.call('POST', '/conversations', secret, { locale: 'zh-HK' });
    const head = await server.conversations.head(body.conversationId);
    expect(head?.conversation.locale).to.equal('zh-TW');
  });

  it('leads back into a conversation with a fresh token and stream address', async () => {
    const { conversationId, token } = await server.begin({ id: 'dl_7' });
    for (const credential of [token, secret]) {
      const { status, body } = await server.call(
        'GET',
        `/conversations/${conversationId}?watermark=1`,
        credential,
      );
      expect(status).to.equal(200);
      expectDefinition('Conversation', body);
      expect(decodeJwt(body.token)).to.include({ conv: conversationId, user: 'dl_7' });
      expect(new URL(body.streamUrl).searchParams.get('watermark')).to.equal('1');
    }
  });

  it('writes stream addresses for the public host where one is set', async () => {
    const behind = await startDirectLine({ publicUrl: 'https://help.example/chat/' });
    const { streamUrl } = await behind.begin();
    expect(streamUrl).to.match(/^wss:\/\/help\.example\/chat\/v3\/directline\/conversations\//);
    await behind.close();
  });

  it('gives a session id for a sign-in card', async () => {
    const { token } = await server.begin();
    const { status, body } = await server.call('GET', '/session/getsessionid', token);
    expect([status, typeof body.sessionId]).to.deep.equal([200, 'string']);
  });
});
