/** What happens to an order of the sandbox, as data: a course of events on a line of minutes. */
import type { Delivery } from '../domain/delivery.ts';
import type { ServiceHealth } from '../domain/health.ts';
import type { Address, Order } from '../domain/order.ts';
import type { Payment, PaymentAttempt } from '../domain/payment.ts';
import type { CauseId, Claim, ProblemType } from '../domain/problem.ts';
import type { Fault, FaultTarget } from './faults.ts';

/** Minutes since the customer was first seen; negative is before. */
export type Minute = number;

export interface Shop {
  id: string;
  name: string;
  phone: string;
  lat: number;
  lng: number;
}

export interface Rider {
  id: string;
  name: string;
  phone: string;
}

export interface Dish {
  name: string;
  quantity: number;
  /** Fen. */
  unitPrice: number;
}

/** A view that stands still while the world goes on, until something wakes it. */
export interface Standstill {
  from: Minute;
  until?: Minute | undefined;
}

export interface PayStory {
  method: string;
  channel: Payment['channel'];
  /** When the platform booked the order as paid; absent: never. */
  paid?: Minute | undefined;
  /** `amount` in fen; absent: the order's total. */
  attempts: {
    at: Minute;
    status: PaymentAttempt['status'];
    amount?: number;
    code?: PaymentAttempt['code'];
    message?: string;
  }[];
  /** `amount` in fen; absent: the order's total. */
  refunds: { requested: Minute; expected: Minute; done?: Minute | undefined; amount?: number }[];
  /** The order moves on although it is not paid. */
  ignored?: boolean | undefined;
}

export interface KitchenStory {
  /** When the restaurant's system gets the order; absent: never. */
  received?: Minute | undefined;
  accepted?: Minute | undefined;
  preparing?: Minute | undefined;
  ready?: Minute | undefined;
  closed?: boolean;
  /** Orders ahead when the customer was first seen; one goes every two minutes. */
  backlog?: number;
  /** The restaurant's system stands still. */
  standstill?: Standstill | undefined;
  /** Being urged changes nothing. */
  deaf?: boolean;
}

export interface RideStory {
  rider: Rider;
  assigned?: Minute | undefined;
  atShop?: Minute | undefined;
  pickedUp?: Minute | undefined;
  delivered?: Minute | undefined;
  /** When an estimate was given, and what it was. */
  etas: [at: Minute, eta: Minute][];
  /** The rider stands still though the position is fresh. */
  stopped?: { from: Minute; until: Minute } | undefined;
  /** The position is no longer reported. */
  frozen?: Standstill | undefined;
  /** Nobody told the rider that the order is cancelled. */
  unaware?: boolean;
  deaf?: boolean;
  conditions: Delivery['conditions'];
}

/** One order's whole course. */
export interface Story {
  shop: Shop;
  dishes: Dish[];
  /** Fen, added to the dishes: packing and delivery. */
  fees: number;
  address: Address;
  remark?: string | undefined;
  placed: Minute;
  promised?: Minute | undefined;
  pay: PayStory;
  kitchen: KitchenStory;
  ride: RideStory;
  cancel?: { by: NonNullable<Order['cancel']>['by']; reason: string; at: Minute } | undefined;
  /** The app's own view stands still. */
  appStandstill?: Standstill | undefined;
}

export interface Told {
  zh: string;
  en: string;
}

/** A customer in one kind of trouble, to try things out with. */
export interface Scenario {
  id: string;
  problem: ProblemType;
  /** What a diagnosis finds when the customer says what `say` says. */
  cause: CauseId;
  title: Told;
  summary: Told;
  /** What such a customer would write. */
  say: Told;
  /** What `say` claims that the facts cannot show. */
  claims?: Claim[];
  orders: Story[];
  /** What the platform tells about its own services to this customer. */
  health?: {
    name: ServiceHealth['name'];
    status: ServiceHealth['status'];
    from: Minute;
    until: Minute;
    message?: string;
  }[];
  /** The health above is told to everyone, as a real incident's is. */
  everyone?: boolean;
  /** What Mealmend itself knows of: an incident of this status makes the cause true. */
  incident?: 'suspected' | 'confirmed';
  /** Look-ups that go wrong for this customer. */
  faults?: { targets: FaultTarget[]; fault: Fault; from: Minute; until: Minute }[];
}
