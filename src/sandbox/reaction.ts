/** What came of an action on an order of the sandbox. */
import type { RefusalCode } from '../domain/action.ts';
import { totalOf, usualCourse } from './course.ts';
import { passed } from './events.ts';
import type { Minute, Story } from './story.ts';

/** The order's new course, or why not. `effective`: the minute from which it shows. */
export type Reaction =
  | {
      ok: true;
      story: Story;
      message?: string;
      effective?: Minute;
      link?: { url: string; expires: Minute };
    }
  | { ok: false; code: RefusalCode; message: string };

export const refuse = (code: RefusalCode, message: string): Reaction => ({
  ok: false,
  code,
  message,
});

/** Cancelled or delivered. */
export const isOver = ({ cancel, ride }: Story, now: Minute) =>
  passed(cancel?.at, now) || passed(ride.delivered, now);

export const isPaid = ({ pay }: Story, now: Minute) => passed(pay.paid, now);

/** The restaurant gets the order at `received`, and from there it goes its usual way. */
export function goOn(story: Story, now: Minute, received: Minute): Story {
  const usual = usualCourse(received);
  return {
    ...story,
    cancel: undefined,
    promised: story.promised ?? usual.promised,
    pay: {
      ...story.pay,
      paid: story.pay.paid ?? now,
      refunds: story.pay.refunds.filter(({ requested }) => requested <= now),
    },
    kitchen: { ...story.kitchen, ...usual.kitchen },
    ride: { ...story.ride, ...usual.ride, etas: [...story.ride.etas, ...usual.ride.etas] },
  };
}

/** What was charged by a minute, in fen. */
export function chargedBy(story: Story, now: Minute): number {
  const total = totalOf(story);
  return story.pay.attempts
    .filter(({ at, status }) => at <= now && status === 'succeeded')
    .reduce((sum, { amount = total }) => sum + amount, 0);
}

/** What was promised back by a minute, in fen. */
export function refundedBy(story: Story, now: Minute): number {
  const total = totalOf(story);
  return story.pay.refunds
    .filter(({ requested }) => requested <= now)
    .reduce((sum, { amount = total }) => sum + amount, 0);
}
