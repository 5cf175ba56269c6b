/**
 * Reads what a dialog asks to know, all in parallel under the turn's deadline, and never lets
 * another customer's order through.
 */
import type { Known, Need } from '../../dialogs/contract.ts';
import type { Customer } from '../domain/conversation.ts';
import type { Facts, MissingReason, Reading } from '../domain/facts.ts';
import type { Order } from '../domain/order.ts';
import type { FactsReader } from '../platform/facts.ts';

/** How many of the customer's orders are looked at. */
const ordersLimit = 5;

export type Readings = Pick<Known, 'orders' | 'order' | 'facts' | 'health'>;

export interface NeedsContext {
  customer: Customer;
  /** Orders seen to be this customer's in earlier turns. */
  ownOrders: readonly string[];
  /** Wall time (ms) by which everything must be read. */
  deadline: number;
  requestId: string;
  /** Wall time now, ISO, for readings that we refuse ourselves. */
  at: string;
}

/** The key under which `Known.order` holds an order found by its printed number. */
export const byNumber = (number: string): string => `number:${number}`;

export async function readNeeds(
  reader: FactsReader,
  needs: readonly Need[],
  before: Readings,
  context: NeedsContext,
): Promise<Readings> {
  const after: Readings = {
    ...before,
    order: { ...before.order },
    facts: { ...before.facts },
  };
  const options = { deadline: context.deadline, requestId: context.requestId };
  await Promise.all(
    needs.map(async (need) => {
      switch (need.kind) {
        case 'orders':
          after.orders = context.customer.guest
            ? { ok: true, value: [], asOf: context.at }
            : ownOnly(await reader.orders(context.customer.id, ordersLimit, options), context);
          break;
        case 'order':
          set(after.order, need.orderId, guard(await reader.order(need.orderId, options), context));
          break;
        case 'order_by_number':
          set(after.order, byNumber(need.number), await readByNumber(reader, need, context));
          break;
        case 'facts': {
          const facts = await reader.read(need.orderId, { ...options, fresh: need.fresh === true });
          set(after.facts, need.orderId, guardFacts(facts, need.orderId, before, context));
          break;
        }
        case 'health':
          after.health = await reader.health({ ...options, about: context.customer.id });
          break;
      }
    }),
  );
  return after;
}

function set<T>(record: Record<string, T> | undefined, key: string, value: T): void {
  if (record) record[key] = value;
}

async function readByNumber(
  reader: FactsReader,
  need: Extract<Need, { kind: 'order_by_number' }>,
  context: NeedsContext,
): Promise<Reading<Order>> {
  const options = { deadline: context.deadline, requestId: context.requestId };
  const { number, phoneTail } = need;
  if (!context.customer.guest) {
    return guard(
      await reader.orderByNumber({ number, customerId: context.customer.id }, options),
      context,
    );
  }
  return phoneTail === undefined
    ? missing('forbidden', context)
    : reader.orderByNumber({ number, phoneTail }, options);
}

function missing(
  reason: MissingReason,
  { at }: NeedsContext,
): { ok: false; reason: MissingReason; at: string } {
  return { ok: false, reason, at };
}

function isOwn(order: Order, { customer, ownOrders }: NeedsContext): boolean {
  return customer.guest ? ownOrders.includes(order.id) : order.customerId === customer.id;
}

/** An order that is somebody else's reads as forbidden: nothing of it goes on. */
function guard(reading: Reading<Order>, context: NeedsContext): Reading<Order> {
  return reading.ok && !isOwn(reading.value, context) ? missing('forbidden', context) : reading;
}

function ownOnly(reading: Reading<Order[]>, context: NeedsContext): Reading<Order[]> {
  return reading.ok
    ? { ...reading, value: reading.value.filter((order) => isOwn(order, context)) }
    : reading;
}

/**
 * The witnesses of an order speak only when the order is the customer's. Where the order itself
 * could not be read, it must have been seen to be theirs before; a guest's must have been proved,
 * in this turn or an earlier one.
 */
function guardFacts(facts: Facts, orderId: string, known: Readings, context: NeedsContext): Facts {
  const ownOrders = [...context.ownOrders, ...ownOrdersIn(known)];
  const own = facts.order.ok
    ? isOwn(facts.order.value, { ...context, ownOrders })
    : ownOrders.includes(orderId);
  if (own) return facts;
  const reason = facts.order.ok ? 'forbidden' : facts.order.reason;
  return {
    order: missing(reason, context),
    payment: missing(reason, context),
    delivery: missing(reason, context),
    merchantView: missing(reason, context),
    health: facts.health,
  };
}

/** Ids of orders that these readings show to be the customer's. */
export function ownOrdersIn(readings: Readings): string[] {
  const single = Object.values(readings.order ?? {}).flatMap((reading) =>
    reading.ok ? [reading.value.id] : [],
  );
  const listed = readings.orders?.ok ? readings.orders.value.map(({ id }) => id) : [];
  const looked = Object.values(readings.facts ?? {}).flatMap(({ order }) =>
    order.ok ? [order.value.id] : [],
  );
  return [...new Set([...single, ...listed, ...looked])];
}
