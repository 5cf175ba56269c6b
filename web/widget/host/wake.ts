/** Pauses that end early when there is reason to: the network is back, the page is looked at again. */

export interface Wake {
  pause(ms: number): Promise<void>;
}

const staleAfterMs = 45_000;

/**
 * Watches network and visibility. `onLost` when the network goes, `onStale` when the page was hidden
 * so long that its connection may be dead without knowing.
 */
export function createWake(on: { lost(): void; stale(): void }): Wake {
  const sleepers = new Set<() => void>();
  let hiddenAt = 0;
  const wakeAll = () => {
    for (const wake of [...sleepers]) wake();
  };
  addEventListener('online', wakeAll);
  addEventListener('offline', on.lost);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      hiddenAt = Date.now();
      return;
    }
    if (Date.now() - hiddenAt > staleAfterMs) on.stale();
    wakeAll();
  });
  return {
    pause(ms) {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        sleepers.add(wake);
      });
    },
  };
}
