import type { MissingReason, Reading } from '../domain/facts.ts';

/** A timer takes no more; nobody waits a minute for a read. */
const longestMs = 60_000;

/**
 * Holds a read to `limitMs`, whatever the platform behind it does: late is `timeout`, and what it
 * throws is `unavailable`. `now` gives the time told with a failure (ms).
 */
export async function withinDeadline<T>(
  read: () => Promise<Reading<T>>,
  limitMs: number,
  now: () => number,
): Promise<Reading<T>> {
  const missing = (reason: MissingReason): Reading<T> => ({
    ok: false,
    reason,
    at: new Date(now()).toISOString(),
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Reading<T>>((resolve) => {
    timer = setTimeout(
      () => resolve(missing('timeout')),
      Math.max(0, Math.min(limitMs, longestMs)),
    );
  });
  try {
    return await Promise.race([read(), late]);
  } catch {
    return missing('unavailable');
  } finally {
    clearTimeout(timer);
  }
}
