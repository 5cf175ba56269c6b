/** Who answers the customer now, told from what comes in. */
import { type Activity, mealmendOf, speakerOf } from './connection/activity.ts';

export type Phase = 'bot' | 'queued' | 'agent';

/** The phase after one more activity: by the hand-off events, and by an agent's own words. */
export function toPhase(before: Phase, activity: Activity): Phase {
  if (speakerOf(activity) === 'customer') return before;
  if (activity.type === 'event') {
    if (activity.name === 'handoff.initiate') return before === 'agent' ? before : 'queued';
    if (activity.name !== 'handoff.status') return before;
    const { state } = (activity.value ?? {}) as { state?: unknown };
    if (state === 'accepted') return 'agent';
    return state === 'completed' || state === 'failed' ? 'bot' : before;
  }
  return activity.type === 'message' && speakerOf(activity) === 'agent' ? 'agent' : before;
}

/** The ticket that a hand-off speaks of. */
export function ticketOf(activity: Activity): string | undefined {
  return mealmendOf(activity).ticketId;
}
