/** How an order of the sandbox reacts to an action. Pure. */
import type { PlatformAction } from '../domain/action.ts';
import { changeDelivery, resync, urge } from './react-course.ts';
import { cancel, payLink, reconcile, refund } from './react-money.ts';
import type { Reaction } from './reaction.ts';
import type { Minute, Story } from './story.ts';

/**
 * What an action does to an order at a minute. `payUrl` is the order's payment page; `minuteOf`
 * reads a wished time (NaN where it is none).
 */
export function react(
  story: Story,
  action: PlatformAction,
  now: Minute,
  payUrl: string,
  minuteOf: (time: string) => Minute,
): Reaction {
  switch (action.kind) {
    case 'urge':
      return urge(story, action.target, now);
    case 'resync':
      return resync(story, now);
    case 'reconcile':
      return reconcile(story, now);
    case 'cancel':
      return cancel(story, action.reason, now);
    case 'refund':
      return refund(story, action, now);
    case 'change_delivery':
      return changeDelivery(
        story,
        action,
        action.time === undefined ? undefined : minuteOf(action.time),
        now,
      );
    case 'payment_link':
      return payLink(story, payUrl, now);
  }
}
