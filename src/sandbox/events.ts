/** What happens to an order of the sandbox by when. Pure. */
import type { Order, OrderStatus } from '../domain/order.ts';
import type { Minute, Standstill, Story } from './story.ts';

/** An order of the sandbox: who it belongs to, and its course so far. */
export interface SandboxOrder {
  id: string;
  number: string;
  pickupNumber: string;
  customerId: string;
  /** Milliseconds of minute 0 on the sandbox's clock. */
  zeroAt: number;
  /** Goes before the addresses of photos and payment pages. */
  linkBase: string;
  story: Story;
}

/** The id of an order's dish by its place. */
export const itemId = (index: number): string => `item-${index + 1}`;

/** All money of the sandbox. */
export const currency = 'CNY';
const minuteMs = 60_000;

/** The minute at a time (ms). */
export const minuteAt = (of: SandboxOrder, at: number): Minute => (at - of.zeroAt) / minuteMs;

/** A minute of an order's course as ISO 8601. */
export const timeOf = (of: SandboxOrder, minute: Minute) =>
  new Date(Math.round(of.zeroAt + minute * minuteMs)).toISOString();

/** Whether a minute that may never come is past. */
export const passed = (minute: Minute | undefined, now: Minute): minute is Minute =>
  minute !== undefined && minute <= now;

/** What a view that may stand still takes for now. */
export const seenAt = (standstill: Standstill | undefined, now: Minute): Minute =>
  standstill && passed(standstill.from, now) && !passed(standstill.until, now)
    ? standstill.from
    : now;

/** One thing that happened. */
export interface OrderEvent {
  status: OrderStatus;
  at: Minute;
  source: Order['timeline'][number]['source'];
}

/** Everything that happens to an order by a minute, in order of time. */
export function eventsBy(story: Story, now: Minute): OrderEvent[] {
  const { pay, kitchen, ride, cancel } = story;
  const paidLater = !pay.ignored && pay.paid !== story.placed;
  const all: [OrderStatus, Minute | undefined, OrderEvent['source']][] = [
    [paidLater ? 'unpaid' : 'placed', story.placed, 'app'],
    ['placed', paidLater ? pay.paid : undefined, 'platform'],
    ['accepted', kitchen.accepted, 'merchant'],
    ['preparing', kitchen.preparing, 'merchant'],
    ['ready', kitchen.ready, 'merchant'],
    ['picked_up', ride.pickedUp, 'rider'],
    ['delivering', ride.pickedUp === undefined ? undefined : ride.pickedUp + 1, 'rider'],
    ['delivered', ride.delivered, 'rider'],
    ['completed', ride.delivered === undefined ? undefined : ride.delivered + 120, 'platform'],
  ];
  const end = cancel?.at ?? Number.POSITIVE_INFINITY;
  const events = all.flatMap(([status, at, source]) =>
    passed(at, now) && at < end ? [{ status, at, source }] : [],
  );
  if (passed(end, now)) events.push({ status: 'cancelled', at: end, source: 'platform' });
  return events.sort((a, b) => a.at - b.at);
}

/** The last thing that happened decides. */
export const statusIn = (events: OrderEvent[]): OrderStatus => events.at(-1)?.status ?? 'unknown';
