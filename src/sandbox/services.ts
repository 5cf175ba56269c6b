/** What the sandbox says of its own services. */
import { type ServiceHealth, serviceNames } from '../domain/health.ts';
import type { SandboxCustomer } from './population.ts';

const minuteMs = 60_000;

/** The troubles that these customers' scenarios bring now (ms on the sandbox's clock). */
export function troublesOf(customers: readonly SandboxCustomer[], now: number): ServiceHealth[] {
  return customers.flatMap(({ scenario, seenAt }) =>
    (scenario?.health ?? []).flatMap(({ name, status, from, until, message }) => {
      const minute = (now - seenAt) / minuteMs;
      if (minute < from || minute >= until) return [];
      const since = new Date(seenAt + from * minuteMs).toISOString();
      return [{ name, status, since, message }];
    }),
  );
}

/** Every service once: its first trouble, or up since the sandbox was opened. */
export function toServices(troubles: readonly ServiceHealth[], openedAt: number): ServiceHealth[] {
  const since = new Date(openedAt).toISOString();
  return serviceNames.map(
    (name) => troubles.find((trouble) => trouble.name === name) ?? { name, status: 'up', since },
  );
}
