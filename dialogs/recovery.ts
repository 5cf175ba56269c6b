/** Tells the customer when what is broken works again. */
import { remedyButtons } from './buttons.ts';
import { incidentFor } from './incident-notice.ts';
import type { Topic } from './state.ts';
import type { Talk } from './talk.ts';

const minuteMs = 60_000;
/** Between two looks whether the platform answers again, the last one from then on. */
const looksMs = [1, 2, 3, 5, 10].map((minutes) => minutes * minuteMs);
/** After so many looks in vain a human is called. */
export const looksLimit = 30;

export const recoveryTimer = 'recovery';

/** Plans the next look at what is broken. */
export function planRecoveryLook(talk: Talk, looks: number): void {
  const waitMs = looksMs[looks] ?? looksMs.at(-1) ?? minuteMs;
  talk.want({
    kind: 'timer',
    name: recoveryTimer,
    at: talk.known.now + waitMs,
    data: { looks },
  });
}

/** With an open incident its end is awaited; without one we look ourselves. */
export function promiseRecovery(talk: Talk, topic: Topic): void {
  const { state, known } = talk;
  const incident = incidentFor(known.incidents, topic.found?.problem ?? topic.said);
  if (incident) {
    state.awaits = [...new Set([...state.awaits, incident.id])];
    talk.want({ kind: 'await_recovery', incidentId: incident.id });
  } else {
    state.recovering = { ...topic };
    planRecoveryLook(talk, 0);
  }
  topic.settled = true;
  const offers = topic.offered.filter(
    (id) => id !== 'notify_on_recovery' && id !== 'wait_and_watch',
  );
  topic.offered = offers;
  state.pending = { kind: 'offer' };
  talk.say(['recovery.promise'], {
    step: 'watch',
    about: topic,
    buttons: remedyButtons(talk, offers),
    data: incident ? { incidentId: incident.id } : {},
  });
}
