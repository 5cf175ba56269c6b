/** A remedy that the customer named at once. */
import { valueIn } from '../src/domain/facts.ts';
import type { RemedyId } from '../src/domain/problem.ts';
import { perform } from './act.ts';
import type { Case, Diagnosis } from './case.ts';
import { explain, noteFound } from './explain.ts';
import { handOver } from './handoff.ts';
import { decideHarmless, decideOffers, isOffered } from './offers.ts';
import { refundableFen } from './remedies/refund.ts';
import { startAction } from './start-action.ts';
import type { Topic } from './state.ts';
import type { Line, Talk } from './talk.ts';
import type { Wish } from './words/index.ts';

/**
 * The remedy that a wish comes to: to hurry means whoever holds it up; money back from an order
 * that can still be cancelled means to cancel it, and the other way round.
 */
export function resolveWish(
  wish: Wish,
  fits: (id: RemedyId) => boolean,
  diagnosis: Diagnosis,
): RemedyId {
  if (wish === 'urge') {
    const urges = ['urge_rider', 'urge_merchant'] as const;
    const named = diagnosis.remedies.find((id) => urges.includes(id as 'urge_rider') && fits(id));
    return named ?? urges.find(fits) ?? 'urge_rider';
  }
  if (wish === 'refund' && !fits('refund') && fits('cancel')) return 'cancel';
  if (wish === 'cancel' && !fits('cancel') && fits('refund')) return 'refund';
  return wish;
}

/** The amount of a refund that only the limit keeps from the bot; minor units. */
function fenAboveLimit({ facts, policy }: Case, diagnosis: Diagnosis): number | undefined {
  if (!diagnosis.remedies.includes('refund')) return undefined;
  const fen = refundableFen(facts, diagnosis, {});
  return fen > policy.refund.fullUpToFen ? fen : undefined;
}

/** Why a remedy cannot be done now, as far as the facts tell. */
export function notNow(talk: Talk, remedy: RemedyId, { facts }: Case): Line {
  const status = valueIn(facts.order)?.status;
  const attempts = valueIn(facts.payment)?.attempts ?? [];
  if (remedy === 'refund') return 'wish.refund_human';
  if (remedy === 'pay_again' && attempts.some((attempt) => attempt.status !== 'failed'))
    return 'wish.pay_charged';
  if (remedy === 'contact_merchant' || remedy === 'contact_rider') return 'wish.no_phone';
  if (remedy === 'cancel' || remedy === 'cancel_and_reorder') {
    if (status === 'cancelled') return 'wish.cancel_over';
    if (status === 'picked_up' || status === 'delivering') return 'wish.cancel_on_way';
    if (status === 'delivered' || status === 'completed') return 'wish.cancel_delivered';
  }
  return ['wish.not_now', { remedy: talk.text(`remedy.${remedy}.title`) }];
}

/** Tells what was found and does what was wished, or says why it cannot be done now. */
export function fulfil(
  talk: Talk,
  { topic, view, diagnosis }: { topic: Topic; view: Case; diagnosis: Diagnosis },
  wish: Wish,
): void {
  const { state } = talk;
  const fits = (id: RemedyId) => isOffered(id, view, diagnosis, state, topic.orderId);
  const remedy = resolveWish(wish, fits, diagnosis);
  state.topic = topic;
  noteFound(topic, view, diagnosis);
  if (remedy === 'refund' && !fits('refund')) {
    const fen = fenAboveLimit(view, diagnosis);
    const order = valueIn(view.facts.order);
    if (fen !== undefined && order) {
      handOver(talk, { reason: 'limit', amountFen: fen, currency: order.currency });
      return;
    }
  }
  if (!fits(remedy)) {
    talk.begin(notNow(talk, remedy, view));
    explain(talk, topic, view, diagnosis);
    return;
  }
  talk.begin([`cause.${diagnosis.cause}`, diagnosis.params]);
  for (const id of decideHarmless(view, diagnosis, state, topic.orderId)) {
    if (id !== remedy) startAction(talk, topic, id, view, diagnosis, {}).forEach(talk.begin);
  }
  topic.offered = decideOffers(view, diagnosis, state, topic.orderId);
  perform(talk, topic, remedy, view, diagnosis);
}
