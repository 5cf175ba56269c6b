import { expect } from 'chai';
import type { TicketQuery } from '../../src/desk/list.ts';
import { changedIndex } from '../../src/desk/projections.ts';
import { DeskRefusal } from '../../src/desk/refusal.ts';
import { ticketPuts } from '../../src/desk/ticket.ts';
import { keys } from '../../src/store/conversations.ts';
import { partitionOf } from '../../src/store/partition.ts';
import { chief, lin, openTestDesk, orderOf, type TestDesk, wu } from '../support/desk.ts';

describe('finding tickets', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  async function open(conversationId: string, orderNumber?: string): Promise<string> {
    await test.begin(conversationId);
    test.clock.advance(1_000);
    const { id } = await test.escalate(
      conversationId,
      orderNumber ? { order: orderOf('x', { number: orderNumber }) } : {},
    );
    return id;
  }

  async function find(query: TicketQuery): Promise<string[]> {
    return (await test.desk.tickets.list(query)).tickets.map(
      ({ conversationId }) => conversationId,
    );
  }

  it('tells them by state, problem, agent and conversation, the newest first', async () => {
    const [first = '', second = ''] = [await open('c1'), await open('c2'), await open('c3')];
    await test.desk.claim(first, lin);
    await test.desk.claim(second, wu);
    await test.desk.resolve(second, wu, { code: 'done' });
    expect(await find({})).to.deep.equal(['c3', 'c2', 'c1']);
    expect(await find({ status: ['open'] })).to.deep.equal(['c3']);
    expect(await find({ status: ['open', 'assigned'] })).to.deep.equal(['c3', 'c1']);
    expect(await find({ assignee: lin.id })).to.deep.equal(['c1']);
    expect(await find({ assignee: 'none' })).to.deep.equal(['c3']);
    expect(await find({ assignee: wu.id, status: ['assigned'] })).to.deep.equal([]);
    expect(await find({ conversationId: 'c2' })).to.deep.equal(['c2']);
    expect(await find({ problem: 'outage' })).to.deep.equal([]);
    expect(await find({ customerId: 'customer-of-c3' })).to.deep.equal(['c3']);
  });

  it('pages without leaving one out or telling one twice, also when new ones come', async () => {
    for (let n = 0; n < 7; n += 1) await open(`c${n}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await test.desk.tickets.list({ limit: 3, cursor });
      seen.push(...page.tickets.map(({ conversationId }) => conversationId));
      cursor = page.next;
      await open(`new-${seen.length}`);
    } while (cursor);
    expect(seen).to.deep.equal(['c6', 'c5', 'c4', 'c3', 'c2', 'c1', 'c0']);
  });

  it('finds by number, order, tail of the order, customer, and words of the case', async () => {
    await open('c1', '20260309000111222');
    await open('c2', '20260309000333444');
    expect(await find({ q: 'mm-000002' })).to.deep.equal(['c2']);
    expect(await find({ q: '2' })).to.deep.equal(['c2']);
    expect(await find({ q: '20260309000111222' })).to.deep.equal(['c1']);
    expect(await find({ q: '３４４４' })).to.deep.equal(['c2']);
    expect(await find({ q: 'customer-of-c1' })).to.deep.equal(['c1']);
    expect(await find({ q: '牛肉面' })).to.deep.equal(['c2', 'c1']);
    expect(await find({ q: '老街' })).to.deep.equal(['c2', 'c1']);
    expect(await find({ q: '没有这样的' })).to.deep.equal([]);
    expect(await find({ q: 'x'.repeat(200) })).to.deep.equal([]);
  });

  it('refuses a cursor that is none', async () => {
    const refusal = await test.desk.tickets.list({ cursor: 'bm90IG91cnM' }).catch((error) => error);
    expect(refusal).to.be.instanceOf(DeskRefusal);
    expect(refusal.reason).to.equal('invalid');
  });

  it('rebuilds every set from the rows, equal to what it was', async () => {
    const ids = [await open('c1'), await open('c2'), await open('c3'), await open('c4')];
    const [a = '', b = '', c = ''] = ids;
    await test.desk.claim(a, lin);
    await test.desk.assign(a, chief, wu);
    await test.desk.claim(b, wu);
    await test.desk.giveToBot(b, wu, undefined);
    await test.desk.snooze(c, lin, '2026-03-10T12:00:00+08:00');
    await test.desk.correct(c, lin, 'outage');
    const names = [
      'tickets/all',
      'tickets/queue',
      ...['open', 'assigned', 'snoozed', 'resolved'].map((status) => `tickets/status/${status}`),
      ...['delay', 'outage'].map((problem) => `tickets/problem/${problem}`),
      ...[lin.id, wu.id].flatMap((id) => [`tickets/assignee/${id}`, `tickets/busy/${id}`]),
      'tickets/term/mm-000003',
      'tickets/term/李梅',
    ];
    const read = async () =>
      Object.fromEntries(
        await Promise.all(
          names.map(async (name) => [name, await test.store.index.range(name)] as const),
        ),
      );
    const before = await read();
    expect(before[`tickets/busy/${lin.id}`]).to.deep.equal([]);
    expect(before[`tickets/busy/${wu.id}`]).to.have.length(1);
    for (const name of names) await test.store.index.drop(name);
    await test.store.index.put('tickets/queue', a, 5);
    await test.store.index.put(`tickets/busy/${lin.id}`, a, 5);
    expect(await test.desk.rebuild()).to.equal(4);
    expect(await read()).to.deep.equal(before);
  });

  it('brings the sets up to date from the work row of a process that died', async () => {
    const id = await open('c1');
    const partition = partitionOf('c1');
    const [row] = await test.store.get(partition, [keys.ticket(id)]);
    const { ticket } = (row?.value ?? {}) as { ticket: Awaited<ReturnType<typeof test.ticket>> };
    const moved = {
      ticket: { ...ticket, problem: 'desync' as const },
      left: ['tickets/problem/delay'],
    };
    await test.store.commit(partition, {
      puts: ticketPuts(moved, test.clock.wall()),
      at: test.clock.wall(),
    });
    expect(await find({ problem: 'desync' })).to.deep.equal([]);
    test.clock.advance(10_000);
    const due = await test.store.claimDue(partition, test.clock.wall(), 6_000, 10);
    const work = due.find(({ key }) => key === keys.projection(id));
    if (!work) throw new Error('no work');
    await test.desk.handlers.projection(work);
    expect(await find({ problem: 'desync' })).to.deep.equal(['c1']);
    expect(await test.store.get(partition, [keys.projection(id)])).to.deep.equal([undefined]);
    const [changed] = await test.store.index.range(changedIndex, { reverse: true, limit: 1 });
    expect(changed?.member).to.equal(id);
  });
});
