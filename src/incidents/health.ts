/** What the platform's own word about its health means for incidents. Pure. */
import { type ServiceHealth, type ServiceName, serviceNames } from '../domain/health.ts';
import type { Incident } from '../domain/incident.ts';

/** What is to be done about one service; the incident it is about, where there is one. */
export type HealthStep =
  | { do: 'open'; service: ServiceName; as: 'suspected' | 'confirmed'; customers: 0; since: string }
  | { do: 'confirm'; incident: Incident }
  | { do: 'resolve'; incident: Incident };

/**
 * A service that is down opens an incident that is confirmed by that; one that is degraded a
 * suspected one. A service that is up ends the incidents that rest on its health or on look-ups;
 * those that customers or a supervisor brought up are a supervisor's to end.
 */
export function decideHealthSteps(
  services: readonly ServiceHealth[],
  open: readonly Incident[],
): HealthStep[] {
  const outages = open.filter(({ problem }) => problem === 'outage');
  const steps = services.flatMap(({ name, status, since }): HealthStep[] => {
    const service = serviceNames.find((known) => known === name);
    if (!service) return [];
    const incident = outages.find((each) => each.service === service);
    if (status === 'down' && !incident) {
      return [{ do: 'open', service, as: 'confirmed', customers: 0, since }];
    }
    if (status === 'down' && incident?.status === 'suspected') return [{ do: 'confirm', incident }];
    if (status === 'degraded' && !incident) {
      return [{ do: 'open', service, as: 'suspected', customers: 0, since }];
    }
    return status === 'up' && incident && restsOnHealth(incident)
      ? [{ do: 'resolve', incident }]
      : [];
  });
  return [...steps, ...decidePlatformSteps(services, outages)];
}

/** An incident of the platform as a whole ends when it answers and nothing of it is down. */
function decidePlatformSteps(
  services: readonly ServiceHealth[],
  outages: readonly Incident[],
): HealthStep[] {
  const whole = outages.find(({ service }) => service === undefined);
  if (!whole || !restsOnHealth(whole)) return [];
  return services.some(({ status }) => status === 'down')
    ? []
    : [{ do: 'resolve', incident: whole }];
}

function restsOnHealth({ source }: Incident): boolean {
  return source === 'health' || source === 'lookups';
}
