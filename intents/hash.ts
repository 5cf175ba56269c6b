/** Hashes of features: 32 bits, cheap to combine, the same on every machine. */

/** The hash of a part of a text under a seed. */
export function hashText(text: string, start: number, end: number, seed: number): number {
  let hash = seed | 0;
  for (let at = start; at < end; at += 1) hash = step(hash, text.charCodeAt(at));
  return finish(hash);
}

/** One more character code on an unfinished hash. */
export function step(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x5bd1e995);
  return (mixed ^ (mixed >>> 15)) | 0;
}

/** Spreads an unfinished hash over all its bits. */
export function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}

/** The hash of two features together, in this order, under a seed. */
export function pairHash(one: number, other: number, seed: number): number {
  return finish(Math.imul(one ^ seed, 0x9e3779b1) + Math.imul(other, 0x27d4eb2f));
}
