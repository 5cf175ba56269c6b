import { expect } from 'chai';
import { lin } from '../support/desk.ts';
import { type DeskHttp, type EventStream, openDeskHttp, openStream } from '../support/desk-http.ts';

describe("the desk's live stream", () => {
  let test: DeskHttp;
  let cookie: string;
  let agentId: string;
  const streams: EventStream[] = [];

  beforeEach(async () => {
    test = await openDeskHttp();
    const signed = await test.signIn('mei@example.com');
    cookie = signed.cookie;
    agentId = signed.agent.id;
    await test.begin('c1');
  });
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.close();
    await test.close();
  });

  async function listen(headers: Record<string, string> = {}): Promise<EventStream> {
    const stream = await openStream(`${test.url}/api/desk/stream`, { Cookie: cookie, ...headers });
    streams.push(stream);
    return stream;
  }

  it('begins with everything that is to be done, who is there, and what is out of order', async () => {
    const { id } = await test.escalate('c1');
    await test.incidents.declare('outage', 'payments', undefined);
    const { data } = await (await listen()).next('snapshot');
    expect(data.tickets.map((ticket: { id: string }) => ticket.id)).to.deep.equal([id]);
    expect(data.counts).to.deep.equal({ queue: 1, open: 1, assigned: 0, snoozed: 0 });
    expect(data.presence.agents).to.deep.equal([
      { id: agentId, name: 'mei', role: 'agent', busy: 0 },
    ]);
    expect(data.incidents).to.have.length(1);
  });

  it('tells new cases, changes, words of the customer, and incidents as they come', async () => {
    const stream = await listen();
    await stream.next('snapshot');
    const { id } = await test.escalate('c1');
    expect((await stream.next('ticket')).data).to.deep.include({ id, status: 'open' });
    await test.desk.claim(id, lin);
    const claimed = await stream.next('ticket', (ticket) => ticket.status === 'assigned');
    expect(claimed.data.assignee.id).to.equal(lin.id);
    await test.write('c1', '在吗');
    const said = await stream.next('conversation');
    expect(said.data).to.deep.equal({ conversationId: 'c1', ticketId: id });
    const incident = await test.incidents.declare('outage', undefined, undefined);
    expect((await stream.next('incident')).data.id).to.equal(incident?.id);
  });

  it('gives a page that comes back what it has missed, and no more', async () => {
    const first = await listen();
    await first.next('snapshot');
    const { id } = await test.escalate('c1');
    const { id: heard } = await first.next('ticket');
    first.close();
    test.clock.advance(60_000);
    await test.begin('c2');
    const missed = await test.escalate('c2');
    const second = await listen({ 'Last-Event-ID': heard ?? '' });
    const events = [await second.next('ticket'), await second.next('ticket')];
    expect(events.map(({ data }) => data.id)).to.deep.equal([id, missed.id]);
    await second.next('presence');
  });

  it('gives a page that was away for long everything anew', async () => {
    await test.escalate('c1');
    test.clock.advance(2 * 60 * 60_000);
    const { id } = await test.escalate('c1');
    const stream = await listen({ 'Last-Event-ID': String(test.clock.wall() - 90 * 60_000) });
    const { data } = await stream.next('snapshot');
    expect(data.tickets.map((ticket: { id: string }) => ticket.id)).to.include(id);
  });

  it('makes the agent present while a page is open', async () => {
    const other = await test.signIn('wu@example.com');
    const watching = await listen();
    await watching.next('snapshot');
    const page = await openStream(`${test.url}/api/desk/stream`, { Cookie: other.cookie });
    await page.next('snapshot');
    const came = await watching.next('presence', ({ agents }) => agents.length === 2);
    expect(came.data.agents.map(({ name }: { name: string }) => name)).to.include('wu');
    test.clock.advance(2_000);
    expect((await test.desk.duty()).present).to.equal(2);
    const { body } = await other.ask('GET', '/api/desk/agents');
    expect(
      body.agents.map(({ name, present }: { name: string; present: boolean }) => [name, present]),
    ).to.deep.equal([
      ['mei', true],
      ['wu', true],
    ]);
    page.close();
    await watching.next('presence');
    test.clock.advance(6_000);
    expect((await test.desk.presence.list()).sort()).to.deep.equal([agentId]);
  });

  it("counts an integration's agent as present when it says for whom it listens", async () => {
    const url = `${test.url}/api/desk/stream?agentId=zendesk-7`;
    const stream = await openStream(url, { Authorization: `Bearer desk-key-of-the-test` });
    streams.push(stream);
    await stream.next('snapshot');
    expect(await test.desk.presence.list()).to.deep.equal(['zendesk-7']);
  });
});
