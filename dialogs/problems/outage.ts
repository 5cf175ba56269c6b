/** The app or the platform as a whole fails. */
import type { ServiceHealth } from '../../src/domain/health.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Case, Cause, Params, ProblemTable, Witness } from '../case.ts';
import { majorCondition } from '../facts-ride.ts';
import { flawOf } from '../facts-seen.ts';
import {
  healthIn,
  isAllUp,
  isRelated,
  platformDownBy,
  servicesThatAre,
  silentWitnesses,
} from '../facts-service.ts';
import { msOf } from '../facts-time.ts';

const since = (time: string): Params => {
  const sinceAt = msOf(time);
  return sinceAt === undefined ? { timed: 'no' } : { timed: 'yes', sinceAt };
};

const tellService = ({ name, since: time, message }: ServiceHealth): Params => ({
  service: name,
  ...since(time),
  message: message?.trim() ?? '',
});

function tellIncident(incident: Incident): Params {
  const note = incident.publicNote?.trim();
  return {
    incidentId: incident.id,
    service: incident.service ?? 'none',
    problem: incident.problem,
    customers: incident.customers,
    ...since(incident.startedAt),
    ...(note ? { hasNote: 'yes', note } : { hasNote: 'no' }),
  };
}

/** The health that was read now says as much as an incident that only repeats it, and more exactly. */
function repeatsHealth(view: Case, { source, service, publicNote }: Incident): boolean {
  if (source !== 'health' || publicNote) return false;
  return healthIn(view).some(
    ({ name, status }) => name === service && (status === 'down' || status === 'degraded'),
  );
}

function knownIncident(view: Case): Params | undefined {
  const found = view.incidents.find(
    (incident) =>
      incident.status === 'confirmed' &&
      isRelated(view, incident) &&
      !repeatsHealth(view, incident),
  );
  return found && tellIncident(found);
}

/**
 * Complaints alone make nobody's outage: a suspicion explains a complaint about the platform, or
 * one whose facts cannot be read; where they can be read, they decide.
 */
function suspectedIncident(view: Case): Params | undefined {
  if (view.said !== 'outage' && silentWitnesses(view).length === 0) return undefined;
  const found = view.incidents.find(
    (incident) => incident.status === 'suspected' && isRelated(view, incident),
  );
  return found && tellIncident(found);
}

function platformDown(view: Case): Params | undefined {
  const down = platformDownBy(view);
  return down && tellService(down);
}

function serviceDown(view: Case): Params | undefined {
  const [down] = platformDownBy(view) ? [] : servicesThatAre(view, 'down');
  return down && tellService(down);
}

/** The app or the orders are slow while the platform has too few hands: too many customers at once. */
function peakOverload(view: Case): Params | undefined {
  const slow = healthIn(view).find(
    ({ name, status }) => (name === 'app' || name === 'orders') && status === 'degraded',
  );
  return slow && majorCondition(view, 'capacity') ? tellService(slow) : undefined;
}

function serviceDegraded(view: Case): Params | undefined {
  const [degraded] = peakOverload(view) ? [] : servicesThatAre(view, 'degraded');
  return degraded && tellService(degraded);
}

/** What the app told about the device: the customer's own side is what is left. */
function customerSide({ context }: Case): Params {
  return {
    network: context.network ?? 'unknown',
    appVersion: context.appVersion?.slice(0, 20) || '–',
    device: context.device?.slice(0, 60) || '–',
  };
}

const waitForIt: Cause['remedies'] = ['notify_on_recovery', 'human'];

const causes: Cause[] = [
  {
    id: 'known_incident',
    rests: [],
    when: knownIncident,
    remedies: waitForIt,
    tip: 'tip.no_refresh',
  },
  {
    id: 'platform_down',
    rests: ['health'],
    when: platformDown,
    remedies: waitForIt,
    tip: 'tip.no_refresh',
  },
  {
    id: 'service_down',
    rests: ['health'],
    when: serviceDown,
    remedies: waitForIt,
    tip: 'tip.no_refresh',
  },
  {
    id: 'service_degraded',
    rests: ['health'],
    when: serviceDegraded,
    remedies: ['notify_on_recovery', 'wait_and_watch', 'human'],
    tip: 'tip.no_refresh',
  },
  {
    id: 'peak_overload',
    rests: ['health', 'delivery'],
    when: peakOverload,
    remedies: ['notify_on_recovery', 'wait_and_watch', 'human'],
    tip: 'tip.off_peak',
  },
  {
    id: 'suspected_incident',
    rests: [],
    when: suspectedIncident,
    remedies: waitForIt,
    tip: 'tip.no_refresh',
  },
  {
    id: 'customer_side',
    rests: ['health'],
    when: customerSide,
    remedies: ['self_check', 'human'],
    tip: 'tip.official_app',
  },
];

/**
 * That it is the customer's own device or network can be said when the platform says that all of
 * it is up, and answered everything that was asked.
 */
export const outage: ProblemTable = {
  problem: 'outage',
  causes,
  unread: (view) => {
    const silent = new Set<Witness>(silentWitnesses(view));
    if (flawOf(view, 'health') !== undefined || !isAllUp(view)) silent.add('health');
    return [...silent];
  },
};
