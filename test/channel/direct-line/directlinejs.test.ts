import { expect } from 'chai';
import { type DirectLineServer, secret, startDirectLine } from '../../support/direct-line.ts';
import { ConnectionStatus, startClient, type TestClient } from '../../support/directline-js.ts';

/** One pixel. */
const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const texts = (client: TestClient) =>
  client.activities.filter(({ type }) => type === 'message').map(({ text }) => text);

for (const webSocket of [true, false]) {
  describe(`Microsoft's client, ${webSocket ? 'by WebSocket' : 'by polling'}`, () => {
    let server: DirectLineServer;
    let now = Date.now();
    const clients: TestClient[] = [];

    before(async () => {
      server = await startDirectLine({ wall: () => now });
    });
    after(() => server.close());
    beforeEach(() => {
      now = Date.now();
    });
    afterEach(() => {
      for (const client of clients.splice(0)) client.end();
    });

    const start = (options: Parameters<typeof startClient>[0]) => {
      const client = startClient({
        domain: server.domain,
        webSocket,
        pollingInterval: 200,
        ...options,
      });
      clients.push(client);
      return client;
    };
    const generate = async (userId: string) =>
      (await server.call('POST', '/tokens/generate', secret, { user: { id: userId } })).body;

    it('starts, is welcomed, sends, and sees its message and the reply', async () => {
      const { token } = await generate('dl_7');
      const client = start({ token });
      await client.until((all) => all.length === 1);
      const id = await client.post({
        type: 'message',
        text: '你好',
        from: { id: 'dl_7', name: 'Zhang', role: 'user' },
        channelData: { clientActivityID: 'k51b6auusxb' },
      });
      await client.until((all) => all.length === 3);
      expect(texts(client)).to.deep.equal(['welcome', '你好', 'you said: 你好']);
      expect(client.activities[1]).to.deep.include({
        id,
        channelData: { clientActivityID: 'k51b6auusxb' },
      });
      expect(client.activities[1]?.from).to.include({ id: 'dl_7', role: 'user' });
      expect(client.activities[2]?.replyToId).to.equal(id);
    });

    it('works with the secret too', async () => {
      const client = start({ secret });
      await client.post({ type: 'message', text: 'hello', from: { id: 'bob' } });
      await client.until((all) => all.length === 3);
      expect(texts(client)).to.deep.equal(['welcome', 'hello', 'you said: hello']);
    });

    it('sends events, with a value and without', async () => {
      const { token } = await generate('dl_7');
      const client = start({ token });
      await client.post({ type: 'event', name: 'app/context', value: { orderId: 'o1' } } as never);
      await client.post({ type: 'event', name: 'webchat/join' });
      await client.until((all) => all.length === 3);
      expect(client.activities.slice(1).map(({ name, value }) => [name, value])).to.deep.equal([
        ['app/context', { orderId: 'o1' }],
        ['webchat/join', undefined],
      ]);
    });

    it('comes back into its conversation from a watermark, and misses nothing', async () => {
      const { token, conversationId } = await generate('dl_7');
      const first = start({ token });
      await first.until((all) => all.length === 1);
      await server.bot.settled();
      const watermark = String(await server.conversations.length(conversationId));
      first.end();
      await server.bot.say(conversationId, { text: 'while you were away' });
      const second = start({ token, conversationId, watermark });
      await second.until((all) => all.length === 1);
      expect(texts(second)).to.deep.equal(['while you were away']);
      await second.post({ type: 'message', text: 'back', from: { id: 'dl_7' } });
      await second.until((all) => all.length === 3);
      expect(texts(second).slice(1)).to.deep.equal(['back', 'you said: back']);
    });

    it('comes back by itself when the line was cut, and misses nothing', async () => {
      const { token, conversationId } = await generate('dl_7');
      const client = start({ token, random: () => 0 } as never);
      await client.until((all) => all.length === 1);
      server.cutLines();
      await server.bot.say(conversationId, { text: 'while the line was cut' });
      await client.until((all) => all.length === 2);
      const id = await client.post({ type: 'message', text: 'back', from: { id: 'dl_7' } });
      await client.until((all) => all.some(({ replyToId }) => replyToId === id));
      expect(texts(client).slice(1)).to.deep.equal([
        ...['while the line was cut', 'back', 'you said: back'],
      ]);
    });

    it('uploads files, which come back under an address that can be read', async () => {
      const { token } = await generate('dl_7');
      const client = start({ token });
      const id = await client.post({
        type: 'message',
        text: 'spilled',
        from: { id: 'dl_7' },
        channelData: { clientActivityID: 'photo', attachmentSizes: [70, 70] },
        attachments: [1, 2].map(() => ({
          contentType: 'image/png',
          contentUrl: png,
          name: '汤 洒了.png',
          thumbnailUrl: png,
        })),
      });
      expect(id).to.be.a('string').and.not.equal('retry');
      await client.until((all) => all.some(({ replyToId }) => replyToId === id));
      const echo = client.activities.find((activity) => activity.id === id);
      expect(echo?.text).to.equal('spilled');
      const names = echo?.attachments.map(({ name }: { name: string }) => name);
      expect(names).to.deep.equal(['汤 洒了.png', '汤 洒了 (1).png']);
      for (const attachment of echo?.attachments ?? []) {
        expect(attachment).to.include({ contentType: 'image/png', thumbnailUrl: png });
        const file = await fetch(attachment.contentUrl);
        expect(file.status).to.equal(200);
        expect(file.headers.get('content-type')).to.equal('image/png');
      }
    });

    it('is told that its token has expired, and goes on with a fresh one', async () => {
      const { token, conversationId } = await generate('dl_7');
      const client = start({ token });
      await client.until((all) => all.length === 1);
      now += 1_801_000;
      expect(await client.post({ type: 'message', text: 'late', from: { id: 'dl_7' } })).to.equal(
        'retry',
      );
      await client.untilStatus(ConnectionStatus.ExpiredToken);
      const { body } = await server.call('GET', `/conversations/${conversationId}`, secret);
      client.client.reconnect(body);
      const id = await client.post({ type: 'message', text: 'again', from: { id: 'dl_7' } });
      await client.until((all) => all.some(({ replyToId }) => replyToId === id));
    });

    it('refreshes its token', async () => {
      const { token } = await generate('dl_7');
      const client = start({ token });
      await client.until((all) => all.length === 1);
      now += 60_000;
      const inner = client.client as unknown as {
        refreshToken(): { subscribe(next: (token: string) => void): void };
      };
      const fresh = await new Promise<string>((resolve) => inner.refreshToken().subscribe(resolve));
      expect(fresh).not.to.equal(token);
      const { user } = JSON.parse(atob(fresh.split('.')[1] ?? ''));
      expect(user).to.equal('dl_7');
    });

    it('hears a refusal of what it may not send, and goes on', async () => {
      const { token } = await generate('dl_7');
      const client = start({ token });
      await client.until((all) => all.length === 1);
      const error = await client
        .post({ type: 'conversationUpdate', from: { id: 'dl_7' } })
        .catch((reason: unknown) => reason);
      expect(error).to.include({ status: 400 });
      await client.post({ type: 'message', text: 'hello', from: { id: 'dl_7' } });
      await client.until((all) => all.length === 3);
      expect(client.statuses.at(-1)).to.equal(ConnectionStatus.Online);
    });

    it('shows two devices of one customer the same conversation', async () => {
      const { token } = await generate('dl_7');
      const [phone, laptop] = [start({ token }), start({ token })];
      await phone.until((all) => all.length === 1);
      await laptop.until((all) => all.length === 1);
      await phone.post({ type: 'message', text: 'from the phone', from: { id: 'dl_7' } });
      await laptop.until((all) => all.length === 3);
      await laptop.post({ type: 'message', text: 'from the laptop', from: { id: 'dl_7' } });
      await phone.until((all) => all.length === 5);
      await laptop.until((all) => all.length === 5);
      expect(texts(phone)).to.deep.equal(texts(laptop));
    });

    it('gets a session id', async () => {
      const { token } = await generate('dl_7');
      const client = start({ token });
      await client.until((all) => all.length === 1);
      const id = await new Promise((resolve) => client.client.getSessionId().subscribe(resolve));
      expect(id).to.match(/^[0-9a-v]{26}$/);
    });
  });
}
