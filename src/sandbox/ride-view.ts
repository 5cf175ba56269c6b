/** The rider's way, as it looks at one minute of an order's course. Pure. */
import type { Delivery } from '../domain/delivery.ts';
import { passed, type SandboxOrder, seenAt, timeOf } from './events.ts';
import type { Minute, Story } from './story.ts';

/** Where the rider is. */
export function deliveryAt(of: SandboxOrder, now: Minute): Delivery {
  const { story } = of;
  const { ride } = story;
  const time = (minute: Minute) => timeOf(of, minute);
  const end = story.cancel?.at;
  // A rider who had the food by then brings it all the same.
  const called = passed(end, now) && !ride.unaware && !passed(ride.pickedUp, end);
  const assigned = !called && passed(ride.assigned, now);
  const etas = called ? [] : ride.etas.filter(([at]) => at <= now);
  const eta = etas.at(-1);
  return {
    orderId: of.id,
    status: assigned ? rideStatus(story, now) : 'unassigned',
    rider: assigned ? ride.rider : undefined,
    eta: eta && time(eta[1]),
    etaHistory: etas.map(([at, then]) => ({ at: time(at), eta: time(then) })),
    location: assigned && !passed(ride.delivered, now) ? locationAt(of, now) : undefined,
    stationarySince:
      ride.stopped && passed(ride.stopped.from, now) && now < ride.stopped.until
        ? time(ride.stopped.from)
        : undefined,
    conditions: ride.conditions,
    pickedUpAt: assigned && passed(ride.pickedUp, now) ? time(ride.pickedUp) : undefined,
    deliveredAt: assigned && passed(ride.delivered, now) ? time(ride.delivered) : undefined,
    proof:
      assigned && passed(ride.delivered, now)
        ? { photoUrl: `${of.linkBase}/api/demo/proof.svg`, at: time(ride.delivered) }
        : undefined,
  };
}

function rideStatus({ ride }: Story, now: Minute): Delivery['status'] {
  if (passed(ride.delivered, now)) return 'delivered';
  if (passed(ride.delivered === undefined ? undefined : ride.delivered - 1, now)) return 'arrived';
  if (ride.pickedUp !== undefined && passed(ride.pickedUp + 1, now)) return 'delivering';
  if (passed(ride.pickedUp, now)) return 'picked_up';
  return passed(ride.atShop, now) ? 'at_merchant' : 'assigned';
}

/** Share of the way from the shop that is done, a stop left out of the time. */
export function wayDone({ ride }: Story, now: Minute): number {
  if (ride.pickedUp === undefined || ride.delivered === undefined) return 0;
  const stood = (until: Minute) =>
    ride.stopped ? Math.max(0, Math.min(until, ride.stopped.until) - ride.stopped.from) : 0;
  const moving = ride.delivered - ride.pickedUp - stood(ride.delivered);
  const moved = Math.min(now, ride.delivered) - ride.pickedUp - stood(now);
  return Math.max(0, Math.min(1, moved / Math.max(1, moving)));
}

/** A position is reported every twenty seconds, unless it is frozen. */
function locationAt(of: SandboxOrder, now: Minute): NonNullable<Delivery['location']> {
  const { shop, address, ride } = of.story;
  const at = seenAt(ride.frozen, now - 1 / 3);
  const done = wayDone(of.story, at);
  const [lat, lng] = [address.lat ?? shop.lat - 0.008, address.lng ?? shop.lng - 0.008];
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  const metersPerDegree = 111_000;
  const wholeMeters =
    Math.hypot(lat - shop.lat, (lng - shop.lng) * Math.cos((lat * Math.PI) / 180)) *
    metersPerDegree;
  return {
    lat: round(shop.lat + (lat - shop.lat) * done),
    lng: round(shop.lng + (lng - shop.lng) * done),
    at: timeOf(of, at),
    distanceMeters: Math.round(wholeMeters * (1 - done)),
  };
}
