/** Times of the platform as numbers. */
import type { IsoTime } from '../src/domain/order.ts';

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** Milliseconds of a time the platform wrote; nothing where there is none or it cannot be read. */
export function msOf(time: IsoTime | undefined): number | undefined {
  if (time === undefined) return undefined;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Whole minutes from one moment to another; negative when it is still to come. */
export function minutesBetween(from: number, to: number): number {
  return Math.floor((to - from) / minuteMs);
}

/** True when at least so many minutes have gone by since `from`; never for an unknown moment. */
export function isSince(from: number | undefined, minutes: number, now: number): from is number {
  return from !== undefined && now - from >= minutes * minuteMs;
}

/** The latest of some moments of which any may be unknown. */
export function latestOf(...moments: (number | undefined)[]): number | undefined {
  let latest: number | undefined;
  for (const moment of moments)
    if (moment !== undefined && (latest === undefined || moment > latest)) latest = moment;
  return latest;
}
