/** Ids that nobody can guess. */
import { randomBytes } from 'node:crypto';

/**
 * An id of 26 characters out of `0-9a-v`, 128 random bits: it may stand raw in a URL, a file name or
 * a store's key, on systems that don't tell capitals apart too.
 */
export function createId(): string {
  const bits = BigInt(`0x${randomBytes(16).toString('hex')}`);
  return bits.toString(32).padStart(26, '0');
}
