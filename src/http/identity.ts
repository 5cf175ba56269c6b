/** Who the host app says its customer is: a JWT signed with a shared secret, or with keys it publishes. */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Log } from '../log.ts';
import { HttpProblem } from './problem.ts';

export interface Identity {
  customerId: string;
  name?: string | undefined;
}

export interface IdentityOptions {
  /** IDENTITY_SECRET: the key is its UTF-8 bytes. Ignored where there is a `jwksUrl`. */
  secret?: string | undefined;
  jwksUrl?: string | undefined;
  issuer?: string | undefined;
  audience?: string | undefined;
  wall?: () => number;
  log: Log;
}

/** Reads an identity JWT. Throws `HttpProblem`: 401 where it is not good, 503 where keys don't come. */
export type ReadIdentity = (jwt: string) => Promise<Identity>;

/** The host's clock may be this much ahead of ours (seconds); it never makes a token live longer. */
const skewS = 60;

/** Keys for signatures only: with public keys, a shared secret's algorithm must never be accepted. */
const publicAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const longestCustomerId = 200;
const longestName = 100;

/** The host's keys were not to be had: that says nothing about the token. */
class KeysUnavailable extends Error {
  override name = 'KeysUnavailable';
}

export function createIdentity(options: IdentityOptions): ReadIdentity {
  const { wall = Date.now, log } = options;
  const verify = createVerify(options);

  return async (jwt) => {
    let payload: JWTPayload;
    try {
      payload = await verify(jwt, {
        ...(options.issuer ? { issuer: options.issuer } : {}),
        ...(options.audience ? { audience: options.audience } : {}),
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(wall()),
        clockTolerance: skewS,
      });
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        log.error('identity keys unavailable', { error: error.cause });
        throw new HttpProblem(
          503,
          'identity_keys_unavailable',
          'The keys that identities are checked with cannot be read right now. Try again in a moment.',
        );
      }
      throw refused(toReason(error));
    }
    return toIdentity(payload, wall() / 1_000);
  };
}

type Verify = (jwt: string, rules: Parameters<typeof jwtVerify>[2] & object) => Promise<JWTPayload>;

function createVerify({ secret, jwksUrl }: IdentityOptions): Verify {
  if (jwksUrl !== undefined) {
    const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3_000 });
    return async (jwt, rules) => {
      const all = { ...rules, algorithms: publicAlgorithms };
      try {
        return (await jwtVerify(jwt, keys, all)).payload;
      } catch (error) {
        if (error instanceof errors.JWKSMultipleMatchingKeys) return tryEach(jwt, error, all);
        throw isAboutKeys(error) ? new KeysUnavailable('no keys', { cause: error }) : error;
      }
    };
  }
  if (secret !== undefined) {
    const key = new TextEncoder().encode(secret);
    return async (jwt, rules) =>
      (await jwtVerify(jwt, key, { ...rules, algorithms: ['HS256'] })).payload;
  }
  return () => {
    throw refused('This server takes no identities: neither a secret nor keys are configured.');
  };
}

/** A token that does not say which key signed it is good if any of them did. */
async function tryEach(
  jwt: string,
  keys: errors.JWKSMultipleMatchingKeys,
  rules: Parameters<typeof jwtVerify>[2] & object,
): Promise<JWTPayload> {
  for await (const key of keys) {
    try {
      return (await jwtVerify(jwt, key, rules)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new errors.JWSSignatureVerificationFailed();
}

/** Whether an error came from fetching the keys: then it is not one about a token. */
function isAboutKeys(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  );
}

function toIdentity({ sub, exp, iat, name }: JWTPayload, nowS: number): Identity {
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > longestCustomerId) {
    throw refused(`The claim sub must be the customer id, 1 to ${longestCustomerId} characters.`);
  }
  if ((exp ?? 0) <= nowS) throw refused('The identity has expired. Sign a fresh one.');
  if (iat !== undefined && iat > nowS + skewS) throw refused('The claim iat lies in the future.');
  const named = typeof name === 'string' ? name.trim().slice(0, longestName) : '';
  return { customerId: sub, ...(named ? { name: named } : {}) };
}

function refused(detail: string): HttpProblem {
  return new HttpProblem(401, 'identity_refused', detail);
}

function toReason(error: unknown): string {
  if (error instanceof HttpProblem) return error.message;
  if (error instanceof errors.JWTExpired) return 'The identity has expired. Sign a fresh one.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The claim ${error.claim} is missing or not as it must be.`;
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return 'The signature of the identity does not match.';
  }
  return 'The identity is not a JWT signed the way this server expects.';
}
