/** Passwords of desk accounts: kept as scrypt hashes, compared in constant time. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Shortest password that is accepted, characters. */
export const shortestPassword = 12;
/** Longer ones are refused before they cost anything, characters. */
export const longestPassword = 256;

/** Cost parameters of RFC 7914; stored with each hash, so that they may grow. */
export interface PasswordCost {
  n: number;
  r: number;
  p: number;
}

/** OWASP's password storage cheat sheet: N = 2^15, r = 8, p = 3 (32 MiB). */
export const standardCost: PasswordCost = { n: 2 ** 15, r: 8, p: 3 };
const keyBytes = 32;

/** A hash that can be kept: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(
  password: string,
  cost: PasswordCost = standardCost,
): Promise<string> {
  const salt = randomBytes(16);
  const { n, r, p } = cost;
  const key = await derive(password, salt, cost);
  return ['scrypt', n, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the one that was hashed. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key || password.length > longestPassword) return false;
  const expected = Buffer.from(key, 'base64url');
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Takes as long as a comparison with a real hash: for accounts that do not exist. */
export async function pretendToCheck(
  password: string,
  cost: PasswordCost = standardCost,
): Promise<false> {
  await derive(password.slice(0, longestPassword), Buffer.alloc(16), cost);
  return false;
}

function derive(password: string, salt: Buffer, { n, r, p }: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const maxmem = 128 * n * r + 128 * r * p + 2 ** 20;
    scrypt(password.normalize('NFKC'), salt, keyBytes, { N: n, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
