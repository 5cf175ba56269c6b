import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { createIdentity, type Identity, type ReadIdentity } from '../../src/http/identity.ts';
import { HttpProblem } from '../../src/http/problem.ts';
import { silentLog } from '../../src/log.ts';

const secret = '与宿主应用共享的密钥，三十二个字符以上才好';
const startAt = Date.UTC(2026, 0, 5, 10, 0, 0);
const nowS = startAt / 1_000;

/** A JWT as the host app signs it; `undefined` leaves a claim out. */
function sign(claims: JWTPayload, key = secret, alg = 'HS256'): Promise<string> {
  const payload = { sub: 'c1', exp: nowS + 300, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
}

async function refusal(read: Promise<Identity>): Promise<HttpProblem> {
  const error = await read.then(
    (identity) => expect.fail(`was taken for ${JSON.stringify(identity)}`),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(HttpProblem);
  return error as HttpProblem;
}

describe('identities by a shared secret', () => {
  const options = { secret, wall: () => startAt, log: silentLog };
  const read = createIdentity(options);

  it('name the customer, and how they are called', async () => {
    expect(await read(await sign({ sub: '订单-7', name: ' 张三 ' }))).to.deep.equal({
      ...{ customerId: '订单-7', name: '张三' },
    });
    expect(await read(await sign({}))).to.deep.equal({ customerId: 'c1' });
  });

  it('are keyed by the UTF-8 bytes of the secret', async () => {
    const bytes = Buffer.from(secret, 'utf8');
    const jwt = await new SignJWT({ sub: 'c1', exp: nowS + 1 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(bytes);
    expect(await read(jwt)).to.deep.equal({ customerId: 'c1' });
  });

  const bad: Record<string, object> = {
    'without a sub': { sub: undefined },
    'with an empty sub': { sub: ' ' },
    'with a number for sub': { sub: 7 },
    'with a sub of 300 characters': { sub: 'x'.repeat(300) },
    'without an exp': { exp: undefined },
    'that expired a second ago': { exp: nowS - 1 },
    'that expires now': { exp: nowS },
    'that begins in an hour': { nbf: nowS + 3_600 },
    'issued in an hour': { iat: nowS + 3_600 },
  };
  for (const [what, claims] of Object.entries(bad)) {
    it(`${what} are refused`, async () => {
      const problem = await refusal(read(await sign(claims as JWTPayload)));
      expect([problem.status, problem.code]).to.deep.equal([401, 'identity_refused']);
    });
  }

  it('are refused with another key, another algorithm, or none', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await sign({})).split('.')[1]}.`;
    for (const jwt of [
      await sign({}, `${secret}!`),
      await sign({}, secret.repeat(2), 'HS512'),
      none,
      'not.a.jwt',
      '',
    ]) {
      expect((await refusal(read(jwt))).status).to.equal(401);
    }
  });

  it('may come from a clock a little ahead of ours', async () => {
    const jwt = await sign({ iat: nowS + 30, nbf: nowS + 30 });
    expect(await read(jwt)).to.deep.equal({ customerId: 'c1' });
  });

  it('are held to an issuer and an audience only where these are set', async () => {
    const strict = createIdentity({ ...options, issuer: 'shop', audience: 'mealmend' });
    expect(await read(await sign({ iss: 'anyone', aud: 'anything' }))).to.include({
      customerId: 'c1',
    });
    expect(await strict(await sign({ iss: 'shop', aud: ['x', 'mealmend'] }))).to.include({
      customerId: 'c1',
    });
    for (const claims of [{}, { iss: 'shop' }, { iss: 'other', aud: 'mealmend' }]) {
      expect((await refusal(strict(await sign(claims)))).status).to.equal(401);
    }
  });

  it('are refused, and said to be, where neither a secret nor keys are set', async () => {
    const closed = createIdentity({ wall: () => startAt, log: silentLog });
    const problem = await refusal(closed(await sign({})));
    expect([problem.status, problem.message]).to.deep.equal([
      ...[401, 'This server takes no identities: neither a secret nor keys are configured.'],
    ]);
  });
});

describe('identities by published keys', () => {
  let host: Server;
  let jwksUrl: string;
  let answer: () => { status: number; body: unknown };
  let read: ReadIdentity;
  const keys: Awaited<ReturnType<typeof generateKeyPair>>[] = [];

  const signBy = (index: number, header: Record<string, unknown> = {}, claims: JWTPayload = {}) =>
    new SignJWT({ sub: 'c1', exp: nowS + 300, ...claims })
      .setProtectedHeader({ alg: 'ES256', ...header })
      .sign((keys[index] as (typeof keys)[number]).privateKey);

  before(async () => {
    for (let n = 0; n < 3; n += 1) keys.push(await generateKeyPair('ES256'));
    const published = await Promise.all(
      keys.slice(0, 2).map(async ({ publicKey }, n) => ({
        ...(await exportJWK(publicKey)),
        kid: `k${n}`,
        alg: 'ES256',
      })),
    );
    host = createServer((_req, res) => {
      const { status, body } = answer();
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0);
    jwksUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}/keys`;
    answer = () => ({ status: 200, body: { keys: published } });
  });
  after(() => host.close());
  beforeEach(() => {
    read = createIdentity({ jwksUrl, secret, wall: () => startAt, log: silentLog });
  });

  it('are taken with any of the keys, named by kid or not', async () => {
    for (const jwt of [
      await signBy(0, { kid: 'k0' }),
      await signBy(1, { kid: 'k1' }),
      await signBy(1),
    ]) {
      expect(await read(jwt)).to.deep.equal({ customerId: 'c1' });
    }
  });

  it('are refused with a key that is not published, or with the old shared secret', async () => {
    for (const jwt of [
      await signBy(2, { kid: 'k0' }),
      await signBy(2, { kid: 'k9' }),
      await signBy(2),
      await signBy(0, { kid: 'k0' }, { exp: nowS - 1 }),
      await sign({}),
    ]) {
      expect((await refusal(read(jwt))).status).to.equal(401);
    }
  });

  it('are answered with 503, never as a guest, while the keys cannot be read', async () => {
    const good = answer;
    for (const broken of [
      () => ({ status: 500, body: {} }),
      () => ({ status: 200, body: 'no keys' }),
    ]) {
      answer = broken;
      const problem = await refusal(read(await signBy(0, { kid: 'k0' })));
      expect([problem.status, problem.code]).to.deep.equal([503, 'identity_keys_unavailable']);
    }
    answer = good;
    expect(await read(await signBy(0, { kid: 'k0' }))).to.deep.equal({ customerId: 'c1' });
  });
});
