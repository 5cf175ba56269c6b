/** What is known of the platform itself, and whether it has to do with a complaint. */
import type { ServiceHealth, ServiceName } from '../src/domain/health.ts';
import type { Incident } from '../src/domain/incident.ts';
import type { ProblemType } from '../src/domain/problem.ts';
import type { Case, Witness } from './case.ts';
import { isSilent, witnesses } from './facts-seen.ts';

/** Without these nothing works for anybody. */
const core: readonly ServiceName[] = ['app', 'orders'];

/** The services a problem can come from, beside the core; a problem not listed: any. */
const servicesOf: Partial<Record<ProblemType, readonly ServiceName[]>> = {
  payment_failure: ['payments'],
  order_error: ['merchants'],
  delay: ['delivery'],
  desync: ['payments', 'delivery', 'merchants'],
};

/** The service that answers for a witness. */
const serviceBehind: Record<Witness, ServiceName> = {
  order: 'orders',
  payment: 'payments',
  delivery: 'delivery',
  merchantView: 'merchants',
  health: 'app',
};

/** So many services at once are the platform. */
const manyServices = 3;

/** What the platform last said about its own services. */
export function healthIn({ facts }: Case): readonly ServiceHealth[] {
  return facts.health.ok ? facts.health.value : [];
}

/** Witnesses that gave no usable answer just now. */
export function silentWitnesses(view: Case): Witness[] {
  return witnesses.filter((witness) => isSilent(view, witness));
}

/** A service has to do with what was said, or with what could not be read. */
export function isConcerned(view: Case, service: ServiceHealth['name']): boolean {
  const listed = servicesOf[view.said];
  if (!listed) return true;
  if (service === 'unknown') return false;
  if (core.includes(service) || listed.includes(service)) return true;
  return silentWitnesses(view).some((witness) => serviceBehind[witness] === service);
}

/** Services in trouble that have to do with the complaint, the core first. */
export function servicesThatAre(view: Case, status: 'down' | 'degraded'): ServiceHealth[] {
  const isCore = ({ name }: ServiceHealth) => name !== 'unknown' && core.includes(name);
  return healthIn(view)
    .filter((service) => service.status === status && isConcerned(view, service.name))
    .sort((a, b) => Number(isCore(b)) - Number(isCore(a)));
}

/** The service by which the whole platform is down: the app, or the first of many. */
export function platformDownBy(view: Case): ServiceHealth | undefined {
  const down = healthIn(view).filter(({ status }) => status === 'down');
  const app = down.find(({ name }) => name === 'app');
  return app ?? (new Set(down.map(({ name }) => name)).size >= manyServices ? down[0] : undefined);
}

/** Every service that the platform lists is up, and it lists some. */
export function isAllUp(view: Case): boolean {
  const services = healthIn(view);
  return services.length > 0 && services.every(({ status }) => status === 'up');
}

/**
 * Nothing answers any more, and at least one look was refused at the door (a service that is not
 * there, a breaker that is open): whatever was said, the platform is the problem.
 */
export function isPlatformSilent(view: Case): boolean {
  const reasons = witnesses.map((witness) => {
    const reading = view.facts[witness];
    return reading.ok ? reading.old : reading.reason;
  });
  return silentWitnesses(view).length === witnesses.length && reasons.includes('unavailable');
}

/** An incident has to do with what was said, or with what could not be read. */
export function isRelated(view: Case, { problem, service }: Incident): boolean {
  if (problem === view.said) return true;
  if (service !== undefined) return isConcerned(view, service);
  return problem === 'outage';
}
