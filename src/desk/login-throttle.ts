/** Slows down those who guess passwords, per account and address, and per address. */

/** Failures that cost nothing, and how long the wait is after the next one, doubling up to a limit. */
const freeFailures = 5;
const firstWaitMs = 2_000;
const longestWaitMs = 15 * 60_000;
/** One address may be an office: it has more failures free. */
const freePerAddress = 30;
/** Failures are forgotten after so long without another, ms. */
const forgetAfterMs = 30 * 60_000;
/** What is remembered at most; the oldest is forgotten first. */
const maxRemembered = 10_000;

interface Failures {
  count: number;
  lastAt: number;
}

export type LoginThrottle = ReturnType<typeof createLoginThrottle>;

/** `wall`: now, ms. What it remembers is this process' own. */
export function createLoginThrottle(wall: () => number) {
  const byName = new Map<string, Failures>();

  function names(email: string, address: string): [string, number][] {
    return [
      [`${email} ${address}`, freeFailures],
      [address, freePerAddress],
    ];
  }

  /** How long to wait before another try, ms; 0: not at all. */
  function waitMs(email: string, address: string): number {
    const now = wall();
    const waits = names(email, address).map(([name, free]) => {
      const failures = byName.get(name);
      if (!failures || now - failures.lastAt > forgetAfterMs) return 0;
      const over = failures.count - free;
      if (over < 0) return 0;
      const wait = Math.min(firstWaitMs * 2 ** Math.min(over, 20), longestWaitMs);
      return Math.max(0, failures.lastAt + wait - now);
    });
    return Math.max(...waits);
  }

  function failed(email: string, address: string): void {
    const now = wall();
    for (const [name] of names(email, address)) {
      const before = byName.get(name);
      const count = before && now - before.lastAt <= forgetAfterMs ? before.count : 0;
      byName.delete(name);
      byName.set(name, { count: count + 1, lastAt: now });
    }
    for (const name of byName.keys()) {
      if (byName.size <= maxRemembered) break;
      byName.delete(name);
    }
  }

  /** A right password: this account's failures from there are forgotten. */
  function succeeded(email: string, address: string): void {
    byName.delete(`${email} ${address}`);
  }

  return { waitMs, failed, succeeded };
}
