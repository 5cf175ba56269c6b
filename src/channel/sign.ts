/** Keys for separate purposes out of one secret, and signatures short enough for a URL. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A key of 32 bytes for one purpose; knowing it tells nothing of the secret or of other purposes. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return createHmac('sha256', secret).update(`mealmend ${purpose}`).digest();
}

/** Compares two texts in a time that does not depend on where they differ, nor on their lengths. */
export function isSameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

export interface Signer {
  /** The signature of these parts, 43 URL-safe characters. */
  sign(...parts: (string | number)[]): string;
  isSigned(signature: string, ...parts: (string | number)[]): boolean;
}

/** Signs for one purpose: what is signed for one is worthless for another. */
export function createSigner(secret: string, purpose: string): Signer {
  const key = deriveKey(secret, purpose);
  const sign = (...parts: (string | number)[]) =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
  return { sign, isSigned: (signature, ...parts) => isSameSecret(signature, sign(...parts)) };
}
