/** Asks before what cannot be undone: with the amount. */
import { valueIn } from '../src/domain/facts.ts';
import type { OrderItem } from '../src/domain/order.ts';
import type { RemedyId } from '../src/domain/problem.ts';
import { remedyButton } from './buttons.ts';
import type { Case, Diagnosis } from './case.ts';
import type { Button } from './contract.ts';
import { handOver } from './handoff.ts';
import { isPaid } from './order-stage.ts';
import { remedies } from './remedies/index.ts';
import { tellMoney } from './replies/told.ts';
import type { Given, Topic } from './state.ts';
import type { Talk } from './talk.ts';

/** Dishes that can be chosen for a refund in part. */
const dishButtonsLimit = 4;

/** The dishes of an order that a text names. */
export function dishesNamed(items: readonly OrderItem[], text: string): OrderItem[] {
  const plain = text.toLowerCase();
  return items.filter(({ name }) => name.length > 1 && plain.includes(name.toLowerCase()));
}

/** A refund for a dish is for that dish, where the words or the order tell which. */
function withDishes(topic: Topic, view: Case, remedy: RemedyId, given: Given): Given {
  const items = valueIn(view.facts.order)?.items ?? [];
  const isAboutDishes =
    remedy === 'refund' &&
    topic.found?.cause === 'wrong_or_missing_items' &&
    !given.items &&
    given.amountFen === undefined;
  const named = isAboutDishes ? dishesNamed(items, topic.words) : [];
  return named.length > 0 && named.length < items.length
    ? { ...given, items: named.map(({ id }) => ({ id, quantity: 1 })) }
    : given;
}

function dishButtons(talk: Talk, topic: Topic, view: Case, given: Given): Button[] {
  const order = valueIn(view.facts.order);
  if (!order || given.items || topic.found?.cause !== 'wrong_or_missing_items') return [];
  if (order.items.length < 2) return [];
  return order.items.slice(0, dishButtonsLimit).map(({ id, name, unitPrice }) => ({
    title: talk.text('button.refund_dish', {
      dish: name,
      money: tellMoney(unitPrice, { ...talk.known, currency: order.currency }),
    }),
    value: { remedy: 'refund', items: [{ id, quantity: 1 }] },
  }));
}

/** The question with the amount; above what the policy allows, a human decides instead. */
export function askConfirm(
  talk: Talk,
  topic: Topic,
  remedy: RemedyId,
  view: Case,
  diagnosis: Diagnosis,
  before: Given,
): void {
  const order = valueIn(view.facts.order);
  const given = remedies[remedy].confirm?.(
    view,
    diagnosis,
    withDishes(topic, view, remedy, before),
  );
  if (!order || !given) return;
  if (remedy === 'refund' && given.amountFen > view.policy.refund.fullUpToFen) {
    handOver(talk, { reason: 'limit', amountFen: given.amountFen, currency: order.currency });
    return;
  }
  talk.state.pending = { kind: 'confirm', remedy, given, currency: order.currency };
  sayConfirm(talk, topic, remedy, given, {
    currency: order.currency,
    paid: isPaid(view.facts),
    over: order.status === 'cancelled',
    merchant: order.merchant.name,
    totalFen: order.total,
    more: dishButtons(talk, topic, view, given),
    dishes: order.items
      .filter(({ id }) => given.items?.some((item) => item.id === id))
      .map(({ name }) => name)
      .join(talk.text('list.and')),
  });
}

function sayConfirm(
  talk: Talk,
  topic: Topic,
  remedy: RemedyId,
  given: Given & { amountFen: number },
  told: {
    currency: string;
    paid: boolean;
    over: boolean;
    merchant: string;
    totalFen: number;
    more: Button[];
    dishes: string;
  },
): void {
  const { currency, paid, over, merchant, more, dishes, totalFen } = told;
  const key = `remedy.${remedy as 'cancel' | 'cancel_and_reorder' | 'refund'}.confirm` as const;
  const params = {
    amountFen: given.amountFen,
    merchant,
    dishes,
    totalFen,
    over: over ? 'yes' : 'no',
    paid: over ? 'none' : paid ? 'yes' : 'no',
  };
  talk.say([[dishes ? 'remedy.refund.confirm_dishes' : key, params]], {
    step: 'confirm',
    about: topic,
    currency,
    buttons: [
      {
        title: talk.text(`remedy.${remedy as 'cancel'}.yes`, { over: params.over }),
        value: { remedy, confirm: true },
      },
      ...more,
      { title: talk.text('button.no'), value: { confirm: false } },
      remedyButton(talk, 'human'),
    ],
  });
}
