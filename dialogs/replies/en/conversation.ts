/** What the bot says around the causes, in English. */
import type { ConversationKey } from '../keys.ts';

export const conversation: Record<ConversationKey, string> = {
  apology:
    'Sorry, something went wrong on my side and I could not answer that. Please send it again, or ask for a person.',

  'problem.delay.title': 'It is late',
  'problem.order_error.title': 'Something is wrong with my order',
  'problem.payment_failure.title': 'Payment or refund',
  'problem.desync.title': 'The status does not add up',
  'problem.outage.title': 'The app does not work',
  'problem.delay.name': 'the delay',
  'problem.order_error.name': 'the order itself',
  'problem.payment_failure.name': 'the payment',
  'problem.desync.name': 'the status that does not add up',
  'problem.outage.name': 'the app',

  'welcome.hello':
    'Hi, I am the delivery support bot. I can track orders, hurry them along and sort out refunds, and get you a person whenever you want one.',
  'welcome.hello_name':
    'Hi {name}, I am the delivery support bot. I can track orders, hurry them along and sort out refunds, and get you a person whenever you want one.',
  'welcome.ask': 'What went wrong? Pick one, or just tell me.',
  'welcome.late': 'Your order from {merchant} is past its promised time. Is it about that one?',
  'welcome.stuck': 'Your order from {merchant} is stuck. Is it about that one?',
  'welcome.payment': 'Your order from {merchant} doesn’t show as paid yet. Is it about that one?',
  'welcome.cancelled': 'Your order from {merchant} was cancelled. Is it about that one?',
  'welcome.guest':
    'Hi, I am the delivery support bot. You are not signed in, so I cannot see your orders.',
  'welcome.guest_order':
    'Signing in is easiest. Or send me the order number and the last four digits of the phone number on it.',

  'small.thanks': 'You are welcome!',
  'small.okay': 'All right, I will tell you as soon as there is news.',
  'small.greeting': 'Hi, I am here.',
  'small.praise': 'Thank you, that is lovely to hear!',
  'small.bot': 'I am a bot, not a person. Say “human” any time and I will get you one.',
  'small.help':
    'I can see where an order is, hurry the restaurant or the rider, check a payment, cancel, refund, change the address, and keep watch for you.',
  'help.can_do':
    'Late food, a wrong order, payments and refunds, a status that does not add up, an app that will not open: I can help with all of these.',
  'help.empty': 'That message came through empty. Could you send it again?',
  start_over: 'All right, let us start over. What is it this time?',
  'miss.unclear': 'I did not quite get that.',
  'miss.off_topic': 'That is something I cannot help with.',
  'miss.upset': 'I am sorry for the trouble. What exactly went wrong?',
  'miss.third': 'I still do not get it, and I do not want to make you repeat yourself.',
  'human.shall_i': 'Shall I get you a person?',
  'again.human': 'I am sorry you have to say this over and over. A person can take it from here.',
  'long.ask':
    'That is too long for me: I can read {limit} characters at a time. A few sentences are plenty.',
  'clarify.which': 'Which of these is it?',
  'both.named': 'Two things, then: {first} and {second}. I looked into both. First, {first}.',
  'both.second': 'Now, {problem}.',
  'both.same':
    'Two things, then: {first} and {second}. I looked into both, and this is what matters most right now:',
  'both.nothing_else': 'I also looked into {problem} and found nothing else wrong.',
  'calm.sorry': 'I am really sorry about this.',
  'still.sorry': 'I am sorry it is not solved yet. I have looked again.',
  'list.and': ', ',

  'order.pick': 'Which order is it?',
  'order.pick_instead': 'Is it one of these?',
  'order.unknown': 'None of your orders ends in {digits}.',
  'order.not_yours': 'That order is not on your account, so I may not look at it.',
  'order.gone': 'I could not find that order.',
  'order.none': 'There are no orders on your account at the moment.',
  'order.other': 'All right, none of those.',
  'order.no_other': 'I see no order besides the one we spoke of.',
  'order.list_unread': 'I cannot read your list of orders right now; I last tried at {sinceAt}.',
  'order.ask_number': 'Please send me the order number.',
  'order.number_helps':
    'If you have the order number at hand, send it and I will look that order up directly.',
  'order.ask_again': 'Which order is it? Tap a card above, or send me the order number.',
  'guest.ask_order':
    'Please send me the order number together with the last four digits of the phone number on it.',
  'guest.ask_tail': 'I still need the last four digits of the phone number on the order.',
  'guest.no_match':
    'The order number and the phone digits do not match. Please check them and send them again.',

  'button.human': 'Talk to a person',
  'button.this_order': 'This one',
  'button.none_of_these': 'None of these',
  'button.look_at_this': 'Yes, this one',
  'button.no': 'No, leave it',
  'button.resume': 'Carry on',
  'button.start_over': 'Start over',
  'button.call_merchant': 'Call the restaurant',
  'button.call_rider': 'Call the rider',
  'button.pay': 'Pay now',
  'button.refund_dish': 'Only {dish}, {money}',

  'card.order': 'Ends in {tail} · {money}',
  'card.tail': 'Order ending in {tail}',
  'card.status': 'Status',
  'card.promised': 'Promised by',
  'card.eta': 'Expected at',
  'card.time': '{theAt}',
  'card.dishes': 'Dishes',
  'card.rider': 'Rider',
  'card.pay': 'Payment link',

  'status.unpaid': 'Waiting for payment',
  'status.placed': 'Waiting for the restaurant',
  'status.accepted': 'Accepted by the restaurant',
  'status.preparing': 'Being prepared',
  'status.ready': 'Ready for pickup',
  'status.picked_up': 'Picked up by the rider',
  'status.delivering': 'On its way',
  'status.delivered': 'Delivered',
  'status.completed': 'Completed',
  'status.cancelled': 'Cancelled',
  'status.unknown': 'Unclear',
  'payment.unpaid': 'Not paid',
  'payment.processing': 'Payment in progress',
  'payment.paid': 'Paid',
  'payment.failed': 'Payment failed',
  'payment.refunding': 'Refund in progress',
  'payment.refunded': 'Refunded',
  'payment.unknown': 'Unclear',
  'delivery.unassigned': 'No rider yet',
  'delivery.assigned': 'Rider assigned',
  'delivery.at_merchant': 'Rider at the restaurant',
  'delivery.picked_up': 'Picked up',
  'delivery.delivering': 'On the way',
  'delivery.arrived': 'Rider nearby',
  'delivery.delivered': 'Delivered',
  'delivery.failed': 'Delivery failed',
  'delivery.unknown': 'Unclear',
  'view.order': 'App',
  'view.merchant': 'Restaurant',
  'view.delivery': 'Delivery',
  'view.payment': 'Payment',
  'view.unread': 'Cannot be read right now',
  'view.received': 'Has the order',
  'view.not_received': 'Does not have the order',
  'view.no_delivery': 'None',

  'now.unpaid': 'This order has not been paid yet.',
  'now.placed': 'Your order is in and waiting for {merchant} to accept it.',
  'now.accepted': '{merchant} has accepted your order.',
  'now.preparing': '{merchant} is preparing your food.',
  'now.ready': 'Your food is ready and waiting for the rider.',
  'now.picked_up': 'The rider has picked up your food.',
  'now.delivering': 'The rider is on the way to you.',
  'now.delivered': 'This order shows as delivered.',
  'now.completed': 'This order is completed.',
  'now.cancelled': 'This order is cancelled.',
  'now.unknown': 'The platform does not say clearly where this order stands.',
  'now.eta': 'It is expected at {etaAt}.',
  'now.promised': 'It is promised by {promisedAt}.',

  'news.accepted': 'News: the restaurant has accepted your order.',
  'news.preparing': 'News: the restaurant has started on your food.',
  'news.ready': 'News: your food is ready and waiting for the rider.',
  'news.picked_up': 'News: the rider has your food.',
  'news.delivering': 'News: the rider is on the way to you.',
  'news.delivered': 'Your food has been delivered.',
  'news.completed': 'Your order is completed.',
  'news.cancelled': 'I have to tell you: this order has just been cancelled.',
  'news.received': 'The restaurant’s system has your order now.',
  'news.rider': '{rider} has taken your order as its rider.',
  'news.moving': 'The rider is moving again.',
  'news.paid': 'The order shows as paid now.',
  'news.refunding': 'Your refund is being processed.',
  'news.refunded': 'Your refund has gone through.',
  'news.eta': 'It is now expected at {etaAt}.',
  'news.enjoy': 'Enjoy your meal!',

  'watch.promise':
    'I am keeping watch and will tell you more by {untilAt}. If nothing has moved by then, I will get you a person.',
  'watch.remind': 'I am keeping watch over it and will tell you more by {untilAt}.',
  'watch.renewed': 'I keep watching and will tell you more by {untilAt}.',
  'watch.fine': 'As promised, an update. Your order is on track:',
  'watch.due': 'I promised you an answer by {dueAt}.',
  'recovery.promise':
    'I will tell you here as soon as it works again. No need to keep refreshing meanwhile.',
  'recovery.back': 'Good news: it works again.',
  'recovery.long': 'It has been a long while and it is still not back.',

  'act.running':
    '“{remedy}” is under way. I will tell you as soon as I know; no need to press again.',
  'act.done_before': '“{remedy}” was done at {doneAt} already.',
  'act.slow':
    'No answer to “{remedy}” yet. I am still waiting for the platform; no need to press again.',
  'wish.not_now': '“{remedy}” is not possible right now.',
  'wish.cancel_over': 'This order is cancelled already.',
  'wish.cancel_on_way': 'The rider already has your food, so it can no longer be cancelled.',
  'wish.cancel_delivered': 'This order shows as delivered, so it can no longer be cancelled.',
  'wish.pay_charged':
    'One payment was charged or is still under way. Please do not pay again yet, or you may pay twice.',
  'wish.no_phone': 'The platform has not given me a phone number.',
  'wish.refund_human':
    'In this case a person has to decide about a refund. I can pass you on right away.',
  'refused.not_allowed_now':
    '“{remedy}” did not work: the platform no longer allows it at this stage of the order.',
  'refused.already_done': '“{remedy}” was done before, so there is no need to do it again.',
  'refused.other': '“{remedy}” did not work: the platform said no.',
  'confirm.changed': 'The amount has changed, so please confirm once more.',
  'confirm.unclear': 'This cannot be undone, so I want to be sure.',
  'confirm.again': '{remedy}, {amountFen}: shall I go ahead? Reply “yes” or “no”.',
  'confirm.declined': 'All right, I left it alone. Your order is as it was.',
  'offer.declined': 'All right, I will leave it.',
  'value.address': 'What is the new address? Please include the door number.',
  'value.address_unclear': 'That does not look like an address.',
  'value.time': 'When should it arrive? For example “19:30”.',
  'value.time_unclear': 'I could not read a time in that.',

  'handoff.asked':
    'I have passed you on to a person, together with this chat, so you need not tell it again.',
  'handoff.limit':
    '{amountFen} is more than I may refund by myself. I have passed it on to a person to decide.',
  'handoff.promise_broken':
    'It is still not solved. I have passed it on to a person, so you need not wait for me.',
  'handoff.still':
    'Nothing has moved. I have added that to your case, and a person will deal with it.',
  'handoff.soon': 'Please stay here; they will answer you directly.',
  'handoff.place':
    '{ahead, plural, =0 {You are next} one {There is # person ahead of you} other {There are # people ahead of you}}, about {minutes, plural, one {# minute} other {# minutes}}.',
  'handoff.back_at':
    'Nobody is on duty right now. They are back at {backAt} and will answer in order.',
  'handoff.answer_by':
    'Nobody is free right now. {ahead, plural, =0 {} one {There is # person ahead of you. } other {There are # people ahead of you. }}Someone will answer you here by about {answerAt}.',
  'handoff.closed': 'Nobody is on duty right now. They will answer in order once they are back.',
  'handoff.hotline': 'If it is urgent, you can call {hotline}.',
  'handoff.tell_more':
    'While you wait, you can tell me what it is about, so they can start at once.',
  'handoff.already': 'You are already in line for a person.',
  'queue.reopened': 'I have reopened your case, and a person will take it up again.',
  'queue.noted': 'Got it, I have added that to your case.',

  'evidence.ask': 'If you can, send me a photo; kept as evidence, it speeds things up.',
  'evidence.ask_screenshot':
    'If you can, send me a screenshot of the charge; kept as evidence, it speeds things up.',
  'evidence.how': 'Just send the photo here: the food, the packaging and the receipt, if you can.',
  'evidence.kept':
    '{count, plural, one {I have your photo} other {I have your # photos}} and keep {count, plural, one {it} other {them}} as evidence.',
  'evidence.added':
    '{count, plural, one {I have your photo and added it} other {I have your # photos and added them}} to your case.',
  'evidence.what_about': 'What is it about?',
  'evidence.next': 'What would you like to do next?',

  'resume.topic': 'Back to {problem}.',
  'rate.ask': 'Did I help you this time?',
  'rate.thanks': 'Thank you for the rating!',
  'rate.sorry': 'I am sorry I did not do better. A person can take it from here if you like.',
  'close.glad': 'Glad that is sorted!',
  'close.bye': 'All right, I am here whenever you need me.',
  'returned.resolved': 'Our colleague has finished with your case.',
  'returned.back': 'Our colleague handed you back to me, and I will carry on.',

  'incident.open':
    'The platform has had a fault since {sinceAt} and it is being repaired. No need to keep refreshing.',
  'incident.open_note': 'The platform has a fault right now: {note}',
  'incident.confirmed':
    'It is confirmed: the platform has a fault, it is being repaired, and it is nothing you did.',
  'incident.confirmed_note': 'It is confirmed: the platform has a fault. {note}',
  'incident.recovered': 'The fault on the platform is over.',
  'incident.recovered_resume':
    'The fault on the platform is over. Shall we carry on with your problem?',

  'summary.asked': 'The customer asked for a person.',
  'summary.limit': 'The refund is above what the bot may give; please decide.',
  'summary.promise_broken': 'The promised time has come and the problem is not solved.',
  'summary.words': 'The customer said: {words}',
  'summary.tried': '{triedAt} {remedy}: {outcome}',
  'summary.guest': 'A guest who is not signed in.',
  'outcome.ok': 'done',
  'outcome.running': 'no result yet',
  'outcome.refused': 'refused by the platform',
  'task.promise':
    'The customer was promised news about order {orderNumber} by {dueAt}; that time has come.',
  'task.recovery':
    'The customer was promised a message when it works again; please keep an eye on it.',

  'remedy.self_check.title': 'Check it yourself',
  'remedy.self_check.ask': 'Shall I tell you what to check first?',
  'self_check.payment':
    'Three things first: try another network; see whether your balance and the limit per payment are enough; see whether your card is enabled for online payments.',
  'self_check.limit':
    'In your bank or payment app, look at the limit per payment and per day and raise it, or pay another way.',
  'self_check.online_payment':
    'Enable online payments for the card in your bank app, or use another card or another way to pay.',
  'self_check.funds':
    'Check the balance of the account you pay from and top it up, or pay another way.',
  'self_check.risk_control':
    'The payment provider held it back for safety: verify yourself in its app or pay another way, and do not retry in a row.',
  'self_check.coupon':
    'Check the coupon’s dates, its minimum and where it is valid; if it does not fit, pay without it.',
  'self_check.network':
    'Switch once between Wi-Fi and mobile data, and pay when the signal is steady.',
  'self_check.device':
    'Switch once between Wi-Fi and mobile data, then close the app and open it again. Refreshing over and over only makes it slower.',
  'self_check.offline': 'Your phone seems to be offline right now.',
  'self_check.old_app':
    'Your app is version {version}, the latest is {latest}. Update it and try again.',
  'remedy.contact_merchant.title': 'Contact the restaurant',
  'remedy.contact_merchant.ask':
    'Would you like the restaurant’s number? I have the words for the call ready too.',
  'remedy.contact_merchant.tell': 'The number of {merchant} is below. You could say: “{say}”',
  'words.merchant.no_order':
    'Hello, I placed order {orderNumber} and paid for it, but your system does not seem to have it. Could you check, and start on it?',
  'words.merchant.accept':
    'Hello, order {orderNumber} has not been accepted yet. Can you make it? If not, please tell me.',
  'words.merchant.progress':
    'Hello, it is about order {orderNumber}. How far is it, and when will it be ready?',
  'words.merchant.items':
    'Hello, something is wrong with what came for order {orderNumber}. I took photos; what can we do?',
  'words.merchant.note':
    'Hello, I left a note with order {orderNumber} and it was not followed. Can you put it right?',
  'words.merchant.duplicate':
    'Hello, I placed the same order twice by mistake. Please do not make order {orderNumber}.',
  'words.merchant.cancelled':
    'Hello, order {orderNumber} was cancelled. Why was that, and can I order again?',
  'remedy.contact_rider.title': 'Contact the rider',
  'remedy.contact_rider.ask':
    'Would you like the rider’s number? I have the words for the call ready too.',
  'remedy.contact_rider.tell': 'The number of your rider {rider} is below. You could say: “{say}”',
  'words.rider.where_left':
    'Hello, the order from {merchant} shows as delivered but I do not have it. Where did you leave it?',
  'words.rider.address':
    'Hello, the address on the order from {merchant} is wrong. Please hold on, I will give you the right one.',
  'words.rider.cancelled': 'Hello, the order from {merchant} is cancelled. No need to bring it.',
  'words.rider.damaged':
    'Hello, the order from {merchant} was spilled when it came. I took photos; what happened?',
  'words.rider.progress':
    'Hello, where are you with the order from {merchant}, and how long will it be?',
  'remedy.urge_merchant.title': 'Hurry the restaurant',
  'remedy.urge_merchant.ask': 'Shall I ask the restaurant to hurry?',
  'remedy.urge_merchant.start': 'Asking the restaurant to hurry…',
  'remedy.urge_merchant.done': 'I have asked the restaurant to hurry.',
  'remedy.urge_rider.title': 'Hurry the rider',
  'remedy.urge_rider.ask': 'Shall I hurry the delivery along?',
  'remedy.urge_rider.start': 'Hurrying the delivery along…',
  'remedy.urge_rider.done': 'I have asked for the delivery to be hurried along.',
  'remedy.resync.title': 'Sync the order again',
  'remedy.resync.ask': 'Shall I have the order synced again?',
  'remedy.resync.start': 'I am having the platform sync this order again.',
  'remedy.resync.done': 'The order has been synced again.',
  'remedy.resync.worked': 'It matches on the restaurant’s side now.',
  'remedy.reconcile_payment.title': 'Check the payment',
  'remedy.reconcile_payment.ask': 'Shall I check this payment with the payment provider?',
  'remedy.reconcile_payment.start': 'I am checking this payment with the payment provider.',
  'remedy.reconcile_payment.done': 'The payment provider is looking into it.',
  'remedy.reconcile_payment.worked': 'It is checked, and the books match now.',
  'remedy.pay_again.title': 'Pay again',
  'remedy.pay_again.ask': 'Would you like a fresh payment link?',
  'remedy.pay_again.start': 'Getting you a payment link…',
  'remedy.pay_again.done':
    'Your payment link is ready below{expires, select, yes {, valid until {expiresAt}} other {}}.',
  'remedy.pay_again.worked': 'The payment went through.',
  'remedy.cancel_and_reorder.title':
    '{over, select, yes {Order it again} other {Cancel and order again}}',
  'remedy.cancel_and_reorder.ask':
    '{over, select, yes {Would you like the same again?} other {Shall I cancel this order so that you can order again?}}',
  'remedy.cancel_and_reorder.confirm':
    '{over, select, yes {Order the same from {merchant} again? That is {amountFen}, paid separately. } other {Cancel the order from {merchant} and order again? }}{paid, select, none {} yes {The {amountFen} you paid goes back the way it came; the new order is paid separately.} other {The {amountFen} is not paid yet, so nothing is charged.}}',
  'remedy.cancel_and_reorder.yes':
    '{over, select, yes {Yes, order it again} other {Yes, cancel and reorder}}',
  'remedy.cancel_and_reorder.start': 'Cancelling the order…',
  'remedy.cancel_and_reorder.done':
    'The old order is cancelled.{charged, select, yes { {amountFen} goes back the way it came{due, select, yes {, by {expectedAt} at the latest} other {}}.} other {}}',
  'remedy.cancel_and_reorder.reordered':
    'The same dishes are back on the order page; you only need to confirm and pay.',
  'remedy.cancel.title': 'Cancel the order',
  'remedy.cancel.ask': 'Shall I cancel this order?',
  'remedy.cancel.confirm':
    'Cancel the order from {merchant}? {paid, select, yes {The {amountFen} you paid goes back the way it came.} other {The {amountFen} is not paid yet, so nothing is charged.}} This cannot be undone.',
  'remedy.cancel.yes': 'Yes, cancel it',
  'remedy.cancel.start': 'Cancelling the order…',
  'remedy.cancel.done':
    'The order is cancelled.{charged, select, yes { {amountFen} goes back the way it came{due, select, yes {, by {expectedAt} at the latest} other {}}.} other {}}',
  'remedy.cancel.worked': 'The order is cancelled now.',
  'remedy.refund.title': 'Get a refund',
  'remedy.refund.ask': 'Shall I refund you?',
  'remedy.refund.confirm': 'Refund {amountFen} to the account you paid from?',
  'remedy.refund.confirm_dishes':
    'Refund {amountFen} for {dishes} (of {totalFen} in all) to the account you paid from?',
  'remedy.refund.yes': 'Yes, refund it',
  'remedy.refund.start': 'Refunding {amountFen}…',
  'remedy.refund.done':
    'The refund of {amountFen} is on its way back to the account you paid from{due, select, yes {, by {expectedAt} at the latest} other {}}.',
  'remedy.refund.worked': 'Your refund is being processed.',
  'remedy.change_address.title': 'Change the address',
  'remedy.change_address.ask': 'Would you like to change the address?',
  'remedy.change_address.start': 'Changing the address to: {address}',
  'remedy.change_address.done': 'The address is now: {address}',
  'remedy.change_time.title': 'Change the time',
  'remedy.change_time.ask': 'Would you like it at another time?',
  'remedy.change_time.start': 'Moving the delivery to {timeAt}…',
  'remedy.change_time.done': 'The delivery is now set for {timeAt}.',
  'remedy.wait_and_watch.title': 'Keep watch for me',
  'remedy.wait_and_watch.ask': 'Shall I keep watch and tell you when something changes?',
  'remedy.notify_on_recovery.title': 'Tell me when it is back',
  'remedy.notify_on_recovery.ask': 'Shall I tell you when it works again?',
  'remedy.send_evidence.title': 'Send a photo',
  'remedy.send_evidence.ask': 'Would you like to send me a photo?',
  'remedy.human.title': 'Talk to a person',
  'remedy.human.ask': 'I can get you a person if you like.',
};
