/** When many complaints are one failure. Pure. */
import type { ServiceName } from '../domain/health.ts';
import type { Complaint } from './tallies.ts';

/** From when on complaints are suspicious; from the policy. */
export interface Threshold {
  windowMs: number;
  /** Distinct customers within the window. */
  customers: number;
  /** And so many times what earlier windows had. */
  timesBaseline: number;
}

/** A spike: of one service, or of the whole where no service stands out. */
export interface Spike {
  service?: ServiceName | undefined;
  /** Distinct customers in the window. */
  customers: number;
}

const hourMs = 60 * 60_000;

/** So many services at once are not theirs: the platform is in trouble. */
const servicesOfAPlatform = 3;

/** Distinct customers who complained after `from`, up to `until`. */
export function countCustomers(
  complaints: readonly Complaint[],
  from: number,
  until: number,
): number {
  const within = complaints.filter(({ at }) => at > from && at <= until);
  return new Set(within.map(({ customerId }) => customerId)).size;
}

/**
 * Distinct customers in an ordinary window: the mean of the windows since the first complaint, or of
 * the last hour's where that is more (a lunch hour is not an outage).
 */
export function decideBaseline(
  complaints: readonly Complaint[],
  now: number,
  windowMs: number,
): number {
  const end = now - windowMs;
  const earlier = complaints.filter(({ at }) => at <= end);
  const first = Math.min(...earlier.map(({ at }) => at));
  if (!Number.isFinite(first)) return 0;
  const mean = (spanMs: number) => {
    const windows = Math.max(1, Math.ceil(spanMs / windowMs));
    const counts = Array.from({ length: windows }, (_, n) =>
      countCustomers(earlier, end - (n + 1) * windowMs, end - n * windowMs),
    );
    return counts.reduce((sum, count) => sum + count, 0) / windows;
  };
  const sinceFirst = end - first;
  return Math.max(mean(sinceFirst), mean(Math.min(sinceFirst, hourMs)));
}

/** Whether these complaints are more than usual, and how many customers they are. */
export function decideSpike(
  complaints: readonly Complaint[],
  now: number,
  threshold: Threshold,
): number | undefined {
  const { windowMs } = threshold;
  const customers = countCustomers(complaints, now - windowMs, now);
  if (customers < threshold.customers) return undefined;
  const usual = decideBaseline(complaints, now, windowMs);
  return customers >= threshold.timesBaseline * usual ? customers : undefined;
}

/**
 * The spikes among complaints of one problem. `known`: services whose incident is open already;
 * their complaints are explained. The whole spikes where no single service does, or too many do.
 */
export function decideSpikes(
  complaints: readonly Complaint[],
  now: number,
  threshold: Threshold,
  known: ReadonlySet<ServiceName>,
): Spike[] {
  const services = [...new Set(complaints.flatMap(({ service }) => service ?? []))];
  const open = complaints.filter(({ service }) => !service || !known.has(service));
  const spikes = services
    .filter((service) => !known.has(service))
    .flatMap((service): Spike[] => {
      const customers = decideSpike(
        open.filter((complaint) => complaint.service === service),
        now,
        threshold,
      );
      return customers === undefined ? [] : [{ service, customers }];
    });
  if (spikes.length > 0 && spikes.length < servicesOfAPlatform) return spikes;
  const customers = decideSpike(open, now, threshold);
  return customers === undefined ? [] : [{ customers }];
}
