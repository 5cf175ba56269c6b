/** Who is a customer of the sandbox, and which orders they have: made at first sight. */
import { createHash } from 'node:crypto';
import type { SandboxOrder } from './events.ts';
import { scenarioOf } from './scenarios/all.ts';
import { anyonesOrders } from './scenarios/anyone.ts';
import type { Scenario } from './story.ts';

/** A customer that was seen. */
export interface SandboxCustomer {
  id: string;
  /** When they were first seen, in ms on the sandbox's clock: minute 0 of their orders. */
  seenAt: number;
  scenario: Scenario | undefined;
  /** Newest first. */
  orders: SandboxOrder[];
  /** The last four digits of their phone. */
  phoneTail: string;
}

/** The scenario that a customer id of the form `demo-<scenario>-<suffix>` names. */
export function scenarioOfCustomer(customerId: string): Scenario | undefined {
  const id = /^demo-([a-z_]+)(?:-|$)/.exec(customerId)?.[1];
  return id === undefined ? undefined : scenarioOf(id);
}

const digitsOf = (text: string, count: number) =>
  (
    BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 30)}`) %
    10n ** BigInt(count)
  )
    .toString()
    .padStart(count, '0');

/** A customer seen for the first time. The same id always gets the same order ids and numbers. */
export function createCustomer(id: string, seenAt: number, linkBase: string): SandboxCustomer {
  const scenario = scenarioOfCustomer(id);
  const orders = (scenario?.orders ?? anyonesOrders).map((story, index): SandboxOrder => {
    const seed = `${id}\n${index}`;
    return {
      id: `order-${createHash('sha256').update(seed).digest('hex').slice(0, 16)}`,
      // A leading 8 keeps the number's length; phones of mainland China never start so.
      number: `8${digitsOf(`number ${seed}`, 15)}`,
      pickupNumber: String(1 + (Number(digitsOf(`pickup ${seed}`, 4)) % 299)),
      customerId: id,
      zeroAt: seenAt,
      linkBase,
      story,
    };
  });
  orders.sort((a, b) => b.story.placed - a.story.placed);
  return { id, seenAt, scenario, orders, phoneTail: digitsOf(`phone ${id}`, 4) };
}
