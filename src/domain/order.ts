/** ISO 8601 with offset, as the platform writes it. */
export type IsoTime = string;

export type OrderStatus =
  | 'unpaid'
  | 'placed'
  | 'accepted'
  | 'preparing'
  | 'ready'
  | 'picked_up'
  | 'delivering'
  | 'delivered'
  | 'completed'
  | 'cancelled'
  | 'unknown';

export interface OrderItem {
  id: string;
  name: string;
  quantity: number;
  /** Minor units (fen). */
  unitPrice: number;
}

export interface Address {
  text: string;
  lat?: number | undefined;
  lng?: number | undefined;
}

export interface Order {
  id: string;
  /** As printed: 8 to 24 digits. */
  number: string;
  pickupNumber?: string | undefined;
  customerId: string;
  merchant: { id: string; name: string; phone?: string | undefined };
  items: OrderItem[];
  /** Minor units (fen) of `currency`. */
  total: number;
  currency: string;
  status: OrderStatus;
  placedAt: IsoTime;
  promisedAt?: IsoTime | undefined;
  updatedAt: IsoTime;
  address: Address;
  remark?: string | undefined;
  cancel?:
    | {
        by: 'customer' | 'merchant' | 'platform' | 'system' | 'unknown';
        reason: string;
        at: IsoTime;
      }
    | undefined;
  timeline: {
    status: OrderStatus;
    at: IsoTime;
    source: 'app' | 'merchant' | 'rider' | 'platform' | 'unknown';
  }[];
}
