import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type DirectLineServer, secret, startDirectLine } from '../../support/direct-line.ts';
import { openStream, type Seen } from '../../support/socket.ts';

const texts = (activities: readonly Seen[]) =>
  activities.filter(({ type }) => type === 'message').map(({ text }) => text);

/** The status an upgrade is refused with. */
async function refusal(url: string): Promise<number> {
  const socket = new WebSocket(url);
  socket.on('error', () => {});
  const [request, answer] = await once(socket, 'unexpected-response');
  request.destroy();
  return answer.statusCode;
}

describe('Direct Line: streams', () => {
  let server: DirectLineServer;
  let now = Date.now();

  before(async () => {
    server = await startDirectLine({ wall: () => now, limits: { postBurst: 10_000, streams: 40 } });
  });
  after(() => server.close());
  beforeEach(() => {
    now = Date.now();
  });

  const post = (at: { conversationId: string; token: string }, activity: Seen) =>
    server.call('POST', `/conversations/${at.conversationId}/activities`, at.token, activity);

  it('replay what was said before they opened, then follow', async () => {
    const chat = await server.begin({ id: 'dl_7' });
    await post(chat, { type: 'message', text: 'early' });
    const stream = await openStream(chat.streamUrl);
    await stream.until((all) => texts(all).includes('you said: early'));
    await post(chat, { type: 'message', text: 'late' });
    await stream.until((all) => texts(all).includes('you said: late'));
    expect(texts(stream.activities)).to.deep.equal([
      ...['welcome', 'early', 'you said: early', 'late', 'you said: late'],
    ]);
    await stream.close();
  });

  it('go on from a watermark, whether it came from a stream or a poll', async () => {
    const chat = await server.begin();
    const first = await openStream(chat.streamUrl);
    await first.until((all) => all.length === 1);
    await first.close();
    await post(chat, { type: 'message', text: 'meanwhile' });
    await server.bot.settled();
    const path = `/conversations/${chat.conversationId}`;
    const { body } = await server.call('GET', `${path}?watermark=${first.watermark}`, chat.token);
    const second = await openStream(body.streamUrl);
    await second.until((all) => all.length === 2);
    expect(texts(second.activities)).to.deep.equal(['meanwhile', 'you said: meanwhile']);
    const poll = await server.call(
      'GET',
      `${path}/activities?watermark=${second.watermark}`,
      chat.token,
    );
    expect(poll.body.activities).to.deep.equal([]);
    await second.close();
  });

  it('may be opened many times by one address, and are all served', async () => {
    const chat = await server.begin();
    const streams = await Promise.all([1, 2, 3].map(() => openStream(chat.streamUrl)));
    await post(chat, { type: 'message', text: 'to all' });
    for (const stream of streams) {
      await stream.until((all) => all.length === 3);
      expect(texts(stream.activities)).to.deep.equal(['welcome', 'to all', 'you said: to all']);
      await stream.close();
    }
  });

  it('show who is typing to those who watch, and to nobody later', async () => {
    const chat = await server.begin({ id: 'dl_7' });
    const streams = await Promise.all([1, 2].map(() => openStream(chat.streamUrl)));
    await streams[0]?.until((all) => all.length === 1);
    const { body } = await post(chat, {
      type: 'typing',
      from: { id: 'eve' },
      channelData: { clientActivityID: 't1' },
    });
    for (const stream of streams) {
      await stream.until((all) => all.some(({ type }) => type === 'typing'));
      const typing = stream.activities.find(({ type }) => type === 'typing');
      expect(typing).to.deep.include({ id: body.id, channelData: { clientActivityID: 't1' } });
      expect(typing?.from).to.deep.equal({ id: 'dl_7', role: 'user' });
    }
    const late = await openStream(chat.streamUrl);
    await post(chat, { type: 'message', text: 'done' });
    await late.until((all) => texts(all).includes('you said: done'));
    expect(late.activities.map(({ type }) => type)).not.to.include('typing');
    for (const stream of [...streams, late]) await stream.close();
  });

  it('ignore what clients send upstream', async () => {
    const chat = await server.begin();
    const stream = await openStream(chat.streamUrl);
    for (const text of ['', '{"type":"message"}', 'x'.repeat(4_000)]) stream.socket.send(text);
    await post(chat, { type: 'message', text: 'still here' });
    await stream.until((all) => texts(all).includes('you said: still here'));
    await stream.close();
  });

  it('are refused without a signature, with a wrong one, and after the token’s lifetime', async () => {
    const chat = await server.begin();
    const other = await server.begin();
    const url = new URL(chat.streamUrl);
    const change = (edit: (url: URL) => void) => {
      const changed = new URL(url);
      edit(changed);
      return changed.href;
    };
    expect(await refusal(change((u) => u.searchParams.delete('t')))).to.equal(401);
    expect(await refusal(change((u) => u.searchParams.set('t', 'x')))).to.equal(403);
    expect(await refusal(change((u) => u.searchParams.set('exp', '9999999999')))).to.equal(403);
    expect(
      await refusal(
        change((u) => {
          u.pathname = new URL(other.streamUrl).pathname;
        }),
      ),
    ).to.equal(403);
    now += 1_799_000;
    await (await openStream(chat.streamUrl)).close();
    now += 2_000;
    expect(await refusal(chat.streamUrl)).to.equal(403);
  });

  it('are limited in number, per conversation', async () => {
    const chat = await server.begin();
    const streams = await Promise.all(Array.from({ length: 40 }, () => openStream(chat.streamUrl)));
    expect(await refusal(chat.streamUrl)).to.equal(429);
    for (const stream of streams) await stream.close();
  });

  it('leave upgrades to other paths alone', async () => {
    const { port } = new URL(server.origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      'GET /other HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    );
    await once(socket, 'close');
    expect(socket.bytesRead).to.equal(0);
  });

  it('find what the bus failed to tell them', async () => {
    const deaf = await startDirectLine({ times: { lookMs: 50 } });
    deaf.store.publish = async () => {};
    const chat = await deaf.begin();
    const stream = await openStream(chat.streamUrl);
    await stream.until((all) => all.length === 1);
    await deaf.call('POST', `/conversations/${chat.conversationId}/activities`, chat.token, {
      ...{ type: 'message', text: 'unheard' },
    });
    await stream.until((all) => texts(all).includes('you said: unheard'));
    await stream.close();
    await deaf.close();
  });

  it('show signs of life to a peer that answers, and drop one that does not', async () => {
    const lively = await startDirectLine({ times: { keepAliveMs: 40 } });
    const { streamUrl } = await lively.begin();
    const [alive, dead] = [await openStream(streamUrl), await openStream(streamUrl)];
    let emptyFrames = 0;
    alive.socket.on('message', (data) => {
      if (String(data) === '') emptyFrames += 1;
    });
    dead.socket.pause();
    await once(alive.socket, 'ping');
    await lively.openSockets(1);
    expect(alive.socket.readyState).to.equal(WebSocket.OPEN);
    expect(emptyFrames).to.be.greaterThan(0);
    for (const stream of [alive, dead]) await stream.close();
    await lively.close();
  });

  it('hold no more than a page for a peer that does not read, and lose nothing for it', async function () {
    this.timeout(30_000);
    const chat = await server.begin();
    const stream = await openStream(chat.streamUrl);
    await stream.until((all) => all.length === 1);
    stream.socket.pause();
    const big = 'x'.repeat(200_000);
    for (let n = 0; n < 60; n += 1) {
      await server.bot.say(chat.conversationId, { text: `${n} ${big}` });
    }
    // 12 MB were said. What the operating system does not take stays unread in the store.
    const waiting = server.unsentBytes();
    expect(waiting).to.be.lessThan(2_000_000);
    stream.socket.resume();
    await stream.until((all) => all.length === 61);
    const numbers = stream.activities.slice(1).map(({ text }) => Number.parseInt(text, 10));
    expect(numbers).to.deep.equal(Array.from({ length: 60 }, (_, n) => n));
    await stream.close();
  });

  it('lose and repeat nothing over 200 reconnects while messages keep coming', async function () {
    this.timeout(60_000);
    const chat = await server.begin({ id: 'dl_7' });
    const path = `/conversations/${chat.conversationId}`;
    const total = 150;
    const sending = (async () => {
      for (let n = 0; n < total; n += 1) {
        const { status } = await post(chat, { type: 'message', text: `message ${n}` });
        expect(status).to.equal(200);
      }
    })();
    const received: Seen[] = [];
    let watermark = '';
    for (let round = 0; round < 200; round += 1) {
      const { body } = await server.call('GET', `${path}?watermark=${watermark}`, chat.token);
      const stream = await openStream(body.streamUrl);
      // Some hang up at once, some in the middle of what they are told.
      if (round % 3 > 0) await new Promise(setImmediate);
      if (round % 3 > 1 && received.length < total) await stream.until((all) => all.length > 0);
      await stream.close();
      received.push(...stream.activities);
      watermark = stream.watermark ?? watermark;
    }
    await sending;
    await server.bot.settled();
    const { body } = await server.call('GET', `${path}?watermark=${watermark}`, chat.token);
    const last = await openStream(body.streamUrl);
    await last.until((all) => received.length + all.length >= 2 * total + 1);
    received.push(...last.activities);
    await last.close();

    const { activities } = (await server.call('GET', `${path}/activities`, secret)).body;
    expect(received.map(({ id }) => id)).to.deep.equal(activities.map(({ id }: Seen) => id));
    const own = texts(received).filter((text) => text.startsWith('message'));
    expect(own).to.deep.equal(Array.from({ length: total }, (_, n) => `message ${n}`));
  });

  it('close with 1001 when the server goes, so that clients come back', async () => {
    const going = await startDirectLine();
    const { streamUrl } = await going.begin();
    const stream = await openStream(streamUrl);
    const closed = once(stream.socket, 'close');
    await going.close();
    expect((await closed)[0]).to.equal(1001);
  });
});
