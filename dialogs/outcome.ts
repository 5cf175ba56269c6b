/** Tells what an action brought, and goes on from there. */
import type { ActionOutcome, WantedAction } from '../src/domain/action.ts';
import { valueIn } from '../src/domain/facts.ts';
import type { RemedyId } from '../src/domain/problem.ts';
import { ask, remedyButtons } from './buttons.ts';
import type { Case, Params } from './case.ts';
import { close } from './closing.ts';
import { diagnose } from './diagnose.ts';
import { noteFound } from './explain.ts';
import { gatherCase } from './gather.ts';
import { decideOffers, offersLimit } from './offers.ts';
import { isPaid } from './order-stage.ts';
import { remedies } from './remedies/index.ts';
import type { Remedy } from './remedies/remedy.ts';
import { reorder } from './reorder.ts';
import { slowTimer } from './start-action.ts';
import type { Given, Topic, Tried } from './state.ts';
import type { Line, Talk } from './talk.ts';
import { beginWatch, promiseLine } from './watch.ts';

type Outcome<Ok extends boolean> = Extract<ActionOutcome, { ok: Ok }>;

/** The topic an action was for; where it is gone, enough of one to speak of the order. */
function topicOf({ state }: Talk, { orderId, remedy }: WantedAction): Topic {
  const topics = [...(state.topic ? [state.topic] : []), ...state.aside];
  return (
    topics.find((topic) => topic.orderId === orderId) ?? {
      said: remedy === 'reconcile_payment' || remedy === 'pay_again' ? 'payment_failure' : 'delay',
      claims: [],
      words: '',
      orderId,
      offered: [],
      settled: true,
    }
  );
}

/** Writes down how the wish ended; the wish itself is returned. */
function noteOutcome(
  { state }: Talk,
  { orderId, remedy }: WantedAction,
  outcome: string,
): Tried | undefined {
  const wish = state.tried.findLast(
    (each) => each.orderId === orderId && each.remedy === remedy && each.outcome === 'running',
  );
  if (wish) wish.outcome = outcome;
  return wish;
}

export function hearOutcome(talk: Talk, action: WantedAction, outcome: ActionOutcome): void {
  const { remedy, orderId } = action;
  const wish = noteOutcome(talk, action, outcome.ok ? 'ok' : outcome.code);
  talk.want({ kind: 'cancel_timer', name: slowTimer(orderId, remedy) });
  const topic = topicOf(talk, action);
  const view = gatherCase(talk, topic, { fresh: true });
  if (!view) return;
  if (outcome.ok) succeeded(talk, topic, remedy, view, outcome, wish);
  else refused(talk, topic, remedy, view, outcome);
}

function doneParams(
  view: Case,
  outcome: Outcome<true>,
  { amountFen, address, time }: Given,
): Params {
  const refunds = valueIn(view.facts.payment)?.refunds ?? [];
  const due = refunds.findLast(({ status }) => status !== 'failed')?.expectedBy;
  const order = valueIn(view.facts.order);
  return {
    merchant: order?.merchant.name ?? '',
    amountFen: amountFen ?? 0,
    charged: refunds.length > 0 || isPaid(view.facts) ? 'yes' : 'no',
    due: due ? 'yes' : 'no',
    ...(due ? { expectedAt: Date.parse(due) } : {}),
    ...(address ? { address } : {}),
    ...(time ? { timeAt: Date.parse(time) } : {}),
    expires: outcome.expiresAt ? 'yes' : 'no',
    ...(outcome.expiresAt ? { expiresAt: Date.parse(outcome.expiresAt) } : {}),
  };
}

function succeeded(
  talk: Talk,
  topic: Topic,
  remedy: RemedyId,
  view: Case,
  outcome: Outcome<true>,
  wish: Tried | undefined,
): void {
  const order = valueIn(view.facts.order);
  const given = wish?.given ?? {};
  const key = `remedy.${remedy as 'cancel'}.done` as const;
  const done: Line = [key, doneParams(view, outcome, given)];
  const has = remedies[remedy].worked?.(view.facts, wish?.at ?? view.now, given);
  const { ends, watched, workedKey } = remedies[remedy];
  if (wish?.reorder) {
    reorder(talk, topic, wish.reorder, done);
    return;
  }
  if (isOver(ends, has)) {
    const line = ends === 'worked' ? workedKey : done;
    close(talk, topic, [line], { currency: order?.currency });
    return;
  }
  const watch =
    watched && talk.known.owner !== 'agent'
      ? beginWatch(talk, topic, view.facts, remedy)
      : undefined;
  // What ends the complaint needs nothing beside it; a look into the books does no harm to what else helps.
  topic.offered =
    ends && !remedies[remedy].harmless
      ? ['human']
      : topic.offered.filter((id) => id !== remedy && !(watch && id === 'wait_and_watch'));
  talk.state.pending = { kind: 'offer' };
  const worked = remedy === 'resync' && isMatchedAgain(topic, view) ? workedKey : undefined;
  talk.say([done, worked, watch && promiseLine(talk, watch)], {
    step: watch ? 'watch' : 'act',
    about: topic,
    currency: order?.currency,
    cards: outcome.url
      ? [
          {
            kind: 'link',
            title: talk.text('card.pay'),
            buttons: [{ title: talk.text('button.pay'), url: outcome.url }],
            ...(topic.orderId ? { orderId: topic.orderId } : {}),
          },
        ]
      : [],
    buttons: remedyButtons(talk, withOthers(talk, topic)),
    ...(watch ? { data: { watchUntil: new Date(watch.until).toISOString() } } : {}),
  });
}

/** What is offered for the topic, and for others that are open: buttons stand under the last message only. */
function withOthers({ state }: Talk, topic: Topic): RemedyId[] {
  const open = [state.topic, ...state.aside].filter((each) => each && !each.settled);
  const others = open.flatMap((each) => (each && each !== topic ? each.offered : []));
  const offers = [...new Set([...topic.offered, ...others])].filter((id) => id !== 'human');
  return [...offers.slice(0, offersLimit), 'human'];
}

/** The restaurant's side was the trouble, and is none any more: that is worth saying. */
function isMatchedAgain({ found }: Topic, view: Case): boolean {
  const causes = ['merchant_has_no_order', 'app_behind_merchant', 'merchant_behind_app'];
  return (
    found !== undefined && causes.includes(found.cause) && diagnose(view).cause !== found.cause
  );
}

function isOver(ends: Remedy['ends'], has: boolean | undefined): boolean {
  return ends === 'accepted' ? has !== false : ends === 'worked' && has === true;
}

/** Refused: said kindly, and what else can be done. */
function refused(
  talk: Talk,
  topic: Topic,
  remedy: RemedyId,
  view: Case,
  { code }: Outcome<false>,
): void {
  const { state } = talk;
  const before = topic.found?.cause;
  const diagnosis = diagnose(view);
  const isSeen = view.facts.order.ok;
  if (isSeen) noteFound(topic, view, diagnosis);
  topic.offered = isSeen
    ? decideOffers(view, diagnosis, state, topic.orderId)
    : topic.offered.filter((id) => id !== remedy);
  const kind = code === 'already_done' || code === 'not_allowed_now' ? code : 'other';
  const isNews = isSeen && before !== undefined && before !== diagnosis.cause;
  const offers = topic.offered.length > 0 ? topic.offered : (['human'] as const);
  talk.say(
    [
      [`refused.${kind}`, { remedy: talk.text(`remedy.${remedy}.title`) }],
      isNews ? [`cause.${diagnosis.cause}`, diagnosis.params] : undefined,
      ask(talk, offers, topic),
    ],
    {
      step: 'offer',
      about: topic,
      currency: valueIn(view.facts.order)?.currency,
      buttons: remedyButtons(talk, offers),
    },
  );
}
