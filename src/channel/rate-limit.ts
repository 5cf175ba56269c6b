/** Token buckets, one per key, in the memory of this process. */

export interface RateLimit {
  /** Takes one; 0 when granted, else the milliseconds after which one will be there. */
  take(key: string): number;
}

export interface RateLimitOptions {
  perMinute: number;
  /** How many may come at once. */
  burst: number;
  wall?: () => number;
}

/** Buckets are looked through for full ones, which need not be kept, after so many takes. */
const sweepEvery = 10_000;

export function createRateLimit({
  perMinute,
  burst,
  wall = Date.now,
}: RateLimitOptions): RateLimit {
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, { left: number; at: number }>();
  let takes = 0;

  const leftOf = (bucket: { left: number; at: number }, now: number) =>
    Math.min(burst, bucket.left + Math.max(0, now - bucket.at) * perMs);

  function sweep(now: number): void {
    for (const [key, bucket] of buckets) {
      if (leftOf(bucket, now) >= burst) buckets.delete(key);
    }
  }

  return {
    take(key) {
      const now = wall();
      takes += 1;
      if (takes % sweepEvery === 0) sweep(now);
      const left = leftOf(buckets.get(key) ?? { left: burst, at: now }, now);
      if (left < 1) {
        buckets.set(key, { left, at: now });
        return Math.ceil((1 - left) / perMs);
      }
      buckets.set(key, { left: left - 1, at: now });
      return 0;
    },
  };
}
