/** A pretend delivery platform that lives in this process: scenarios, a clock, and reactions. */
import type { ActionOutcome } from '../domain/action.ts';
import type { Clock } from '../domain/clock.ts';
import type { Reading } from '../domain/facts.ts';
import type { ServiceHealth } from '../domain/health.ts';
import type { Order } from '../domain/order.ts';
import type { Platform, ReadOptions } from '../platform/port.ts';
import { minuteAt, type SandboxOrder } from './events.ts';
import { type Fault, type Faults, type FaultTarget, suffer } from './faults.ts';
import type { SandboxCustomer } from './population.ts';
import { deliveryAt } from './ride-view.ts';
import { toServices, troublesOf } from './services.ts';
import { merchantViewAt, orderAt, paymentAt } from './view.ts';
import { createWorld } from './world.ts';

export interface SandboxOptions {
  clock: Clock;
  /** Where what happened is kept over restarts; absent: in memory only. */
  persistPath?: string;
  /** Goes before addresses of photos and payment pages, e.g. `http://localhost:3978`. */
  linkBase?: string;
}

/**
 * Customers come to be when they are first asked for: `demo-<scenario>-<anything>` in that
 * scenario's trouble, any other id with an order that is late. It is not made to hold millions:
 * who was seen is never forgotten.
 */
export interface Sandbox extends Platform {
  /** A customer's phone tail, as a guest would prove it. */
  phoneTail(customerId: string): string;
  /** The customer pays on the pretend payment page. */
  pay(orderId: string): Promise<ActionOutcome>;
  /** Orders the dishes of an earlier order of the same shop again; nothing when there is none. */
  reorder(
    customerId: string,
    merchantId: string,
    items: { id: string; quantity: number }[],
  ): Promise<Order | undefined>;
  /**
   * Switches a customer's faults, in place of those of the scenario, or for `*` everyone's.
   * Without faults it goes back to how it was.
   */
  setFaults(customerId: string | '*', faults?: Faults): void;
  /** What the platform says of its services to everyone, in place of "all up". */
  setHealth(services: Pick<ServiceHealth, 'name' | 'status' | 'message'>[]): void;
  /** Resolves when everything is written. */
  close(): Promise<void>;
}

export function createSandbox({ clock, persistPath, linkBase = '' }: SandboxOptions): Sandbox {
  const { now, wall } = clock;
  const world = createWorld({ now, persistPath, linkBase });
  const faults = new Map<string, Faults>();
  const openedAt = now();
  let everyonesTroubles: ServiceHealth[] = [];

  const ownerOf = (orderId: string) => {
    const order = world.order(orderId);
    return order && world.customer(order.customerId);
  };

  /** Faults that were switched take the place of those that the scenario brings. */
  function faultFor(target: FaultTarget, customer: SandboxCustomer | undefined) {
    const own = customer && faults.get(customer.id);
    return (
      (own ? own[target] : customer && scripted(customer, target)) ?? faults.get('*')?.[target]
    );
  }

  function scripted(customer: SandboxCustomer, target: FaultTarget): Fault | undefined {
    const minute = (now() - customer.seenAt) / 60_000;
    return customer.scenario?.faults?.find(
      ({ targets, from, until }) => targets.includes(target) && from <= minute && minute < until,
    )?.fault;
  }

  async function read<T>(
    target: FaultTarget,
    customer: SandboxCustomer | undefined,
    look: () => T | undefined,
    options?: ReadOptions,
  ): Promise<Reading<T>> {
    const failed = await suffer(faultFor(target, customer), wall, options?.deadline);
    const at = new Date(now()).toISOString();
    if (failed) return { ok: false, reason: failed, at };
    const value = look();
    if (value === undefined) return { ok: false, reason: 'not_found', at };
    return { ok: true, value, asOf: at };
  }

  const shown = <T>(view: (order: SandboxOrder, minute: number) => T, order: SandboxOrder) =>
    view(order, minuteAt(order, now()));

  /** One witness of one order. */
  const witness =
    <T>(target: FaultTarget, view: (order: SandboxOrder, minute: number) => T) =>
    (orderId: string, options?: ReadOptions): Promise<Reading<T>> => {
      const look = () => {
        const order = world.order(orderId);
        return order && shown(view, order);
      };
      return read(target, ownerOf(orderId), look, options);
    };

  return {
    name: 'sandbox',
    scopedHealth: true,
    order: witness('order', orderAt),
    payment: witness('payment', paymentAt),
    delivery: witness('delivery', deliveryAt),
    merchantView: witness('merchantView', merchantViewAt),
    orders(customerId, limit, options) {
      const look = () =>
        world
          .ordersOf(customerId)
          .slice(0, Math.max(0, limit))
          .map((order) => shown(orderAt, order));
      return read('orders', world.seen(customerId), look, options);
    },
    async orderByNumber(query, options) {
      const asker = 'customerId' in query ? world.seen(query.customerId) : undefined;
      const order = world.orderOfNumber(query.number);
      const owner = order && ownerOf(order.id);
      const look = () => order && shown(orderAt, order);
      const reading = await read('order', asker ?? owner, look, options);
      if (!reading.ok) return reading;
      if ('phoneTail' in query && query.phoneTail !== owner?.phoneTail)
        return { ok: false, reason: 'not_found', at: reading.asOf };
      if (asker && asker !== owner) return { ok: false, reason: 'forbidden', at: reading.asOf };
      return reading;
    },
    health(options) {
      const about = options?.about ?? '';
      const asker = ownerOf(about) ?? world.customer(about);
      const look = () => {
        const concerned = asker ? [asker, ...world.meetAll] : world.meetAll;
        return toServices([...everyonesTroubles, ...troublesOf(concerned, now())], openedAt);
      };
      return read('health', asker, look, options);
    },
    async act(orderId, action, key) {
      const fault = faultFor('act', ownerOf(orderId));
      const failed = await suffer(fault, wall);
      if (failed) return { known: false, reason: failed };
      const outcome = await world.act(orderId, action, key);
      return fault === 'lost' ? { known: false, reason: 'timeout' } : { known: true, outcome };
    },
    phoneTail: (customerId) => world.seen(customerId).phoneTail,
    pay: world.pay,
    async reorder(customerId, merchantId, items) {
      const order = await world.reorder(customerId, merchantId, items);
      return order && shown(orderAt, order);
    },
    setFaults(customerId, wanted) {
      if (wanted) faults.set(customerId, wanted);
      else faults.delete(customerId);
    },
    setHealth(services) {
      const since = new Date(now()).toISOString();
      everyonesTroubles = services.map((service) => ({ ...service, since }));
    },
    close: world.close,
  };
}
