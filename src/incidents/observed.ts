/** What turns see of the platform on their way. Pure. */
import { type Facts, isUnanswered, type Reading } from '../domain/facts.ts';
import type { ServiceHealth, ServiceName } from '../domain/health.ts';

/** What a turn has read of the platform. */
export interface Observed {
  orders?: Reading<unknown>;
  order?: Record<string, Reading<unknown>>;
  facts?: Record<string, Facts>;
  health?: Reading<ServiceHealth[]>;
}

/** Services of which something could not be read because nobody gave a usable answer. */
export function toFailedServices({ orders, order, facts, health }: Observed): ServiceName[] {
  const read: [ServiceName, Reading<unknown> | undefined][] = [
    ['app', health],
    ['orders', orders],
    ...Object.values(order ?? {}).map((one): [ServiceName, Reading<unknown>] => ['orders', one]),
    ...Object.values(facts ?? {}).flatMap((one): [ServiceName, Reading<unknown>][] => [
      ['orders', one.order],
      ['payments', one.payment],
      ['delivery', one.delivery],
      ['merchants', one.merchantView],
      ['app', one.health],
    ]),
  ];
  return [...new Set(read.flatMap(([service, reading]) => (isSilent(reading) ? [service] : [])))];
}

/** Nobody gave a usable answer now, though an older one may stand in for it. */
function isSilent(reading: Reading<unknown> | undefined): boolean {
  if (!reading) return false;
  return reading.ok ? reading.old !== undefined : isUnanswered(reading);
}
