import { expect } from 'chai';
import { type DirectLineServer, secret, startDirectLine } from '../../support/direct-line.ts';
import { expectDefinition } from '../../support/direct-line-schema.ts';

describe('Direct Line: what is refused', () => {
  let server: DirectLineServer;
  let now = Date.now();
  let conversation: { conversationId: string };
  let path: string;

  before(async () => {
    server = await startDirectLine({ wall: () => now });
    conversation = await server.begin({ id: 'dl_7' });
    path = `/conversations/${conversation.conversationId}`;
  });
  after(() => server.close());
  beforeEach(() => {
    now = Math.max(Date.now(), now + 60_000);
  });

  /** Asserts the error body, the status and the code. */
  async function expectRefusal(
    call: ReturnType<DirectLineServer['call']>,
    status: number,
    code: string,
  ) {
    const answer = await call;
    expect([answer.status, answer.body?.error?.code]).to.deep.equal([status, code]);
    expectDefinition('ErrorResponse', answer.body);
    return answer;
  }

  /** A token of the conversation that is good now. */
  const fresh = async () => (await server.call('GET', path, secret)).body;

  it('a request without a credential: 401', async () => {
    for (const [method, at] of [
      ['POST', '/tokens/generate'],
      ['POST', '/tokens/refresh'],
      ['POST', '/conversations'],
      ['GET', path],
      ['GET', `${path}/activities`],
      ['POST', `${path}/activities`],
      ['POST', `${path}/upload`],
      ['GET', '/session/getsessionid'],
    ] as const) {
      await expectRefusal(server.call(method, at), 401, 'BadArgument');
    }
  });

  it("another conversation's token: 403", async () => {
    const { token } = await server.begin();
    for (const [method, at] of [
      ['GET', path],
      ['GET', `${path}/activities`],
      ['POST', `${path}/activities`],
      ['POST', `${path}/upload`],
    ] as const) {
      await expectRefusal(server.call(method, at, token), 403, 'BadArgument');
    }
  });

  it('an expired token: 403 TokenExpired', async () => {
    const { token, conversationId } = await server.begin();
    now += 1_801_000;
    const at = `/conversations/${conversationId}/activities`;
    await expectRefusal(server.call('GET', at, token), 403, 'TokenExpired');
  });

  it('a conversation nobody knows: 404', async () => {
    await expectRefusal(server.call('GET', '/conversations/nobody', secret), 404, 'BadArgument');
    await expectRefusal(
      server.call('GET', '/conversations/nobody/activities', secret),
      404,
      'BadArgument',
    );
    const message = { type: 'message', text: 'hello' };
    await expectRefusal(
      server.call('POST', '/conversations/nobody/activities', secret, message),
      404,
      'BadArgument',
    );
  });

  for (const watermark of ['abc', '-1', '1.5', '1e3', '%20', '99999999999999999999', '0x1']) {
    it(`the watermark ${watermark}: 400`, async () => {
      const { token } = await fresh();
      for (const at of [path, `${path}/activities`]) {
        await expectRefusal(
          server.call('GET', `${at}?watermark=${watermark}`, token),
          400,
          'BadArgument',
        );
      }
    });
  }

  it('a path there is nothing at: 404, and a method nobody takes: 405 with Allow', async () => {
    for (const at of ['/nothing', '/conversations/a/b/c', '/Conversations', '/']) {
      await expectRefusal(server.call('GET', at, secret), 404, 'NotFound');
    }
    for (const [method, at, allow] of [
      ['GET', '/tokens/generate', 'POST'],
      ['DELETE', path, 'GET'],
      ['PUT', `${path}/activities`, 'GET, POST'],
      ['PATCH', `${path}/upload`, 'POST'],
    ] as const) {
      const answer = await expectRefusal(server.call(method, at, secret), 405, 'MethodNotAllowed');
      expect(answer.headers.get('allow')).to.equal(allow);
    }
  });

  it('a malformed URL: 400', async () => {
    await expectRefusal(server.call('GET', '/conversations/%E0%A4%A', secret), 400, 'BadArgument');
  });

  it('a stream asked for without an upgrade: 400', async () => {
    await expectRefusal(server.call('GET', `${path}/stream`, secret), 400, 'BadArgument');
  });

  describe('an activity', () => {
    const json = { 'Content-Type': 'application/json' };
    const post = async (body: unknown, headers?: Record<string, string>) =>
      server.call('POST', `${path}/activities`, (await fresh()).token, body, headers);
    const logLength = () => server.conversations.length(conversation.conversationId);

    for (const [what, body] of Object.entries({
      'that is broken JSON': '{"type":',
      'that is no object': '"message"',
      'that is a list': '[]',
      'that is null': 'null',
      'without a type': '{}',
      'whose type is a number': '{"type":1}',
      'whose text is an object': '{"type":"message","text":{}}',
      'whose channelData is a text': '{"type":"message","channelData":"x"}',
      'whose from is a text': '{"type":"message","from":"dl_8"}',
      'whose attachments are no list': '{"type":"message","attachments":{}}',
      'whose localTimestamp is no time': '{"type":"message","localTimestamp":"yesterday"}',
      'whose attachment lies in our own store':
        '{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"evidence:1"}]}',
      'whose attachment is a script':
        '{"type":"message","attachments":[{"contentUrl":"javascript:alert(1)"}]}',
      'that only the service may send': '{"type":"conversationUpdate","membersAdded":[]}',
      'nested 20,000 deep': `{"type":"message","value":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    })) {
      it(`${what}: 400, and nothing is stored`, async () => {
        const before = await logLength();
        await expectRefusal(post(body, json), 400, 'BadArgument');
        expect(await logLength()).to.equal(before);
      });
    }

    it('that is not UTF-8: 400', async () => {
      const bytes = Buffer.concat([
        Buffer.from('{"type":"message","text":"'),
        Buffer.from([0xc3, 0x28]),
        Buffer.from('"}'),
      ]);
      await expectRefusal(post(bytes, json), 400, 'BadArgument');
    });

    it('that is missing: 400', async () => {
      await expectRefusal(post(undefined), 400, 'BadArgument');
    });

    it('that is not JSON by its type: 415', async () => {
      await expectRefusal(
        post('type=message', { 'Content-Type': 'application/x-www-form-urlencoded' }),
        415,
        'UnsupportedMediaType',
      );
    });

    it('of 262,144 bytes is taken, of one more is not: 413', async () => {
      const of = (bytes: number) => {
        const empty = JSON.stringify({ type: 'event', name: '' });
        return JSON.stringify({ type: 'event', name: 'x'.repeat(bytes - empty.length) });
      };
      expect((await post(of(262_144), json)).status).to.equal(200);
      await expectRefusal(post(of(262_145), json), 413, 'MessageSizeTooBig');
    });

    it('that comes too fast: 429 with Retry-After, while polls go on', async () => {
      const { token } = await fresh();
      const event = { type: 'event', name: 'x' };
      const answers = await Promise.all(
        Array.from({ length: 25 }, () => server.call('POST', `${path}/activities`, token, event)),
      );
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).to.have.length(5);
      expect(refused[0]?.headers.get('retry-after')).to.equal('1');
      expectDefinition('ErrorResponse', refused[0]?.body);
      const poll = await server.call('GET', `${path}/activities`, token);
      expect(poll.status).to.equal(200);
      now += 1_000;
      const later = await server.call('POST', `${path}/activities`, token, event);
      expect(later.status).to.equal(200);
    });

    it('after the end of the conversation: 404, while its history stays readable', async () => {
      const { conversationId, token } = await server.begin();
      const at = `/conversations/${conversationId}/activities`;
      const end = await server.call('POST', at, token, { type: 'endOfConversation' });
      expect(end.status).to.equal(200);
      await server.bot.settled();
      await expectRefusal(
        server.call('POST', at, token, { type: 'message', text: 'still there?' }),
        404,
        'BadArgument',
      );
      const { status, body } = await server.call('GET', at, token);
      expect(status).to.equal(200);
      expect(body.activities.at(-1).type).to.equal('endOfConversation');
    });
  });

  it('what an address asks beyond its limit: 429, polls excepted', async () => {
    const narrow = await startDirectLine({ limits: { perAddressPerMinute: 4 }, wall: () => now });
    const { conversationId, token } = await narrow.begin();
    await narrow.call('POST', '/tokens/refresh', token);
    await narrow.call('POST', '/tokens/refresh', token);
    await expectRefusal(narrow.call('POST', '/tokens/refresh', token), 429, 'TooManyRequests');
    const poll = await narrow.call('GET', `/conversations/${conversationId}/activities`, token);
    expect(poll.status).to.equal(200);
    await narrow.close();
  });

  it('everything, with 503, while the store is away', async () => {
    const cut = await startDirectLine();
    const { conversationId, token } = await cut.begin();
    await cut.bot.settled();
    cut.breakStore();
    const at = `/conversations/${conversationId}`;
    const message = { type: 'message', text: 'hello' };
    for (const call of [
      cut.call('POST', `${at}/activities`, token, message),
      cut.call('GET', `${at}/activities`, token),
      cut.call('GET', at, token),
      cut.call('POST', '/conversations', secret),
    ]) {
      const { headers } = await expectRefusal(call, 503, 'ServiceUnavailable');
      expect(headers.get('retry-after')).to.equal('5');
    }
    await cut.close();
  });
});
