import type { IsoTime, OrderStatus } from './order.ts';

/** The order as the restaurant's own system shows it. */
export interface MerchantView {
  orderId: string;
  /** False: the restaurant's system does not have the order. */
  received: boolean;
  status?: OrderStatus | undefined;
  acceptedAt?: IsoTime | undefined;
  readyAt?: IsoTime | undefined;
  updatedAt: IsoTime;
  /** Whether the restaurant is open now. */
  open: boolean;
  /** Orders ahead of this one. */
  backlog?: number | undefined;
}
