/** The demo's outages: an order that tells of an incident brings the incident with it. */
import type { Clock } from './domain/clock.ts';
import type { Policy } from './domain/policy.ts';
import type { Incidents } from './incidents/incidents.ts';
import type { Scenario } from './sandbox/story.ts';

export interface DemoIncidentsDeps {
  incidents: Pick<Incidents, 'declare' | 'tally'>;
  policy: Policy;
  clock: Clock;
}

/** For `onChosen` of the demo: a confirmed incident is declared, a suspected one is complained of. */
export function createDemoIncidents({ incidents, policy, clock }: DemoIncidentsDeps) {
  return async ({ incident, problem }: Scenario): Promise<void> => {
    if (incident === 'confirmed') await incidents.declare(problem, undefined);
    if (incident !== 'suspected') return;
    for (let number = 1; number <= policy.incident.customers; number += 1) {
      await incidents.tally({ problem, customerId: `demo-crowd-${number}`, at: clock.now() });
    }
  };
}
