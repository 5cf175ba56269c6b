import { expect } from 'chai';
import type { Activity } from '../../web/widget/connection/activity.ts';
import { SessionRefused } from '../../web/widget/connection/session.ts';
import { createFakeLine, settle, toOutgoing } from '../support/fake-client.ts';

const bot = { id: 'mealmend', role: 'bot' };

describe('the steady line', () => {
  it('shows what was said before, and calls only what comes later news', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1', 'c1'));
    fake.history.push([{ type: 'message', id: 'a1', text: 'old', from: bot }], []);
    const shown: string[] = [];
    const news: string[] = [];
    fake.line.received.live.subscribe(({ text }) => news.push(text ?? ''));
    const client = await fake.start();
    client.online();
    client.receive({ id: 'a2', text: 'new' }, '7');
    fake.line.activity$.subscribe(({ text }: Activity) => shown.push(text ?? ''));
    expect(shown).to.deep.equal(['old', 'new']);
    expect(news).to.deep.equal(['new']);
    expect(client.options.watermark).to.equal('2');
  });

  it('comes back after a lost connection where it was, with the same token', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1'));
    const client = await fake.start();
    client.online('c9');
    client.receive({ id: 'a1', text: 'hello' }, '41');
    client.end('dropped');
    expect(fake.line.state.get()).to.equal('online');
    await settle();
    await settle();
    expect(fake.clients).to.have.length(2);
    expect(fake.clients[1]?.options).to.include({
      token: 't1',
      conversationId: 'c9',
      watermark: '41',
    });
    expect(fake.line.state.get()).to.equal('reconnecting');
    fake.clients[1]?.online('c9');
    expect(fake.line.state.get()).to.equal('online');
    expect(fake.reads, 'history is not read again').to.have.length(0);
  });

  it('gets a fresh token when the old one has expired, and stays in the conversation', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1'), fake.session('t2', 'c9'));
    const client = await fake.start();
    client.online('c9');
    client.receive({ id: 'a1' }, '41');
    client.end('expired');
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect(fake.dropped.map(({ token }) => token)).to.deep.equal(['t1']);
    expect(fake.clients[1]?.options).to.include({
      token: 't2',
      conversationId: 'c9',
      watermark: '41',
    });
  });

  it('reads from the beginning when the fresh token is for another conversation', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1'), fake.session('t2', 'c10'));
    const client = await fake.start();
    client.online('c9');
    client.receive({ id: 'a1' }, '41');
    client.end('expired');
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect(fake.reads[0]).to.match(/\/conversations\/c10\/activities\?watermark=$/);
  });

  it('says that the device is offline, and that it is back', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1'));
    const client = await fake.start();
    client.online();
    fake.goOffline(true);
    client.end('dropped');
    await settle();
    expect(fake.line.state.get()).to.equal('offline');
    await settle();
    fake.goOffline(false);
    fake.clients[1]?.online();
    expect(fake.line.state.get()).to.equal('online');
  });

  it('stops where the customer is refused, and tries again when asked', async () => {
    const fake = createFakeLine();
    fake.refuse(new SessionRefused('identity_refused'));
    await fake.start();
    expect(fake.line.state.get()).to.equal('refused');
    expect(fake.clients).to.have.length(0);
    fake.refuse(undefined);
    fake.sessions.push(fake.session('t2'));
    fake.line.start();
    await settle();
    expect(fake.clients).to.have.length(1);
  });

  it('asks by polling where sockets never open', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1', 'c1'));
    fake.history.push([], [{ type: 'message', id: 'p1', text: 'by poll', from: bot }], []);
    await fake.start();
    for (let at = 0; at < 3; at += 1) {
      fake.clients[at]?.end('blocked');
      for (let turn = 0; turn < 3; turn += 1) await settle();
    }
    const shown: (string | undefined)[] = [];
    fake.line.activity$.subscribe(({ text }: Activity) => shown.push(text));
    expect(fake.clients).to.have.length(3);
    expect(shown).to.deep.equal(['by poll']);
    expect(fake.line.state.get()).to.equal('online');
    fake.line.close();
  });

  it('is always connected in the eyes of Web Chat', () => {
    const fake = createFakeLine();
    const seen: number[] = [];
    fake.line.connectionStatus$.subscribe((status) => seen.push(status));
    expect(seen).to.deep.equal([1, 2]);
  });
});

describe('the outbox of the line', () => {
  it('keeps a message until there is a conversation to send it to', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1'));
    const client = await fake.start();
    fake.line.postActivity(toOutgoing('hello', 'k1')).subscribe(() => undefined);
    await settle();
    expect(fake.posts).to.have.length(0);
    expect(fake.line.outbox.states.get().get('k1')).to.deep.equal({ kind: 'sending' });
    client.online('c9');
    await settle();
    expect(fake.posts.map(({ url, token }) => ({ url, token }))).to.deep.equal([
      { url: 'https://help.test/v3/directline/conversations/c9/activities', token: 't1' },
    ]);
    expect(fake.line.outbox.states.get().size).to.equal(0);
  });

  it('sends the same message again through silence and overload, under the same id', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1', 'c1'));
    await fake.start();
    fake.answers.push('silence', { status: 503, body: {}, retryAfterMs: 2_000 });
    const ids: string[] = [];
    fake.line.postActivity(toOutgoing('hello', 'k1')).subscribe((id) => ids.push(id));
    for (let turn = 0; turn < 6; turn += 1) await settle();
    expect(fake.posts).to.have.length(3);
    expect(new Set(fake.posts.map(({ body }) => body))).to.have.property('size', 1);
    expect(fake.pauses).to.include(2_000);
    expect(ids).to.deep.equal(['s3']);
  });

  it('sends in the order of writing, though the first one has to wait', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1', 'c1'));
    await fake.start();
    fake.answers.push('silence');
    fake.line.postActivity(toOutgoing('one', 'k1')).subscribe(() => undefined);
    fake.line.postActivity(toOutgoing('two', 'k2')).subscribe(() => undefined);
    for (let turn = 0; turn < 6; turn += 1) await settle();
    const texts = fake.posts.map(({ body }) => (JSON.parse(String(body)) as Activity).text);
    expect(texts).to.deep.equal(['one', 'one', 'two']);
  });

  it('gives up only what the server refuses, and sends that again when asked', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1', 'c1'));
    await fake.start();
    fake.answers.push({ status: 413, body: {} });
    const errors: unknown[] = [];
    fake.line
      .postActivity(toOutgoing('photo', 'k1'))
      .subscribe({ error: (error) => errors.push(error) });
    for (let turn = 0; turn < 3; turn += 1) await settle();
    expect(errors).to.have.length(1);
    expect(fake.line.outbox.states.get().get('k1')).to.deep.equal({
      kind: 'failed',
      reason: 'too_large',
    });
    fake.line.outbox.retry('k1');
    for (let turn = 0; turn < 3; turn += 1) await settle();
    expect(fake.posts).to.have.length(2);
    expect(fake.line.outbox.states.get().size).to.equal(0);
  });

  it('gets a fresh token for a message that met a dead one', async () => {
    const fake = createFakeLine();
    fake.sessions.push(fake.session('t1', 'c1'), fake.session('t2', 'c1'));
    const client = await fake.start();
    client.online('c1');
    fake.answers.push({ status: 403, body: {} });
    const ids: string[] = [];
    fake.line.postActivity(toOutgoing('hello', 'k1')).subscribe((id) => ids.push(id));
    for (let turn = 0; turn < 10; turn += 1) await settle();
    expect(fake.posts.map(({ token }) => token)).to.deep.equal(['t1', 't2']);
    expect(ids).to.have.length(1);
  });
});
