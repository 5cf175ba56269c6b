import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { AccountRefused, type Agents, createAgents } from '../../src/desk/agents.ts';
import { hashPassword, isPassword } from '../../src/desk/passwords.ts';
import { sessionSeconds } from '../../src/desk/sessions.ts';
import { openLmdbStore } from '../../src/store/lmdb.ts';
import type { Store } from '../../src/store/port.ts';
import { countingIds, type ManualClock, manualClock } from '../support/clock.ts';

const password = 'correct horse battery';

describe('desk accounts', () => {
  let directory: string;
  let store: Store;
  let clock: ManualClock;
  let agents: Agents;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mealmend-agents-'));
    store = await openLmdbStore({ path: directory });
    clock = manualClock('2026-03-09T12:00:00+08:00');
    agents = create('session secret');
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  });

  const create = (sessionSecret: string) =>
    createAgents({
      store,
      sessionSecret,
      wall: clock.wall,
      newId: countingIds('agent'),
      passwordCost: { n: 2 ** 10, r: 8, p: 1 },
    });

  async function signIn(email = 'mei@example.com', given = password): Promise<string> {
    const result = await agents.login(email, given, '10.0.0.1');
    if (!result.ok) throw new Error('refused');
    return result.token;
  }

  it('are made once per mail address, and tell no password', async () => {
    const agent = await agents.add({ email: ' Mei@Example.com ', role: 'agent' }, password);
    expect(agent).to.deep.equal({
      id: 'agent-0001',
      email: 'mei@example.com',
      name: 'mei',
      role: 'agent',
    });
    const second = await agents
      .add({ email: 'mei@example.com', role: 'agent' }, password)
      .catch((error) => error);
    expect(second).to.be.instanceOf(AccountRefused);
    expect(await agents.list()).to.deep.equal([agent]);
    for await (const row of store.scan('agent')) {
      expect(JSON.stringify(row.value)).not.to.contain(password);
    }
  });

  it('refuse what is no mail address, and passwords that are too short', async () => {
    for (const [email, given] of [
      ['mei', password],
      ['mei@', password],
      ['mei@example.com', 'short'],
    ] as const) {
      const refused = await agents.add({ email, role: 'agent' }, given).catch((error) => error);
      expect(refused, email).to.be.instanceOf(AccountRefused);
    }
  });

  it('let in with the right password only, and keep a session for a shift', async () => {
    const agent = await agents.add({ email: 'mei@example.com', role: 'supervisor' }, password);
    expect(await agents.login('mei@example.com', 'wrong password', 'x')).to.deep.equal({
      ok: false,
    });
    expect(await agents.login('nobody@example.com', password, 'x')).to.deep.equal({ ok: false });
    const token = await signIn();
    expect(await agents.authenticate(token)).to.deep.equal(agent);
    clock.advance(sessionSeconds * 1_000 + 1_000);
    expect(await agents.authenticate(token)).to.equal(undefined);
  });

  it('are kept with a hash that costs as much as it should', async () => {
    const hash = await hashPassword(password);
    expect(hash).to.match(/^scrypt\$32768\$8\$3\$/);
    expect(await isPassword(password, hash)).to.equal(true);
    expect(await isPassword(`${password} `, hash)).to.equal(false);
  });

  it('know their own sessions only', async () => {
    await agents.add({ email: 'mei@example.com', role: 'agent' }, password);
    const token = await signIn();
    expect(await create('another secret').authenticate(token)).to.equal(undefined);
    const [head, body, signature] = token.split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body ?? '', 'base64url').toString()), sub: 'x' }),
    ).toString('base64url');
    expect(await agents.authenticate([head, forged, signature].join('.'))).to.equal(undefined);
    expect(await agents.authenticate('rubbish')).to.equal(undefined);
  });

  it('end their sessions with a new password, and with the account', async () => {
    await agents.add({ email: 'mei@example.com', role: 'agent' }, password);
    const first = await signIn();
    await agents.setPassword('mei@example.com', 'another good password');
    expect(await agents.authenticate(first)).to.equal(undefined);
    const second = await signIn('mei@example.com', 'another good password');
    await agents.remove('mei@example.com');
    expect(await agents.authenticate(second)).to.equal(undefined);
    expect(await agents.list()).to.deep.equal([]);
  });

  it('make those wait who guess, longer each time, and not those who sit elsewhere', async () => {
    await agents.add({ email: 'mei@example.com', role: 'agent' }, password);
    for (let n = 0; n < 5; n += 1) await agents.login('mei@example.com', 'guess guess', '10.6.6.6');
    const throttled = await agents.login('mei@example.com', password, '10.6.6.6');
    expect(throttled).to.deep.equal({ ok: false, waitMs: 2_000 });
    expect((await agents.login('mei@example.com', password, '10.0.0.1')).ok).to.equal(true);
    clock.advance(2_000);
    expect(await agents.login('mei@example.com', 'guess guess', '10.6.6.6')).to.deep.equal({
      ok: false,
    });
    expect(await agents.login('mei@example.com', password, '10.6.6.6')).to.deep.equal({
      ok: false,
      waitMs: 4_000,
    });
    clock.advance(4_000);
    expect((await agents.login('mei@example.com', password, '10.6.6.6')).ok).to.equal(true);
  });

  it('come with two logins for the demo, the same ones at every start', async () => {
    const secret = (name: string) => `secret of ${name}`;
    const first = await agents.ensureDemoAgents(secret);
    expect(await agents.ensureDemoAgents(secret)).to.deep.equal(first);
    expect(first.map(({ role }) => role)).to.deep.equal(['agent', 'supervisor']);
    for (const { email, password: given } of first) {
      expect((await agents.login(email, given, 'x')).ok, email).to.equal(true);
    }
  });
});
