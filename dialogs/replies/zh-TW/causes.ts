/** Traditional Chinese: what happened, for the customer and for the agent. */
import type { CauseReplies } from '../cause-replies.ts';
import {
  channel,
  estimate,
  expected,
  means,
  method,
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
  'cause.cancelled_by_itself': `這筆訂單{timed, select, yes {在 {cancelledAt} } other {}}{by, select, merchant {被店家取消了，不是您操作的} platform {被平台取消了，不是您操作的} system {被系統自動取消了，不是您操作的} other {被取消了，紀錄裡沒寫是誰取消的}}{hasReason, select, yes {，註明的原因是「{reason}」} other {}}。${refund}`,
  'cause.merchant_closed':
    '店家目前顯示已打烊，您的餐點{stage, select, preparing {還沒做完} other {還沒開始做}}。',
  'cause.wrong_address':
    '{state, select, delivered {訂單顯示已送達，上面的地址是「{address}」。地址沒寫錯的話，就是送錯地方了。} riding {外送員已經取餐，正送往訂單上的地址「{address}」。} other {餐點還沒送出，訂單上目前的地址是「{address}」。}}',
  'cause.duplicate_order':
    '您在 {otherPlacedAt} 也下過一筆，同一家店、同樣的餐點（訂單 {otherNumber}，{totalFen}），兩筆都沒有取消。',
  'cause.wrong_or_missing_items':
    '了解，{kind, select, missing {餐點少送了} wrong {餐點送錯了} other {餐點有送錯的，也有少送的}}。紀錄上看不到袋子裡裝了什麼，以您說的和照片為準。',
  'cause.damaged': '了解，餐點送到您手上時灑了或壞了。紀錄上看不到這個，以您說的和照片為準。',
  'cause.note_ignored':
    '{hasRemark, select, yes {您的備註「{remark}」確實寫在訂單上，店家應該照做的。} other {這筆訂單上沒有看到備註，可能是下單時沒存到，或是用電話說的。}}',
  'cause.not_accepted': '店家一直沒接單：從 {sinceAt} 算起已經 {minutes} 分鐘，餐點還沒開始做。',
  'cause.kitchen_backlog': '店家現在單很多，您前面還有 {backlog} 筆。',
  'cause.preparing_stalled': `這筆訂單從 {sinceAt} 起就一直停在「${status('stage')}」{minutes, plural, =0 {，剛過不到一分鐘} other {，{minutes} 分鐘沒有新進度}}。`,
  'cause.order_fine': `{stage, select, unpaid {這筆訂單還沒付款，店家還沒開始做。} placed {訂單剛送出不久，店家還沒接單，還在正常時間內。} accepted {店家已經接單，進度正常。} preparing {店家正在製作，進度正常。} ready {餐點已經備妥，等外送員來取。} picked_up {外送員已經取餐。} delivering {外送員正在路上。} cancelled {這筆訂單已由您取消。} other {這筆訂單已經送達，紀錄上沒有異常。}}{stage, select, unpaid {} cancelled {} delivered {} completed {} other {{promise, select, yes {約定 {promisedAt} 送到。} other {}}}}{said, select, yes {如果餐點已經在您手上，拍張照片給我看看。} other {}}`,

  // Money.
  'cause.charged_twice':
    '{kind, select, orders {同一家店您還有一筆同樣金額的訂單（{otherNumber}），兩筆各扣了一次，共 {chargedFen}。} other {查到了，這筆訂單成功扣款 {count} 次，共 {chargedFen}，多扣了 {extraFen}。}}',
  'cause.charged_but_unpaid': `${means}已經成功扣了 {chargedFen}，但{state, select, closed {訂單因逾時未付被關閉了} other {訂單還顯示待付款}}。這筆錢有紀錄，請先不要再付一次。`,
  'cause.wrong_amount':
    '查到了，這筆訂單應付 {dueFen}，實際扣了 {chargedFen}，多扣了 {differenceFen}。',
  'cause.refund_overdue': `{refund, select, failed {退回${means}的 {refundFen}沒有成功，錢還沒回到您手上。} missing {這筆訂單已經取消，已付的 {refundFen}卻還沒有退款紀錄。} other {退回${means}的 {refundFen}原本應在 {dueAt} 前入帳，已經過了時間。}}`,
  'cause.refund_under_way': `{refundFen}正退回${means}{refund, select, under_way {，最晚 {dueAt} 入帳，還在正常時間內} other {，平台沒有註明入帳時間}}。`,
  'cause.expired_unpaid':
    '這筆訂單沒有付款成功，{timed, select, yes {已在 {expiredAt} } other {已}}自動關閉。紀錄上沒有扣過您的錢（{totalFen}）。',
  'cause.channel_down': `${channel}目前故障，沒辦法付款，不是您操作的問題。`,
  'cause.channel_error': `{state, select, processing {${channel}一直沒有給出結果，還不確定有沒有扣款，請先不要再付。} timeout {上一次付款時${channel}沒有及時回應，沒有付成功。} channel_error {上一次付款時${channel}出了錯，沒有付成功。} degraded {${channel}目前不穩定，付款可能不會成功。} other {上一次付款被${channel}退回，沒有註明原因。}}`,
  'cause.limit_exceeded': `上一次付 {amountFen}沒有成功，超過了${payer}的額度。`,
  'cause.online_payment_disabled':
    '上一次付 {amountFen}沒有成功：{means, select, card {這張卡} other {這個付款方式}}還沒有開通線上付款。',
  'cause.insufficient_funds': `上一次付 {amountFen}沒有成功：${payer}的餘額不足。`,
  'cause.risk_control': `上一次付 {amountFen}被{means, select, wechat {微信支付} alipay {支付寶} card {發卡銀行} other {付款系統}}的安全機制擋下了，沒有扣款。`,
  'cause.customer_network': '上一次付 {amountFen}時網路斷線，沒有付成功，紀錄上沒有扣款。',
  'cause.coupon_refused':
    '優惠能不能用，要看券上寫的門檻、期限和適用店家。券的內容我這邊看不到，傳張截圖最快。',
  'cause.payment_fine': `{state, select, paid {付款紀錄是正常的：只扣了 {chargedFen}，沒有重複扣，也沒有多扣。} refunded {{refundFen}已退回${means}。} cancelled {這筆訂單剛取消，已付的 {chargedFen}會退回原付款方式，退款紀錄還沒出來。} processing {付款還在處理中，通常一兩分鐘就有結果，請先不要再付。} never {這筆訂單沒有扣過款。} given_up {上一次付款在付款頁取消了，沒有扣款。} unpaid {這筆訂單還沒付款，也沒有扣款紀錄。} other {付款紀錄還看不清楚。}}{said, select, yes {和您看到的帳單不一樣的話，傳張截圖給我，訂單金額是 {totalFen}。} other {}}`,

  // The food is late, or will be.
  'cause.arrived_late':
    '約定 {promisedAt} 送到，實際 {deliveredAt} 才送到，晚了 {minutes} 分鐘，很抱歉。',
  'cause.no_rider':
    '{kind, select, ready {餐點 {readyAt} 就備妥了，等了 {minutes} 分鐘，還沒有外送員來取。} near {約定 {promisedAt} 送到，只剩 {minutes} 分鐘，還沒有外送員接單。} other {約定的 {promisedAt} 已經過了 {minutes} 分鐘，還沒有外送員接單。}}',
  'cause.kitchen_slow': `約定 {promisedAt} 送到，{minutes, plural, =0 {時間已經到了} other {已經過了 {minutes} 分鐘}}，店家還沒做好。${estimate}`,
  'cause.rider_not_moving': '外送員從 {sinceAt} 起就停在原地，{minutes} 分鐘沒動了，定位是最新的。',
  'cause.weather': `{hasMessage, select, yes {平台提示「{message}」，} other {現在天候很差，}}外送員路上會慢一些。${estimate}`,
  'cause.traffic': `{hasMessage, select, yes {平台提示「{message}」，} other {現在路上塞車，}}外送員走得慢。${estimate}`,
  'cause.capacity': `{hasMessage, select, yes {平台提示「{message}」，} other {目前附近外送員不夠，}}會比平常慢。${estimate}`,
  'cause.estimate_slipping':
    '預計送達從 {firstAt} 一路延到 {etaAt}，延了 {moves} 次，一共 {minutes} 分鐘。',
  'cause.late': `約定 {promisedAt} 送到，已經晚了 {minutes} 分鐘，很抱歉。目前是「${status('stage')}」${expected}。`,
  'cause.not_late_yet': `{stage, select, unpaid {這筆訂單還沒付款，所以店家還沒開始做。} cancelled {這筆訂單已經取消，不會再送了。} delivered {紀錄顯示{timed, select, yes { {deliveredAt} } other {}}已經送到。沒拿到餐點的話，直接告訴我「沒收到」。} completed {紀錄顯示{timed, select, yes { {deliveredAt} } other {}}已經送到。沒拿到餐點的話，直接告訴我「沒收到」。} other {{promise, select, yes {還沒到約定時間：約定 {promisedAt} 送到，還有 {minutes} 分鐘，} past {剛過約定的 {promisedAt}，} other {平台沒有註明幾點送到，}}目前是「${status('stage')}」${expected}。}}`,

  // Two places tell different stories.
  'cause.merchant_has_no_order':
    '{payment, select, seen {您付款成功了，但店家的系統裡沒有這筆訂單，所以還沒開始做。} other {訂單已經成立，但店家的系統裡沒有這筆訂單，所以還沒開始做。}}',
  'cause.cancelled_but_moving':
    '這筆訂單{timed, select, yes {在 {cancelledAt} } other {}}就取消了，但{state, select, riding {外送員還在送} fetching {外送員還在去取餐} cooking {店家還在做} other {餐點還是送到了}}，取消的消息沒有傳到。',
  'cause.delivered_not_received':
    '平台顯示{timed, select, yes { {deliveredAt} } other {}}已送達{proof, select, yes {，外送員還傳了送達照片} other {，沒有送達照片}}，但餐點沒到您手上。',
  'cause.payment_order_disagree': `這筆訂單沒有付款紀錄，卻顯示「${status('stage')}」，兩邊對不起來。訂單金額 {totalFen}。`,
  'cause.tracking_frozen':
    '外送員的定位停在 {sinceAt}，{minutes} 分鐘沒有更新。這只代表定位斷了，不代表外送員沒在動。',
  'cause.app_behind_merchant': `{witness, select, rider {外送紀錄} other {店家那邊}}{timed, select, yes { {sinceAt} } other {}}就已經是「${status('other')}」，App 還停在「${status('app')}」，是 App 沒跟上。`,
  'cause.merchant_behind_app': `App{timed, select, yes { {sinceAt} } other {}}就已經是「${status('app')}」，店家的系統還停在「${status('other')}」，是店家那邊沒跟上。`,
  'cause.views_agree': `各方的紀錄我都核對過，是一致的：App「${status('app')}」，店家「${status('merchant')}」，外送「${ride('rider')}」，付款「${money('payment')}」。`,

  // The platform as a whole.
  'cause.known_incident': `{hasNote, select, yes {{note}} other {${service}{timed, select, yes {從 {sinceAt} 起} other {}}故障，已經確認，正在處理。}}`,
  'cause.platform_down':
    '平台目前整體故障{timed, select, yes {，從 {sinceAt} 開始} other {}}，不是您手機或網路的問題，不用一直重新整理。',
  'cause.service_down': `${service}{timed, select, yes {從 {sinceAt} 起} other {目前}}無法使用，不是您手機或網路的問題，不用一直重新整理。`,
  'cause.service_degraded': `${service}{timed, select, yes {從 {sinceAt} 起} other {目前}}不穩定，會變慢，也可能失敗，不是您手機的問題。`,
  'cause.peak_overload': `現在是尖峰時段，下單的人太多，${service}{timed, select, yes {從 {sinceAt} 起} other {}}很慢，外送員也不夠，不是您手機的問題。`,
  'cause.suspected_incident': `{customers, plural, =0 {${service}可能出了問題} other {已經有 {customers} 位用戶回報同樣的狀況，可能是平台的問題}}，還在確認{timed, select, yes {（{sinceAt} 開始）} other {}}。`,
  'cause.customer_side':
    '平台各項服務我都查了，目前都正常，問題多半在手機或網路。{network, select, offline {App 顯示您的手機沒有連上網路。} wifi {您現在連的是 Wi-Fi。} cellular {您現在用的是行動網路。} other {}}',
  'cause.facts_unavailable': `{flaw, select, missing {{reason, select, not_found {我還沒找到可以核對的紀錄（${witness}）。} forbidden {這些紀錄平台不讓我看（${witness}）。} other {我目前查不到${witness}：{sinceAt} 查詢時平台沒有給出結果。這不代表您的訂單有問題。}}} old {${witness}目前讀不到新的，最後一次看到是 {sinceAt}，我不想拿舊的下結論。} other {平台只給了一部分資訊（${witness}），還不夠下結論。}}`,

  // From what was said to what was found.
  'turn.order_error': '不是店家把餐點做錯了，問題在別的地方。',
  'turn.payment_failure': '錢沒問題，問題在別的地方。',
  'turn.delay': '不是路上耽擱了，問題在別的地方。',
  'turn.desync': '不是顯示沒同步，問題在別的地方。',
  'turn.outage': '平台目前運作正常，問題出在這筆訂單。',
  'turn.order_error.open': '我先查了這筆訂單，眼前最要緊的是這個：',
  'turn.payment_failure.open': '錢的部分我繼續看，眼前最要緊的是這個：',
  'turn.delay.open': '我先查了這筆訂單，眼前最要緊的是這個：',
  'turn.desync.open': '各方的紀錄我繼續核對，眼前最要緊的是這個：',
  'turn.outage.open': '我先查了這筆訂單，眼前最要緊的是這個：',

  // What could not be seen, and since when.
  'witness.order': '訂單',
  'witness.payment': '付款紀錄',
  'witness.delivery': '外送狀況',
  'witness.merchantView': '店家那邊的狀況',
  'witness.health': '平台的運作狀態',
  'unseen.missing': '{what}我目前看不到，{sinceAt} 查詢時平台沒有給出結果。',
  'unseen.old': '{what}目前讀不到新的，上面說的是 {seenAt} 看到的狀況。',

  // For next time.
  'tip.off_peak': '小提醒：中午 12 點和傍晚 6 點前後單最多，早半小時下單會快不少。',
  'tip.order_ahead': '小提醒：天候差或塞車的時候，早點下單或預約送達時間比較穩當。',
  'tip.bind_payment': '小提醒：平常在 App 裡先設定兩種付款方式，一種付不了可以馬上換另一種。',
  'tip.card_limit': '小提醒：在銀行 App 裡可以查看和調整線上刷卡的單筆、單日額度。',
  'tip.check_before_paying_again':
    '小提醒：付款沒反應時，先看帳單再決定要不要重付，可以避免扣兩次。',
  'tip.read_coupon_terms': '小提醒：點開優惠券可以看到門檻、期限和適用店家，下單前看一眼更放心。',
  'tip.notifications': '小提醒：打開 App 的訂單通知，接單、備妥、取消都會第一時間通知您。',
  'tip.official_app': '小提醒：用官方 App 的最新版看訂單，狀態更新最即時。',
  'tip.keep_screenshots': '小提醒：訂單、付款和對話都截圖留著，處理退款時可以省下很多時間。',
  'tip.no_refresh':
    '小提醒：畫面不動時等一下再進來，一直重新整理或重複送出反而更慢，還可能重複下單。',
  'tip.check_address': '小提醒：下單前看一眼收件地址和門牌，換了地方記得改預設地址。',
  'tip.note_and_call': '小提醒：忌口這類要緊的需求，除了寫備註，下單後再打電話跟店家說一聲更穩當。',

  // For the agent: the evidence in one line.
  'agent.cancelled_by_itself': `訂單已取消。取消方：{by, select, merchant {店家} platform {平台} system {系統} other {未註明}}；時間：{timed, select, yes {{cancelledAt}} other {不明}}；原因：{hasReason, select, yes {「{reason}」} other {{reason}}}。退款：${refund}`,
  'agent.merchant_closed': `店家顯示已打烊，訂單處於「${status('stage')}」。`,
  'agent.wrong_address':
    '客戶表示地址不對。訂單地址：{address}；狀態：{state, select, delivered {已送達} riding {外送員已取餐} other {尚未送出}}。',
  'agent.duplicate_order':
    '同店同餐點的另一筆 {otherNumber}（{totalFen}），{otherPlacedAt} 下單，兩筆都未取消。',
  'agent.wrong_or_missing_items':
    '客戶表示{kind, select, missing {少送} wrong {送錯} other {送錯且少送}}，餐點已離店，需看照片。',
  'agent.damaged': '客戶表示餐點灑漏或損壞，餐點已離店，需看照片。',
  'agent.note_ignored':
    '客戶表示備註沒有照做。訂單備註：{hasRemark, select, yes {「{remark}」} other {無}}。',
  'agent.not_accepted': '已下單未接單：從 {sinceAt} 起 {minutes} 分鐘。',
  'agent.kitchen_backlog': '店家積單：前面還有 {backlog} 筆。',
  'agent.preparing_stalled': `停在「${status('stage')}」，最後進度 {sinceAt}，已 {minutes} 分鐘。`,
  'agent.order_fine': `訂單「${status('stage')}」，約定送達：{promise, select, yes {{promisedAt}} other {無}}，未見異常{said, select, yes {；客戶表示餐點有問題，但紀錄顯示尚未送出} other {}}。`,
  'agent.charged_twice': `{kind, select, orders {另一筆 {otherNumber} 同店同額，兩筆各扣一次} other {同一筆訂單成功扣款 {count} 次}}，共 {chargedFen}，多出 {extraFen}，${method}。`,
  'agent.charged_but_unpaid': `${method}扣款成功 {chargedFen}，訂單{state, select, closed {已因逾時未付關閉} other {仍為待付款}}。`,
  'agent.wrong_amount': `應付 {dueFen}，實扣 {chargedFen}，多扣 {differenceFen}，${method}。`,
  'agent.refund_overdue': `退款 {refundFen}至${method}：{refund, select, failed {退款失敗} missing {訂單已取消，無退款紀錄} other {應於 {dueAt} 前入帳，已逾時}}。`,
  'agent.refund_under_way': `退款 {refundFen}至${method}，{refund, select, under_way {最晚 {dueAt} 入帳} other {未註明入帳時間}}。`,
  'agent.expired_unpaid':
    '逾時未付，系統{timed, select, yes {於 {expiredAt} } other {}}關閉，無成功扣款，訂單金額 {totalFen}。',
  'agent.channel_down': `付款管道狀態 down（${channel}），訂單未付。`,
  'agent.channel_error': `付款未完成（${channel}），管道結果：{state, select, processing {處理中，超過 2 分鐘無結果} timeout {timeout} channel_error {channel_error} degraded {管道不穩定} other {未註明}}。`,
  'agent.limit_exceeded': `最近一次付款 {amountFen}失敗：limit_exceeded，${method}。`,
  'agent.online_payment_disabled': `最近一次付款 {amountFen}失敗：online_payment_disabled，${method}。`,
  'agent.insufficient_funds': `最近一次付款 {amountFen}失敗：insufficient_funds，${method}。`,
  'agent.risk_control': `最近一次付款 {amountFen}失敗：risk_control，${channel}。`,
  'agent.customer_network': `最近一次付款 {amountFen}失敗：network，${method}。`,
  'agent.coupon_refused': '客戶表示優惠券用不了；平台介面看不到券。',
  'agent.payment_fine': `付款未見異常：{state, select, paid {已扣 {chargedFen}} refunded {已退 {refundFen}} cancelled {剛取消，已扣 {chargedFen}，尚無退款紀錄} processing {處理中} never {未扣過款} given_up {客戶在付款頁取消} unpaid {未付款} other {狀態不明}}，訂單金額 {totalFen}，${method}{said, select, yes {；客戶表示金額或扣款有誤} other {}}。`,
  'agent.arrived_late': '約定 {promisedAt}，送達 {deliveredAt}，晚 {minutes} 分鐘。',
  'agent.no_rider':
    '無外送員接單：{kind, select, ready {備妥 {readyAt}，已等 {minutes} 分鐘} near {距約定 {promisedAt} 還有 {minutes} 分鐘} other {約定 {promisedAt}，已過 {minutes} 分鐘}}。',
  'agent.kitchen_slow':
    '約定 {promisedAt}，已過 {minutes} 分鐘，店家仍在製作；預計：{estimated, select, yes {{etaAt}} other {無}}。',
  'agent.rider_not_moving': '外送員從 {sinceAt} 起靜止 {minutes} 分鐘，定位是新的。',
  'agent.weather':
    '重大天候影響：{hasMessage, select, yes {「{message}」} other {平台未註明}}；預計：{estimated, select, yes {{etaAt}} other {無}}。',
  'agent.traffic':
    '重大交通影響：{hasMessage, select, yes {「{message}」} other {平台未註明}}；預計：{estimated, select, yes {{etaAt}} other {無}}。',
  'agent.capacity':
    '運能嚴重不足：{hasMessage, select, yes {「{message}」} other {平台未註明}}；預計：{estimated, select, yes {{etaAt}} other {無}}。',
  'agent.estimate_slipping': '預計送達從 {firstAt} 延到 {etaAt}，{moves} 次，共 {minutes} 分鐘。',
  'agent.late': `約定 {promisedAt}，已晚 {minutes} 分鐘，目前「${status('stage')}」；預計：{estimated, select, yes {{etaAt}} other {無}}。`,
  'agent.not_late_yet': `未逾時：「${status('stage')}」，約定 {promise, select, yes {{promisedAt}（還有 {minutes} 分鐘）} past {{promisedAt}（剛過 {minutes} 分鐘）} other {無}}，預計 {estimated, select, yes {{etaAt}} other {無}}，送達 {timed, select, yes {{deliveredAt}} other {無}}。`,
  'agent.merchant_has_no_order':
    '店家系統沒有此單（received=false）；付款：{payment, select, seen {成功} other {讀不到}}。',
  'agent.cancelled_but_moving':
    '訂單{timed, select, yes {於 {cancelledAt} } other {}}取消後：{state, select, riding {外送員仍在送} fetching {外送員仍去取餐} cooking {店家仍在製作} other {仍然送達}}。',
  'agent.delivered_not_received':
    '顯示送達{timed, select, yes {（{deliveredAt}）} other {}}，客戶表示未收到；送達照片：{proof, select, yes {有} other {無}}。',
  'agent.payment_order_disagree': `無付款紀錄，訂單卻為「${status('stage')}」，金額 {totalFen}。`,
  'agent.tracking_frozen': '外送員定位停在 {sinceAt}，{minutes} 分鐘未更新。',
  'agent.app_behind_merchant': `App「${status('app')}」落後於{witness, select, rider {外送紀錄} other {店家}}「${status('other')}」{timed, select, yes {（{sinceAt} 起）} other {}}。`,
  'agent.merchant_behind_app': `店家「${status('other')}」落後於 App「${status('app')}」{timed, select, yes {（{sinceAt} 起）} other {}}。`,
  'agent.views_agree': `各方一致：App「${status('app')}」，店家「${status('merchant')}」，外送「${ride('rider')}」，付款「${money('payment')}」。`,
  'agent.known_incident': `已確認故障 {incidentId}（{problem}，${service}）{timed, select, yes {，{sinceAt} 起} other {}}，影響 {customers} 人{hasNote, select, yes {：{note}} other {}}。`,
  'agent.platform_down': `平台健康回報：整體故障（${service} 等）{timed, select, yes {，{sinceAt} 起} other {}}。{message}`,
  'agent.service_down': `平台健康回報：${service} down{timed, select, yes {，{sinceAt} 起} other {}}。{message}`,
  'agent.service_degraded': `平台健康回報：${service} degraded{timed, select, yes {，{sinceAt} 起} other {}}。{message}`,
  'agent.peak_overload': `尖峰過載：${service} degraded{timed, select, yes {，{sinceAt} 起} other {}}，且運能嚴重不足。{message}`,
  'agent.suspected_incident': `疑似故障 {incidentId}（{problem}，${service}）{timed, select, yes {，{sinceAt} 起} other {}}，{customers} 人回報{hasNote, select, yes {：{note}} other {}}。`,
  'agent.customer_side':
    '平台各項服務正常。客戶網路：{network}；App 版本：{appVersion}；裝置：{device}。',
  'agent.facts_unavailable': `無法核對：${witness}，{flaw, select, missing {查詢失敗（{reason}）} old {只有舊資料（{reason}）} other {資料不完整}}，{sinceAt}。`,
};
