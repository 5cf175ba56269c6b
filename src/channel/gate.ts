/** Lets a few through at a time, in the order in which they came. */

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** At most `width` pieces of work run at once; the others wait for one to end. */
export function createGate(width: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not given up and fought for.
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
