import { expect } from 'chai';
import { createClock } from '../../src/domain/clock.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxServer, serveSandbox } from '../../src/sandbox/server.ts';
import { type ChatActivity, dataOf, deskOf, startChat } from '../support/chat.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('the whole service, against a platform elsewhere', function () {
  this.timeout(60_000);
  let platform: SandboxServer;
  let server: TestServer;

  before(async () => {
    platform = await serveSandbox({ sandbox: createSandbox({ clock: createClock() }), key: 'pk' });
    server = await startServer({
      PLATFORM: 'rest',
      PLATFORM_URL: platform.url,
      PLATFORM_KEY: 'pk',
    });
  });
  after(async () => {
    await server?.close();
    await platform?.close();
  });

  const urges = () => platform.requests.filter(({ path }) => path.endsWith('/urge'));

  it('finds the order, says what holds it up, urges, hands over, and an agent closes the case', async () => {
    const before = urges().length;
    const chat = await startChat(server, 'demo-rider_not_moving-one');
    await chat.hear();
    const said = await chat.say('我的外卖还没到，都一个小时了');
    const [answer] = await chat.hear();
    expect(answer?.replyToId).to.equal(said);
    expect(dataOf(answer)).to.include({ problem: 'delay', cause: 'rider_not_moving' });
    expect(dataOf(answer).remedies).to.include('urge_rider');

    await chat.press('urge_rider');
    await chat.hear((activity) => dataOf(activity).step === 'watch');
    expect(urges()).to.have.length(before + 1);

    await chat.say('转人工');
    const handedOver = await chat.hear((activity) => dataOf(activity).step === 'handoff');
    const desk = deskOf(server);
    const { tickets } = await desk('GET', '/tickets?status=open');
    const ticket = tickets.find(
      ({ conversationId }: ChatActivity) => conversationId === chat.conversationId,
    );
    expect(handedOver.map((activity) => dataOf(activity).ticketId)).to.include(ticket.id);
    expect(ticket).to.include({ problem: 'delay', cause: 'rider_not_moving' });
    expect(ticket.order.number).to.equal(dataOf(answer).orderNumber);
    for (const witness of ['order', 'payment', 'delivery', 'merchantView', 'health']) {
      expect(ticket.facts[witness], witness).to.have.any.keys('asOf', 'missing');
    }
    expect(ticket.tried.map(({ remedy }: ChatActivity) => remedy)).to.include('urge_rider');

    await desk('POST', `/tickets/${ticket.id}/claim`, { agentId: 'agent-7' });
    await desk('POST', `/tickets/${ticket.id}/messages`, { text: '骑手马上到。' });
    const [words] = await chat.hear();
    expect(words).to.include({ text: '骑手马上到。' });
    expect(dataOf(words).speaker).to.equal('agent');

    await desk('POST', `/tickets/${ticket.id}/resolve`, { code: 'explained' });
    const end = await chat.hear((activity) => dataOf(activity).step === 'rate');
    expect(end.map((activity) => dataOf(activity).speaker)).to.not.include('agent');
  });

  it('answers every message that was accepted exactly once, though it is killed again and again', async function () {
    this.timeout(120_000);
    const chats = await Promise.all(
      ['a', 'b', 'c'].map((name) => startChat(server, `demo-rider_not_moving-kill${name}`)),
    );
    await Promise.all(chats.map((chat) => chat.hear()));
    const accepted: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const posts = chats.map((chat) =>
        chat.say(round === 1 ? '催一下' : '怎么还没送到，都一个小时了'),
      );
      accepted.push(...(await Promise.all(posts)));
      await server.kill();
      await server.restart();
    }
    for (const chat of chats) {
      await chat.hear();
      const all = await chat.read();
      const asked = all.filter(({ from }) => from.role === 'user').map(({ id }) => id);
      expect(asked).to.deep.equal(accepted.filter((id) => asked.includes(id)));
      expect(asked).to.have.length(3);
      const ids = all.map(({ id }) => id);
      expect(new Set(ids).size, 'each activity once').to.equal(ids.length);
      const times = all.map(({ timestamp }) => Date.parse(timestamp));
      expect(times).to.deep.equal(times.toSorted((one, other) => one - other));
    }
    const settled = async () => {
      const all = (await Promise.all(chats.map((chat) => chat.read()))).flat();
      return accepted.every((id) => all.some(({ replyToId }) => replyToId === id));
    };
    for (const giveUpAt = Date.now() + 15_000; !(await settled()) && Date.now() < giveUpAt; ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const chat of chats) {
      const replies = (await chat.read()).flatMap(({ replyToId }) => replyToId ?? []);
      const mine = accepted.filter((id) => replies.includes(id));
      expect(mine).to.have.length(3);
    }
    const keys = new Map<string, Set<unknown>>();
    for (const { path, headers } of urges()) {
      keys.set(path, (keys.get(path) ?? new Set()).add(headers['idempotency-key']));
    }
    for (const [path, used] of keys) expect(used.size, path).to.equal(1);
  });

  it('says what it could not see while the platform is down, and never that there is no order', async () => {
    platform.sabotage({ match: /^GET/, mischief: { kind: 'status', status: 503 } });
    try {
      const chat = await startChat(server, 'demo-rider_not_moving-down');
      const sentAt = Date.now();
      await chat.say('我的外卖还没到，都一个小时了');
      const heard = await chat.hear((activity) => dataOf(activity).cause !== undefined);
      expect(Date.now() - sentAt).to.be.below(9_000);
      const [answer] = heard.filter((activity) => dataOf(activity).cause !== undefined);
      expect(dataOf(answer).cause).to.be.oneOf([
        'facts_unavailable',
        'platform_down',
        'service_down',
      ]);
      expect(dataOf(answer).remedies).to.include('human');
      expect(answer?.text).to.not.match(/没有(找到|查到)?(这个|这笔|您的|相关)?订单/);
    } finally {
      platform.mend();
    }
  });

  it('stops when it is asked to, with exit code 0', async () => {
    expect(await server.stop()).to.equal(0);
    await server.restart();
  });
});
