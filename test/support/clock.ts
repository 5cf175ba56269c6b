import type { Clock } from '../../src/domain/clock.ts';

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function manualClock(start: string | number): ManualClock {
  let now = typeof start === 'number' ? start : Date.parse(start);
  return {
    now: () => now,
    wall: () => now,
    wallAt: (at) => at,
    advance: (ms) => {
      now += ms;
    },
  };
}

/** Ids that count: `id-0001`, `id-0002` … */
export function countingIds(prefix = 'id'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${String(count).padStart(4, '0')}`;
  };
}
