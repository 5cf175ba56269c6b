/** One breaker per service of the platform: one that is down is not asked again and again. */
import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  IterableBackoff,
} from 'cockatiel';
import { type ServiceName, serviceNames } from '../domain/health.ts';
import type { IsoTime } from '../domain/order.ts';

/** `since` is there while it is not closed. */
export interface BreakerState {
  state: 'closed' | 'open' | 'half_open';
  since?: IsoTime;
}

export interface BreakerOptions {
  /** Opens after this many failures in a row. */
  failures?: number;
  /** How long it stays open before one probe, the first time, the second, and so on (ms). */
  openMs?: readonly number[];
  now: () => number;
  onChange?: (service: ServiceName, state: BreakerState['state']) => void;
}

/** What a guarded call tells about itself. */
export interface Guarded<T> {
  value: T;
  /** Whether the service failed in a way that counts against it; `unsure` does not open a breaker. */
  failed: boolean | 'unsure';
}

export interface Breakers {
  /** Runs the call; nothing while the service is not asked. */
  run<T>(service: ServiceName, call: () => Promise<Guarded<T>>): Promise<T | undefined>;
  states(): Record<ServiceName, BreakerState>;
}

/** A recovery is noticed within a second: those who wait for it are hungry. */
const usualOpenMs = [250, 500, 1000];

export function createBreakers(options: BreakerOptions): Breakers {
  const { failures = 5, openMs = usualOpenMs, now, onChange = () => {} } = options;
  const create = (service: ServiceName) => {
    // A probe must succeed to close the breaker.
    const counts = ({ failed }: Guarded<unknown>): boolean =>
      failed === true || (failed === 'unsure' && policy.state !== CircuitState.Closed);
    const policy = circuitBreaker(
      handleWhenResult((result) => counts(result as Guarded<unknown>)),
      {
        breaker: new ConsecutiveBreaker(failures),
        halfOpenAfter: new IterableBackoff([...openMs]),
      },
    );
    const breaker = { policy, since: '' };
    policy.onStateChange((state) => {
      if (state === CircuitState.Open && breaker.since === '')
        breaker.since = new Date(now()).toISOString();
      if (state === CircuitState.Closed) breaker.since = '';
      onChange(service, words[state]);
    });
    return breaker;
  };
  const breakers = new Map(serviceNames.map((service) => [service, create(service)]));
  return {
    async run(service, call) {
      const policy = breakers.get(service)?.policy;
      // While one probe is out, the others are not made to wait for it.
      if (!policy || policy.state === CircuitState.HalfOpen) return undefined;
      try {
        return (await policy.execute(call)).value;
      } catch {
        return undefined;
      }
    },
    states() {
      const entries = [...breakers].map(([service, { policy, since }]) => {
        const state = words[policy.state];
        return [service, state === 'closed' ? { state } : { state, since }];
      });
      return Object.fromEntries(entries) as Record<ServiceName, BreakerState>;
    },
  };
}

const words: Record<CircuitState, BreakerState['state']> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Isolated]: 'open',
};
