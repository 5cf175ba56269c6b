/** A value that the page draws, and that things outside React change. */
export interface Signal<T> {
  get(): T;
  set(value: T): void;
  /** Calls back after every change; the result stops it. */
  subscribe(listener: () => void): () => void;
}

/** A signal; setting the value it has changes nothing. */
export function createSignal<T>(initial: T): Signal<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
