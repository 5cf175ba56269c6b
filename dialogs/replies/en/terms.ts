/** Words that many sentences about causes share: ICU selects over an argument. */

/** A span of minutes. */
export const minutes = '{minutes, plural, one {# minute} other {# minutes}}';

/** An order's status, by the app or the restaurant. */
export const status = (argument: string) =>
  `{${argument}, select, unpaid {waiting for payment} placed {waiting for the restaurant} accepted {accepted by the restaurant} preparing {being prepared} ready {ready for pickup} picked_up {picked up by the rider} delivering {on its way} delivered {delivered} completed {completed} cancelled {cancelled} failed {delivery failed} none {no such order} other {unclear}}`;

/** A delivery's status. */
export const ride = (argument: string) =>
  `{${argument}, select, unassigned {no rider yet} assigned {rider assigned} at_merchant {rider at the restaurant} picked_up {picked up} delivering {on its way} arrived {rider nearby} delivered {delivered} failed {delivery failed} none {no delivery} other {unclear}}`;

/** A payment's status. */
export const money = (argument: string) =>
  `{${argument}, select, unpaid {not paid} processing {processing} paid {paid} failed {payment failed} refunding {being refunded} refunded {refunded} other {unclear}}`;

/** Where money goes back to. */
export const means =
  '{means, select, wechat {WeChat Pay} alipay {Alipay} card {your card} other {the way you paid}}';

/** What it was paid with, when that is why it failed. */
export const payer =
  '{means, select, wechat {WeChat Pay} alipay {Alipay} card {your card} other {this payment method}}';

/** How it was paid, for an agent. */
export const method =
  '{means, select, wechat {WeChat Pay} alipay {Alipay} card {by card} other {another method}}';

/** What the money went through. */
export const channel =
  '{means, select, wechat {WeChat Pay} alipay {Alipay} card {the card payment system} other {the payment system}}';

export const service =
  '{service, select, app {the app} orders {the order service} payments {the payment service} delivery {the delivery service} merchants {the restaurant service} other {the platform}}';

/** What could not be seen. */
export const witness =
  '{witness, select, all {the order, its payment and its delivery} order {the order} payment {the payment record} delivery {the delivery} merchantView {what the restaurant sees} other {the state of the platform}}';

/** The estimate, where there is one. */
export const estimate = '{estimated, select, yes { It is now expected at {etaAt}.} other {}}';

/** The estimate at the end of a sentence. */
export const expected = '{estimated, select, yes {, expected at {etaAt}} other {}}';

/** What became of the money of a cancelled order. */
export const refund = `{refund, select, done {{refundFen} went back to ${means}.} under_way {{refundFen} is on its way back to ${means} and arrives by {dueAt}.} undated {{refundFen} is on its way back to ${means}.} overdue {{refundFen} should have been back on ${means} by {dueAt} and isn’t.} failed {The refund of {refundFen} to ${means} failed.} missing {There is no refund on record yet for the {refundFen} you paid.} none {Nothing was charged.} other {I can’t see the refund yet.}}`;
