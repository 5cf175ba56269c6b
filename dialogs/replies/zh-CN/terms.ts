/** Words that many sentences about causes share: ICU selects over an argument. */

/** An order's status, by the app or the restaurant. */
export const status = (argument: string) =>
  `{${argument}, select, unpaid {待付款} placed {等餐厅接单} accepted {餐厅已接单} preparing {备餐中} ready {餐已做好} picked_up {骑手已取餐} delivering {配送中} delivered {已送达} completed {已完成} cancelled {已取消} failed {配送失败} none {没有这单} other {状态不明}}`;

/** A delivery's status. */
export const ride = (argument: string) =>
  `{${argument}, select, unassigned {待骑手接单} assigned {骑手已接单} at_merchant {骑手已到店} picked_up {骑手已取餐} delivering {配送中} arrived {骑手已到附近} delivered {已送达} failed {配送失败} none {没有配送} other {状态不明}}`;

/** A payment's status. */
export const money = (argument: string) =>
  `{${argument}, select, unpaid {未付款} processing {处理中} paid {已付款} failed {付款失败} refunding {退款中} refunded {已退款} other {状态不明}}`;

/** Where money goes back to. */
export const means =
  '{means, select, wechat {微信支付} alipay {支付宝} card {银行卡} other {原支付方式}}';

/** What it was paid with, when that is why it failed. */
export const payer =
  '{means, select, wechat {微信支付} alipay {支付宝} card {银行卡} other {这个支付方式}}';

/** How it was paid, for an agent. */
export const method =
  '{means, select, wechat {微信支付} alipay {支付宝} card {银行卡} other {其他方式}}';

/** What the money went through. */
export const channel =
  '{means, select, wechat {微信支付} alipay {支付宝} card {银行卡支付} other {支付渠道}}';

export const service =
  '{service, select, app {App 服务} orders {订单服务} payments {支付服务} delivery {配送服务} merchants {商家服务} other {平台服务}}';

/** What could not be seen. */
export const witness =
  '{witness, select, all {订单、付款和配送} order {订单} payment {付款记录} delivery {配送情况} merchantView {餐厅那边的情况} other {平台的运行状态}}';

/** The estimate, where there is one. */
export const estimate = '{estimated, select, yes {现在预计 {etaAt} 送到。} other {}}';

/** The estimate at the end of a sentence. */
export const expected = '{estimated, select, yes {，预计 {etaAt} 送到} other {}}';

/** What became of the money of a cancelled order. */
export const refund = `{refund, select, done {{refundFen}已经退回${means}。} under_way {{refundFen}正在退回${means}，最晚 {dueAt} 到账。} undated {{refundFen}正在退回${means}。} overdue {{refundFen}本该在 {dueAt} 前退回${means}，现在还没到。} failed {退回${means}的 {refundFen}没有成功。} missing {付过的 {refundFen}还没有看到退款记录。} none {这单没有扣过款。} other {退款情况我现在还看不到。}}`;
