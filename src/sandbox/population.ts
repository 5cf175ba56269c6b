/** Who is a customer of the sandbox, and which orders they have: made at first sight. */
import { createHash } from 'node:crypto';
import { order } from './course.ts';
import { itemId, type SandboxOrder } from './events.ts';
import { scenarioOf } from './scenarios/all.ts';
import { anyonesOrders } from './scenarios/anyone.ts';
import type { Scenario, Story } from './story.ts';

/** A customer that was seen. */
export interface SandboxCustomer {
  id: string;
  /** When they last came, in ms on the sandbox's clock: minute 0 of the orders they then got. */
  seenAt: number;
  scenario: Scenario | undefined;
  /** In the order in which they came to be here. */
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

/** A customer without orders yet. The same id always gets the same order ids and numbers. */
export function toCustomer(id: string, seenAt: number): SandboxCustomer {
  const scenario = scenarioOfCustomer(id);
  return { id, seenAt, scenario, orders: [], phoneTail: digitsOf(`phone ${id}`, 4) };
}

/** What a customer has when they come. */
export const storiesOf = ({ scenario }: SandboxCustomer): readonly Story[] =>
  scenario?.orders ?? anyonesOrders;

/** A customer's order number `index`, whose minute 0 is `zeroAt` (ms on the sandbox's clock). */
export function createOrder(
  customerId: string,
  index: number,
  story: Story,
  zeroAt: number,
  linkBase: string,
): SandboxOrder {
  const seed = `${customerId}\n${index}`;
  return {
    id: `order-${createHash('sha256').update(seed).digest('hex').slice(0, 16)}`,
    // A leading 8 keeps the number's length; phones of mainland China never start so.
    number: `8${digitsOf(`number ${seed}`, 15)}`,
    pickupNumber: String(1 + (Number(digitsOf(`pickup ${seed}`, 4)) % 299)),
    customerId,
    zeroAt,
    linkBase,
    story,
  };
}

/** The same dishes once more, as far as the customer's last order at the shop had them. */
export function reorderStory(
  customer: SandboxCustomer,
  merchantId: string,
  items: readonly { id: string; quantity: number }[],
): Story | undefined {
  const before = customer.orders.findLast(({ story }) => story.shop.id === merchantId)?.story;
  const dishes = items.flatMap(({ id, quantity }) => {
    const dish = before?.dishes.find((_, index) => itemId(index) === id);
    return dish ? [{ ...dish, quantity }] : [];
  });
  if (!before || dishes.length === 0 || dishes.length < items.length) return undefined;
  const { shop, address, remark, fees, ride } = before;
  return order(0, { shop, dishes, address, remark, fees, ride: { rider: ride.rider } });
}
