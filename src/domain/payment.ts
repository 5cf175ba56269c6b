import type { IsoTime } from './order.ts';

export type PaymentStatus =
  | 'unpaid'
  | 'processing'
  | 'paid'
  | 'failed'
  | 'refunding'
  | 'refunded'
  | 'unknown';

export type PaymentFailureCode =
  | 'channel_error'
  | 'insufficient_funds'
  | 'limit_exceeded'
  | 'risk_control'
  | 'online_payment_disabled'
  | 'network'
  | 'timeout'
  | 'cancelled'
  | 'unknown';

export interface PaymentAttempt {
  id: string;
  at: IsoTime;
  /** Minor units (fen). */
  amount: number;
  status: 'succeeded' | 'failed' | 'processing' | 'unknown';
  code?: PaymentFailureCode | undefined;
  message?: string | undefined;
}

export interface Refund {
  id: string;
  /** Minor units (fen). */
  amount: number;
  status: 'requested' | 'processing' | 'succeeded' | 'failed' | 'unknown';
  requestedAt: IsoTime;
  expectedBy?: IsoTime | undefined;
}

export interface Payment {
  orderId: string;
  status: PaymentStatus;
  method?: string | undefined;
  /** Minor units (fen) of `currency`. */
  amount: number;
  currency: string;
  paidAt?: IsoTime | undefined;
  attempts: PaymentAttempt[];
  refunds: Refund[];
  channel: { name: string; status: 'up' | 'degraded' | 'down' | 'unknown' };
}
