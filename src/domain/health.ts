import type { IsoTime } from './order.ts';

export const serviceNames = ['app', 'orders', 'payments', 'delivery', 'merchants'] as const;
export type ServiceName = (typeof serviceNames)[number];

export interface ServiceHealth {
  name: ServiceName | 'unknown';
  status: 'up' | 'degraded' | 'down' | 'unknown';
  since: IsoTime;
  message?: string | undefined;
}
