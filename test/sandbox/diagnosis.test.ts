import { expect } from 'chai';
import { diagnose } from '../../dialogs/diagnose.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { createFactsReader } from '../../src/platform/facts.ts';
import { defaultPolicy } from '../../src/policy.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { scenarios } from '../../src/sandbox/scenarios/all.ts';
import { manualClock } from '../support/clock.ts';

const start = '2025-03-01T12:00:00.000Z';

const incidentOf = (status: Incident['status']): Incident => ({
  id: 'incident-1',
  status,
  problem: 'outage',
  source: 'desk',
  startedAt: start,
  customers: 12,
});

describe('a diagnosis by the facts that the sandbox tells', () => {
  for (const scenario of scenarios) {
    it(`${scenario.id}: ${scenario.problem} · ${scenario.cause}`, async () => {
      const clock = manualClock(start);
      const sandbox = createSandbox({ clock });
      const reader = createFactsReader({ platform: sandbox, wall: clock.wall });
      const customerId = `demo-${scenario.id}-d`;
      // The order is known from before, as to whoever writes from its page.
      sandbox.setFaults(customerId, {});
      const orders = await sandbox.orders(customerId, 5);
      sandbox.setFaults(customerId);
      const [order, ...otherOrders] = orders.ok ? orders.value : [];
      const facts = await reader.read(order?.id ?? '');
      const { problem, cause } = diagnose({
        now: clock.now(),
        said: scenario.problem,
        claims: scenario.claims ?? [],
        facts,
        otherOrders,
        incidents: scenario.incident ? [incidentOf(scenario.incident)] : [],
        context: {},
        policy: defaultPolicy,
      });
      expect({ problem, cause }).to.deep.equal({
        problem: scenario.problem,
        cause: scenario.cause,
      });
    });
  }
});
