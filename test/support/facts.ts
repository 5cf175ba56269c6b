/**
 * Facts about one order for tests: by default paid, on its way and on time, with everything read
 * just now. `facts({ stage: 'preparing', payment: { status: 'unpaid' } })` changes what differs.
 */
import type { Case } from '../../dialogs/case.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Facts, MissingReason, Reading } from '../../src/domain/facts.ts';
import { type ServiceHealth, type ServiceName, serviceNames } from '../../src/domain/health.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { MerchantView } from '../../src/domain/merchant-view.ts';
import type { Order, OrderStatus } from '../../src/domain/order.ts';
import type {
  Payment,
  PaymentAttempt,
  PaymentFailureCode,
  Refund,
} from '../../src/domain/payment.ts';
import { defaultPolicy } from '../../src/policy.ts';

/** The moment of every case: noon in Shanghai. */
export const now = Date.parse('2025-06-12T12:00:00+08:00');

/** A time so many minutes from now; negative is before. */
export const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

/** A look that is not plain: see `missing`, `lastSeen` and `partly`. */
class Look {
  readonly over: object;
  readonly flaw: 'missing' | 'old' | 'partial';
  readonly reason: MissingReason;
  readonly minutesAgo: number;
  constructor(flaw: Look['flaw'], over: object, reason: MissingReason, minutesAgo: number) {
    this.flaw = flaw;
    this.over = over;
    this.reason = reason;
    this.minutesAgo = minutesAgo;
  }
}

/** Nobody answered, or the answer was a refusal. */
export const missing = (reason: MissingReason = 'timeout') => new Look('missing', {}, reason, 0);

/** The platform is silent now; this was seen so many minutes ago. */
export const lastSeen = (minutesAgo: number, over: object = {}) =>
  new Look('old', over, 'unavailable', minutesAgo);

/** The platform knows that its answer is incomplete. */
export const partly = (over: object = {}) => new Look('partial', over, 'timeout', 0);

/** A stage of the usual course that the witnesses agree on. */
export type Stage = Exclude<OrderStatus, 'unknown'>;

const course: [OrderStatus, minutesAgo: number, Order['timeline'][number]['source']][] = [
  ['placed', 25, 'app'],
  ['accepted', 23, 'merchant'],
  ['preparing', 21, 'merchant'],
  ['ready', 10, 'merchant'],
  ['picked_up', 6, 'rider'],
  ['delivering', 5, 'rider'],
  ['delivered', 1, 'rider'],
  ['completed', 0, 'platform'],
];

/** Where each stage stands in the course, counted so that the last step was just made. */
const sinceLastStep: Partial<Record<Stage, number>> = {
  placed: 1,
  accepted: 2,
  preparing: 6,
  ready: 3,
};

const placeOf = (stage: Stage) => course.findIndex(([status]) => status === stage);

function orderAt(stage: Stage, sinceStep = sinceLastStep[stage]): Order {
  const reached = stage === 'cancelled' ? 1 : placeOf(stage) + 1;
  const steps = course.slice(0, reached);
  const lastAgo = steps.at(-1)?.[1] ?? 3;
  const shift = lastAgo - (sinceStep ?? lastAgo);
  const timeline = steps.map(([status, ago, source]) => ({ status, at: at(shift - ago), source }));
  const placedAt = timeline[0]?.at ?? at(-3);
  return {
    id: 'o-1',
    number: '202506120001',
    customerId: 'c-1',
    merchant: { id: 'm-1', name: '巷口面馆', phone: '021-5550-0101' },
    items: [
      { id: 'i-1', name: '牛肉面', quantity: 1, unitPrice: 3200 },
      { id: 'i-2', name: '卤蛋', quantity: 2, unitPrice: 300 },
    ],
    total: 4630,
    currency: 'CNY',
    status: stage,
    placedAt,
    promisedAt: at(20),
    updatedAt: timeline.at(-1)?.at ?? placedAt,
    address: { text: '梧桐里 18 弄 602 室' },
    timeline,
    ...(stage === 'cancelled'
      ? { cancel: { by: 'merchant', reason: '食材售罄', at: at(-4) }, updatedAt: at(-4) }
      : {}),
  };
}

/** One attempt to pay; succeeded unless it has a code. */
export const attempt = (
  minutesAgo: number,
  over: Partial<PaymentAttempt> & { code?: PaymentFailureCode } = {},
): PaymentAttempt => ({
  id: `a-${minutesAgo}`,
  at: at(-minutesAgo),
  amount: 4630,
  status: over.code ? 'failed' : 'succeeded',
  ...over,
});

/** A refund of the whole amount, being processed. */
export const refundOf = (over: Partial<Refund> = {}): Refund => ({
  id: 'r-1',
  amount: 4630,
  status: 'processing',
  requestedAt: at(-60),
  ...over,
});

function paymentAt(stage: Stage, { placedAt }: Order): Payment {
  const base = {
    orderId: 'o-1',
    method: '微信支付',
    amount: 4630,
    currency: 'CNY',
    refunds: [],
    channel: { name: '微信支付', status: 'up' },
  } as const;
  if (stage === 'unpaid') return { ...base, status: 'unpaid', attempts: [], refunds: [] };
  return {
    ...base,
    refunds: [],
    status: 'paid',
    paidAt: placedAt,
    attempts: [{ ...attempt(0), at: placedAt }],
  };
}

const rides: Partial<Record<Stage, Delivery['status']>> = {
  accepted: 'assigned',
  preparing: 'assigned',
  ready: 'at_merchant',
  picked_up: 'picked_up',
  delivering: 'delivering',
  delivered: 'delivered',
  completed: 'delivered',
};

function deliveryAt(stage: Stage): Delivery {
  const status = rides[stage] ?? 'unassigned';
  const isDone = status === 'delivered';
  return {
    orderId: 'o-1',
    status,
    ...(status === 'unassigned' ? {} : { rider: { id: 'd-1', name: '周师傅' } }),
    ...(isDone ? {} : { eta: at(15) }),
    etaHistory: [],
    ...(status === 'unassigned' || isDone
      ? {}
      : { location: { lat: 31.2, lng: 121.4, at: at(-0.5) } }),
    conditions: [],
    ...(placeOf(stage) >= placeOf('picked_up') ? { pickedUpAt: at(-6) } : {}),
    ...(isDone
      ? { deliveredAt: at(-1), proof: { photoUrl: 'https://p.example/1', at: at(-1) } }
      : {}),
  };
}

function merchantAt(stage: Stage, { timeline, updatedAt }: Order): MerchantView {
  if (stage === 'unpaid') return { orderId: 'o-1', received: false, updatedAt: at(0), open: true };
  const stepAt = (status: OrderStatus) => timeline.find((step) => step.status === status)?.at;
  const [acceptedAt, readyAt] = [stepAt('accepted'), stepAt('ready')];
  return {
    orderId: 'o-1',
    received: true,
    status: stage,
    ...(acceptedAt ? { acceptedAt } : {}),
    ...(readyAt ? { readyAt } : {}),
    updatedAt,
    open: true,
    backlog: 2,
  };
}

/** All services up since yesterday, except those named. */
export const health = (over: Partial<Record<ServiceName, ServiceHealth['status']>> = {}) =>
  serviceNames.map(
    (name): ServiceHealth => ({
      name,
      status: over[name] ?? 'up',
      since: over[name] ? at(-20) : at(-1440),
    }),
  );

/** What differs from the default. A part is some of its fields, a look of its own, or a reading. */
export interface FactsSpec {
  /** How far the order is; `delivering` unless said. */
  stage?: Stage;
  /** Minutes since its last step, the earlier ones moved along. */
  sinceStep?: number;
  order?: Partial<Order> | Look;
  payment?: Partial<Payment> | Look;
  delivery?: Partial<Delivery> | Look;
  merchantView?: Partial<MerchantView> | Look;
  health?: ServiceHealth[] | Look;
}

function read<T>(value: T, over: object | Look | undefined): Reading<T> {
  const look = over instanceof Look ? over : undefined;
  if (look?.flaw === 'missing') return { ok: false, reason: look.reason, at: at(0) };
  const different = look ? look.over : over;
  const isList = Array.isArray(value);
  const changed = isList
    ? ((Array.isArray(different) ? different : value) as T)
    : { ...value, ...different };
  return {
    ok: true,
    value: changed,
    asOf: at(look ? -look.minutesAgo : 0),
    ...(look?.flaw === 'old' ? { old: look.reason } : {}),
    ...(look?.flaw === 'partial' ? { partial: true } : {}),
  };
}

/** The facts of one order. */
export function facts({ stage = 'delivering', sinceStep, ...over }: FactsSpec = {}): Facts {
  const usual = orderAt(stage, sinceStep);
  return {
    order: read(usual, over.order),
    payment: read(paymentAt(stage, usual), over.payment),
    delivery: read(deliveryAt(stage), over.delivery),
    merchantView: read(merchantAt(stage, usual), over.merchantView),
    health: read(health(), over.health),
  };
}

/** An order of its own, as a list of orders has it. */
export const order = (over: Partial<Order> & { stage?: Stage } = {}): Order => {
  const { stage = 'delivering', ...rest } = over;
  return { ...orderAt(stage), ...rest };
};

/** An incident that began a quarter of an hour ago. */
export const incident = (over: Partial<Incident> = {}): Incident => ({
  id: 'inc-1',
  status: 'confirmed',
  problem: 'outage',
  source: 'complaints',
  startedAt: at(-15),
  customers: 12,
  ...over,
});

/** A case for a diagnosis: its facts by `FactsSpec`, the rest as it is. */
export type CaseSpec = FactsSpec & Partial<Omit<Case, 'facts' | 'now'>>;

/** A case. Without `said` it is a delay that was said. */
export function aCase(spec: CaseSpec = {}): Case {
  const { said = 'delay', claims = [], otherOrders = [], incidents = [], context = {} } = spec;
  const { policy = defaultPolicy, ...over } = spec;
  return { now, said, claims, facts: facts(over), otherOrders, incidents, context, policy };
}
