/** The little of an Observable that Web Chat needs of its chat adapter. */

export interface Observer<T> {
  next?: (value: T) => void;
  error?: (error: unknown) => void;
  complete?: () => void;
}

export interface Observable<T> {
  subscribe(observer: Observer<T> | ((value: T) => void)): { unsubscribe(): void };
}

/** A source that many can watch. What comes before the first watcher waits for it. */
export class Feed<T> implements Observable<T> {
  readonly #observers = new Set<Observer<T>>();
  #waiting: T[] = [];

  subscribe(observer: Observer<T> | ((value: T) => void)): { unsubscribe(): void } {
    const watcher = typeof observer === 'function' ? { next: observer } : observer;
    this.#observers.add(watcher);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const value of waiting) watcher.next?.(value);
    return { unsubscribe: () => this.#observers.delete(watcher) };
  }

  next(value: T): void {
    if (this.#observers.size === 0) this.#waiting.push(value);
    for (const observer of [...this.#observers]) observer.next?.(value);
  }
}

/** One value that comes later, or an error. */
export function later<T>(promise: Promise<T>): Observable<T> {
  return {
    subscribe(observer) {
      const watcher = typeof observer === 'function' ? { next: observer } : observer;
      let isWatched = true;
      promise.then(
        (value) => {
          if (!isWatched) return;
          watcher.next?.(value);
          watcher.complete?.();
        },
        (error) => {
          if (isWatched) watcher.error?.(error);
        },
      );
      return {
        unsubscribe() {
          isWatched = false;
        },
      };
    },
  };
}
