/** English: what happened, for the customer and for the agent. */
import type { CauseReplies } from '../cause-replies.ts';
import {
  channel,
  estimate,
  expected,
  means,
  method,
  minutes,
  money,
  payer,
  refund,
  ride,
  service,
  status,
  witness,
} from './terms.ts';

export const causes: CauseReplies = {
  // The order is wrong, or stuck at the restaurant.
  'cause.cancelled_by_itself': `{by, select, merchant {The restaurant cancelled this order} platform {The platform cancelled this order} system {This order was cancelled automatically} other {This order was cancelled, and the record doesn’t say by whom}}{timed, select, yes { at {cancelledAt}} other {}}{by, select, merchant {, not you} platform {, not you} system {, not by you} other {}}{hasReason, select, yes {; the reason given is “{reason}”} other {}}. ${refund}`,
  'cause.merchant_closed':
    'The restaurant shows as closed now, and your food {stage, select, preparing {isn’t finished} other {hasn’t been started}}.',
  'cause.wrong_address':
    '{state, select, delivered {The order shows as delivered to “{address}”. If that address is right, it was left in the wrong place.} riding {The rider has your food and is heading for the address on the order: “{address}”.} other {The food hasn’t left yet. The address on the order is “{address}”.}}',
  'cause.duplicate_order':
    'You placed another order at {otherPlacedAt}: same restaurant, same dishes (order {otherNumber}, {totalFen}). Neither is cancelled.',
  'cause.wrong_or_missing_items':
    'Got it: {kind, select, missing {something is missing} wrong {you got the wrong dish} other {something is wrong and something is missing}}. The record doesn’t show what was in the bag, so your word and a photo count.',
  'cause.damaged':
    'Got it: the food reached you spilled or damaged. The record doesn’t show that, so your word and a photo count.',
  'cause.note_ignored':
    '{hasRemark, select, yes {Your note “{remark}” is on the order; the restaurant should have followed it.} other {I don’t see a note on this order. It may not have been saved, or it was said on the phone.}}',
  'cause.not_accepted': `The restaurant hasn’t accepted the order: ${minutes} since {sinceAt}, and cooking hasn’t begun.`,
  'cause.kitchen_backlog':
    'The kitchen is very busy: {backlog, plural, one {# order is} other {# orders are}} ahead of yours.',
  'cause.preparing_stalled': `The order has stood at “${status('stage')}” since {sinceAt}{minutes, plural, =0 {, less than a minute ago} one {, # minute without any progress} other {, # minutes without any progress}}.`,
  'cause.order_fine': `{stage, select, unpaid {This order isn’t paid yet, so the restaurant hasn’t started.} placed {The order is new and the restaurant still has time to accept it.} accepted {The restaurant has accepted the order and all is going well.} preparing {The restaurant is cooking and all is going well.} ready {Your food is ready and waits for the rider.} picked_up {The rider has picked up your food.} delivering {Your food is on its way.} cancelled {You cancelled this order.} other {This order was delivered, and the record shows nothing unusual.}}{stage, select, unpaid {} cancelled {} delivered {} completed {} other {{promise, select, yes { It is due at {promisedAt}.} other {}}}}{said, select, yes { If you already have the food, send me a photo.} other {}}`,

  // Money.
  'cause.charged_twice':
    '{kind, select, orders {You have another order of the same amount at this restaurant ({otherNumber}). Each was charged once, {chargedFen} in all.} other {I found it: this order was charged {count, plural, =2 {twice} other {# times}}, {chargedFen} in all. That is {extraFen} too much.}}',
  'cause.charged_but_unpaid': `{chargedFen} was charged through ${channel}, but {state, select, closed {the order was closed as unpaid} other {the order still shows as unpaid}}. The money is on record; please don’t pay again.`,
  'cause.wrong_amount':
    'I found it: this order costs {dueFen}, and {chargedFen} was charged. That is {differenceFen} too much.',
  'cause.refund_overdue': `{refund, select, failed {The refund of {refundFen} to ${means} failed, so you don’t have the money yet.} missing {This order is cancelled, but there is no refund on record for the {refundFen} you paid.} other {{refundFen} should have been back on ${means} by {dueAt}, and it is overdue.}}`,
  'cause.refund_under_way': `{refundFen} is on its way back to ${means}{refund, select, under_way {; it should arrive by {dueAt}, within the usual time} other {; the platform gives no date}}.`,
  'cause.expired_unpaid':
    'The payment never went through, so this order ({totalFen}) closed by itself{timed, select, yes { at {expiredAt}} other {}}. The record shows no charge.',
  'cause.channel_down': `Payments through ${channel} are failing right now. It’s nothing you did.`,
  'cause.channel_error': `{state, select, processing {There is still no result from ${channel}, so it isn’t sure whether you were charged. Please don’t pay again yet.} timeout {Your last payment got no answer from ${channel} in time and didn’t go through.} channel_error {Your last payment met an error in ${channel} and didn’t go through.} degraded {Payments through ${channel} are unreliable right now.} other {Your last payment was turned down by ${channel}, without a reason.}}`,
  'cause.limit_exceeded': `Your last payment of {amountFen} didn’t go through: it is over the limit of ${payer}.`,
  'cause.online_payment_disabled':
    'Your last payment of {amountFen} didn’t go through: {means, select, card {this card} other {this payment method}} isn’t enabled for online payments.',
  'cause.insufficient_funds': `Your last payment of {amountFen} didn’t go through: the balance of ${payer} is too low.`,
  'cause.risk_control': `Your last payment of {amountFen} was stopped by a security check of {means, select, wechat {WeChat Pay} alipay {Alipay} card {your bank} other {the payment system}}. Nothing was charged.`,
  'cause.customer_network':
    'The connection dropped during your last payment of {amountFen}. It didn’t go through, and no charge is on record.',
  'cause.coupon_refused':
    'Whether a coupon works depends on its minimum spend, its dates and the restaurants it is for. I can’t see the coupon, so a screenshot is the quickest way.',
  'cause.payment_fine': `{state, select, paid {The payment record is fine: {chargedFen} was charged once, and no more than it should be.} refunded {{refundFen} went back to ${means}.} cancelled {This order was just cancelled. The {chargedFen} you paid goes back the way you paid; the refund isn’t on record yet.} processing {The payment is still processing. That usually takes a minute or two; please don’t pay again yet.} never {Nothing was charged for this order.} given_up {Your last payment was cancelled on the payment page. Nothing was charged.} unpaid {This order isn’t paid yet, and nothing was charged.} other {The payment record isn’t clear yet.}}{said, select, yes { If your statement differs, send me a screenshot; the order’s total is {totalFen}.} other {}}`,

  // The food is late, or will be.
  'cause.arrived_late': `It was due at {promisedAt} and arrived at {deliveredAt}, ${minutes} late. I’m sorry.`,
  'cause.no_rider': `{kind, select, ready {Your food has been ready since {readyAt}, for ${minutes}, and no rider has come for it.} near {It is due at {promisedAt}, in ${minutes}, and no rider has taken it yet.} other {It was due at {promisedAt}, ${minutes} ago, and no rider has taken it yet.}}`,
  'cause.kitchen_slow': `It was due at {promisedAt}, {minutes, plural, =0 {just now} one {# minute ago} other {# minutes ago}}, and the kitchen hasn’t finished.${estimate}`,
  'cause.rider_not_moving': `The rider has been standing still since {sinceAt}, ${minutes} by now. The position is up to date.`,
  'cause.weather': `{hasMessage, select, yes {The platform reports “{message}”; riders} other {The weather is bad, and riders}} are slower.${estimate}`,
  'cause.traffic': `{hasMessage, select, yes {The platform reports “{message}”; the rider} other {Traffic is heavy, and the rider}} is slowed down.${estimate}`,
  'cause.capacity': `{hasMessage, select, yes {The platform reports “{message}”; deliveries} other {There are too few riders nearby, and deliveries}} take longer than usual.${estimate}`,
  'cause.estimate_slipping': `The estimate slipped from {firstAt} to {etaAt}: {moves, plural, one {# move} other {# moves}}, ${minutes} in all.`,
  'cause.late': `It was due at {promisedAt} and is ${minutes} late. I’m sorry. Right now: ${status('stage')}${expected}.`,
  'cause.not_late_yet': `{stage, select, unpaid {This order isn’t paid yet, so the restaurant hasn’t started.} cancelled {This order is cancelled and won’t be delivered.} delivered {The record says it was delivered{timed, select, yes { at {deliveredAt}} other {}}. If you don’t have it, just tell me “not received”.} completed {The record says it was delivered{timed, select, yes { at {deliveredAt}} other {}}. If you don’t have it, just tell me “not received”.} other {{promise, select, yes {It isn’t late yet: due at {promisedAt}, in ${minutes}.} past {It was due at {promisedAt}, just now.} other {The platform gives no time for this delivery.}} Right now: ${status('stage')}${expected}.}}`,

  // Two places tell different stories.
  'cause.merchant_has_no_order':
    '{payment, select, seen {Your payment went through, but the order isn’t in the restaurant’s system, so cooking hasn’t begun.} other {The order is placed, but it isn’t in the restaurant’s system, so cooking hasn’t begun.}}',
  'cause.cancelled_but_moving':
    'This order was cancelled{timed, select, yes { at {cancelledAt}} other {}}, but {state, select, riding {the rider is still bringing it} fetching {the rider is still fetching it} cooking {the restaurant is still cooking it} other {it was delivered all the same}}: the cancellation never got through.',
  'cause.delivered_not_received':
    'It shows as delivered{timed, select, yes { at {deliveredAt}} other {}}{proof, select, yes {, with a photo} other {, without a photo}}, but you don’t have it.',
  'cause.payment_order_disagree': `There is no payment for this order, yet it shows as “${status('stage')}”: the two don’t match. The total is {totalFen}.`,
  'cause.tracking_frozen': `The rider’s position stopped at {sinceAt}, ${minutes} ago. That only means the tracking is lost, not that the rider stands still.`,
  'cause.app_behind_merchant': `{witness, select, rider {The delivery record} other {The restaurant}} {timed, select, yes {has shown “${status('other')}” since {sinceAt}} other {shows “${status('other')}”}}, while the app still shows “${status('app')}”. The app is behind.`,
  'cause.merchant_behind_app': `The app {timed, select, yes {has shown “${status('app')}” since {sinceAt}} other {shows “${status('app')}”}}, while the restaurant’s system still shows “${status('other')}”. The restaurant’s side is behind.`,
  'cause.views_agree': `I compared all records and they agree. App: ${status('app')}. Restaurant: ${status('merchant')}. Delivery: ${ride('rider')}. Payment: ${money('payment')}.`,

  // The platform as a whole.
  'cause.known_incident': `{hasNote, select, yes {{note}} other {There is a confirmed problem with ${service}{timed, select, yes { since {sinceAt}} other {}}, and it is being worked on.}}`,
  'cause.platform_down':
    'The whole platform is down{timed, select, yes { since {sinceAt}} other {}}. It isn’t your phone or your network, and there’s no need to keep refreshing.',
  'cause.service_down': `There is an outage of ${service}{timed, select, yes { since {sinceAt}} other {}}. It isn’t your phone or your network, and there’s no need to keep refreshing.`,
  'cause.service_degraded': `There is trouble with ${service}{timed, select, yes { since {sinceAt}} other {}}: things are slow and may fail. It isn’t your phone.`,
  'cause.peak_overload': `It’s rush hour: too many orders at once make ${service} slow{timed, select, yes { since {sinceAt}} other {}}, and there are too few riders. It isn’t your phone.`,
  'cause.suspected_incident': `{customers, plural, =0 {There may be a problem with ${service}} one {# customer reports the same; it may be the platform} other {# customers report the same; it may be the platform}}. It is being checked{timed, select, yes { since {sinceAt}} other {}}.`,
  'cause.customer_side':
    'I checked every service of the platform and all are up, so it is most likely the phone or the network.{network, select, offline { The app says your phone is offline.} wifi { You’re on Wi-Fi now.} cellular { You’re on mobile data now.} other {}}',
  'cause.facts_unavailable': `{flaw, select, missing {{reason, select, not_found {I haven’t found a record to check yet ({witness, select, all {order, payment and delivery} order {order} payment {payment} delivery {delivery} merchantView {restaurant} other {platform}}).} forbidden {The platform doesn’t let me see ${witness}.} other {I can’t see ${witness} right now: I asked at {sinceAt} and the platform gave no result. That doesn’t mean anything is wrong with your order.}}} old {I can’t get anything new about ${witness}. I last saw it at {sinceAt} and don’t want to guess from that.} other {The platform gave only part of what I need ({witness, select, all {order, payment and delivery} order {order} payment {payment} delivery {delivery} merchantView {restaurant} other {platform}}), which isn’t enough to be sure.}}`,

  // From what was said to what was found.
  'turn.order_error': 'It isn’t a mistake of the restaurant; the problem is another one.',
  'turn.payment_failure': 'Your payment is fine; the problem is another one.',
  'turn.delay': 'It isn’t the way to you that takes so long; the problem is another one.',
  'turn.desync': 'It isn’t that the app shows the wrong thing; the problem is another one.',
  'turn.outage': 'The platform is up; the problem is with this order.',
  'turn.order_error.open': 'I looked at the order, and this matters most right now:',
  'turn.payment_failure.open': 'I’ll keep looking at the payment. This matters most right now:',
  'turn.delay.open': 'I looked at the order, and this matters most right now:',
  'turn.desync.open': 'I’ll keep comparing the records. This matters most right now:',
  'turn.outage.open': 'I looked at the order, and this matters most right now:',

  // What could not be seen, and since when.
  'witness.order': 'the order',
  'witness.payment': 'the payment record',
  'witness.delivery': 'the delivery',
  'witness.merchantView': 'what the restaurant sees',
  'witness.health': 'the state of the platform',
  'unseen.missing':
    'I can’t see {what} right now; I asked at {sinceAt} and the platform gave no result.',
  'unseen.old': 'I can’t get anything new about {what}; this is what I saw at {seenAt}.',

  // For next time.
  'tip.off_peak':
    'A tip: noon and 6 pm are the busiest. Ordering half an hour earlier is a lot quicker.',
  'tip.order_ahead':
    'A tip: in bad weather or heavy traffic, order earlier or pick a delivery time in advance.',
  'tip.bind_payment':
    'A tip: keep two payment methods in the app, so you can switch at once when one fails.',
  'tip.card_limit':
    'A tip: your bank’s app shows the limits for online payments, and lets you change them.',
  'tip.check_before_paying_again':
    'A tip: when a payment seems stuck, look at your statement before you pay again. It keeps you from paying twice.',
  'tip.read_coupon_terms':
    'A tip: open a coupon to see its minimum, dates and restaurants before you order.',
  'tip.notifications':
    'A tip: turn on order notifications, and you hear at once when an order is accepted, ready or cancelled.',
  'tip.official_app':
    'A tip: the latest version of the official app shows changes to your order first.',
  'tip.keep_screenshots':
    'A tip: keep screenshots of the order, the payment and the chat. They make refunds much quicker.',
  'tip.no_refresh':
    'A tip: when a page hangs, wait a little before you open it again. Refreshing over and over is slower, and may order twice.',
  'tip.check_address':
    'A tip: check the address before you order, and change the default one when you’ve moved.',
  'tip.note_and_call':
    'A tip: for something important, like an allergy, write a note and also call the restaurant.',

  // For the agent: the evidence in one line.
  'agent.cancelled_by_itself': `Cancelled by {by, select, merchant {the restaurant} platform {the platform} system {the system} other {somebody not named}}, at {timed, select, yes {{cancelledAt}} other {an unknown time}}, reason: {hasReason, select, yes {“{reason}”} other {{reason}}}. Refund: ${refund}`,
  'agent.merchant_closed': `The restaurant shows as closed; the order is ${status('stage')}.`,
  'agent.wrong_address':
    'Customer says the address is wrong. On the order: {address}. State: {state, select, delivered {delivered} riding {picked up} other {not sent yet}}.',
  'agent.duplicate_order':
    'Same dishes from the same restaurant in order {otherNumber} ({totalFen}), placed at {otherPlacedAt}; neither is cancelled.',
  'agent.wrong_or_missing_items':
    'Customer says: {kind, select, missing {item missing} wrong {wrong item} other {wrong and missing items}}. The food left the restaurant; a photo is needed.',
  'agent.damaged':
    'Customer says: spilled or damaged. The food left the restaurant; a photo is needed.',
  'agent.note_ignored':
    'Customer says the note was ignored. Note on the order: {hasRemark, select, yes {“{remark}”} other {none}}.',
  'agent.not_accepted': `Placed, not accepted: ${minutes} since {sinceAt}.`,
  'agent.kitchen_backlog':
    'Backlog at the restaurant: {backlog, plural, one {# order} other {# orders}} ahead.',
  'agent.preparing_stalled': `Stuck at “${status('stage')}”; last progress {sinceAt}, ${minutes} ago.`,
  'agent.order_fine': `Order ${status('stage')}, due {promise, select, yes {{promisedAt}} other {at no given time}}; nothing unusual{said, select, yes {. Customer says the food is wrong, but the record has it at the restaurant} other {}}.`,
  'agent.charged_twice': `{kind, select, orders {Order {otherNumber}, same restaurant and amount; each charged once} other {One order charged {count} times}}: {chargedFen} in all, {extraFen} too much, ${method}.`,
  'agent.charged_but_unpaid': `{chargedFen} charged, ${method}; the order {state, select, closed {was closed as unpaid} other {still stands unpaid}}.`,
  'agent.wrong_amount': `Due {dueFen}, charged {chargedFen}, {differenceFen} too much, ${method}.`,
  'agent.refund_overdue': `Refund of {refundFen} to ${method}: {refund, select, failed {failed} missing {order cancelled, no refund on record} other {was due by {dueAt}, overdue}}.`,
  'agent.refund_under_way': `Refund of {refundFen} to ${method}, {refund, select, under_way {due by {dueAt}} other {no date given}}.`,
  'agent.expired_unpaid':
    'Closed by the system{timed, select, yes { at {expiredAt}} other {}} for want of payment; no successful charge; total {totalFen}.',
  'agent.channel_down': `Payment channel is down (${channel}); the order is unpaid.`,
  'agent.channel_error': `Payment not completed (${channel}). Result of the channel: {state, select, processing {processing, none for over 2 minutes} timeout {timeout} channel_error {channel_error} degraded {unreliable} other {none given}}.`,
  'agent.limit_exceeded': `Last payment of {amountFen} failed: limit_exceeded, ${method}.`,
  'agent.online_payment_disabled': `Last payment of {amountFen} failed: online_payment_disabled, ${method}.`,
  'agent.insufficient_funds': `Last payment of {amountFen} failed: insufficient_funds, ${method}.`,
  'agent.risk_control': `Last payment of {amountFen} failed: risk_control, ${channel}.`,
  'agent.customer_network': `Last payment of {amountFen} failed: network, ${method}.`,
  'agent.coupon_refused':
    'Customer says a coupon was refused; the platform’s interface doesn’t show coupons.',
  'agent.payment_fine': `Payment looks fine: {state, select, paid {charged {chargedFen}} refunded {refunded {refundFen}} cancelled {just cancelled, charged {chargedFen}, no refund on record yet} processing {processing} never {never charged} given_up {customer left the payment page} unpaid {not paid} other {unclear}}; order total {totalFen}, ${method}{said, select, yes {. Customer says the amount or a charge is wrong} other {}}.`,
  'agent.arrived_late': `Due {promisedAt}, delivered {deliveredAt}, ${minutes} late.`,
  'agent.no_rider': `No rider: {kind, select, ready {ready since {readyAt}, waiting ${minutes}} near {due {promisedAt}, in ${minutes}} other {due {promisedAt}, ${minutes} ago}}.`,
  'agent.kitchen_slow': `Due {promisedAt}, ${minutes} ago, still in the kitchen; estimate: {estimated, select, yes {{etaAt}} other {none}}.`,
  'agent.rider_not_moving': `Rider stationary since {sinceAt}, ${minutes}; position is fresh.`,
  'agent.weather':
    'Major weather condition: {hasMessage, select, yes {“{message}”} other {no details}}; estimate: {estimated, select, yes {{etaAt}} other {none}}.',
  'agent.traffic':
    'Major traffic condition: {hasMessage, select, yes {“{message}”} other {no details}}; estimate: {estimated, select, yes {{etaAt}} other {none}}.',
  'agent.capacity':
    'Major capacity condition: {hasMessage, select, yes {“{message}”} other {no details}}; estimate: {estimated, select, yes {{etaAt}} other {none}}.',
  'agent.estimate_slipping': `Estimate slipped from {firstAt} to {etaAt}: {moves, plural, one {# move} other {# moves}}, ${minutes} in all.`,
  'agent.late': `Due {promisedAt}, ${minutes} late, now ${status('stage')}; estimate: {estimated, select, yes {{etaAt}} other {none}}.`,
  'agent.not_late_yet': `Not late: ${status('stage')}; due {promise, select, yes {{promisedAt} (in ${minutes})} past {{promisedAt} (${minutes} ago)} other {at no given time}}; estimate {estimated, select, yes {{etaAt}} other {none}}; delivered {timed, select, yes {{deliveredAt}} other {not yet, or at no known time}}.`,
  'agent.merchant_has_no_order':
    'The restaurant’s system has no such order (received=false); payment: {payment, select, seen {succeeded} other {not readable}}.',
  'agent.cancelled_but_moving':
    'After the cancellation{timed, select, yes { at {cancelledAt}} other {}}: {state, select, riding {the rider is still bringing it} fetching {the rider is still fetching it} cooking {the restaurant is still cooking} other {it was delivered}}.',
  'agent.delivered_not_received':
    'Shown as delivered{timed, select, yes { at {deliveredAt}} other {}}, customer says not received; photo: {proof, select, yes {yes} other {no}}.',
  'agent.payment_order_disagree': `No payment on record, yet the order is ${status('stage')}; total {totalFen}.`,
  'agent.tracking_frozen': `Rider’s position stopped at {sinceAt}, ${minutes} ago.`,
  'agent.app_behind_merchant': `App “${status('app')}” is behind {witness, select, rider {the delivery record} other {the restaurant}} “${status('other')}”{timed, select, yes { (since {sinceAt})} other {}}.`,
  'agent.merchant_behind_app': `Restaurant “${status('other')}” is behind the app “${status('app')}”{timed, select, yes { (since {sinceAt})} other {}}.`,
  'agent.views_agree': `All agree. App: ${status('app')}. Restaurant: ${status('merchant')}. Delivery: ${ride('rider')}. Payment: ${money('payment')}.`,
  'agent.known_incident': `Confirmed incident {incidentId} ({problem}, ${service}){timed, select, yes { since {sinceAt}} other {}}, {customers, plural, one {# customer} other {# customers}}{hasNote, select, yes {: {note}} other {}}.`,
  'agent.platform_down': `Health report: the whole platform is down (${service} and more){timed, select, yes { since {sinceAt}} other {}}. {message}`,
  'agent.service_down': `Health report: ${service} is down{timed, select, yes { since {sinceAt}} other {}}. {message}`,
  'agent.service_degraded': `Health report: ${service} is degraded{timed, select, yes { since {sinceAt}} other {}}. {message}`,
  'agent.peak_overload': `Peak overload: ${service} is degraded{timed, select, yes { since {sinceAt}} other {}}, with a major capacity condition. {message}`,
  'agent.suspected_incident': `Suspected incident {incidentId} ({problem}, ${service}){timed, select, yes { since {sinceAt}} other {}}, {customers, plural, one {# customer} other {# customers}}{hasNote, select, yes {: {note}} other {}}.`,
  'agent.customer_side':
    'All services of the platform are up. Customer’s network: {network}; app version: {appVersion}; device: {device}.',
  'agent.facts_unavailable': `Could not check ${witness}: {flaw, select, missing {look-up failed ({reason})} old {only old data ({reason})} other {incomplete data}}, {sinceAt}.`,
};
