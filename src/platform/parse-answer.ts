/** From a platform's JSON to the domain's types. */
import type { z } from 'zod';
import type { Delivery } from '../domain/delivery.ts';
import type { ServiceHealth } from '../domain/health.ts';
import type { MerchantView } from '../domain/merchant-view.ts';
import type { IsoTime, Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import {
  deliverySchema,
  healthSchema,
  merchantViewSchema,
  orderListSchema,
  orderSchema,
  paymentSchema,
  readExtrasSchema,
} from './contract.ts';
import { parseForgiving } from './parse-forgiving.ts';

/** A read's answer understood, or why it was not. `now`: ISO, where the answer tells no `asOf`. */
export type Parsed<T> =
  | { ok: true; value: T; asOf: IsoTime; partial?: true }
  | { ok: false; problem: string };

export type Parser<T> = (json: unknown, now: IsoTime) => Parsed<T>;

/** Values for required fields that a platform leaves out. */
const fillings = (asOf: IsoTime) => ({
  items: [],
  timeline: [],
  attempts: [],
  refunds: [],
  etaHistory: [],
  conditions: [],
  currency: 'CNY',
  address: { text: '' },
  reason: '',
  channel: { name: 'unknown', status: 'unknown' },
  open: true,
  updatedAt: asOf,
  since: asOf,
});

function parser<S, T>(
  schema: z.ZodType<S>,
  pick: (answer: S) => T | string,
  more: Record<string, unknown> = {},
): Parser<T> {
  return (json, now) => {
    const extras = parseForgiving(readExtrasSchema, json);
    const asOf = (extras.ok && extras.value.asOf) || now;
    const answer = parseForgiving(schema, json, { ...fillings(asOf), ...more });
    if (!answer.ok) return answer;
    const value = pick(answer.value);
    if (typeof value === 'string') return { ok: false, problem: value };
    const partial = answer.mended || (extras.ok && extras.value.partial === true);
    return { ok: true, value, asOf, ...(partial ? { partial: true as const } : {}) };
  };
}

/** An answer about another order than the one asked for is no answer. */
const about =
  (orderId: string) =>
  <T extends { orderId: string }>(answer: T): T | string =>
    answer.orderId === orderId ? answer : 'orderId is of another order';

/** At most `limit` of the customer's orders; orders of somebody else among them are left out. */
export const parseOrders =
  (customerId: string, limit: number): Parser<Order[]> =>
  (json, now) => {
    const parsed = parser(orderListSchema, ({ orders }) => orders)(json, now);
    if (!parsed.ok) return parsed;
    const own = parsed.value.filter((order) => order.customerId === customerId);
    const strangers = own.length < parsed.value.length;
    return { ...parsed, value: own.slice(0, limit), ...(strangers ? { partial: true } : {}) };
  };

/** The order of this id. */
export const parseOrder = (orderId: string): Parser<Order> =>
  parser(orderSchema, (order) => (order.id === orderId ? order : 'id is of another order'));

/** The order of this printed number, also where it comes as a list of one. */
export const parseOrderOfNumber =
  (number: string): Parser<Order> =>
  (json, now) => {
    const listed = (json as { orders?: unknown } | null)?.orders;
    const single = Array.isArray(listed) && listed.length === 1 ? listed[0] : json;
    return parser(orderSchema, (order) =>
      order.number === number ? order : 'number is of another order',
    )(single, now);
  };

export const parsePayment = (orderId: string): Parser<Payment> =>
  parser(paymentSchema, about(orderId), { orderId });

export const parseDelivery = (orderId: string): Parser<Delivery> =>
  parser(deliverySchema, about(orderId), { orderId });

export const parseMerchantView = (orderId: string): Parser<MerchantView> =>
  parser(merchantViewSchema, about(orderId), { orderId });

export const parseHealth: Parser<ServiceHealth[]> = parser(
  healthSchema,
  ({ services }) => services,
);
