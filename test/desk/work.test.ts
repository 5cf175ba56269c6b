import { expect } from 'chai';
import { DeskRefusal } from '../../src/desk/refusal.ts';
import { integration } from '../../src/desk/rights.ts';
import { keys } from '../../src/store/conversations.ts';
import { partitionOf } from '../../src/store/partition.ts';
import { chief, lin, openTestDesk, type TestDesk, wu } from '../support/desk.ts';

async function refusalOf(work: Promise<unknown>): Promise<DeskRefusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DeskRefusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('agents at work', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
    await test.begin('c1');
  });
  afterEach(() => test.close());

  it('moves the conversation from the queue to the agent who claims', async () => {
    const { id } = await test.escalate('c1');
    const ticket = await test.desk.claim(id, lin);
    expect(ticket.status).to.equal('assigned');
    expect(ticket.assignee).to.deep.equal({ id: lin.id, name: lin.name });
    expect(ticket.waitingSince, 'the customer waits until the agent writes').to.be.a('string');
    expect((await test.conversation('c1')).owner).to.equal('agent');
    expect(ticket.events.map(({ what }) => what)).to.deep.equal(['opened', 'claimed']);
  });

  it('lets exactly one of many agents who claim at once win, and tells the others who it is', async () => {
    const { id } = await test.escalate('c1');
    const agents = Array.from({ length: 8 }, (_, n) => ({ id: `a${n}`, name: `Agent ${n}` }));
    const ends = await Promise.allSettled(agents.map((agent) => test.desk.claim(id, agent)));
    const winners = ends.filter((end) => end.status === 'fulfilled');
    const { assignee } = await test.ticket(id);
    expect(winners).to.have.length(1);
    for (const end of ends) {
      if (end.status === 'fulfilled') continue;
      expect(end.reason).to.be.instanceOf(DeskRefusal);
      expect(end.reason.reason).to.equal('taken');
      expect(end.reason.extra.assignee).to.deep.equal(assignee);
    }
    const statuses = (await test.lines('c1')).filter(
      (line) => line.kind === 'bot' && line.activity.name === 'handoff.status',
    );
    expect(statuses).to.have.length(1);
  });

  it('changes nothing when an agent claims what is theirs already', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    const again = await test.desk.claim(id, lin);
    expect(again.events).to.have.length(2);
  });

  it("appends the agent's words to the log and stops the customer's wait", async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    test.clock.advance(90_000);
    const { ticket } = await test.desk.send(id, lin, { text: '我来看看', attachments: [] });
    expect(ticket.waitingSince).to.equal(null);
    expect(ticket.sla.firstReplyAt).to.equal('2026-03-09T04:31:30.000Z');
    const last = (await test.lines('c1')).at(-1);
    expect(last).to.deep.include({ kind: 'agent', agentId: lin.id });
    if (last?.kind !== 'agent') throw new Error('no agent line');
    expect(last.activity).to.deep.include({
      type: 'message',
      text: '我来看看',
      from: { id: lin.id, name: lin.name, role: 'bot' },
    });
    expect(last.activity.channelData).to.deep.equal({
      mealmend: { speaker: 'agent', step: 'handoff', ticketId: id },
    });
  });

  it('lets nobody speak but who has the case', async () => {
    const { id } = await test.escalate('c1');
    const message = { text: 'hello', attachments: [] };
    expect((await refusalOf(test.desk.send(id, lin, message))).reason).to.equal('not_claimed');
    await test.desk.claim(id, lin);
    expect((await refusalOf(test.desk.send(id, wu, message))).reason).to.equal('not_yours');
    expect((await refusalOf(test.desk.send(id, chief, message))).reason).to.equal('not_yours');
    await test.desk.send(id, integration, message);
    const last = (await test.lines('c1')).at(-1);
    expect(last?.kind === 'agent' && last.agentId, 'a program speaks for the agent').to.equal(
      lin.id,
    );
  });

  it('refuses a reply over words the agent has not seen, with those words', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    const { lastSeq } = await test.desk.read(id);
    const seq = await test.write('c1', '等等，餐到了');
    const refusal = await refusalOf(
      test.desk.send(id, lin, { text: '骑手马上到', attachments: [], seenSeq: lastSeq }),
    );
    expect(refusal.reason).to.equal('stale');
    const news = refusal.extra.news as { seq: number; activity: { text: string } }[];
    expect(news.map((entry) => entry.activity.text)).to.deep.equal(['等等，餐到了']);
    expect((await test.lines('c1')).some(({ kind }) => kind === 'agent')).to.equal(false);
    await test.desk.send(id, lin, { text: '好的', attachments: [], seenSeq: seq });
    expect((await test.lines('c1')).at(-1)?.kind).to.equal('agent');
  });

  it('never lets a reply and a message cross unseen, whichever comes first', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    for (let round = 0; round < 12; round += 1) {
      const { lastSeq } = await test.desk.read(id);
      const activity = { id: `cross-${round}`, type: 'message', text: `${round}` };
      const [sent] = await Promise.allSettled([
        test.desk.send(id, lin, { text: `answer ${round}`, attachments: [], seenSeq: lastSeq }),
        test.conversations.accept(
          'c1',
          { kind: 'customer', activity, attachments: [] },
          activity.id,
        ),
      ]);
      const after = (await test.lines('c1')).slice(lastSeq).map(({ kind }) => kind);
      expect(after).to.deep.equal(
        sent.status === 'fulfilled' ? ['agent', 'customer'] : ['customer'],
      );
    }
  });

  it('gives the conversation back to the bot on resolve, with an input for its next turn', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    const ticket = await test.desk.resolve(id, lin, { code: 'refunded', note: '已退 46.30' });
    expect(ticket.status).to.equal('resolved');
    expect(ticket.waitingSince).to.equal(null);
    expect(ticket.resolution).to.deep.include({ code: 'refunded', note: '已退 46.30', by: lin.id });
    expect((await test.conversation('c1')).owner).to.equal('bot');
    expect((await test.lines('c1')).at(-1)).to.deep.equal({
      kind: 'returned',
      reason: 'resolved',
      note: '已退 46.30',
      ticketId: id,
    });
    expect(test.woken).to.deep.equal(['c1']);
    const [turn] = await test.store.get(partitionOf('c1'), [keys.turn('c1')]);
    expect(turn, 'the turn is work, should this process die now').to.not.equal(undefined);
  });

  it('closes a case once', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.resolve(id, lin, { code: 'done' });
    expect((await refusalOf(test.desk.resolve(id, lin, { code: 'done' }))).reason).to.equal(
      'resolved',
    );
    expect((await refusalOf(test.desk.claim(id, wu))).reason).to.equal('resolved');
    expect(test.woken).to.deep.equal(['c1']);
  });

  it("keeps an agent's hands off a colleague's case, and a supervisor's not", async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    expect((await refusalOf(test.desk.resolve(id, wu, { code: 'x' }))).reason).to.equal(
      'not_yours',
    );
    expect((await refusalOf(test.desk.assign(id, wu, wu))).reason).to.equal('not_yours');
    const ticket = await test.desk.assign(id, chief, wu);
    expect(ticket.assignee?.id).to.equal(wu.id);
    expect(await test.desk.busy([lin.id, wu.id])).to.deep.equal([0, 1]);
  });

  it('returns a case: open, in nobody’s hands, out of the queue, and the bot takes up again', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    const ticket = await test.desk.giveToBot(id, lin, '顾客愿意再等');
    expect(ticket).to.deep.include({ status: 'open', waitingSince: null });
    expect(ticket.assignee).to.equal(undefined);
    expect((await test.conversation('c1')).owner).to.equal('bot');
    expect((await test.desk.counts()).queue).to.equal(0);
    expect((await test.lines('c1')).at(-1)).to.deep.include({
      kind: 'returned',
      reason: 'returned',
    });
  });

  it('closes a returned case by itself after a quiet day', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    await test.desk.giveToBot(id, lin, undefined);
    const before = test.woken.length;
    test.clock.advance(24 * 60 * 60_000 - 1);
    expect(await runSnoozes(test)).to.equal(0);
    test.clock.advance(1);
    expect(await runSnoozes(test)).to.equal(1);
    expect((await test.ticket(id)).resolution).to.deep.include({ code: 'bot', by: 'system' });
    expect(test.woken.length, 'the customer hears nothing of it').to.equal(before);
  });

  it('wakes a snoozed case at its time, with whoever had it', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    const asleep = await test.desk.snooze(id, lin, '2026-03-09T13:30:00+08:00');
    expect(asleep).to.deep.include({ status: 'snoozed', waitingSince: null });
    test.clock.advance(60 * 60_000);
    await runSnoozes(test);
    const ticket = await test.ticket(id);
    expect(ticket).to.deep.include({
      status: 'assigned',
      waitingSince: '2026-03-09T05:30:00.000Z',
    });
    expect(ticket.assignee?.id).to.equal(lin.id);
  });

  it('wakes a snoozed case when the customer writes, and the timer does nothing more', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    await test.desk.snooze(id, lin, '2026-03-09T13:30:00+08:00');
    test.clock.advance(60_000);
    await test.write('c1', '还在吗');
    const ticket = await test.ticket(id);
    expect(ticket).to.deep.include({
      status: 'assigned',
      waitingSince: '2026-03-09T04:31:00.000Z',
    });
    await test.desk.send(id, lin, { text: '在的', attachments: [] });
    test.clock.advance(60 * 60_000);
    await runSnoozes(test);
    expect((await test.ticket(id)).waitingSince).to.equal(null);
  });

  it('refuses to snooze into the past', async () => {
    const { id } = await test.escalate('c1');
    const refusal = await refusalOf(test.desk.snooze(id, lin, '2026-03-09T12:30:00+08:00'));
    expect(refusal.reason).to.equal('invalid');
  });

  it('reopens a closed case on a complaint within a day, and not on thanks or later', async () => {
    const { id } = await test.escalate('c1');
    await test.desk.claim(id, lin);
    await test.desk.resolve(id, lin, { code: 'done' });
    await test.write('c1', '谢谢', { complaint: false });
    expect((await test.ticket(id)).status).to.equal('resolved');
    test.clock.advance(23 * 60 * 60_000);
    await test.write('c1', '还是没到');
    const ticket = await test.ticket(id);
    expect(ticket).to.deep.include({ status: 'open', priority: 'high' });
    expect(ticket.resolution).to.equal(undefined);
    expect((await test.conversation('c1')).owner).to.equal('queue');
    expect((await test.desk.place(id))?.position).to.equal(1);
    await test.desk.resolve(id, lin, { code: 'done' });
    test.clock.advance(24 * 60 * 60_000 + 1);
    await test.write('c1', '又没到');
    expect((await test.ticket(id)).status).to.equal('resolved');
  });

  it('stores a remedy as a wanted action beside the ticket, under the rights of who wants it', async () => {
    const { id, order } = await test.escalate('c1');
    const { actionId, ticket } = await test.desk.act(id, lin, 'refund', { amount: 1200 });
    const [row] = await test.store.get(partitionOf('c1'), [keys.action('c1', actionId)]);
    expect(row?.value).to.deep.equal({
      conversationId: 'c1',
      wanted: {
        id: actionId,
        orderId: order?.id,
        remedy: 'refund',
        action: { kind: 'refund', amount: 1200, reason: 'Requested through customer support' },
        by: { agentId: lin.id },
      },
      tries: 0,
    });
    expect(ticket.events.at(-1)).to.deep.include({ by: lin.id, what: 'action', text: 'refund' });
  });

  it('refuses remedies that are no actions, amounts that are too large, and what lacks its details', async () => {
    const { id } = await test.escalate('c1');
    const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).reason;
    expect(await reasonOf(test.desk.act(id, lin, 'self_check', {}))).to.equal('not_an_action');
    expect(await reasonOf(test.desk.act(id, lin, 'refund', { amount: 4631 }))).to.equal('invalid');
    expect(await reasonOf(test.desk.act(id, lin, 'change_address', {}))).to.equal('invalid');
    await test.begin('c2');
    const plain = await test.escalate('c2', { order: undefined });
    expect(await reasonOf(test.desk.act(plain.id, lin, 'resync', {}))).to.equal('no_order');
  });

  it('remembers which problem it really was', async () => {
    const { id } = await test.escalate('c1');
    const ticket = await test.desk.correct(id, lin, 'desync');
    expect(ticket).to.deep.include({ problem: 'desync', cause: undefined });
    expect(ticket.events.at(-1)).to.deep.include({ what: 'corrected', text: 'delay → desync' });
    expect((await test.desk.tickets.list({ problem: 'delay' })).tickets).to.deep.equal([]);
    expect((await test.desk.tickets.list({ problem: 'desync' })).tickets).to.have.length(1);
  });

  it('leaves a conversation alone that has gone on to another ticket', async () => {
    const first = await test.escalate('c1');
    await test.desk.resolve(first.id, lin, { code: 'done' });
    test.clock.advance(25 * 60 * 60_000);
    const second = await test.escalate('c1');
    await test.desk.claim(second.id, wu);
    expect((await refusalOf(test.desk.claim(first.id, lin))).reason).to.equal('resolved');
    expect((await test.conversation('c1')).owner).to.equal('agent');
  });
});

/** Runs the desk's sleep work that is due, the way the worker does. Returns how many rows there were. */
async function runSnoozes(test: TestDesk): Promise<number> {
  const partition = partitionOf('c1');
  const rows = await test.store.claimDue(partition, test.clock.wall(), 6_000, 100);
  const snoozes = rows.filter(({ key }) => key.startsWith('snooze/'));
  for (const row of snoozes) await test.desk.handlers.snooze(row);
  return snoozes.length;
}
