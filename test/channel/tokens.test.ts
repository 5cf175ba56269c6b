import { expect } from 'chai';
import { decodeJwt, SignJWT } from 'jose';
import { DirectLineError } from '../../src/channel/direct-line/errors.ts';
import { createTokens } from '../../src/channel/tokens.ts';

const secret = 'the secret of these tests, all of it';
const startAt = Date.UTC(2026, 0, 5, 10, 0, 0);

/** The error a promise fails with. */
async function failure(promise: Promise<unknown>): Promise<DirectLineError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(DirectLineError);
  return error as DirectLineError;
}

describe('Direct Line tokens', () => {
  let now = startAt;
  const tokens = createTokens({ secret, wall: () => now });
  const claims = { conversationId: 'c1', user: 'dl_7', name: 'Li' };

  beforeEach(() => {
    now = startAt;
  });

  it('carry the conversation and the user as plain claims, for 1,800 s', async () => {
    const { token, expiresIn } = await tokens.issue(claims);
    expect(expiresIn).to.equal(1_800);
    expect(decodeJwt(token)).to.include({ conv: 'c1', user: 'dl_7', name: 'Li' });
    expect(decodeJwt(token).exp).to.equal(startAt / 1_000 + 1_800);
    expect(await tokens.authenticate(`Bearer ${token}`)).to.deep.equal({
      kind: 'token',
      ...claims,
    });
  });

  it('hold to their last second, and are said to have expired after it', async () => {
    const { token } = await tokens.issue(claims);
    now = startAt + 1_799_000;
    expect(await tokens.authenticate(`Bearer ${token}`)).to.include({ kind: 'token' });
    now = startAt + 1_800_000;
    const error = await failure(tokens.authenticate(`Bearer ${token}`));
    expect([error.status, error.code]).to.deep.equal([403, 'TokenExpired']);
  });

  it('know the secret, whatever the case of the scheme', async () => {
    expect(await tokens.authenticate(`bearer ${secret}`)).to.deep.equal({ kind: 'secret' });
  });

  for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic YTpi', secret]) {
    it(`answer 401 to the header ${JSON.stringify(header)}`, async () => {
      const error = await failure(tokens.authenticate(header));
      expect([error.status, error.code]).to.deep.equal([401, 'BadArgument']);
    });
  }

  it('answer 403 to what was not signed with this secret, or not at all', async () => {
    const other = createTokens({ secret: `${secret}.`, wall: () => now });
    const { token } = await other.issue(claims);
    const unsigned = `${btoa('{"alg":"none"}')}.${token.split('.')[1]}.`.replaceAll('=', '');
    const byRawSecret = await new SignJWT({ conv: 'c1', user: 'dl_7' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(startAt / 1_000 + 60)
      .sign(new TextEncoder().encode(secret));
    for (const bad of [token, unsigned, byRawSecret, 'nonsense', `${secret}x`]) {
      const error = await failure(tokens.authenticate(`Bearer ${bad}`));
      expect([error.status, error.code], bad).to.deep.equal([403, 'BadArgument']);
    }
  });

  it('are recalled for 30 days, expired or not, and never when forged', async () => {
    const { token } = await tokens.issue(claims);
    now = startAt + 29 * 24 * 3_600_000;
    expect(await tokens.recall(token)).to.deep.equal(claims);
    expect(await tokens.recall(`${token.slice(0, -4)}AAAA`)).to.equal(undefined);
    now = startAt + 31 * 24 * 3_600_000;
    expect(await tokens.recall(token)).to.equal(undefined);
  });
});
