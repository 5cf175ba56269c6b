/**
 * Keeps an eye on the platform's health when nobody writes: an outage that ends at night is told to
 * those who wait at night.
 */
import type { Reading } from '../domain/facts.ts';
import type { ServiceHealth } from '../domain/health.ts';
import type { Log } from '../log.ts';
import type { Incidents } from './incidents.ts';

/** Between two looks while all is well, and while something is wrong, ms. */
const calmMs = 15_000;
const alertMs = 3_000;
/** A platform that has not answered so many times in a row is in trouble as a whole. */
const silencesOfAnOutage = 3;

export interface WatchOptions {
  incidents: Pick<Incidents, 'open' | 'observeHealth' | 'observeSilence' | 'sweep'>;
  /** The platform's health now; never throws. */
  readHealth(): Promise<Reading<ServiceHealth[]>>;
  log: Log;
}

export function createWatch({ incidents, readHealth, log }: WatchOptions) {
  let silences = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let stopped = false;

  /** One look. Resolves to how long to wait before the next, ms. */
  async function look(): Promise<number> {
    const health = await readHealth();
    const answered = health.ok && health.old === undefined;
    silences = answered ? 0 : silences + 1;
    if (answered) await incidents.observeHealth(health.value);
    else if (silences >= silencesOfAnOutage) await incidents.observeSilence();
    await incidents.sweep();
    const wrong = silences > 0 || (await incidents.open()).length > 0;
    return wrong ? alertMs : calmMs;
  }

  function schedule(waitMs: number): void {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => {
          log.warn('the platform was not looked at', { error });
          return calmMs;
        })
        .then(schedule);
    }, waitMs).unref();
  }

  return {
    look,
    start: () => schedule(0),
    /** Looks no more, and waits for the look that is being taken. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
