import { expect } from 'chai';
import type { Case } from '../../dialogs/case.ts';
import { diagnose } from '../../dialogs/diagnose.ts';
import { factsWithoutOrder } from '../../dialogs/gather.ts';
import type { Claim } from '../../src/domain/problem.ts';
import { defaultPolicy } from '../../src/policy.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { scenarios } from '../../src/sandbox/scenarios/all.ts';
import type { Scenario } from '../../src/sandbox/story.ts';
import { manualClock } from '../support/clock.ts';
import { incident } from '../support/facts.ts';

/** What such a customer's words claim, where the cause rests on them. */
const claimsOf: Record<string, Claim[]> = {
  wrong_address: ['wrong_address'],
  duplicate_order: ['duplicate'],
  wrong_or_missing_items: ['missing_item'],
  damaged: ['damaged'],
  note_ignored: ['note_ignored'],
  delivered_not_received: ['not_received'],
  coupon_refused: ['coupon_refused'],
};

const minuteMs = 60_000;

/** What a turn would see of the scenario's customer after so many minutes. */
async function seen(
  { id, problem, cause, incident: status }: Scenario,
  minutes: number,
): Promise<Case> {
  const clock = manualClock('2025-03-01T12:00:00.000Z');
  const sandbox = createSandbox({ clock });
  const customerId = `demo-${id}-t3`;
  // The customer's day begins with the first look.
  await sandbox.orders(customerId, 5);
  clock.advance(minutes * minuteMs);
  const now = clock.now();
  const orders = await sandbox.orders(customerId, 5);
  const health = await sandbox.health({ about: customerId });
  const [order, ...otherOrders] = orders.ok ? orders.value : [];
  const facts = order
    ? {
        order: await sandbox.order(order.id),
        payment: await sandbox.payment(order.id),
        delivery: await sandbox.delivery(order.id),
        merchantView: await sandbox.merchantView(order.id),
        health,
      }
    : factsWithoutOrder(orders.ok ? 'not_found' : orders.reason, now, health);
  return {
    now,
    said: problem,
    claims: claimsOf[cause] ?? [],
    facts,
    otherOrders,
    incidents: status ? [incident({ status, startedAt: new Date(now).toISOString() })] : [],
    context: {},
    policy: defaultPolicy,
  };
}

describe('the scenarios of the sandbox', () => {
  for (const scenario of scenarios) {
    it(`${scenario.id}: is diagnosed as ${scenario.cause}, at first and two minutes later`, async () => {
      for (const minutes of [0, 2])
        expect(diagnose(await seen(scenario, minutes)), `${minutes}`).to.include({
          cause: scenario.cause,
          problem: scenario.problem,
        });
    });
  }
});
