/** The order is wrong, or stuck at the restaurant. */
import { valueIn } from '../../src/domain/facts.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Case, Cause, Params, ProblemTable } from '../case.ts';
import { cancelledAt } from '../facts-contradictions.ts';
import { backlogged, closed, notAccepted, stalled } from '../facts-kitchen.ts';
import { meansOf, paymentIn, refundIn } from '../facts-money.ts';
import { flawedAmong } from '../facts-seen.ts';
import {
  isAtKitchen,
  isHandedOver,
  isOver,
  isShownDelivered,
  promisedAt,
  stageOf,
} from '../facts-stage.ts';
import { minuteMs, msOf } from '../facts-time.ts';

/** A customer is told a platform's reason when it is a sentence, not when it is a code. */
function tellReason(reason = ''): Params {
  const isTold = reason.length <= 80 && !/^[\x21-\x7e]*$/.test(reason);
  return { hasReason: isTold ? 'yes' : 'no', reason };
}

function cancelledByItself(view: Case): Params | undefined {
  const order = valueIn(view.facts.order);
  if (order?.status !== 'cancelled' || order.cancel?.by === 'customer') return undefined;
  const at = cancelledAt(view);
  const payment = paymentIn(view);
  return {
    by: order.cancel?.by ?? 'unknown',
    timed: at === undefined ? 'no' : 'yes',
    ...(at === undefined ? {} : { cancelledAt: at }),
    ...tellReason(order.cancel?.reason?.trim()),
    ...refundIn(view),
    means: payment ? meansOf(payment) : 'other',
  };
}

/** What was ordered, in an order that does not depend on how it is listed. */
function dishesOf({ items }: Order): string {
  return items
    .map(({ id, name, quantity }) => `${name || id}×${quantity}`)
    .sort()
    .join('|');
}

function twinOf(order: Order, view: Case): Order | undefined {
  const placed = msOf(order.placedAt);
  if (placed === undefined) return undefined;
  const dishes = dishesOf(order);
  return view.otherOrders.find((other) => {
    const at = msOf(other.placedAt);
    return (
      other.id !== order.id &&
      other.status !== 'cancelled' &&
      other.merchant.id === order.merchant.id &&
      at !== undefined &&
      Math.abs(at - placed) <= view.policy.minutes.duplicate * minuteMs &&
      dishesOf(other) === dishes
    );
  });
}

/**
 * Without the word for it, two equal orders may be meant: then they are named only to somebody who
 * says that the order is wrong, says nothing more exact, and whose order is not stuck.
 */
function isWorthNaming(view: Case, twin: Order): boolean {
  if (view.claims.includes('duplicate')) return true;
  if (view.said !== 'order_error' || view.claims.length > 0) return false;
  if (isOver(stageOf(view)) || isOver(twin.status)) return false;
  return !notAccepted(view) && !backlogged(view) && !stalled(view);
}

function duplicateOrder(view: Case): Params | undefined {
  const order = valueIn(view.facts.order);
  if (!order || order.status === 'cancelled') return undefined;
  const twin = twinOf(order, view);
  if (!twin || !isWorthNaming(view, twin)) return undefined;
  const otherPlacedAt = msOf(twin.placedAt) ?? view.now;
  return { otherNumber: twin.number, otherPlacedAt, totalFen: twin.total };
}

/** Food was said to be wrong, and the food has left the restaurant. */
const handedOver = (view: Case) => isHandedOver(stageOf(view));

function wrongOrMissing(view: Case): Params | undefined {
  const [missing, wrong] = [
    view.claims.includes('missing_item'),
    view.claims.includes('wrong_item'),
  ];
  if ((!missing && !wrong) || !handedOver(view)) return undefined;
  return { kind: missing && wrong ? 'both' : missing ? 'missing' : 'wrong' };
}

function noteIgnored(view: Case): Params | undefined {
  const order = valueIn(view.facts.order);
  if (!order || !view.claims.includes('note_ignored') || !handedOver(view)) return undefined;
  const remark = order.remark?.trim();
  return remark ? { hasRemark: 'yes', remark } : { hasRemark: 'no' };
}

function wrongAddress(view: Case): Params | undefined {
  const order = valueIn(view.facts.order);
  if (!order || order.status === 'cancelled' || !view.claims.includes('wrong_address'))
    return undefined;
  const stage = stageOf(view);
  const state = isShownDelivered(view) ? 'delivered' : isHandedOver(stage) ? 'riding' : 'before';
  return { state, address: order.address.text };
}

/** The food was said to be wrong: where the records have it at the restaurant, a photo shows more. */
const isFoodSaid = ({ claims }: Case) =>
  claims.some((claim) => ['missing_item', 'wrong_item', 'damaged', 'note_ignored'].includes(claim));

/** How far the order is when nothing is wrong with it. */
function fine(view: Case): Params {
  const promised = promisedAt(view);
  return {
    stage: stageOf(view),
    promise: promised === undefined ? 'no' : 'yes',
    ...(promised === undefined ? {} : { promisedAt: promised }),
    said: isFoodSaid(view) ? 'yes' : 'no',
  };
}

const causes: Cause[] = [
  {
    id: 'cancelled_by_itself',
    rests: ['order'],
    when: cancelledByItself,
    remedies: ['cancel_and_reorder', 'refund', 'contact_merchant', 'human'],
    tip: 'tip.notifications',
  },
  {
    id: 'merchant_closed',
    rests: ['merchantView'],
    when: closed,
    remedies: ['cancel_and_reorder', 'cancel', 'contact_merchant', 'human'],
    tip: 'tip.notifications',
  },
  {
    id: 'wrong_address',
    rests: ['order'],
    told: true,
    when: wrongAddress,
    remedies: ['change_address', 'contact_rider', 'send_evidence', 'refund', 'human'],
    evidence: isShownDelivered,
    tip: 'tip.check_address',
  },
  {
    id: 'duplicate_order',
    rests: ['order'],
    when: duplicateOrder,
    remedies: ['cancel', 'contact_merchant', 'refund', 'human'],
    tip: 'tip.no_refresh',
  },
  {
    id: 'wrong_or_missing_items',
    rests: [],
    told: true,
    when: wrongOrMissing,
    remedies: ['send_evidence', 'refund', 'contact_merchant', 'human'],
    evidence: true,
    tip: 'tip.keep_screenshots',
  },
  {
    id: 'damaged',
    rests: [],
    told: true,
    when: (view) => (view.claims.includes('damaged') && handedOver(view) ? {} : undefined),
    remedies: ['send_evidence', 'refund', 'contact_merchant', 'human'],
    evidence: true,
    tip: 'tip.keep_screenshots',
  },
  {
    id: 'note_ignored',
    rests: ['order'],
    told: true,
    when: noteIgnored,
    remedies: ['send_evidence', 'contact_merchant', 'refund', 'human'],
    evidence: true,
    tip: 'tip.note_and_call',
  },
  {
    id: 'not_accepted',
    rests: ['order'],
    when: notAccepted,
    remedies: [
      'urge_merchant',
      'contact_merchant',
      'cancel_and_reorder',
      'wait_and_watch',
      'cancel',
      'human',
    ],
    tip: 'tip.notifications',
  },
  {
    id: 'kitchen_backlog',
    rests: ['merchantView'],
    when: backlogged,
    remedies: [
      'wait_and_watch',
      'urge_merchant',
      'cancel_and_reorder',
      'contact_merchant',
      'cancel',
      'human',
    ],
    tip: 'tip.off_peak',
  },
  {
    id: 'preparing_stalled',
    rests: ['order'],
    when: stalled,
    remedies: [
      'urge_merchant',
      'contact_merchant',
      'wait_and_watch',
      'cancel_and_reorder',
      'cancel',
      'human',
    ],
    tip: 'tip.notifications',
  },
  {
    id: 'order_fine',
    rests: ['order'],
    when: fine,
    remedies: ['wait_and_watch', 'contact_merchant', 'send_evidence', 'human'],
    evidence: isFoodSaid,
    tip: 'tip.notifications',
  },
];

/** That an order is fine rests on the order, and on the restaurant while it has the food. */
export const orderError: ProblemTable = {
  problem: 'order_error',
  causes,
  unread: (view) => {
    const stage = stageOf(view);
    if (stage === 'unknown') return ['order'];
    return flawedAmong(view, isAtKitchen(stage) ? ['order', 'merchantView'] : ['order']);
  },
};
