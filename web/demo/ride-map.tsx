import type { Delivery } from './api.ts';

/** A pretend map: shop, way and door are drawn, the rider stands where the distance says. */
const farMeters = 2_400;
const way = [
  [44, 92],
  [44, 54],
  [150, 54],
  [150, 96],
  [246, 96],
  [246, 44],
  [310, 44],
] as const;

export function RideMap({ delivery, status }: { delivery: Delivery; status: string }) {
  const share = shareOf(delivery, status);
  const [x, y] = pointAt(share);
  return (
    <svg className="map" viewBox="0 0 354 130" role="img" aria-label={delivery.status}>
      <rect width="354" height="130" className="land" />
      <path className="park" d="M170 8h58v34h-58zM266 70h60v42h-60z" />
      <path className="water" d="M0 118c60-18 120 14 190 2s110-6 164 4v10H0z" />
      <path
        className="street"
        d="M0 54h354M0 96h354M44 0v130M150 0v130M246 0v130M98 0v54M310 0v96M198 54v76"
      />
      <path className="way" d={`M${way.map((point) => point.join(' ')).join('L')}`} />
      <circle className="shop" cx={way[0][0]} cy={way[0][1]} r="8" />
      <path className="door" d="M302 46l8-8 8 8v8h-16z" />
      {share > 0 && share < 1 && (
        <g className="rider-dot">
          <circle className="halo" cx={x} cy={y} r="13" />
          <circle cx={x} cy={y} r="7" />
        </g>
      )}
    </svg>
  );
}

function shareOf({ location, pickedUpAt }: Delivery, status: string): number {
  if (['delivered', 'completed'].includes(status)) return 1;
  if (!pickedUpAt && !['picked_up', 'delivering'].includes(status)) return 0;
  const meters = Math.min(location?.distanceMeters ?? farMeters / 2, farMeters);
  return Math.min(0.97, Math.max(0.04, 1 - meters / farMeters));
}

function pointAt(share: number): [number, number] {
  const legs = way.slice(1).map((to, at) => {
    const from = way[at] ?? to;
    return { from, to, length: Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]) };
  });
  let left = share * legs.reduce((sum, { length }) => sum + length, 0);
  for (const { from, to, length } of legs) {
    if (left <= length) {
      const part = left / length;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    }
    left -= length;
  }
  return [310, 44];
}
