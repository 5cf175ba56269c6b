/**
 * The platform contract as zod schemas: what a platform answers over HTTP. The OpenAPI document
 * is generated from them. They are strict; `parse-forgiving.ts` reads answers that are not.
 */
import { z } from 'zod';
import type { Delivery } from '../domain/delivery.ts';
import { type ServiceHealth, serviceNames } from '../domain/health.ts';
import type { MerchantView } from '../domain/merchant-view.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';

/** One of these words; any other that a platform sends is read as `unknown`. */
const word = <const W extends readonly string[]>(...words: W) =>
  z.enum([...words, 'unknown']).meta({ readAs: 'unknown' });

/** A status; the contract itself has `unknown` among them. */
const status = <const W extends readonly string[]>(...words: W) => z.enum([...words, 'unknown']);

const id = z.string().min(1).max(200);
const text = z.string();
const time = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset');
const fen = z.int().min(0).describe('Minor units (fen)');
const currency = z.string().min(1).describe('ISO 4217, e.g. CNY');

const orderStatus = status(
  'unpaid',
  'placed',
  'accepted',
  'preparing',
  'ready',
  'picked_up',
  'delivering',
  'delivered',
  'completed',
  'cancelled',
);

const address = z.object({
  text,
  lat: z.number().optional(),
  lng: z.number().optional(),
});

export const orderSchema = z.object({
  id,
  number: id.describe('As printed: 8 to 24 digits'),
  pickupNumber: text.optional(),
  customerId: id,
  merchant: z.object({ id, name: text, phone: text.optional() }),
  items: z.array(z.object({ id, name: text, quantity: z.int().min(0), unitPrice: fen })),
  total: fen,
  currency,
  status: orderStatus,
  placedAt: time,
  promisedAt: time.optional(),
  updatedAt: time,
  address,
  remark: text.optional(),
  cancel: z
    .object({
      by: word('customer', 'merchant', 'platform', 'system'),
      reason: text,
      at: time,
    })
    .optional(),
  timeline: z.array(
    z.object({
      status: orderStatus,
      at: time,
      source: word('app', 'merchant', 'rider', 'platform'),
    }),
  ),
}) satisfies z.ZodType<Order>;

export const paymentSchema = z.object({
  orderId: id,
  status: status('unpaid', 'processing', 'paid', 'failed', 'refunding', 'refunded'),
  method: text.optional(),
  amount: fen,
  currency,
  paidAt: time.optional(),
  attempts: z.array(
    z.object({
      id,
      at: time,
      amount: fen,
      status: word('succeeded', 'failed', 'processing'),
      code: word(
        'channel_error',
        'insufficient_funds',
        'limit_exceeded',
        'risk_control',
        'online_payment_disabled',
        'network',
        'timeout',
        'cancelled',
      ).optional(),
      message: text.optional(),
    }),
  ),
  refunds: z.array(
    z.object({
      id,
      amount: fen,
      status: word('requested', 'processing', 'succeeded', 'failed'),
      requestedAt: time,
      expectedBy: time.optional(),
    }),
  ),
  channel: z.object({ name: text, status: word('up', 'degraded', 'down') }),
}) satisfies z.ZodType<Payment>;

export const deliverySchema = z.object({
  orderId: id,
  status: status(
    'unassigned',
    'assigned',
    'at_merchant',
    'picked_up',
    'delivering',
    'arrived',
    'delivered',
    'failed',
  ),
  rider: z.object({ id, name: text, phone: text.optional() }).optional(),
  eta: time.optional(),
  etaHistory: z.array(z.object({ at: time, eta: time })),
  location: z
    .object({
      lat: z.number(),
      lng: z.number(),
      at: time,
      distanceMeters: z.number().min(0).optional(),
    })
    .optional(),
  stationarySince: time.optional(),
  conditions: z.array(
    z.object({
      kind: word('weather', 'traffic', 'capacity'),
      severity: word('minor', 'major'),
      message: text.optional(),
    }),
  ),
  pickedUpAt: time.optional(),
  deliveredAt: time.optional(),
  proof: z.object({ photoUrl: text, at: time }).optional(),
}) satisfies z.ZodType<Delivery>;

export const merchantViewSchema = z.object({
  orderId: id,
  received: z.boolean().describe("False: the restaurant's system does not have the order"),
  status: orderStatus.optional(),
  acceptedAt: time.optional(),
  readyAt: time.optional(),
  updatedAt: time,
  open: z.boolean(),
  backlog: z.int().min(0).optional().describe('Orders ahead of this one'),
}) satisfies z.ZodType<MerchantView>;

export const serviceHealthSchema = z.object({
  name: word(...serviceNames),
  status: word('up', 'degraded', 'down'),
  since: time,
  message: text.optional(),
}) satisfies z.ZodType<ServiceHealth>;

export const orderListSchema = z.object({ orders: z.array(orderSchema).describe('Newest first') });
export const healthSchema = z.object({ services: z.array(serviceHealthSchema) });

/** What any read may carry beside its data. */
export const readExtrasSchema = z.object({
  asOf: time.optional().describe('The time the data is from'),
  partial: z.boolean().optional().describe('The platform knows that it is incomplete'),
});

export const acceptedSchema = z.object({
  accepted: z.literal(true),
  message: text.optional(),
  effectiveAt: time.optional(),
});

export const paymentLinkSchema = acceptedSchema.extend({ url: z.url(), expiresAt: time });

/** The codes of a problem body, each with its HTTP status. */
export const problemStatus = {
  not_found: 404,
  forbidden: 403,
  invalid: 400,
  not_allowed_now: 409,
  already_done: 409,
  rate_limited: 429,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof problemStatus;

export const problemSchema = z.object({
  type: text,
  title: text,
  status: z.int(),
  detail: text.optional(),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
});

/** Bodies of the actions, by their path below `/v1/orders/{orderId}`. */
export const actionBodies = {
  urge: z.object({ target: z.enum(['merchant', 'rider']) }),
  resync: z.object({}),
  cancel: z.object({ reason: text }),
  refund: z.object({
    amount: z.int().min(1).describe('Minor units (fen)'),
    reason: text,
    items: z.array(z.object({ id, quantity: z.int().min(1) })).optional(),
  }),
  delivery: z.object({ address: address.optional(), time: time.optional() }),
  'payment/reconcile': z.object({}),
  'payment/link': z.object({ method: text.optional() }),
} satisfies Record<string, z.ZodType>;

/** Holds at compile time that a schema knows every field of the domain's type. */
type Knows<Domain, Schema extends z.ZodType> = keyof Domain extends keyof z.infer<Schema>
  ? true
  : never;

true satisfies Knows<Order, typeof orderSchema>;
true satisfies Knows<Payment, typeof paymentSchema>;
true satisfies Knows<Delivery, typeof deliverySchema>;
true satisfies Knows<MerchantView, typeof merchantViewSchema>;
true satisfies Knows<ServiceHealth, typeof serviceHealthSchema>;
