/** Every kind of trouble the sandbox can show. */
import type { Scenario } from '../story.ts';
import { delayScenarios } from './delay.ts';
import { desyncScenarios } from './desync.ts';

/** Grouped by problem, in the order in which a demo lists them. */
export const scenarios: readonly Scenario[] = [...delayScenarios, ...desyncScenarios];

/** A scenario by its id. */
export function scenarioOf(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}
