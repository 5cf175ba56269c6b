/** The sandbox's state: who was seen, which orders they have, and what actions made of them. */
import type { ActionOutcome, PlatformAction } from '../domain/action.ts';
import { minuteAt, type SandboxOrder, timeOf } from './events.ts';
import { type JournalLine, noJournal, openJournal } from './journal.ts';
import {
  createOrder,
  reorderStory,
  type SandboxCustomer,
  storiesOf,
  toCustomer,
} from './population.ts';
import { react } from './react.ts';
import { pay } from './react-money.ts';
import type { Reaction } from './reaction.ts';
import type { Story } from './story.ts';

export interface WorldOptions {
  /** The sandbox's clock (ms). */
  now: () => number;
  persistPath?: string | undefined;
  linkBase: string;
}

/** After this time a customer who comes back is in trouble anew. */
const visitMs = 24 * 60 * 60_000;

const notFound: ActionOutcome = { ok: false, code: 'not_found' };

export type World = ReturnType<typeof createWorld>;

export function createWorld({ now, persistPath, linkBase }: WorldOptions) {
  const customers = new Map<string, SandboxCustomer>();
  const orders = new Map<string, SandboxOrder>();
  const byNumber = new Map<string, SandboxOrder>();
  const answered = new Map<string, ActionOutcome>();
  /** Customers whose scenario shows its health to everyone. */
  const meetAll: SandboxCustomer[] = [];
  const opened = persistPath === undefined ? undefined : openJournal(persistPath);
  const journal = opened?.journal ?? noJournal;

  function give(customer: SandboxCustomer, story: Story, zeroAt: number): SandboxOrder {
    const order = createOrder(customer.id, customer.orders.length, story, zeroAt, linkBase);
    orders.set(order.id, order);
    byNumber.set(order.number, order);
    customer.orders.push(order);
    return order;
  }

  function visit(id: string, seenAt: number): SandboxCustomer {
    const customer = customers.get(id) ?? toCustomer(id, seenAt);
    customer.seenAt = seenAt;
    for (const story of storiesOf(customer)) give(customer, story, seenAt);
    if (!customers.has(id) && customer.scenario?.everyone) meetAll.push(customer);
    customers.set(id, customer);
    return customer;
  }

  /** The customer, whose orders come to be when nobody asked for them lately. */
  function seen(id: string): SandboxCustomer {
    const known = customers.get(id);
    const at = now();
    if (known && at - known.seenAt < visitMs) return known;
    journal.add({ kind: 'seen', customerId: id, at }).catch(() => {});
    return visit(id, at);
  }

  function settle(order: SandboxOrder, reaction: Reaction): ActionOutcome {
    if (!reaction.ok) return { ok: false, code: reaction.code, message: reaction.message };
    const { story, message, effective, link } = reaction;
    order.story = story;
    return {
      ok: true,
      ...(message === undefined ? {} : { message }),
      ...(effective === undefined ? {} : { effectiveAt: timeOf(order, effective) }),
      ...(link ? { url: link.url, expiresAt: timeOf(order, link.expires) } : {}),
    };
  }

  function perform(order: SandboxOrder, action: PlatformAction, at: number): ActionOutcome {
    const minuteOf = (time: string) => minuteAt(order, Date.parse(time));
    const url = `${linkBase}/api/demo/pay/${order.id}`;
    return settle(order, react(order.story, action, minuteAt(order, at), url, minuteOf));
  }

  function orderAgain(
    customer: SandboxCustomer,
    merchantId: string,
    items: { id: string; quantity: number }[],
    at: number,
  ): SandboxOrder | undefined {
    const story = reorderStory(customer, merchantId, items);
    return story && give(customer, story, at);
  }

  function replay(line: JournalLine): void {
    if (line.kind === 'seen') {
      visit(line.customerId, line.at);
      return;
    }
    if (line.kind === 'reordered') {
      const customer = customers.get(line.customerId);
      if (customer) orderAgain(customer, line.merchantId, line.items, line.at);
      return;
    }
    const order = orders.get(line.orderId);
    if (!order) return;
    if (line.kind === 'paid') settle(order, pay(order.story, minuteAt(order, line.at)));
    else {
      perform(order, line.action, line.at);
      answered.set(keyOf(line.orderId, line.action, line.key), line.outcome);
    }
  }

  for (const line of opened?.lines ?? []) replay(line);

  return {
    seen,
    meetAll: meetAll as readonly SandboxCustomer[],
    customer: (id: string) => customers.get(id),
    order: (id: string) => orders.get(id),
    orderOfNumber: (number: string) => byNumber.get(number),
    /** Newest first. */
    ordersOf: (id: string) => [...seen(id).orders].sort((a, b) => placedAt(b) - placedAt(a)),
    /** Acts once per order, kind of action and key; refusals are remembered too. */
    async act(orderId: string, action: PlatformAction, key: string): Promise<ActionOutcome> {
      const order = orders.get(orderId);
      if (!order) return notFound;
      const path = keyOf(orderId, action, key);
      const before = answered.get(path);
      if (before) return before;
      const at = now();
      const outcome = perform(order, action, at);
      answered.set(path, outcome);
      const { customerId } = order;
      await journal.add({ kind: 'act', customerId, orderId, action, key, at, outcome });
      return outcome;
    },
    async pay(orderId: string): Promise<ActionOutcome> {
      const order = orders.get(orderId);
      if (!order) return notFound;
      const at = now();
      const outcome = settle(order, pay(order.story, minuteAt(order, at)));
      if (outcome.ok)
        await journal.add({ kind: 'paid', customerId: order.customerId, orderId, at });
      return outcome;
    },
    async reorder(
      customerId: string,
      merchantId: string,
      items: { id: string; quantity: number }[],
    ): Promise<SandboxOrder | undefined> {
      const at = now();
      const order = orderAgain(seen(customerId), merchantId, items, at);
      if (order) await journal.add({ kind: 'reordered', customerId, merchantId, items, at });
      return order;
    },
    close: () => journal.close(),
  };
}

const placedAt = ({ zeroAt, story }: SandboxOrder) => zeroAt + story.placed * 60_000;

/** A key counts per path, as the contract says: per order and kind of action. */
const keyOf = (orderId: string, action: PlatformAction, key: string) =>
  `${orderId} ${action.kind} ${key}`;
