import type { IsoTime } from './order.ts';

export type DeliveryStatus =
  | 'unassigned'
  | 'assigned'
  | 'at_merchant'
  | 'picked_up'
  | 'delivering'
  | 'arrived'
  | 'delivered'
  | 'failed'
  | 'unknown';

export interface DeliveryCondition {
  kind: 'weather' | 'traffic' | 'capacity' | 'unknown';
  severity: 'minor' | 'major' | 'unknown';
  message?: string | undefined;
}

export interface Delivery {
  orderId: string;
  status: DeliveryStatus;
  rider?: { id: string; name: string; phone?: string | undefined } | undefined;
  eta?: IsoTime | undefined;
  etaHistory: { at: IsoTime; eta: IsoTime }[];
  location?:
    | { lat: number; lng: number; at: IsoTime; distanceMeters?: number | undefined }
    | undefined;
  stationarySince?: IsoTime | undefined;
  conditions: DeliveryCondition[];
  pickedUpAt?: IsoTime | undefined;
  deliveredAt?: IsoTime | undefined;
  proof?: { photoUrl: string; at: IsoTime } | undefined;
}
