/** Which messages stand together, and where the time is said. */
import { type Activity, speakerOf } from '../connection/activity.ts';

const groupForMs = 300_000;

/** Messages after a pause: the time stands above them. Known once they have been grouped. */
const periodStarts = new WeakSet<Activity>();

/** Together stands what one speaker says within five minutes. */
export function toGroups(activities: readonly Activity[]): {
  sender: Activity[][];
  status: Activity[][];
} {
  markPeriods(activities);
  return {
    sender: bin(activities, isSameSpeaker),
    status: bin(activities, (a, b) => isSameSpeaker(a, b) && timeOf(b) - timeOf(a) < groupForMs),
  };
}

/** True where a message comes five minutes or more after the one before it. */
export function startsPeriod(activity: Activity): boolean {
  return periodStarts.has(activity);
}

function markPeriods(activities: readonly Activity[]): void {
  for (const [at, activity] of activities.entries()) {
    const before = activities[at - 1];
    if (!before || timeOf(activity) - timeOf(before) >= groupForMs) periodStarts.add(activity);
    else periodStarts.delete(activity);
  }
}

function bin(
  activities: readonly Activity[],
  isTogether: (a: Activity, b: Activity) => boolean,
): Activity[][] {
  const bins: Activity[][] = [];
  for (const activity of activities) {
    const last = bins.at(-1)?.at(-1);
    if (last && isTogether(last, activity)) bins.at(-1)?.push(activity);
    else bins.push([activity]);
  }
  return bins;
}

function isSameSpeaker(a: Activity, b: Activity): boolean {
  return speakerOf(a) === speakerOf(b) && a.from?.name === b.from?.name;
}

/** A message still on its way has no time of the server's yet. */
function timeOf({ timestamp }: Activity): number {
  return timestamp === undefined ? Date.now() : Date.parse(timestamp);
}
