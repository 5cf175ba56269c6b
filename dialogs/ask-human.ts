/** The customer wants a human: the ticket is opened at once, with the order when it is known. */
import type { Case, Diagnosis } from './case.ts';
import { diagnose } from './diagnose.ts';
import { isFallback } from './fallback.ts';
import { findOrder } from './find-order.ts';
import { gatherCase, isDenied } from './gather.ts';
import { type Handoff, handOver, placeLines } from './handoff.ts';
import type { Talk } from './talk.ts';

export function askHuman(
  talk: Talk,
  { words = '', frustration = 0 }: { words?: string; frustration?: number } = {},
): void {
  const { known, state } = talk;
  if (known.owner === 'queue') {
    talk.say(['handoff.already', ...placeLines(talk)], { step: 'handoff' });
    return;
  }
  if (state.topic) {
    handOver(talk, { reason: 'asked', frustration });
    return;
  }
  const found = findOrder(talk, { problems: ['outage'], claims: [], words });
  if (!found) return;
  if (found.kind !== 'order') {
    handOver(talk, { reason: 'asked', frustration });
    return;
  }
  const { orderId } = found;
  const view = gatherCase(talk, { said: 'delay', claims: [], orderId });
  if (!view) return;
  const isTheirs = !isDenied(view.facts.order);
  handOver(talk, {
    reason: 'asked',
    frustration,
    ...(isTheirs ? { orderId, ...shownBy(talk, view) } : {}),
  });
}

/** What the facts show by themselves, for an agent who has no words to go by. */
function shownBy(talk: Talk, view: Case): Pick<Handoff, 'shown'> {
  const diagnosis: Diagnosis = diagnose(view);
  const { problem, cause, params } = diagnosis;
  if (isFallback(diagnosis) || cause === 'facts_unavailable') return {};
  return { shown: { problem, cause, summary: talk.text(`agent.${cause}`, params) } };
}
