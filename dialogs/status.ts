/** Tells how an order stands, to someone who asks patiently. */
import { valueIn } from '../src/domain/facts.ts';
import { remedyButtons } from './buttons.ts';
import type { Case, Diagnosis } from './case.ts';
import { explain } from './explain.ts';
import { isActive } from './order-stage.ts';
import type { Topic } from './state.ts';
import { statusCard } from './status-card.ts';
import type { Line, Talk } from './talk.ts';

/** The sentence about where an order stands and when it comes. */
export function statusLines({ facts }: Case): Line[] {
  const order = valueIn(facts.order);
  if (!order) return [];
  const at = (iso: string | undefined) => (iso === undefined ? Number.NaN : Date.parse(iso));
  const eta = at(valueIn(facts.delivery)?.eta);
  const promised = at(order.promisedAt);
  const lines: Line[] = [[`now.${order.status}`, { merchant: order.merchant.name }]];
  if (!isActive(order) || order.status === 'unpaid') return lines;
  if (!Number.isNaN(eta)) return [...lines, ['now.eta', { etaAt: eta }]];
  return Number.isNaN(promised) ? lines : [...lines, ['now.promised', { promisedAt: promised }]];
}

/** The status; where the facts show trouble, that is said instead. */
export function tellStatus(
  talk: Talk,
  { topic, view, diagnosis }: { topic: Topic; view: Case; diagnosis: Diagnosis },
): void {
  const { state } = talk;
  if (diagnosis.cause !== 'not_late_yet') {
    const { said: _asked, turn: _turn, ...shown } = diagnosis;
    state.topic = topic;
    explain(talk, topic, view, shown);
    return;
  }
  const order = valueIn(view.facts.order);
  if (order) topic.orderNumber = order.number;
  topic.offered = order && isActive(order) ? ['wait_and_watch', 'human'] : ['human'];
  topic.found = { problem: diagnosis.problem, cause: diagnosis.cause, params: diagnosis.params };
  topic.settled = true;
  state.topic = topic;
  state.pending = { kind: 'offer' };
  talk.say(statusLines(view), {
    step: 'diagnose',
    about: null,
    data: {
      ...(topic.orderId ? { orderId: topic.orderId } : {}),
      ...(topic.orderNumber ? { orderNumber: topic.orderNumber } : {}),
    },
    cards: statusCard(talk, view.facts),
    buttons: remedyButtons(talk, topic.offered),
  });
}
