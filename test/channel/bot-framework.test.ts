import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type ChannelConnector, openConnector } from '../../src/channel/bot-framework.ts';
import { toConversationId } from '../../src/channel/channel-activity.ts';
import { createApp } from '../../src/http/app.ts';
import { silentLog } from '../../src/log.ts';
import { appId, fromTeams, playMicrosoft, serviceUrl } from '../support/bot-connector.ts';
import { type DirectLineServer, secret, startDirectLine } from '../support/direct-line.ts';

describe('Bot Framework channels', function () {
  this.timeout(30_000);
  let microsoft: Awaited<ReturnType<typeof playMicrosoft>>;
  let server: DirectLineServer;
  let connector: ChannelConnector;
  let listener: ReturnType<ReturnType<typeof createApp>['listen']>;
  const config = {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: 'the app’s password',
    PUBLIC_URL: 'https://help.example',
    secrets: { DIRECT_LINE_SECRET: secret },
  };
  const conversationId = toConversationId(fromTeams as never);

  before(async () => {
    server = await startDirectLine();
    microsoft = await playMicrosoft();
    connector = openConnector(config, silentLog) as ChannelConnector;
    const app = createApp({
      routers: [{ path: '/api/messages', router: connector.createRouter(server.bot) }],
      trustProxy: 0,
      requestsPerMinute: 1_000,
      wall: Date.now,
      log: silentLog,
    });
    listener = app.listen(0);
  });
  after(async () => {
    microsoft.stop();
    listener.closeAllConnections();
    listener.close();
    await server.close();
  });
  beforeEach(() => {
    microsoft.delivered.length = 0;
    microsoft.answer(201);
  });

  async function post(activity: unknown, authorization?: string, method = 'POST') {
    const { port } = listener.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
      ...(method === 'POST' ? { body: JSON.stringify(activity) } : {}),
    });
    await server.bot.settled();
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text };
  }

  /** The lines of the conversation that people see. */
  async function said() {
    const entries = await server.conversations.log(conversationId, 0);
    return entries.flatMap(({ value }) => ('activity' in value ? [value.activity] : []));
  }

  it('are off where no app is registered', () => {
    expect(openConnector({ secrets: config.secrets }, silentLog)).to.equal(undefined);
  });

  it('are answered once their message is safe, in a conversation begun for it', async () => {
    expect((await post(fromTeams, await microsoft.sign())).status).to.equal(200);
    const head = await server.conversations.head(conversationId);
    expect(head?.conversation).to.include({ channelId: 'msteams', locale: 'zh-CN' });
    expect(head?.conversation.customer).to.include({ guest: true, name: 'Zhang' });
    const activities = await said();
    const message = activities.find(({ id }) => id === fromTeams.id);
    const reply = activities.find(({ replyToId }) => replyToId !== undefined);
    expect(activities.map(({ text }) => text)).to.include('welcome');
    expect(message).to.deep.include({
      id: fromTeams.id,
      text: '我的外卖还没到',
      channelData: fromTeams.channelData,
    });
    expect(message?.from).to.include({ role: 'user', name: 'Zhang' });
    expect(message).not.to.have.any.keys('serviceUrl', 'recipient', 'callerId');
    expect(reply?.replyToId).to.equal(fromTeams.id);
  });

  it('are handled once when they deliver a message twice', async () => {
    const before = (await said()).length;
    expect((await post(fromTeams, await microsoft.sign())).status).to.equal(200);
    expect(await said()).to.have.length(before);
  });

  it('begin a conversation when a person joins, and none when the bot does', async () => {
    const update = { ...fromTeams, type: 'conversationUpdate', text: undefined };
    const joined = (id: string, members: string[]) => ({
      ...update,
      id: `update-${id}`,
      conversation: { id },
      membersAdded: members.map((member) => ({ id: member })),
    });
    await post(joined('bot-only', ['28:bot']), await microsoft.sign());
    await post(joined('person', ['28:bot', '29:abc']), await microsoft.sign());
    const idOf = (id: string) =>
      toConversationId({ channelId: 'msteams', conversation: { id } } as never);
    expect(await server.conversations.head(idOf('bot-only'))).to.equal(undefined);
    expect(await server.conversations.head(idOf('person'))).not.to.equal(undefined);
  });

  it('leave no trace of typing', async () => {
    const before = (await said()).length;
    const typing = { ...fromTeams, id: 'typing-1', type: 'typing', text: undefined };
    expect((await post(typing, await microsoft.sign())).status).to.equal(200);
    expect(await said()).to.have.length(before);
  });

  it('are told which requests we know nothing of', async () => {
    const invoke = { ...fromTeams, id: 'invoke-1', type: 'invoke', name: 'unknown/thing' };
    expect((await post(invoke, await microsoft.sign())).status).to.equal(501);
  });

  it('are refused without a credential, with another app’s, or for another service', async () => {
    const before = (await said()).length;
    const message = { ...fromTeams, id: 'forged' };
    for (const authorization of [
      undefined,
      'Bearer x',
      await microsoft.sign({ aud: 'another app' }),
      await microsoft.sign({ serviceurl: 'https://evil.example/' }),
    ]) {
      const { status, headers, text } = await post(message, authorization);
      expect([status, headers.get('content-type')]).to.deep.equal([
        ...[401, 'application/problem+json; charset=utf-8'],
      ]);
      expect(JSON.parse(text).status).to.equal(401);
    }
    expect(await said()).to.have.length(before);
  });

  it('are refused when what they post is no activity', async () => {
    const authorization = await microsoft.sign();
    for (const body of [null, [], {}, { type: 'message' }, { ...fromTeams, conversation: 'x' }]) {
      const { status, headers } = await post(body, authorization);
      expect([status, headers.get('content-type')]).to.deep.equal([
        ...[400, 'application/problem+json; charset=utf-8'],
      ]);
    }
    expect((await post({}, authorization, 'GET')).status).to.equal(405);
  });

  describe('are sent', () => {
    const referenceOf = async () =>
      (await server.conversations.head(conversationId))?.conversation.reference;

    it('a reply to the message it answers, through the connector', async () => {
      await connector.send(await referenceOf(), {
        id: 'ours',
        type: 'message',
        text: '您的外卖还有 5 分钟到',
        replyToId: fromTeams.id,
        timestampMs: 1,
        channelData: { mealmend: { speaker: 'bot' } },
      });
      const [{ path, body } = { path: '', body: {} }] = microsoft.delivered;
      expect(decodeURIComponent(path)).to.equal(
        `/apac/v3/conversations/${fromTeams.conversation.id}/activities/${fromTeams.id}`,
      );
      expect(body).to.include({ type: 'message', text: '您的外卖还有 5 分钟到' });
      expect(body.recipient.id).to.equal('29:abc');
      expect(body.from.id).to.equal('28:bot');
      expect(body).not.to.have.any.keys('id', 'timestampMs');
      expect(body.serviceUrl).to.equal(serviceUrl);
    });

    it('a message of its own accord to the conversation', async () => {
      await connector.send(await referenceOf(), { id: 'x', type: 'message', text: 'welcome' });
      expect(decodeURIComponent(microsoft.delivered[0]?.path ?? '')).to.match(
        /\/a:1pL6i0oY\/activities$/,
      );
    });

    it('files under an address that the channel can read', async () => {
      const { id } = await server.evidence.put(Buffer.from('x'), {
        ...{ name: 'a.txt', contentType: 'text/plain' },
      });
      await connector.send(await referenceOf(), {
        id: 'x',
        type: 'message',
        attachments: [{ contentType: 'text/plain', contentUrl: `evidence:${id}` }],
      });
      expect(microsoft.delivered[0]?.body.attachments[0].contentUrl).to.match(
        new RegExp(`^https://help\\.example/v3/directline/attachments/${id}\\?exp=`),
      );
    });

    it('no events that only programs understand', async () => {
      await connector.send(await referenceOf(), { id: 'x', type: 'event', name: 'app/reorder' });
      expect(microsoft.delivered).to.have.length(0);
    });

    it('a message again when the connector failed, and not when it refused for good', async () => {
      const message = { id: 'x', type: 'message', text: 'hello' };
      const reference = await referenceOf();
      microsoft.answer(403);
      await connector.send(reference, message);
      for (const status of [500, 503]) {
        microsoft.answer(status);
        const failed = await connector.send(reference, message).then(
          () => false,
          () => true,
        );
        expect(failed, String(status)).to.equal(true);
      }
    });
  });
});
