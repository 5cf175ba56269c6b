/** A pretend delivery platform that lives in this process: scenarios, a clock, and reactions. */
import type { ActionOutcome, PlatformAction } from '../domain/action.ts';
import type { Clock } from '../domain/clock.ts';
import type { Reading } from '../domain/facts.ts';
import { type ServiceHealth, serviceNames } from '../domain/health.ts';
import type { ActionResult, Platform, ReadOptions } from '../platform/port.ts';
import { minuteAt, type SandboxOrder } from './events.ts';
import { type Fault, type Faults, type FaultTarget, suffer } from './faults.ts';
import { type JournalLine, noJournal, openJournal } from './journal.ts';
import { createCustomer, type SandboxCustomer } from './population.ts';
import { react } from './react.ts';
import { pay } from './react-money.ts';
import type { Reaction } from './reaction.ts';
import { deliveryAt } from './ride-view.ts';
import { merchantViewAt, orderAt, paymentAt } from './view.ts';

export interface SandboxOptions {
  clock: Clock;
  /** Where what happened is kept over restarts; absent: in memory only. */
  persistPath?: string;
  /** Goes before addresses of photos and payment pages, e.g. `http://localhost:3978`. */
  linkBase?: string;
}

export interface Sandbox extends Platform {
  /** A customer's phone tail, as a guest would prove it. */
  phoneTail(customerId: string): string;
  /** The customer pays on the pretend payment page. */
  pay(orderId: string): Promise<ActionOutcome>;
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

/** Opens the sandbox. A customer's orders come to be when the customer is first asked for. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { clock, linkBase = '' } = options;
  const customers = new Map<string, SandboxCustomer>();
  const orders = new Map<string, SandboxOrder>();
  const byNumber = new Map<string, SandboxOrder>();
  const answered = new Map<string, ActionOutcome>();
  const faults = new Map<string, Faults>();
  /** Customers whose scenario shows its health to everyone. */
  const meetAll: SandboxCustomer[] = [];
  let everyonesHealth: ServiceHealth[] = [];

  const opened = options.persistPath ? openJournal(options.persistPath) : undefined;
  const journal = opened?.journal ?? noJournal;

  function add(id: string, seenAt: number): SandboxCustomer {
    const customer = createCustomer(id, seenAt, linkBase);
    customers.set(id, customer);
    if (customer.scenario?.everyone) meetAll.push(customer);
    for (const order of customer.orders) {
      orders.set(order.id, order);
      byNumber.set(order.number, order);
    }
    return customer;
  }

  function seen(id: string): SandboxCustomer {
    const known = customers.get(id);
    if (known) return known;
    const at = clock.now();
    journal.add({ kind: 'seen', customerId: id, at }).catch(() => {});
    return add(id, at);
  }

  function perform(order: SandboxOrder, action: PlatformAction, at: number): ActionOutcome {
    const minuteOf = (time: string) => minuteAt(order, Date.parse(time));
    const url = `${linkBase}/demo/pay/${order.id}`;
    const reaction = react(order.story, action, minuteAt(order, at), url, minuteOf);
    return settle(order, reaction);
  }

  function settle(order: SandboxOrder, reaction: Reaction): ActionOutcome {
    if (!reaction.ok) return { ok: false, code: reaction.code, message: reaction.message };
    order.story = reaction.story;
    const time = (minute: number) => new Date(order.zeroAt + minute * 60_000).toISOString();
    return {
      ok: true,
      message: reaction.message,
      effectiveAt: reaction.effective === undefined ? undefined : time(reaction.effective),
      url: reaction.link?.url,
      expiresAt: reaction.link && time(reaction.link.expires),
    };
  }

  function replay(line: JournalLine): void {
    if (line.kind === 'seen') {
      add(line.customerId, line.at);
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

  /** Faults that were switched take the place of those that the scenario brings. */
  function faultFor(target: FaultTarget, customer: SandboxCustomer | undefined) {
    const own = customer && faults.get(customer.id);
    return (
      (own ? own[target] : customer && scripted(customer, target)) ?? faults.get('*')?.[target]
    );
  }

  function scripted(customer: SandboxCustomer, target: FaultTarget): Fault | undefined {
    const minute = (clock.now() - customer.seenAt) / 60_000;
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
    const failed = await suffer(faultFor(target, customer), clock.wall, options?.deadline);
    const at = new Date(clock.now()).toISOString();
    if (failed) return { ok: false, reason: failed, at };
    const value = look();
    return value === undefined
      ? { ok: false, reason: 'not_found', at }
      : { ok: true, value, asOf: at };
  }

  const ownerOf = (orderId: string) => {
    const order = orders.get(orderId);
    return order && customers.get(order.customerId);
  };

  /** One witness of one order. */
  const witness =
    <T>(target: FaultTarget, view: (order: SandboxOrder, minute: number) => T) =>
    (orderId: string, options?: ReadOptions): Promise<Reading<T>> =>
      read(
        target,
        ownerOf(orderId),
        () => {
          const order = orders.get(orderId);
          return order && view(order, minuteAt(order, clock.now()));
        },
        options,
      );

  const shown = (order: SandboxOrder) => orderAt(order, minuteAt(order, clock.now()));

  function healthFor(about: SandboxCustomer | undefined): ServiceHealth[] {
    const told = about ? [...meetAll, about] : meetAll;
    const troubles = told.flatMap(({ scenario, seenAt }) =>
      (scenario?.health ?? []).flatMap(({ name, status, from, until, message }) => {
        const minute = (clock.now() - seenAt) / 60_000;
        if (minute < from || minute >= until) return [];
        return [{ name, status, since: new Date(seenAt + from * 60_000).toISOString(), message }];
      }),
    );
    return serviceNames.map(
      (name) =>
        [...everyonesHealth, ...troubles].find((trouble) => trouble.name === name) ?? {
          name,
          status: 'up',
          since: new Date(startedAt).toISOString(),
        },
    );
  }

  const startedAt = clock.now();

  return {
    name: 'sandbox',
    scopedHealth: true,
    orders: (customerId, limit, options) =>
      read(
        'orders',
        seen(customerId),
        () => seen(customerId).orders.slice(0, Math.max(0, limit)).map(shown),
        options,
      ),
    order: witness('order', orderAt),
    payment: witness('payment', paymentAt),
    delivery: witness('delivery', deliveryAt),
    merchantView: witness('merchantView', merchantViewAt),
    async orderByNumber(query, options) {
      if ('customerId' in query) seen(query.customerId);
      const order = byNumber.get(query.number);
      const owner = order && customers.get(order.customerId);
      const asks = 'customerId' in query ? customers.get(query.customerId) : owner;
      const reading = await read('order', asks, () => order && shown(order), options);
      if (!reading.ok) return reading;
      if ('customerId' in query && query.customerId !== owner?.id)
        return { ok: false, reason: 'forbidden', at: reading.asOf };
      if ('phoneTail' in query && query.phoneTail !== owner?.phoneTail)
        return { ok: false, reason: 'not_found', at: reading.asOf };
      return reading;
    },
    health(options) {
      const about = options?.about;
      const customer = about === undefined ? undefined : (ownerOf(about) ?? customers.get(about));
      return read('health', customer, () => healthFor(customer), options);
    },
    async act(orderId, action, key): Promise<ActionResult> {
      const order = orders.get(orderId);
      const fault = faultFor('act', ownerOf(orderId));
      const failed = await suffer(fault, clock.wall);
      if (failed) return { known: false, reason: failed };
      if (!order) return { known: true, outcome: { ok: false, code: 'not_found' } };
      const path = keyOf(orderId, action, key);
      const before = answered.get(path);
      if (before) return { known: true, outcome: before };
      const at = clock.now();
      const outcome = perform(order, action, at);
      answered.set(path, outcome);
      const { customerId } = order;
      await journal.add({ kind: 'act', customerId, orderId, action, key, at, outcome });
      return fault === 'lost' ? { known: false, reason: 'timeout' } : { known: true, outcome };
    },
    phoneTail: (customerId) => seen(customerId).phoneTail,
    async pay(orderId) {
      const order = orders.get(orderId);
      if (!order) return { ok: false, code: 'not_found' };
      const at = clock.now();
      const outcome = settle(order, pay(order.story, minuteAt(order, at)));
      if (outcome.ok)
        await journal.add({ kind: 'paid', customerId: order.customerId, orderId, at });
      return outcome;
    },
    setFaults(customerId, wanted) {
      if (wanted) faults.set(customerId, wanted);
      else faults.delete(customerId);
    },
    setHealth(services) {
      const since = new Date(clock.now()).toISOString();
      everyonesHealth = services.map((service) => ({ ...service, since }));
    },
    close: () => journal.close(),
  };
}

/** A key counts per path, as the contract says: per order and kind of action. */
const keyOf = (orderId: string, action: PlatformAction, key: string) =>
  `${orderId} ${action.kind} ${key}`;
