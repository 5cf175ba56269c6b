import { expect } from 'chai';
import type { LogLine } from '../../src/domain/conversation.ts';
import type { IntentLabel, ProblemType } from '../../src/domain/problem.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { openTestBot, type TestBot } from '../support/bot.ts';
import { lin } from '../support/desk.ts';
import { at, facts } from '../support/facts.ts';

/** Understands a handful of sentences, for sure. */
function understand(text: string): Understanding {
  const known: Record<string, IntentLabel> = {
    转人工: 'human',
    餐迟了一小时: 'delay',
    还是没到: 'delay',
  };
  const intent = known[text] ?? 'none';
  const problem = intent === 'delay' ? [{ type: intent as ProblemType, confidence: 0.95 }] : [];
  return {
    text,
    intent,
    confidence: 0.95,
    problems: problem,
    claims: [],
    entities: {},
    frustration: 0,
  };
}

describe('a case between the bot and the desk', () => {
  let test: TestBot;
  beforeEach(async () => {
    test = await openTestBot({ at: at(0), understand });
    await test.begin('c1', 'customer-1');
  });
  afterEach(() => test.close());

  async function escalate(): Promise<string> {
    await test.send('c1', { text: '转人工' });
    const [ticket] = await test.tickets();
    if (!ticket) throw new Error('no ticket');
    return ticket.id;
  }

  /** What the bot said after `seq`, events aside. */
  async function saidByBot(after: number): Promise<LogLine[]> {
    const lines = await test.lines('c1', after);
    return lines
      .map(({ value }) => value)
      .filter((line) => line.kind === 'bot' && line.activity.type === 'message');
  }

  const lastSeq = async () => (await test.lines('c1')).at(-1)?.seq ?? 0;

  it('comes into the queue by a word, and the bot goes on acknowledging', async () => {
    const id = await escalate();
    expect((await test.desk.place(id))?.position).to.equal(1);
    const { tickets } = await test.desk.tickets.list({ status: ['open'], conversationId: 'c1' });
    expect(tickets.map((ticket) => ticket.id)).to.deep.equal([id]);
    const seq = await lastSeq();
    await test.send('c1', { text: '有人吗' });
    expect(await saidByBot(seq)).not.to.have.length(0);
  });

  it('is the agent’s alone once it is claimed', async () => {
    const id = await escalate();
    await test.desk.claim(id, lin);
    await test.desk.send(id, lin, { text: '您好，我来处理', attachments: [] });
    const seq = await lastSeq();
    await test.send('c1', { text: '餐迟了一小时' });
    expect(await saidByBot(seq)).to.deep.equal([]);
    const { ticket } = await test.desk.read(id);
    expect(ticket.waitingSince, 'the customer waits again').to.be.a('string');
    expect(ticket.events.at(-1)?.what).to.equal('customer_message');
  });

  it('holds the order and its facts, and has remedies done once, with their outcome written down', async () => {
    const seen = facts({ order: { customerId: 'customer-1' } });
    if (!seen.order.ok) throw new Error('no order');
    const { id: orderId } = seen.order.value;
    test.platform.facts.set(orderId, seen);
    await test.send('c1', { text: '餐迟了一小时' });
    const id = await escalate();
    const opened = (await test.desk.read(id)).ticket;
    expect(opened.order?.id).to.equal(orderId);
    expect(opened.facts.payment).to.include.keys('asOf', 'value');
    await test.desk.claim(id, lin);
    const before = test.platform.actions.length;
    test.platform.answers.push({ known: false, reason: 'timeout' });
    await Promise.all([
      test.desk.act(id, lin, 'urge_rider', {}),
      test.desk.act(id, lin, 'urge_rider', {}),
    ]);
    await test.advance(10_000);
    const keys = new Set(test.platform.actions.slice(before).map(({ key }) => key));
    expect(keys.size).to.equal(1);
    const { ticket, owner } = await test.desk.read(id);
    expect(ticket.tried.at(-1)).to.deep.include({ remedy: 'urge_rider', outcome: 'done' });
    expect(ticket.events.map(({ what }) => what)).to.include.members(['action', 'outcome']);
    expect(owner, 'the agent goes on').to.equal('agent');
  });

  it('goes back to the bot when it is closed, comes back on a complaint, and not on thanks', async () => {
    const id = await escalate();
    await test.desk.claim(id, lin);
    const seq = await lastSeq();
    await test.desk.resolve(id, lin, { code: 'solved' });
    await test.bot.idle();
    expect(await saidByBot(seq), 'the bot takes up again').not.to.have.length(0);
    await test.send('c1', { text: '谢谢' });
    expect((await test.desk.read(id)).ticket.status).to.equal('resolved');
    await test.send('c1', { text: '还是没到' });
    const { ticket, owner } = await test.desk.read(id);
    expect(ticket.status).to.equal('open');
    expect(owner).to.equal('queue');
    expect((await test.desk.place(id))?.position).to.equal(1);
  });

  it('goes back to the bot when it is returned, and queues again when the bot cannot help', async () => {
    const id = await escalate();
    await test.desk.claim(id, lin);
    await test.desk.giveToBot(id, lin, undefined);
    await test.bot.idle();
    expect((await test.desk.read(id)).owner).to.equal('bot');
    await test.send('c1', { text: '转人工' });
    const { ticket, owner } = await test.desk.read(id);
    expect(await test.tickets()).to.have.length(1);
    expect([ticket.status, owner]).to.deep.equal(['open', 'queue']);
    expect(ticket.waitingSince).to.be.a('string');
  });
});
