/** Every kind of trouble the sandbox can show. */
import type { Scenario } from '../story.ts';
import { delayScenarios } from './delay.ts';
import { desyncScenarios } from './desync.ts';
import { orderErrorScenarios } from './order-error.ts';
import { outageScenarios } from './outage.ts';
import { paymentFailureScenarios } from './payment-failure.ts';

/** Grouped by problem, in the order in which a demo lists them. */
export const scenarios: readonly Scenario[] = [
  ...delayScenarios,
  ...orderErrorScenarios,
  ...paymentFailureScenarios,
  ...desyncScenarios,
  ...outageScenarios,
];

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));

/** A scenario by its id. */
export function scenarioOf(id: string): Scenario | undefined {
  return byId.get(id);
}
