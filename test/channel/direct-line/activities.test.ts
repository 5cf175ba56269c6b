import { expect } from 'chai';
import { type DirectLineServer, secret, startDirectLine } from '../../support/direct-line.ts';
import { expectDefinition } from '../../support/direct-line-schema.ts';

describe('Direct Line: posting and polling', () => {
  let server: DirectLineServer;
  let conversation: { conversationId: string; token: string };
  let path: string;

  before(async () => {
    server = await startDirectLine({ limits: { postBurst: 1_000 } });
  });
  after(() => server.close());
  beforeEach(async () => {
    conversation = await server.begin({ id: 'dl_7', name: 'Li' });
    path = `/conversations/${conversation.conversationId}/activities`;
    await server.bot.settled();
  });

  const post = (activity: Record<string, unknown>, credential = conversation.token) =>
    server.call('POST', path, credential, activity);
  const poll = async (watermark = '', credential = conversation.token) => {
    await server.bot.settled();
    const answer = await server.call('GET', `${path}?watermark=${watermark}`, credential);
    expect(answer.status).to.equal(200);
    expectDefinition('ActivitySet', answer.body);
    return answer;
  };

  it('echoes a message with the id of the answer, then the reply to it', async () => {
    const { status, body } = await post({ type: 'message', text: 'hello' });
    expect(status).to.equal(200);
    expectDefinition('ResourceResponse', body);
    const { activities, watermark } = (await poll()).body;
    const [welcome, echo, reply] = activities;
    expect(welcome.text).to.equal('welcome');
    expect(echo).to.include({ id: body.id, text: 'hello' });
    expect(reply).to.include({ text: 'you said: hello', replyToId: body.id });
    expect(server.bot.seen.at(-1)?.id).to.equal(body.id);
    expect((await poll(watermark)).body).to.deep.equal({ activities: [], watermark });
  });

  it('keeps what is the client’s, and overrules what is the service’s', async () => {
    const kept = {
      text: '你好 \u0000 👋',
      locale: 'zh-CN',
      localTimestamp: '2026-11-22T15:15:31.839+08:00',
      localTimezone: 'Asia/Shanghai',
      entities: [{ type: 'ClientCapabilities', requiresBotState: true }],
      channelData: { clientActivityID: 'k51b6auusxb', mine: { deep: [1, null, 'x'] } },
      value: { remedy: 'urge_rider', n: 1.5 },
      inputHint: 'expectingInput',
    };
    await post({
      ...kept,
      type: 'message',
      id: 'mine',
      timestamp: '2020-01-01T00:00:00Z',
      timestampMs: 1,
      serviceUrl: 'https://evil.example',
      callerId: 'urn:botframework:azure',
      recipient: { id: 'somebody' },
      conversation: { id: 'another' },
      channelId: 'msteams',
      from: { id: 'dl_8', name: 'Eve', role: 'bot', aadObjectId: 'x' },
      summary: null,
    });
    const [, echo] = (await poll()).body.activities;
    expect(echo).to.deep.include(kept);
    expect(echo.from).to.deep.equal({ id: 'dl_7', name: 'Li', role: 'user' });
    expect(echo.conversation).to.deep.equal({ id: conversation.conversationId });
    expect(echo.channelId).to.equal('directline');
    expect(echo.id).not.to.equal('mine');
    expect(Date.parse(echo.timestamp)).to.be.greaterThan(Date.UTC(2025, 0, 1));
    for (const gone of ['recipient', 'callerId', 'timestampMs', 'serviceUrl', 'summary']) {
      expect(echo).not.to.have.property(gone);
    }
    expect(server.bot.seen.at(-1)?.from?.id).to.equal('dl_7');
  });

  it('writes the user of the token over whatever the secret’s holder posts as', async () => {
    await post({ type: 'message', text: 'hello', from: { id: 'dl_8' } }, secret);
    const [, echo] = (await poll()).body.activities;
    expect(echo.from.id).to.equal('dl_7');
  });

  for (const value of ['text', 7, true, ['a'], { a: { b: 1 } }]) {
    it(`passes on the value ${JSON.stringify(value)}`, async () => {
      await post({ type: 'message', text: '', value });
      const [, echo] = (await poll()).body.activities;
      expect(echo.value).to.deep.equal(value);
    });
  }

  it('shows events and types it has never heard of, and no typing', async () => {
    await post({ type: 'event', name: 'app/context', value: { orderId: 'o1' } });
    await post({ type: 'typing' });
    await post({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] });
    const types = (await poll()).body.activities.map((activity: { type: string }) => activity.type);
    expect(types).to.deep.equal(['message', 'event', 'messageReaction']);
  });

  it('answers a repeated message with the first one’s id, and handles it once', async () => {
    const message = { type: 'message', text: 'once', channelData: { clientActivityID: 'again' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(message)));
    const late = await post({ ...message, text: 'once more' });
    const ids = new Set([...answers, late].map(({ body }) => body.id));
    expect([...answers, late].every(({ status }) => status === 200)).to.equal(true);
    expect(ids.size).to.equal(1);
    const texts = (await poll()).body.activities.map(({ text }: { text: string }) => text);
    expect(texts).to.deep.equal(['welcome', 'once', 'you said: once']);
  });

  it('takes any text for the mark of a repeated message', async () => {
    const mark = `${'长'.repeat(3_000)}/../\u0000`;
    const message = { type: 'event', name: 'x', channelData: { clientActivityID: mark } };
    const [a, b] = [await post(message), await post(message)];
    expect([a.status, b.status]).to.deep.equal([200, 200]);
    expect(a.body.id).to.equal(b.body.id);
  });

  it('loses nothing of messages posted at the same time', async () => {
    const texts = Array.from({ length: 40 }, (_, n) => `message ${n}`);
    await Promise.all(texts.map((text) => post({ type: 'message', text })));
    const { activities } = (await poll()).body;
    const said = activities.map(({ text }: { text: string }) => text);
    for (const text of texts) {
      expect(said.filter((other: string) => other === text)).to.have.length(1);
      expect(said.filter((other: string) => other === `you said: ${text}`)).to.have.length(1);
    }
  });

  it('gives timestamps that only grow, and a card sent again its first one', async () => {
    await server.bot.say(conversation.conversationId, { id: 'card', text: 'on its way' });
    const first = (await poll()).body;
    const { timestamp } = first.activities.at(-1);
    await post({ type: 'message', text: 'and now?' });
    await server.bot.say(conversation.conversationId, {
      id: 'card',
      text: 'arrived',
      timestampMs: Date.parse(timestamp),
    });
    const { activities } = (await poll(first.watermark)).body;
    expect(activities.at(-1)).to.include({ id: 'card', text: 'arrived', timestamp });
    const times = activities
      .slice(0, -1)
      .map((activity: { timestamp: string }) => activity.timestamp);
    expect(times).to.deep.equal([...times].sort());
  });

  it('is never cached', async () => {
    const { headers } = await poll();
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('pages through a long history without a gap or an empty page before its end', async () => {
    const big = 'x'.repeat(100_000);
    for (let n = 0; n < 60; n += 1) {
      const text = n % 10 === 0 ? `${n} ${big}` : String(n);
      await server.bot.say(conversation.conversationId, { text });
      // Lines that clients don't see lie between them, more than one page of them in one place.
      for (let hidden = 0; hidden < (n === 30 ? 120 : 1); hidden += 1) {
        await server.bot.say(conversation.conversationId, { type: 'conversationUpdate' });
      }
    }
    const numbers: number[] = [];
    const sizes: number[] = [];
    for (let watermark = ''; ; ) {
      const { body } = await poll(watermark);
      if (body.activities.length === 0) {
        expect(body.watermark).to.equal(watermark);
        break;
      }
      sizes.push(JSON.stringify(body).length);
      numbers.push(
        ...body.activities.map(({ text }: { text: string }) => Number.parseInt(text, 10)),
      );
      watermark = body.watermark;
    }
    expect(numbers.slice(1)).to.deep.equal(Array.from({ length: 60 }, (_, n) => n));
    expect(Math.max(...sizes)).to.be.lessThan(700_000);
    expect(sizes.length).to.be.greaterThan(1);
  });

  it('goes back to the end of the log where a client has seen more than there is', async () => {
    const length = await server.conversations.length(conversation.conversationId);
    const { body } = await poll(String(length + 50));
    expect(body).to.deep.equal({ activities: [], watermark: String(length) });
  });
});
