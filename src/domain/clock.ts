/** Where time comes from. `now` is the time promises are told in; it runs faster under TIME_SCALE. */
export interface Clock {
  /** Milliseconds since the epoch on the clock of promises, timers and the sandbox. */
  now(): number;
  /** Milliseconds since the epoch by the wall: leases, tokens, rate limits, activities' timestamps. */
  wall(): number;
  /** The wall time at which `now()` will read `at`. */
  wallAt(at: number): number;
}

/** A clock that runs `scale` times as fast as the wall since `epochMs` (wall time). */
export function createClock(scale = 1, epochMs = 0, wall: () => number = Date.now): Clock {
  return {
    wall,
    now: () => (scale === 1 ? wall() : Math.round(epochMs + (wall() - epochMs) * scale)),
    wallAt: (at) => (scale === 1 ? at : Math.round(epochMs + (at - epochMs) / scale)),
  };
}
