/** Direct Line credentials: the secret, and tokens bound to one conversation and one user. */
import { createSecretKey } from 'node:crypto';
import { compactVerify, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { DirectLineError } from './direct-line/errors.ts';
import { deriveKey, isSameSecret } from './sign.ts';

/** What a token is bound to. */
export interface TokenClaims {
  conversationId: string;
  /** The user id; clients read it out of the token and take it for theirs. */
  user?: string | undefined;
  /** How the user is called; for people to read. */
  name?: string | undefined;
}

/** Who a request comes from. */
export type Credential = { kind: 'secret' } | ({ kind: 'token' } & TokenClaims);

export interface IssuedToken {
  token: string;
  /** Seconds. */
  expiresIn: number;
}

export interface Tokens {
  issue(claims: TokenClaims): Promise<IssuedToken>;
  /**
   * Reads an `Authorization` header. Throws `DirectLineError`: 401 where there is none of the form
   * `Bearer …`, 403 `TokenExpired` for a token past its time, 403 for anything else we don't know.
   */
  authenticate(header: string | undefined): Promise<Credential>;
  /**
   * What a token was bound to, though its time may be over: proof of who a guest was. Undefined for
   * what we did not issue, or issued longer ago than `resumableS`.
   */
  recall(token: string): Promise<TokenClaims | undefined>;
  /** Seconds that a token lives. */
  readonly lifetimeS: number;
}

export interface TokenOptions {
  /** DIRECT_LINE_SECRET: master key of all conversations; tokens are signed with a key made of it. */
  secret: string;
  /** Seconds; the JavaScript client refreshes every 900 s whatever it is told, so stay above that. */
  lifetimeS?: number;
  wall?: () => number;
}

/** A clock of another process may be this much behind ours, in seconds. */
const skewS = 30;

/** Tokens that were found good are remembered, so many: a poll a second brings the same one. */
const mostRemembered = 10_000;

/** A guest who comes back within so many seconds finds the conversation again: 30 days. */
const resumableS = 30 * 24 * 3_600;

export function createTokens({ secret, lifetimeS = 1_800, wall = Date.now }: TokenOptions): Tokens {
  const key = createSecretKey(deriveKey(secret, 'direct line token'));
  const remembered = new Map<string, { claims: TokenClaims; expiresAt: number }>();

  async function issue({ conversationId, user, name }: TokenClaims): Promise<IssuedToken> {
    const nowS = Math.floor(wall() / 1_000);
    const token = await new SignJWT({ conv: conversationId, user, name })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(nowS)
      .setNotBefore(nowS - skewS)
      .setExpirationTime(nowS + lifetimeS)
      .sign(key);
    return { token, expiresIn: lifetimeS };
  }

  async function verify(token: string): Promise<TokenClaims> {
    const known = remembered.get(token);
    if (known && wall() < known.expiresAt) return known.claims;
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      currentDate: new Date(wall()),
      requiredClaims: ['conv', 'exp'],
    });
    const claims = toClaims(payload);
    for (const oldest of remembered.keys()) {
      if (remembered.size < mostRemembered) break;
      remembered.delete(oldest);
    }
    remembered.set(token, { claims, expiresAt: (payload.exp ?? 0) * 1_000 });
    return claims;
  }

  async function recall(token: string): Promise<TokenClaims | undefined> {
    try {
      const { payload } = await compactVerify(token, key, { algorithms: ['HS256'] });
      const claims = JSON.parse(new TextDecoder().decode(payload)) as JWTPayload;
      const ageS = wall() / 1_000 - (claims.iat ?? 0);
      return ageS <= resumableS ? toClaims(claims) : undefined;
    } catch {
      return undefined;
    }
  }

  async function authenticate(header: string | undefined): Promise<Credential> {
    const credential = /^Bearer +(\S.*?) *$/i.exec(header ?? '')?.[1];
    if (credential === undefined) {
      throw new DirectLineError(401, 'BadArgument', 'Missing token or secret', {
        'WWW-Authenticate': 'Bearer',
      });
    }
    if (isSameSecret(credential, secret)) return { kind: 'secret' };
    try {
      return { kind: 'token', ...(await verify(credential)) };
    } catch (error) {
      throw error instanceof errors.JWTExpired
        ? new DirectLineError(403, 'TokenExpired', 'Token has expired')
        : new DirectLineError(403, 'BadArgument', 'Invalid token or secret');
    }
  }

  return { issue, authenticate, recall, lifetimeS };
}

function toClaims({ conv, user, name }: JWTPayload): TokenClaims {
  return {
    conversationId: String(conv),
    ...(typeof user === 'string' ? { user } : {}),
    ...(typeof name === 'string' ? { name } : {}),
  };
}
