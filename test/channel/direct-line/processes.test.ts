import { expect } from 'chai';
import { type DirectLineServer, secret, startDirectLine } from '../../support/direct-line.ts';
import { describeRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { openStream, type Seen } from '../../support/socket.ts';

const texts = (activities: readonly Seen[]) =>
  activities.filter(({ type }) => type === 'message').map(({ text }) => text);

describeRedis('Direct Line: several processes on one store', function () {
  this.timeout(30_000);
  let redis: RedisServer;
  let a: DirectLineServer;
  let b: DirectLineServer;

  before(async () => {
    redis = await startRedis();
    const options = {
      storeUrl: redis.url,
      limits: { postBurst: 10_000 },
      times: { lookMs: 1_000 },
    };
    [a, b] = [await startDirectLine(options), await startDirectLine(options)];
  });
  after(async () => {
    await a.close();
    await b.close();
    await redis.stop();
  });

  const post = (server: DirectLineServer, chat: Seen, activity: Seen) =>
    server.call('POST', `/conversations/${chat.conversationId}/activities`, chat.token, activity);
  /** The address of a stream, at another server. */
  const at = (server: DirectLineServer, streamUrl: string) => {
    const url = new URL(streamUrl);
    url.host = new URL(server.origin).host;
    return url.href;
  };

  it('takes at one what another began, and shows at one what was posted at another', async () => {
    const chat = await a.begin({ id: 'dl_7' });
    const stream = await openStream(at(b, chat.streamUrl));
    await stream.until((all) => all.length === 1);
    await post(a, chat, { type: 'message', text: 'at a' });
    await stream.until((all) => texts(all).includes('you said: at a'));
    await post(b, chat, { type: 'message', text: 'at b' });
    await stream.until((all) => texts(all).includes('you said: at b'));
    await post(a, chat, { type: 'typing' });
    await stream.until((all) => all.some(({ type }) => type === 'typing'));
    const refreshed = await b.call('POST', '/tokens/refresh', chat.token);
    expect(refreshed.status).to.equal(200);
    await stream.close();
  });

  it('stores once what is posted at both at once', async () => {
    const chat = await a.begin();
    const message = { type: 'message', text: 'x', channelData: { clientActivityID: 'both' } };
    const answers = await Promise.all([a, b, a, b].map((server) => post(server, chat, message)));
    expect(new Set(answers.map(({ body }) => body.id)).size).to.equal(1);
  });

  it('loses and repeats nothing when a client goes from one to the other under load', async () => {
    const chat = await a.begin();
    const path = `/conversations/${chat.conversationId}`;
    const total = 60;
    const sending = (async () => {
      for (let n = 0; n < total; n += 1) {
        await post(n % 2 === 0 ? a : b, chat, { type: 'message', text: `message ${n}` });
      }
    })();
    const received: Seen[] = [];
    let watermark = '';
    for (let round = 0; received.length < 2 * total + 1; round += 1) {
      const server = round % 2 === 0 ? a : b;
      const { body } = await server.call('GET', `${path}?watermark=${watermark}`, chat.token);
      const stream = await openStream(body.streamUrl);
      await stream.until((all) => all.length > 0);
      await stream.close();
      received.push(...stream.activities);
      watermark = stream.watermark ?? watermark;
    }
    await sending;
    const { activities } = (await b.call('GET', `${path}/activities`, secret)).body;
    expect(received.map(({ id }) => id)).to.deep.equal(activities.map(({ id }: Seen) => id));
  });

  it('answers 503 while the store is away, and goes on by itself when it is back', async () => {
    const chat = await a.begin();
    const stream = await openStream(chat.streamUrl);
    await stream.until((all) => all.length === 1);
    await redis.kill();
    const refused = await post(a, chat, { type: 'message', text: 'nobody takes it' });
    expect([refused.status, refused.body.error.code]).to.deep.equal([503, 'ServiceUnavailable']);
    await redis.restart();
    for (let status = 503; status !== 200; ) {
      ({ status } = await post(a, chat, {
        type: 'message',
        text: 'again',
        channelData: { clientActivityID: 'again' },
      }));
    }
    await stream.until((all) => texts(all).includes('you said: again'));
    expect(texts(stream.activities).filter((text) => text === 'again')).to.have.length(1);
    await stream.close();
  });
});
