import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { toEvidence, toIso } from '../../src/desk/ticket.ts';
import { problemTypes } from '../../src/domain/problem.ts';
import { type Ask, type DeskHttp, openDeskHttp } from '../support/desk-http.ts';
import { drawPicture } from '../support/pictures.ts';

describe("the desk's interface", () => {
  let test: DeskHttp;
  let mei: Ask;
  let meiId: string;
  beforeEach(async () => {
    test = await openDeskHttp();
    const { ask, agent } = await test.signIn('mei@example.com');
    mei = ask;
    meiId = agent.id;
    await test.begin('c1');
  });
  afterEach(() => test.close());

  const path = (id: string, verb = '') => `/api/desk/tickets/${id}${verb ? `/${verb}` : ''}`;

  it('lists whole tickets', async () => {
    const { id } = await test.escalate('c1');
    const { status, body } = await mei(
      'GET',
      '/api/desk/tickets?status=open&problem=delay&q=&cursor=',
    );
    expect(status).to.equal(200);
    expect(body.next).to.equal(undefined);
    expect(body.tickets).to.have.length(1);
    const [ticket] = body.tickets;
    expect(ticket).to.deep.include({ id, status: 'open', problem: 'delay', conversationId: 'c1' });
    expect(ticket).to.include.all.keys(
      ...['number', 'cause', 'priority', 'customer', 'order', 'facts', 'tried', 'evidence'],
      ...['summary', 'locale', 'createdAt', 'waitingSince', 'sla', 'events'],
    );
    expect(ticket.number).to.match(/^MM-\d{6}$/);
    expect(ticket.order.snapshot.total).to.equal(4630);
    expect(ticket).not.to.have.property('left');
  });

  it('answers a query it cannot read with 400 and the field', async () => {
    for (const query of [
      'status=closed',
      'problem=hunger',
      'limit=0',
      'limit=x',
      'cursor=%00',
      'sort=best',
    ]) {
      const { status, headers, body } = await mei('GET', `/api/desk/tickets?${query}`);
      expect(status, query).to.equal(400);
      expect(headers.get('content-type')).to.contain('application/problem+json');
      expect(body.code).to.equal('invalid');
    }
    for (const problem of [...problemTypes, 'other']) {
      expect((await mei('GET', `/api/desk/tickets?problem=${problem}`)).status).to.equal(200);
    }
  });

  it('takes a case from claim to answer to end', async () => {
    const { id } = await test.escalate('c1');
    const opened = await mei('GET', path(id));
    expect(opened.body).to.deep.include({ id, owner: 'queue' });
    expect(opened.body.place.position).to.equal(1);
    const claimed = await mei('POST', path(id, 'claim'));
    expect(claimed.body).to.deep.include({ status: 'assigned' });
    expect(claimed.body.assignee).to.deep.equal({ id: meiId, name: 'mei' });
    const { body: read } = await mei('GET', path(id));
    const sent = await mei('POST', path(id, 'messages'), { text: '您好', seenSeq: read.lastSeq });
    expect(sent.status).to.equal(200);
    expect(sent.body.messageId).to.be.a('string');
    const noted = await mei('POST', path(id, 'notes'), { text: '已联系商家' });
    expect(noted.body.events.at(-1)).to.deep.include({
      what: 'note',
      text: '已联系商家',
      by: meiId,
    });
    const acted = await mei('POST', path(id, 'actions/urge_rider'), {});
    expect(acted.status).to.equal(202);
    expect(acted.body.actionId).to.be.a('string');
    const { body } = await mei('GET', path(id, 'conversation?after=0'));
    expect(body.entries.map(({ kind }: { kind: string }) => kind)).to.deep.equal([
      'started',
      'bot',
      'agent',
    ]);
    expect(body.entries.at(-1).activity.text).to.equal('您好');
    expect(body.lastSeq).to.equal(3);
    const ended = await mei('POST', path(id, 'resolve'), { code: 'solved' });
    expect(ended.body.status).to.equal('resolved');
    const again = await mei('POST', path(id, 'messages'), { text: '还有' });
    expect([again.status, again.body.code]).to.deep.equal([409, 'resolved']);
  });

  it('tells an agent who was too late who has the case', async () => {
    const { id } = await test.escalate('c1');
    const wu = await test.signIn('wu@example.com');
    const answers = await Promise.all([
      mei('POST', path(id, 'claim'), {}),
      wu.ask('POST', path(id, 'claim'), {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const { assignee } = await test.ticket(id);
    expect(lost?.body).to.deep.include({ code: 'taken', assignee });
  });

  it('refuses a stale reply with the news', async () => {
    const { id } = await test.escalate('c1');
    await mei('POST', path(id, 'claim'));
    await test.write('c1', '不用了，刚到');
    const stale = await mei('POST', path(id, 'messages'), { text: '骑手快到了', seenSeq: 1 });
    expect(stale.status).to.equal(409);
    expect(stale.body.code).to.equal('stale');
    expect(stale.body.news[0].activity.text).to.equal('不用了，刚到');
    const fresh = { text: '好的', seenSeq: stale.body.lastSeq };
    expect((await mei('POST', path(id, 'messages'), fresh)).status).to.equal(200);
  });

  it('lets a program claim on behalf of agents it knows, by id or mail or a name of its own', async () => {
    const { id } = await test.escalate('c1');
    const byMail = await test.byKey('POST', path(id, 'claim'), { agentId: 'mei@example.com' });
    expect(byMail.body.assignee).to.deep.equal({ id: meiId, name: 'mei' });
    await test.byKey('POST', path(id, 'messages'), { text: '来自工单系统' });
    const line = (await test.lines('c1')).at(-1);
    expect(line?.kind === 'agent' && line.agentId).to.equal(meiId);
    const external = await test.byKey('POST', path(id, 'assign'), { agentId: 'zendesk-7' });
    expect(external.body.assignee).to.deep.equal({ id: 'zendesk-7', name: 'zendesk-7' });
    const back = await test.byKey('POST', path(id, 'return'), { note: 'fixed' });
    expect(back.body).to.deep.include({ status: 'open', waitingSince: null });
  });

  it('lets agents claim for themselves only, and assign to agents that exist', async () => {
    const { id } = await test.escalate('c1');
    const wu = await test.signIn('wu@example.com');
    const other = await mei('POST', path(id, 'claim'), { agentId: wu.agent.id });
    expect(other.status).to.equal(403);
    const nobody = await mei('POST', path(id, 'assign'), { agentId: 'nobody' });
    expect([nobody.status, nobody.body.code]).to.deep.equal([422, 'unknown_agent']);
    const given = await mei('POST', path(id, 'assign'), { agentId: wu.agent.id });
    expect(given.body.assignee.id).to.equal(wu.agent.id);
  });

  it('changes nothing on a body it cannot read', async () => {
    const { id } = await test.escalate('c1');
    await mei('POST', path(id, 'claim'));
    const before = await test.ticket(id);
    const bad: [string, unknown, number, Record<string, string>?][] = [
      ['messages', { text: '' }, 400],
      ['messages', { text: 5 }, 400],
      ['messages', { text: 'x'.repeat(5_001) }, 400],
      ['messages', { text: 'x', seenSeq: -1 }, 400],
      ['messages', { text: 'x', attachments: [{ id: 'nothing' }] }, 400],
      ['messages', '{"text":', 400, { 'Content-Type': 'application/json' }],
      ['messages', '[]', 400, { 'Content-Type': 'application/json' }],
      ['messages', 'text=x', 415, { 'Content-Type': 'application/x-www-form-urlencoded' }],
      ['messages', { text: 'x', filler: 'y'.repeat(200_000) }, 413],
      ['notes', {}, 400],
      ['snooze', { until: 'tomorrow' }, 400],
      ['snooze', { until: '2020-01-01T00:00:00Z' }, 400],
      ['resolve', {}, 400],
      ['correct', { problem: 'hunger' }, 400],
      ['assign', {}, 400],
      ['actions/refund', { amount: -5 }, 400],
      ['actions/refund', { amount: 1.5 }, 400],
      ['actions/dance', {}, 404],
      ['actions/self_check', {}, 422],
    ];
    for (const [verb, body, expected, headers] of bad) {
      const answer = await mei('POST', path(id, verb), body, headers);
      expect(answer.status, `${verb} ${JSON.stringify(body).slice(0, 60)}`).to.equal(expected);
      expect(answer.headers.get('content-type')).to.contain('application/problem+json');
      expect(answer.body).to.include.all.keys('type', 'title', 'status', 'detail', 'code');
    }
    expect(await test.ticket(id)).to.deep.equal(before);
  });

  it('answers unknown paths with 404 and wrong methods with 405, as problems', async () => {
    const { id } = await test.escalate('c1');
    for (const [method, where, expected] of [
      ['GET', '/api/desk/nothing', 404],
      ['GET', '/api/desk', 404],
      ['GET', path(id, 'dance'), 404],
      ['GET', path('t00-unknown'), 404],
      ['GET', path('unknown'), 404],
      ['GET', path('%00'), 404],
      ['GET', '/api/desk/tickets/%E0%A4%A', 400],
      ['DELETE', path(id), 405],
      ['GET', path(id, 'claim'), 405],
      ['PUT', '/api/desk/tickets', 405],
      ['POST', '/api/desk/stream', 405],
      ['POST', '/api/incidents', 405],
    ] as const) {
      const { status, headers, body } = await mei(method, where);
      expect(status, `${method} ${where}`).to.equal(expected);
      expect(headers.get('content-type')).to.contain('application/problem+json');
      expect(body.status).to.equal(expected);
      if (expected === 405) expect(headers.get('allow'), where).to.match(/^[A-Z, ]+$/);
    }
  });

  it('shows evidence of this case only, and writes every look down', async () => {
    const png = await drawPicture('png');
    const kept = await test.evidence.put(png, { name: '汤.png', contentType: 'image/png' });
    const foreign = await test.evidence.put(png, { name: 'b.png', contentType: 'image/png' });
    const page = await test.evidence.put(Buffer.from('<script>'), {
      name: 'x.html',
      contentType: 'text/html',
    });
    const evidence = [kept, page].map((file) => toEvidence(file, toIso(0)));
    const { id } = await test.escalate('c1', { evidence });
    const shown = await mei('GET', path(id, `evidence/${kept.id}`));
    expect(shown.status).to.equal(200);
    expect(shown.headers.get('content-type')).to.equal('image/png');
    expect(shown.headers.get('content-security-policy')).to.contain('sandbox');
    expect(Buffer.compare(shown.body, Buffer.from(png))).to.equal(0);
    const saved = await mei('GET', path(id, `evidence/${page.id}`));
    expect(saved.headers.get('content-type')).to.equal('application/octet-stream');
    expect(saved.headers.get('content-disposition')).to.match(/^attachment/);
    expect((await mei('GET', path(id, `evidence/${foreign.id}`))).status).to.equal(404);
    const zip = await mei('GET', path(id, 'evidence.zip'));
    expect(zip.headers.get('content-type')).to.equal('application/zip');
    expect(Object.keys(unzipSync(zip.body))).to.include('manifest.json');
    await mei('GET', path(id));
    await mei('GET', path(id));
    expect((await mei('GET', path(id, 'looks'))).status).to.equal(403);
    const { body } = await test.byKey('GET', path(id, 'looks'));
    expect(
      body.looks.map(({ by, what }: { by: string; what: string }) => [by, what]),
    ).to.deep.equal([
      [meiId, 'evidence'],
      [meiId, 'evidence'],
      [meiId, 'archive'],
      [meiId, 'case'],
    ]);
  });

  it("sends an agent's picture, cleaned, as an attachment", async () => {
    const { id } = await test.escalate('c1');
    await mei('POST', path(id, 'claim'));
    const kept = await mei('POST', path(id, 'files?name=map.png'), await drawPicture('png'), {
      'Content-Type': 'image/png',
    });
    expect(kept.status).to.equal(201);
    expect(kept.body).to.deep.include({ name: 'map.png', contentType: 'image/png' });
    const sent = await mei('POST', path(id, 'messages'), { attachments: [{ id: kept.body.id }] });
    expect(sent.status).to.equal(200);
    const line = (await test.lines('c1')).at(-1);
    if (line?.kind !== 'agent') throw new Error('no agent line');
    expect(line.attachments).to.deep.equal([kept.body]);
    expect(line.activity.attachments).to.deep.equal([
      { contentType: 'image/png', name: 'map.png', contentUrl: `evidence:${kept.body.id}` },
    ]);
    expect((await mei('GET', path(id, `evidence/${kept.body.id}`))).status).to.equal(200);
    const script = await mei('POST', path(id, 'files?name=a.exe'), Buffer.from('MZ\0\0'), {
      'Content-Type': 'image/png',
    });
    expect([script.status, script.body.code]).to.deep.equal([415, 'unsupported_media_type']);
  });

  it('tells supervisors and programs of incidents, and lets only them confirm and end one', async () => {
    const declared = await test.byKey('POST', '/api/desk/incidents', {
      problem: 'outage',
      service: 'payments',
    });
    expect(declared.status).to.equal(201);
    const where = `/api/desk/incidents/${declared.body.id}`;
    expect((await mei('GET', '/api/desk/incidents')).body.incidents).to.have.length(1);
    expect((await mei('POST', `${where}/confirm`, {})).status).to.equal(403);
    const chief = await test.signIn('chief@example.com', 'supervisor');
    const confirmed = await chief.ask('POST', `${where}/confirm`, { note: '支付渠道维修中' });
    expect(confirmed.body).to.deep.include({ status: 'confirmed', publicNote: '支付渠道维修中' });
    const open = await test.ask('GET', '/api/incidents');
    expect(open.body.incidents).to.deep.equal([
      {
        id: declared.body.id,
        status: 'confirmed',
        problem: 'outage',
        service: 'payments',
        startedAt: declared.body.startedAt,
        confirmedAt: declared.body.confirmedAt,
        publicNote: '支付渠道维修中',
      },
    ]);
    expect((await chief.ask('POST', `${where}/resolve`)).body.status).to.equal('resolved');
    expect((await chief.ask('POST', `${where}/resolve`)).status).to.equal(409);
    expect((await chief.ask('POST', '/api/desk/incidents/none/confirm', {})).status).to.equal(404);
    expect((await test.ask('GET', '/api/incidents')).body).to.deep.equal({ incidents: [] });
  });
});
