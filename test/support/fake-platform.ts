import type { PlatformAction } from '../../src/domain/action.ts';
import type { Facts, MissingReason, Reading } from '../../src/domain/facts.ts';
import type { ServiceHealth } from '../../src/domain/health.ts';
import type { Order } from '../../src/domain/order.ts';
import type { ActionResult, Platform } from '../../src/platform/port.ts';

/** What a test lets happen to a read: a reason to be missing, or no answer ever. */
export type Trouble = MissingReason | 'hangs';

/** How the phone number behind every order ends. */
const phoneTail = '6688';

/** A platform that says what it is told to say, and remembers what it was asked to do. */
export interface FakePlatform extends Platform {
  /** By order id; the order's own customer decides whose it is. */
  facts: Map<string, Facts>;
  health_: Reading<ServiceHealth[]>;
  /** By name of the read (`orders`, `order`, `payment` …), or `all`. */
  trouble: Map<string, Trouble>;
  actions: { orderId: string; action: PlatformAction; key: string }[];
  /** What the next actions answer, in order; afterwards all are accepted. */
  answers: ActionResult[];
  /** What the next actions change on the platform, in order. */
  brings: (() => void)[];
}

export function fakePlatform(now: () => number): FakePlatform {
  const iso = () => new Date(now()).toISOString();

  async function read<T>(name: string, give: () => Reading<T> | undefined): Promise<Reading<T>> {
    const trouble = platform.trouble.get(name) ?? platform.trouble.get('all');
    if (trouble === 'hangs') return new Promise(() => {});
    if (trouble) return { ok: false, reason: trouble, at: iso() };
    return give() ?? { ok: false, reason: 'not_found', at: iso() };
  }

  const orders = (): Order[] =>
    [...platform.facts.values()]
      .flatMap(({ order }) => (order.ok ? [order.value] : []))
      .toSorted((a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt));

  const platform: FakePlatform = {
    name: 'fake',
    facts: new Map(),
    health_: { ok: true, value: [], asOf: iso() },
    trouble: new Map(),
    actions: [],
    answers: [],
    brings: [],
    orders: (customerId, limit) =>
      read('orders', () => ({
        ok: true,
        value: orders()
          .filter((order) => order.customerId === customerId)
          .slice(0, limit),
        asOf: iso(),
      })),
    order: (orderId) => read('order', () => platform.facts.get(orderId)?.order),
    orderByNumber: ({ number, ...who }) =>
      read('order', () => {
        const order = orders().find((each) => each.number === number);
        if (!order || ('phoneTail' in who && who.phoneTail !== phoneTail)) return undefined;
        if ('customerId' in who && who.customerId !== order.customerId) {
          return { ok: false, reason: 'forbidden', at: iso() };
        }
        return { ok: true, value: order, asOf: iso() };
      }),
    payment: (orderId) => read('payment', () => platform.facts.get(orderId)?.payment),
    delivery: (orderId) => read('delivery', () => platform.facts.get(orderId)?.delivery),
    merchantView: (orderId) =>
      read('merchantView', () => platform.facts.get(orderId)?.merchantView),
    health: () => read('health', () => platform.health_),
    act: async (orderId, action, key) => {
      platform.actions.push({ orderId, action, key });
      platform.brings.shift()?.();
      return platform.answers.shift() ?? { known: true, outcome: { ok: true } };
    },
  };
  return platform;
}
