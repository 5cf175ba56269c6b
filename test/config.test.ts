import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ConfigError, environment, readConfig } from '../src/config.ts';

describe('the configuration', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'mealmend-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const production = {
    NODE_ENV: 'production',
    PLATFORM: 'rest',
    PLATFORM_URL: 'https://platform.example',
    PLATFORM_KEY: 'k',
    DIRECT_LINE_SECRET: 'd'.repeat(32),
    IDENTITY_SECRET: 'i'.repeat(32),
    DESK_API_KEY: 'a'.repeat(32),
  };

  it('needs nothing on a laptop, and keeps the secrets it makes', () => {
    const first = readConfig({ DATA_DIR: dir });
    const second = readConfig({ DATA_DIR: dir });
    expect(first.PORT).to.equal(3978);
    expect(first.storeUrl).to.equal(`lmdb:${join(dir, 'store')}`);
    expect(first.secrets).to.deep.equal(second.secrets);
    expect(first.secrets.DIRECT_LINE_SECRET).to.have.length.above(30);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATA_DIR: dir, PORT: '', PLATFORM: '' })).to.include({
      PORT: 3978,
      PLATFORM: 'sandbox',
    });
  });

  it('starts in production when every secret is given', () => {
    expect(readConfig(production).production).to.equal(true);
  });

  for (const name of ['DIRECT_LINE_SECRET', 'IDENTITY_SECRET', 'DESK_API_KEY']) {
    it(`does not start in production without ${name}, and says so`, () => {
      expect(() => readConfig({ ...production, [name]: '' })).to.throw(
        ConfigError,
        `${name}: missing`,
      );
    });
    it(`does not start in production with a short ${name}`, () => {
      expect(() => readConfig({ ...production, [name]: 'short' })).to.throw(ConfigError, '32');
    });
  }

  it('takes the keys of a JWKS instead of the identity secret', () => {
    const { IDENTITY_SECRET: _, ...rest } = production;
    const config = readConfig({ ...rest, IDENTITY_JWKS_URL: 'https://app.example/jwks.json' });
    expect(config.identityByJwks).to.equal(true);
  });

  const wrong: [Record<string, string>, string][] = [
    [{ PORT: 'abc' }, 'PORT'],
    [{ TIME_ZONE: 'Mars/Olympus' }, 'TIME_ZONE'],
    [{ DEFAULT_LOCALE: 'fr' }, 'DEFAULT_LOCALE'],
    [{ PLATFORM: 'rest' }, 'PLATFORM_URL'],
    [{ PLATFORM: 'rest', PLATFORM_URL: 'https://p.example' }, 'PLATFORM_KEY'],
    [
      { PLATFORM: 'rest', PLATFORM_URL: 'https://p.example', PLATFORM_KEY: 'k', TIME_SCALE: '60' },
      'TIME_SCALE',
    ],
    [{ MICROSOFT_APP_ID: 'app' }, 'MICROSOFT_APP_PASSWORD'],
  ];
  for (const [env, name] of wrong) {
    it(`names ${name} when ${JSON.stringify(env)} is wrong`, () => {
      expect(() => readConfig({ DATA_DIR: dir, ...env })).to.throw(ConfigError, name);
    });
  }

  it('is listed in .env.example, name by name', () => {
    const listed = readFileSync('.env.example', 'utf8')
      .split('\n')
      .flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(listed.toSorted()).to.deep.equal(Object.keys(environment.shape).toSorted());
  });
});
