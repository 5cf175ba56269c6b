import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createId } from '../../src/channel/ids.ts';
import { runAgent } from '../../src/cli/agent.ts';
import { createAgents } from '../../src/desk/agents.ts';
import { silentLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';

describe('mealmend agent', () => {
  let directory: string;
  let env: Record<string, string>;
  let out: string[];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mealmend-cli-'));
    env = { DATA_DIR: directory };
    out = [];
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const run = (...args: string[]) => runAgent(args, env, (text) => void out.push(text));

  async function canSignIn(email: string, password: string): Promise<boolean> {
    const store = await openStore(`lmdb:${join(directory, 'store')}`, {
      log: silentLog,
      owner: false,
    });
    const agents = createAgents({ store, sessionSecret: 's', wall: Date.now, newId: createId });
    const { ok } = await agents.login(email, password, 'here');
    await store.close();
    return ok;
  }

  const toldPassword = () => /password: (\S+)/.exec(out.join(''))?.[1] ?? '';

  it('creates an account and tells its password once', async () => {
    expect(await run('add', 'mei@example.com', '--role', 'supervisor', '--name', '梅')).to.equal(0);
    expect(out.join('')).to.contain('mei@example.com (supervisor)');
    expect(await canSignIn('mei@example.com', toldPassword())).to.equal(true);
    out = [];
    expect(await run('list')).to.equal(0);
    expect(out.join('')).to.equal('mei@example.com  supervisor  梅\n');
  });

  it('gives another password, and takes an account away', async () => {
    await run('add', 'mei@example.com', '--role', 'agent');
    const first = toldPassword();
    out = [];
    expect(await run('password', 'mei@example.com')).to.equal(0);
    const second = toldPassword();
    expect(await canSignIn('mei@example.com', first)).to.equal(false);
    expect(await canSignIn('mei@example.com', second)).to.equal(true);
    expect(await run('remove', 'mei@example.com')).to.equal(0);
    expect(await canSignIn('mei@example.com', second)).to.equal(false);
  });

  it('refuses an account that exists, and one that does not', async () => {
    await run('add', 'mei@example.com', '--role', 'agent');
    expect(await run('add', 'mei@example.com', '--role', 'agent')).to.equal(1);
    expect(await run('remove', 'nobody@example.com')).to.equal(1);
    expect(await run('add', 'not a mail', '--role', 'agent')).to.equal(1);
  });

  it('says how it is written when it is written wrong', async () => {
    for (const args of [
      [],
      ['add'],
      ['add', 'mei@example.com'],
      ['add', 'mei@example.com', '--role', 'boss'],
      ['add', 'mei@example.com', '--rule', 'agent'],
      ['dance', 'mei@example.com'],
    ]) {
      out = [];
      expect(await run(...args), args.join(' ')).to.equal(2);
      expect(out.join('')).to.contain('usage: mealmend agent add EMAIL --role agent|supervisor');
    }
  });
});
