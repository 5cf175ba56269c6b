import type { Delivery } from './delivery.ts';
import type { ServiceHealth } from './health.ts';
import type { MerchantView } from './merchant-view.ts';
import type { IsoTime, Order } from './order.ts';
import type { Payment } from './payment.ts';

/**
 * Why something could not be read. `refused`, `forbidden` and `not_found` are answers;
 * `timeout`, `unavailable` and `invalid` mean that nobody gave a usable one.
 */
export type MissingReason =
  | 'timeout'
  | 'unavailable'
  | 'invalid'
  | 'refused'
  | 'forbidden'
  | 'not_found';

/**
 * One look at the platform. A look-up that failed is a fact too: it says why and when.
 * `asOf` is the time the data is from; `partial` that the platform knows it to be incomplete;
 * `old` that the platform did not answer now and this is the last look that it did answer.
 */
export type Reading<T> =
  | {
      ok: true;
      value: T;
      asOf: IsoTime;
      partial?: boolean | undefined;
      old?: MissingReason | undefined;
    }
  | { ok: false; reason: MissingReason; at: IsoTime };

/** All witnesses of one order, read in parallel under one deadline. */
export interface Facts {
  order: Reading<Order>;
  payment: Reading<Payment>;
  delivery: Reading<Delivery>;
  merchantView: Reading<MerchantView>;
  health: Reading<ServiceHealth[]>;
}

/** The value of a reading, or nothing. */
export function valueIn<T>(reading: Reading<T> | undefined): T | undefined {
  return reading?.ok ? reading.value : undefined;
}

/** True where nobody gave a usable answer (as opposed to a plain refusal). */
export function isUnanswered(reading: Reading<unknown>): boolean {
  return !reading.ok && ['timeout', 'unavailable', 'invalid'].includes(reading.reason);
}
