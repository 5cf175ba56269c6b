/** The demo's backend: customers in trouble and their orders. */
import type { Language } from './preferences.ts';

export type Told = Record<Language, string>;

export interface Scenario {
  id: string;
  problem: string;
  cause: string;
  title: Told;
  summary: Told;
  /** What such a customer would write. */
  say?: Told;
}

export interface ScenarioGroup {
  problem: string;
  title: Told;
  scenarios: Scenario[];
}

export interface Customer {
  customerId: string;
  name?: string;
  /** The JWT that the widget is told. */
  identity: string;
  scenario: Scenario;
}

export interface Delivery {
  status: string;
  rider?: { name: string; phone?: string };
  eta?: string;
  location?: { lat: number; lng: number; at: string; distanceMeters?: number };
  stationarySince?: string;
  pickedUpAt?: string;
  proof?: { photoUrl: string; at: string };
}

export interface Order {
  id: string;
  number: string;
  pickupNumber?: string;
  merchant: { id: string; name: string; phone?: string };
  items: { id: string; name: string; quantity: number; unitPrice: number }[];
  /** Fen. */
  total: number;
  status: string;
  placedAt: string;
  promisedAt?: string;
  address: { text: string };
  remark?: string;
  cancel?: { by: string; reason: string; at: string };
  timeline: { status: string; at: string; source: string }[];
  delivery?: Delivery;
}

/** Throws where the server does not answer with success. */
async function call<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/demo${path}`, {
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

export const readScenarios = async (): Promise<ScenarioGroup[]> =>
  (await call<{ groups: ScenarioGroup[] }>('/scenarios')).groups;

export const createCustomer = (scenario: string): Promise<Customer> =>
  call('/customers', { scenario });

export const readOrders = async (customerId: string): Promise<Order[]> =>
  (await call<{ orders: Order[] }>(`/orders?customerId=${encodeURIComponent(customerId)}`)).orders;

export const reorder = async (
  customerId: string,
  merchantId: string,
  items: { id: string; quantity: number }[],
): Promise<Order> =>
  (await call<{ order: Order }>('/reorder', { customerId, merchantId, items })).order;
