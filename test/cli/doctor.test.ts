import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { examine, type Finding } from '../../src/cli/doctor.ts';
import { createClock } from '../../src/domain/clock.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { serveSandbox } from '../../src/sandbox/server.ts';

describe('the doctor', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'mealmend-doctor-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const wrong = (findings: Finding[]) =>
    findings.filter(({ remedy }) => remedy).map(({ what }) => what);

  it('finds nothing wrong on a laptop', async () => {
    expect(wrong(await examine({ DATA_DIR: dir }))).to.deep.equal([]);
  });

  it('names every variable that production lacks', async () => {
    const findings = await examine({ NODE_ENV: 'production', DATA_DIR: dir });
    expect(wrong(findings)).to.deep.equal([
      'DIRECT_LINE_SECRET',
      'IDENTITY_SECRET',
      'DESK_API_KEY',
    ]);
  });

  it('looks at a platform, its key and its clock', async () => {
    const sandbox = createSandbox({ clock: createClock() });
    const platform = await serveSandbox({ sandbox, key: 'right' });
    const env = { DATA_DIR: dir, PLATFORM: 'rest', PLATFORM_URL: platform.url };
    try {
      expect(wrong(await examine({ ...env, PLATFORM_KEY: 'right' }))).to.deep.equal([]);
      const refused = await examine({ ...env, PLATFORM_KEY: 'other' });
      expect(refused.find(({ what }) => what === 'platform')?.remedy).to.include('PLATFORM_KEY');
      platform.sabotage({
        match: /health/,
        mischief: {
          kind: 'status',
          status: 200,
          headers: { 'Content-Type': 'application/json' },
          body: '{"services":[],"asOf":"2020-01-01T00:00:00Z"}',
        },
      });
      expect(wrong(await examine({ ...env, PLATFORM_KEY: 'right' }))).to.deep.equal(['clock']);
    } finally {
      await platform.close();
    }
    const silent = await examine({ ...env, PLATFORM_KEY: 'right' });
    expect(silent.find(({ what }) => what === 'platform')?.remedy).to.include('PLATFORM_URL');
  });

  it('says where a policy and a store are wrong', async () => {
    const policy = join(dir, 'policy.yml');
    writeFileSync(policy, 'minutes: { late: soon }\n');
    const findings = await examine({ DATA_DIR: dir, POLICY_FILE: policy, STORE_URL: 'sqlite:x' });
    expect(wrong(findings)).to.deep.equal(['policy', 'store']);
  });
});
