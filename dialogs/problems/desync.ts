/** Two places tell different stories about one order. */
import { valueIn } from '../../src/domain/facts.ts';
import type { Case, Cause, Params, ProblemTable, Witness } from '../case.ts';
import {
  appBehind,
  cancelledButMoving,
  deliveredButNotReceived,
  merchantBehind,
  merchantHasNothing,
  paymentAndOrderDisagree,
} from '../facts-contradictions.ts';
import { positionFrozenSince } from '../facts-ride.ts';
import { flawedAmong, seenAt } from '../facts-seen.ts';
import { isUnderWay, stageOf } from '../facts-stage.ts';
import { minutesBetween } from '../facts-time.ts';

function trackingFrozen(view: Case): Params | undefined {
  const sinceAt = positionFrozenSince(view);
  if (sinceAt === undefined || !isUnderWay(stageOf(view))) return undefined;
  return { sinceAt, minutes: minutesBetween(sinceAt, seenAt(view, 'delivery')) };
}

/** What each of them shows, side by side. */
function sideBySide({ facts }: Case): Params {
  const merchant = valueIn(facts.merchantView);
  return {
    app: valueIn(facts.order)?.status ?? 'unknown',
    merchant: merchant && !merchant.received ? 'none' : (merchant?.status ?? 'unknown'),
    rider: valueIn(facts.delivery)?.status ?? 'none',
    payment: valueIn(facts.payment)?.status ?? 'unknown',
  };
}

const causes: Cause[] = [
  {
    id: 'merchant_has_no_order',
    rests: ['merchantView'],
    when: merchantHasNothing,
    remedies: [
      'resync',
      'contact_merchant',
      'wait_and_watch',
      'cancel_and_reorder',
      'cancel',
      'human',
    ],
    tip: 'tip.notifications',
  },
  {
    id: 'cancelled_but_moving',
    rests: ['order'],
    when: cancelledButMoving,
    remedies: ['resync', 'contact_rider', 'contact_merchant', 'human'],
    tip: 'tip.keep_screenshots',
  },
  {
    id: 'delivered_not_received',
    rests: [],
    told: true,
    when: deliveredButNotReceived,
    remedies: ['contact_rider', 'send_evidence', 'refund', 'human'],
    evidence: true,
    tip: 'tip.keep_screenshots',
  },
  {
    id: 'payment_order_disagree',
    rests: ['order', 'payment'],
    when: paymentAndOrderDisagree,
    remedies: ['reconcile_payment', 'pay_again', 'human'],
    tip: 'tip.bind_payment',
  },
  {
    id: 'tracking_frozen',
    rests: ['delivery'],
    when: trackingFrozen,
    remedies: ['resync', 'contact_rider', 'wait_and_watch', 'human'],
    tip: 'tip.official_app',
  },
  {
    id: 'app_behind_merchant',
    rests: ['order'],
    when: appBehind,
    remedies: ['resync', 'wait_and_watch', 'contact_merchant', 'human'],
    tip: 'tip.no_refresh',
  },
  {
    id: 'merchant_behind_app',
    rests: ['order', 'merchantView'],
    when: merchantBehind,
    remedies: ['resync', 'contact_merchant', 'wait_and_watch', 'human'],
    tip: 'tip.official_app',
  },
  {
    id: 'views_agree',
    rests: ['order', 'payment', 'delivery', 'merchantView'],
    when: sideBySide,
    remedies: ['wait_and_watch', 'human'],
    tip: 'tip.official_app',
  },
];

/** That all views agree can be said by somebody who saw all of them. */
export const desync: ProblemTable = {
  problem: 'desync',
  causes,
  unread: (view) => {
    const wanted: Witness[] = ['order', 'merchantView', 'delivery', 'payment'];
    const flawed = flawedAmong(view, wanted);
    if (flawed.length > 0) return flawed;
    const { app, merchant, rider, payment } = sideBySide(view);
    const silent: [Witness, Params[string] | undefined][] = [
      ['order', app],
      ['merchantView', merchant],
      ['delivery', rider],
      ['payment', payment],
    ];
    return silent.filter(([, shown]) => shown === 'unknown').map(([witness]) => witness);
  },
};
