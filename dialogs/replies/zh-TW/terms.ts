/** Words that many sentences about causes share: ICU selects over an argument. */

/** An order's status, by the app or the restaurant. */
export const status = (argument: string) =>
  `{${argument}, select, unpaid {待付款} placed {等店家接單} accepted {店家已接單} preparing {備餐中} ready {餐點已做好} picked_up {外送員已取餐} delivering {外送中} delivered {已送達} completed {已完成} cancelled {已取消} failed {外送失敗} none {沒有這筆訂單} other {狀態不明}}`;

/** A delivery's status. */
export const ride = (argument: string) =>
  `{${argument}, select, unassigned {等外送員接單} assigned {外送員已接單} at_merchant {外送員已到店} picked_up {外送員已取餐} delivering {外送中} arrived {外送員已到附近} delivered {已送達} failed {外送失敗} none {沒有外送} other {狀態不明}}`;

/** A payment's status. */
export const money = (argument: string) =>
  `{${argument}, select, unpaid {未付款} processing {處理中} paid {已付款} failed {付款失敗} refunding {退款中} refunded {已退款} other {狀態不明}}`;

/** Where money goes back to. */
export const means =
  '{means, select, wechat {微信支付} alipay {支付寶} card {原本的卡片} other {原付款方式}}';

/** What it was paid with, when that is why it failed. */
export const payer =
  '{means, select, wechat {微信支付} alipay {支付寶} card {這張卡} other {這個付款方式}}';

/** How it was paid, for an agent. */
export const method =
  '{means, select, wechat {微信支付} alipay {支付寶} card {卡片} other {其他方式}}';

/** What the money went through. */
export const channel =
  '{means, select, wechat {微信支付} alipay {支付寶} card {刷卡系統} other {付款系統}}';

export const service =
  '{service, select, app {App 服務} orders {訂單服務} payments {付款服務} delivery {外送服務} merchants {店家服務} other {平台服務}}';

/** What could not be seen. */
export const witness =
  '{witness, select, all {訂單、付款和外送} order {訂單} payment {付款紀錄} delivery {外送狀況} merchantView {店家那邊的狀況} other {平台的運作狀態}}';

/** The estimate, where there is one. */
export const estimate = '{estimated, select, yes {目前預計 {etaAt} 送到。} other {}}';

/** The estimate at the end of a sentence. */
export const expected = '{estimated, select, yes {，預計 {etaAt} 送到} other {}}';

/** What became of the money of a cancelled order. */
export const refund = `{refund, select, done {{refundFen}已退回${means}。} under_way {{refundFen}正退回${means}，最晚 {dueAt} 入帳。} undated {{refundFen}正退回${means}。} overdue {{refundFen}原本應在 {dueAt} 前退回${means}，到現在還沒入帳。} failed {退回${means}的 {refundFen}沒有成功。} missing {已付的 {refundFen}還沒看到退款紀錄。} none {這筆訂單沒有扣過款。} other {退款狀況我目前還看不到。}}`;
