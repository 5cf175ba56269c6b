/** Timers that ring. What they carry is not trusted: an older version may have written it. */
import type { RemedyId } from '../src/domain/problem.ts';
import { remedyIds } from '../src/domain/problem.ts';
import { diagnose } from './diagnose.ts';
import { explain } from './explain.ts';
import { lookAfter } from './follow-up.ts';
import { gatherCase } from './gather.ts';
import { handOver } from './handoff.ts';
import { lastTried } from './offers.ts';
import { looksLimit, planRecoveryLook, recoveryTimer } from './recovery.ts';
import { remedies } from './remedies/index.ts';
import type { Talk } from './talk.ts';
import { treat } from './treat.ts';

interface TimerData {
  orderId?: unknown;
  remedy?: unknown;
  looks?: unknown;
}

export function ring(talk: Talk, name: string, data: unknown): void {
  const told: TimerData = typeof data === 'object' && data !== null ? data : {};
  const [kind] = name.split(':');
  if (kind === 'watch' && typeof told.orderId === 'string') lookAfter(talk, told.orderId);
  else if (kind === 'slow') saySlow(talk, told);
  else if (kind === recoveryTimer) lookForRecovery(talk, Number(told.looks) || 0);
}

/** An action's outcome takes long: said once, so that nobody thinks it forgotten. */
function saySlow(talk: Talk, { orderId, remedy }: TimerData): void {
  const id = remedyIds.find((each): each is RemedyId => each === remedy);
  if (!id || typeof orderId !== 'string' || talk.known.owner === 'agent') return;
  if (lastTried(talk.state, id, orderId)?.outcome !== 'running') return;
  talk.say([['act.slow', { remedy: talk.text(`remedy.${id}.title`) }]], { step: 'act' });
}

/** Looks whether what was broken answers again. */
function lookForRecovery(talk: Talk, looks: number): void {
  const { state, known } = talk;
  const topic = state.recovering;
  if (!topic) return;
  if (known.owner === 'agent') {
    delete state.recovering;
    talk.want({ kind: 'ticket_note', what: 'task', text: talk.text('task.recovery') });
    return;
  }
  const orders = topic.orderId ? undefined : talk.look.orders();
  const view = gatherCase(talk, topic, { fresh: true });
  if (!view) return;
  const diagnosis = diagnose(view);
  const isBack = orders
    ? orders.ok && view.facts.health.ok
    : !remedies.notify_on_recovery.offered(view, diagnosis);
  if (!isBack && looks + 1 < looksLimit) {
    planRecoveryLook(talk, looks + 1);
    return;
  }
  delete state.recovering;
  delete topic.settled;
  state.topic = topic;
  if (!isBack) {
    talk.begin('recovery.long');
    handOver(talk, { reason: 'promise_broken' });
    return;
  }
  talk.begin('recovery.back');
  if (topic.orderId) explain(talk, topic, view, diagnosis);
  else treat(talk, { problems: [topic.said], claims: topic.claims, words: topic.words });
}
