/** What Mealmend asks of a delivery platform. Connectors map a platform onto this. */
import type { ActionOutcome, PlatformAction } from '../domain/action.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Reading } from '../domain/facts.ts';
import type { ServiceHealth } from '../domain/health.ts';
import type { MerchantView } from '../domain/merchant-view.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';

/** How a read is made. */
export interface ReadOptions {
  /** Wall time (ms) by which the answer must be there; the read's own limit still holds. */
  deadline?: number;
  /** Goes out as `X-Request-Id` and into the log. */
  requestId?: string;
  /** The order or customer that asks for the platform's health; see `scopedHealth`. */
  about?: string;
}

/** An action's end, or that it is not known (silence, 429, 503): the same key is sent again. */
export type ActionResult =
  | { known: true; outcome: ActionOutcome }
  | {
      known: false;
      reason: 'timeout' | 'unavailable' | 'rate_limited' | 'invalid';
      retryAfterMs?: number;
    };

/** Reads never throw and never outlast their deadline; what went wrong is in the reading. */
export interface Platform {
  readonly name: string;
  /** Its health depends on who asks (`about`), so it is not shared between customers. */
  readonly scopedHealth?: boolean;
  orders(customerId: string, limit: number, options?: ReadOptions): Promise<Reading<Order[]>>;
  order(orderId: string, options?: ReadOptions): Promise<Reading<Order>>;
  orderByNumber(
    query: { number: string; customerId: string } | { number: string; phoneTail: string },
    options?: ReadOptions,
  ): Promise<Reading<Order>>;
  payment(orderId: string, options?: ReadOptions): Promise<Reading<Payment>>;
  delivery(orderId: string, options?: ReadOptions): Promise<Reading<Delivery>>;
  merchantView(orderId: string, options?: ReadOptions): Promise<Reading<MerchantView>>;
  health(options?: ReadOptions): Promise<Reading<ServiceHealth[]>>;
  /** Performs an action under an idempotency key; the same key acts once. Never throws. */
  act(orderId: string, action: PlatformAction, idempotencyKey: string): Promise<ActionResult>;
}
