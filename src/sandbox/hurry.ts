/** What urging does to an order's course. Pure. */
import { passed } from './events.ts';
import { wayDone } from './ride-view.ts';
import type { Minute, RideStory, Story } from './story.ts';

/** Where there is no plan for the rider yet, the way takes this long. */
const wholeWayMinutes = 16;

const sooner = (minute: Minute | undefined, now: Minute, latest: Minute) =>
  passed(minute, now) ? minute : Math.min(minute ?? latest, latest);

/** The kitchen puts the order first: ready in six minutes, and the rider comes for it. */
export function hurryKitchen(story: Story, now: Minute): Story {
  const { kitchen, ride } = story;
  const ready = sooner(kitchen.ready, now, now + 6);
  const assigned = sooner(ride.assigned, now, now + 3);
  const atShop = sooner(ride.atShop, now, ready + 1);
  const pickedUp = Math.max(sooner(ride.pickedUp, now, ready + 2), ready);
  const delivered = sooner(ride.delivered, now, pickedUp + wholeWayMinutes);
  return {
    ...story,
    cancel: undefined,
    pay: {
      ...story.pay,
      refunds: story.pay.refunds.filter(({ requested }) => requested <= now),
    },
    kitchen: {
      ...kitchen,
      accepted: sooner(kitchen.accepted, now, now + 1),
      preparing: sooner(kitchen.preparing, now, now + 1),
      ready,
      backlog: Math.min(kitchen.backlog ?? 2, 2 + Math.max(0, Math.floor(now / 2))),
    },
    ride: withEta({ ...ride, assigned, atShop, pickedUp, delivered }, now),
  };
}

/** The rider moves on in a minute, reports the position again, or one is found at last. */
export function hurryRide(story: Story, now: Minute): Story {
  const { ride } = story;
  const frozen = ride.frozen && { ...ride.frozen, until: Math.min(ride.frozen.until ?? now, now) };
  if (!passed(ride.pickedUp, now)) {
    const assigned = sooner(ride.assigned, now, now + 2);
    const ready = story.kitchen.ready ?? now;
    const atShop = sooner(ride.atShop, now, Math.max(ready, now + 5));
    const pickedUp = Math.max(sooner(ride.pickedUp, now, Math.max(ready, now + 6)), ready);
    const delivered = sooner(ride.delivered, now, pickedUp + wholeWayMinutes);
    return {
      ...story,
      ride: withEta({ ...ride, frozen, assigned, atShop, pickedUp, delivered }, now),
    };
  }
  const goesOn = now + 1;
  const stands = ride.stopped && ride.stopped.from <= now && now < ride.stopped.until;
  const left = Math.max(3, minutesToGo(story, now) - 2);
  const delivered = Math.min(ride.delivered ?? goesOn + left, goesOn + left);
  const stopped =
    stands && ride.stopped ? { from: ride.stopped.from, until: goesOn } : ride.stopped;
  return { ...story, ride: withEta({ ...ride, frozen, stopped, delivered }, now) };
}

/** Minutes of riding that are left, a stop not counted. */
export function minutesToGo(story: Story, now: Minute): number {
  const { pickedUp, delivered, stopped } = story.ride;
  if (pickedUp === undefined || delivered === undefined) return wholeWayMinutes;
  const standing = stopped ? stopped.until - stopped.from : 0;
  return (delivered - pickedUp - standing) * (1 - wayDone(story, now));
}

function withEta(ride: RideStory, now: Minute): RideStory {
  if (ride.delivered === undefined) return ride;
  const kept = ride.etas.filter(([at]) => at <= now);
  return { ...ride, etas: [...kept, [now, Math.ceil(ride.delivered) + 1]] };
}
