/** Simplified Chinese: what happened, for the customer and for the agent. */
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
  'cause.cancelled_by_itself': `这单{timed, select, yes {在 {cancelledAt} } other {}}{by, select, merchant {被餐厅取消了，不是您操作的} platform {被平台取消了，不是您操作的} system {被系统自动取消了，不是您操作的} other {被取消了，记录里没写是谁取消的}}{hasReason, select, yes {，写明的原因是“{reason}”} other {}}。${refund}`,
  'cause.merchant_closed':
    '餐厅现在显示已打烊，您这单{stage, select, preparing {还没做好} other {还没开始做}}。',
  'cause.wrong_address':
    '{state, select, delivered {订单显示已送达，上面写的地址是“{address}”。地址没写错的话，就是送错了地方。} riding {骑手已经取餐，正送往订单上的地址“{address}”。} other {餐还没送出，订单上现在的地址是“{address}”。}}',
  'cause.duplicate_order':
    '您在 {otherPlacedAt} 还下过一单，同一家店、同样的菜（订单 {otherNumber}，{totalFen}），两单都没有取消。',
  'cause.wrong_or_missing_items':
    '明白，{kind, select, missing {餐少送了} wrong {餐送错了} other {餐有送错的，也有少送的}}。记录里看不到袋子里装了什么，以您说的和照片为准。',
  'cause.damaged': '明白，餐到您手上时洒了或者坏了。记录里看不到这个，以您说的和照片为准。',
  'cause.note_ignored':
    '{hasRemark, select, yes {您的备注“{remark}”确实写在订单上，餐厅应该照做的。} other {这单上没有看到备注，可能是下单时没存上，或者是在电话里说的。}}',
  'cause.not_accepted': '餐厅一直没接单：从 {sinceAt} 算起已经 {minutes} 分钟，餐还没开始做。',
  'cause.kitchen_backlog': '餐厅单子很多，您这单前面还排着 {backlog} 单。',
  'cause.preparing_stalled': `这单从 {sinceAt} 起一直停在“${status('stage')}”{minutes, plural, =0 {，刚过去不到一分钟} other {，{minutes} 分钟没有新进展}}。`,
  'cause.order_fine': `{stage, select, unpaid {这单还没付款，餐厅那边还没开始。} placed {这单刚下不久，餐厅还没接单，还在正常时间内。} accepted {餐厅已经接单，进度正常。} preparing {餐厅正在做，进度正常。} ready {餐已经做好，等骑手来取。} picked_up {骑手已经取餐。} delivering {骑手正在送。} cancelled {这单已由您取消。} other {这单已经送达，记录里没有异常。}}{stage, select, unpaid {} cancelled {} delivered {} completed {} other {{promise, select, yes {约定 {promisedAt} 送到。} other {}}}}{said, select, yes {如果餐已经在您手上，拍张照片给我看看。} other {}}`,

  // Money.
  'cause.charged_twice':
    '{kind, select, orders {同一家店您还有一单同样金额的（订单 {otherNumber}），两单各扣了一次，共 {chargedFen}。} other {查到了，这一单成功扣了 {count} 次款，共 {chargedFen}，多扣了 {extraFen}。}}',
  'cause.charged_but_unpaid': `${means}已经成功扣了 {chargedFen}，但{state, select, closed {订单按超时未付关闭了} other {订单还显示待付款}}。这笔钱有记录，请先不要再付一次。`,
  'cause.wrong_amount':
    '查到了，这单应付 {dueFen}，实际扣了 {chargedFen}，多扣了 {differenceFen}。',
  'cause.refund_overdue': `{refund, select, failed {退回${means}的 {refundFen}没有成功，钱还没到您手里。} missing {这单已经取消，付过的 {refundFen}却还没有退款记录。} other {退回${means}的 {refundFen}本该在 {dueAt} 前到账，已经过了时间。}}`,
  'cause.refund_under_way': `{refundFen}正在退回${means}{refund, select, under_way {，最晚 {dueAt} 到账，还在正常时间内} other {，平台没有写明到账时间}}。`,
  'cause.expired_unpaid':
    '这单没有付款成功，{timed, select, yes {已在 {expiredAt} } other {已}}自动关闭。记录里没有扣过您的钱（{totalFen}）。',
  'cause.channel_down': `${channel}现在有故障，付不了款，不是您操作的问题。`,
  'cause.channel_error': `{state, select, processing {${channel}一直没有给出结果，钱扣没扣还不确定，请先不要再付。} timeout {上一次付款时${channel}没有及时回应，没有付成功。} channel_error {上一次付款时${channel}出了错，没有付成功。} degraded {${channel}现在不稳定，付款可能不成功。} other {上一次付款被${channel}退回了，没有写明原因。}}`,
  'cause.limit_exceeded': `上一次付 {amountFen}没有成功，超过了${payer}的支付限额。`,
  'cause.online_payment_disabled':
    '上一次付 {amountFen}没有成功：{means, select, card {这张银行卡} other {这个支付方式}}还没有开通线上支付。',
  'cause.insufficient_funds': `上一次付 {amountFen}没有成功：${payer}里的余额不够。`,
  'cause.risk_control': `上一次付 {amountFen}被{means, select, wechat {微信支付} alipay {支付宝} card {银行} other {支付渠道}}的安全风控拦下了，没有扣款。`,
  'cause.customer_network': '上一次付 {amountFen}时网络断了，没有付成功，记录里没有扣款。',
  'cause.coupon_refused':
    '优惠能不能用，要看券上写的门槛、有效期和适用的店。券的内容我这边看不到，发张截图最快。',
  'cause.payment_fine': `{state, select, paid {付款记录是正常的：只扣了 {chargedFen}，没有重复扣，也没有多扣。} refunded {{refundFen}已经退回${means}。} cancelled {这单刚取消，付过的 {chargedFen}会原路退回，退款记录还没出来。} processing {付款还在处理中，一般一两分钟就有结果，请先不要再付。} never {这单没有扣过款。} given_up {上一次付款在付款页上取消了，没有扣款。} unpaid {这单还没付款，也没有扣款记录。} other {付款记录还看不清楚。}}{said, select, yes {和您看到的账单不一样的话，发张截图，订单金额是 {totalFen}。} other {}}`,

  // The food is late, or will be.
  'cause.arrived_late':
    '约定 {promisedAt} 送到，实际 {deliveredAt} 才送到，晚了 {minutes} 分钟，很抱歉。',
  'cause.no_rider':
    '{kind, select, ready {餐 {readyAt} 就做好了，等了 {minutes} 分钟，还没有骑手来取。} near {约定 {promisedAt} 送到，只剩 {minutes} 分钟，还没有骑手接单。} other {约定的 {promisedAt} 已经过了 {minutes} 分钟，还没有骑手接单。}}',
  'cause.kitchen_slow': `约定 {promisedAt} 送到，{minutes, plural, =0 {时间已经到了} other {已经过了 {minutes} 分钟}}，餐厅还没做好。${estimate}`,
  'cause.rider_not_moving': '骑手从 {sinceAt} 起就停在原地，{minutes} 分钟没动了，定位是最新的。',
  'cause.weather': `{hasMessage, select, yes {平台提示“{message}”，} other {现在天气很差，}}骑手路上会慢。${estimate}`,
  'cause.traffic': `{hasMessage, select, yes {平台提示“{message}”，} other {现在路上很堵，}}骑手走得慢。${estimate}`,
  'cause.capacity': `{hasMessage, select, yes {平台提示“{message}”，} other {现在附近骑手不够，}}送餐比平时慢。${estimate}`,
  'cause.estimate_slipping':
    '预计送达从 {firstAt} 一路推到了 {etaAt}，推了 {moves} 次，一共 {minutes} 分钟。',
  'cause.late': `约定 {promisedAt} 送到，已经晚了 {minutes} 分钟，很抱歉。现在是“${status('stage')}”${expected}。`,
  'cause.not_late_yet': `{stage, select, unpaid {这单还没付款，所以餐厅还没开始做。} cancelled {这单已经取消，不会再送了。} delivered {记录显示{timed, select, yes { {deliveredAt} } other {}}已经送到。没拿到餐的话，直接告诉我“没收到”。} completed {记录显示{timed, select, yes { {deliveredAt} } other {}}已经送到。没拿到餐的话，直接告诉我“没收到”。} other {{promise, select, yes {还没到约定时间：约定 {promisedAt} 送到，还有 {minutes} 分钟，} past {刚过约定的 {promisedAt}，} other {平台没有写明这单几点送到，}}现在是“${status('stage')}”${expected}。}}`,

  // Two places tell different stories.
  'cause.merchant_has_no_order':
    '{payment, select, seen {您付款成功了，但餐厅的系统里没有这一单，所以还没开始做。} other {订单已经下了，但餐厅的系统里没有这一单，所以还没开始做。}}',
  'cause.cancelled_but_moving':
    '这单{timed, select, yes {在 {cancelledAt} } other {}}就取消了，但{state, select, riding {骑手还在送} fetching {骑手还在去取餐} cooking {餐厅还在做} other {餐还是送到了}}，取消的消息没有传到。',
  'cause.delivered_not_received':
    '平台显示{timed, select, yes { {deliveredAt} } other {}}已送达{proof, select, yes {，骑手还传了送达照片} other {，没有送达照片}}，但餐没到您手上。',
  'cause.payment_order_disagree': `这单没有付款记录，订单却显示“${status('stage')}”，两边对不上。订单金额 {totalFen}。`,
  'cause.tracking_frozen':
    '骑手的定位停在 {sinceAt}，{minutes} 分钟没有更新。这只说明定位断了，不代表骑手没动。',
  'cause.app_behind_merchant': `{witness, select, rider {配送记录} other {餐厅那边}}{timed, select, yes { {sinceAt} } other {}}就已经是“${status('other')}”，App 还停在“${status('app')}”，是 App 没跟上。`,
  'cause.merchant_behind_app': `App{timed, select, yes { {sinceAt} } other {}}就已经是“${status('app')}”，餐厅的系统还停在“${status('other')}”，是餐厅那边没跟上。`,
  'cause.views_agree': `几边的记录我都核对过，是对得上的：App“${status('app')}”，餐厅“${status('merchant')}”，配送“${ride('rider')}”，付款“${money('payment')}”。`,

  // The platform as a whole.
  'cause.known_incident': `{hasNote, select, yes {{note}} other {${service}{timed, select, yes {从 {sinceAt} 起} other {}}出了故障，已经确认，正在处理。}}`,
  'cause.platform_down':
    '平台现在整体故障{timed, select, yes {，从 {sinceAt} 开始} other {}}，不是您手机或网络的问题，不用反复刷新。',
  'cause.service_down': `${service}{timed, select, yes {从 {sinceAt} 起} other {现在}}用不了，不是您手机或网络的问题，不用反复刷新。`,
  'cause.service_degraded': `${service}{timed, select, yes {从 {sinceAt} 起} other {现在}}不稳定，会慢，也可能失败，不是您手机的问题。`,
  'cause.peak_overload': `现在是高峰，下单的人太多，${service}{timed, select, yes {从 {sinceAt} 起} other {}}很慢，骑手也不够，不是您手机的问题。`,
  'cause.suspected_incident': `{customers, plural, =0 {${service}可能出了问题} other {已经有 {customers} 位用户反映同样的情况，可能是平台的问题}}，还在确认{timed, select, yes {（{sinceAt} 开始）} other {}}。`,
  'cause.customer_side':
    '平台各项服务我都查了，现在都正常，问题多半在手机或网络上。{network, select, offline {App 显示您的手机没有连上网。} wifi {您现在连的是 Wi-Fi。} cellular {您现在用的是移动网络。} other {}}',
  'cause.facts_unavailable': `{flaw, select, missing {{reason, select, not_found {我还没找到可以核对的记录（${witness}）。} forbidden {这些记录平台不让我看（${witness}）。} other {我现在查不到${witness}：{sinceAt} 查询时平台没有给出结果。这不代表您的订单有问题。}}} old {${witness}现在读不到新的，最后一次看到是 {sinceAt}，我不想拿旧的下结论。} other {平台只给了一部分信息（${witness}），还不够下结论。}}`,

  // From what was said to what was found.
  'turn.order_error': '不是餐厅把单子做错了，问题在别处。',
  'turn.payment_failure': '钱没问题，问题在别处。',
  'turn.delay': '不是路上耽误了，问题在别处。',
  'turn.desync': '不是显示没同步，问题在别处。',
  'turn.outage': '平台现在运行正常，问题在这一单上。',
  'turn.order_error.open': '我先查了这一单，眼下最要紧的是这个：',
  'turn.payment_failure.open': '钱的事我接着看，眼下最要紧的是这个：',
  'turn.delay.open': '我先查了这一单，眼下最要紧的是这个：',
  'turn.desync.open': '各方的记录我接着核对，眼下最要紧的是这个：',
  'turn.outage.open': '我先查了这一单，眼下最要紧的是这个：',

  // What could not be seen, and since when.
  'witness.order': '订单',
  'witness.payment': '付款记录',
  'witness.delivery': '配送情况',
  'witness.merchantView': '餐厅那边的情况',
  'witness.health': '平台的运行状态',
  'unseen.missing': '{what}我现在看不到，{sinceAt} 查询时平台没有给出结果。',
  'unseen.old': '{what}现在读不到新的，上面说的是 {seenAt} 看到的情况。',

  // For next time.
  'tip.off_peak': '小提示：中午 12 点和傍晚 6 点前后单子最多，早半小时下单会快不少。',
  'tip.order_ahead': '小提示：天气差、路上堵的时候，早点下单或选预约送达更稳妥。',
  'tip.bind_payment': '小提示：平时在 App 里绑好两种支付方式，一种付不了可以马上换另一种。',
  'tip.card_limit': '小提示：在银行 App 里可以查看和调整线上支付的单笔、单日限额。',
  'tip.check_before_paying_again': '小提示：付款没反应时先看账单再决定要不要重付，可以避免扣两次。',
  'tip.read_coupon_terms': '小提示：点开优惠券能看到门槛、有效期和适用的店，下单前看一眼更放心。',
  'tip.notifications': '小提示：打开 App 的订单通知，接单、出餐、取消都会第一时间提醒您。',
  'tip.official_app': '小提示：用官方 App 的最新版看订单，状态更新最及时。',
  'tip.keep_screenshots': '小提示：订单、付款和聊天记录截个图留着，处理退款时能省很多时间。',
  'tip.no_refresh': '小提示：页面不动时等一会儿再进，反复刷新和重复提交反而更慢，还可能下重单。',
  'tip.check_address': '小提示：下单前看一眼收货地址和门牌号，换了地方记得改默认地址。',
  'tip.note_and_call': '小提示：忌口这类要紧的要求，除了写备注，下单后再给餐厅打个电话更稳妥。',

  // For the agent: the evidence in one line.
  'agent.cancelled_by_itself': `订单已取消。取消方：{by, select, merchant {商家} platform {平台} system {系统} other {未写明}}；时间：{timed, select, yes {{cancelledAt}} other {未知}}；原因：{hasReason, select, yes {“{reason}”} other {{reason}}}。退款：${refund}`,
  'agent.merchant_closed': `商家显示已打烊，订单处于“${status('stage')}”。`,
  'agent.wrong_address':
    '客户称地址不对。订单地址：{address}；状态：{state, select, delivered {已送达} riding {骑手已取餐} other {尚未送出}}。',
  'agent.duplicate_order':
    '同店同菜的另一单 {otherNumber}（{totalFen}），{otherPlacedAt} 下单，两单均未取消。',
  'agent.wrong_or_missing_items':
    '客户称{kind, select, missing {少送} wrong {送错} other {送错且少送}}，订单已离店，需看照片。',
  'agent.damaged': '客户称餐品洒漏或损坏，订单已离店，需看照片。',
  'agent.note_ignored':
    '客户称备注未被执行。订单备注：{hasRemark, select, yes {“{remark}”} other {无}}。',
  'agent.not_accepted': '已下单未接单：从 {sinceAt} 起 {minutes} 分钟。',
  'agent.kitchen_backlog': '商家积单：前面还有 {backlog} 单。',
  'agent.preparing_stalled': `停在“${status('stage')}”，最后进展 {sinceAt}，已 {minutes} 分钟。`,
  'agent.order_fine': `订单“${status('stage')}”，约定送达：{promise, select, yes {{promisedAt}} other {无}}，未见异常{said, select, yes {；客户称餐品有问题，但记录显示尚未送出} other {}}。`,
  'agent.charged_twice': `{kind, select, orders {另一单 {otherNumber} 同店同额，两单各扣一次} other {同一订单成功扣款 {count} 次}}，共 {chargedFen}，多出 {extraFen}，${method}。`,
  'agent.charged_but_unpaid': `${method}扣款成功 {chargedFen}，订单{state, select, closed {已按超时未付关闭} other {仍为待付款}}。`,
  'agent.wrong_amount': `应付 {dueFen}，实扣 {chargedFen}，多扣 {differenceFen}，${method}。`,
  'agent.refund_overdue': `退款 {refundFen}至${method}：{refund, select, failed {退款失败} missing {订单已取消，无退款记录} other {应于 {dueAt} 前到账，已超时}}。`,
  'agent.refund_under_way': `退款 {refundFen}至${method}，{refund, select, under_way {最晚 {dueAt} 到账} other {未写明到账时间}}。`,
  'agent.expired_unpaid':
    '超时未付，系统{timed, select, yes {于 {expiredAt} } other {}}关闭，无成功扣款，订单金额 {totalFen}。',
  'agent.channel_down': `支付渠道状态 down（${channel}），订单未付。`,
  'agent.channel_error': `支付未完成（${channel}），渠道结果：{state, select, processing {处理中，超过 2 分钟无结果} timeout {timeout} channel_error {channel_error} degraded {渠道不稳定} other {未写明}}。`,
  'agent.limit_exceeded': `最近一次付款 {amountFen}失败：limit_exceeded，${method}。`,
  'agent.online_payment_disabled': `最近一次付款 {amountFen}失败：online_payment_disabled，${method}。`,
  'agent.insufficient_funds': `最近一次付款 {amountFen}失败：insufficient_funds，${method}。`,
  'agent.risk_control': `最近一次付款 {amountFen}失败：risk_control，${channel}。`,
  'agent.customer_network': `最近一次付款 {amountFen}失败：network，${method}。`,
  'agent.coupon_refused': '客户称优惠券或红包用不了；平台接口看不到券。',
  'agent.payment_fine': `付款未见异常：{state, select, paid {已扣 {chargedFen}} refunded {已退 {refundFen}} cancelled {刚取消，已扣 {chargedFen}，尚无退款记录} processing {处理中} never {未扣过款} given_up {客户在付款页取消} unpaid {未付款} other {状态不明}}，订单金额 {totalFen}，${method}{said, select, yes {；客户称金额或扣款有误} other {}}。`,
  'agent.arrived_late': '约定 {promisedAt}，送达 {deliveredAt}，晚 {minutes} 分钟。',
  'agent.no_rider':
    '无骑手接单：{kind, select, ready {出餐 {readyAt}，已等 {minutes} 分钟} near {距约定 {promisedAt} 还有 {minutes} 分钟} other {约定 {promisedAt}，已过 {minutes} 分钟}}。',
  'agent.kitchen_slow':
    '约定 {promisedAt}，已过 {minutes} 分钟，商家仍在制作；预计：{estimated, select, yes {{etaAt}} other {无}}。',
  'agent.rider_not_moving': '骑手从 {sinceAt} 起静止 {minutes} 分钟，定位新鲜。',
  'agent.weather':
    '重大天气影响：{hasMessage, select, yes {“{message}”} other {平台未写明}}；预计：{estimated, select, yes {{etaAt}} other {无}}。',
  'agent.traffic':
    '重大交通影响：{hasMessage, select, yes {“{message}”} other {平台未写明}}；预计：{estimated, select, yes {{etaAt}} other {无}}。',
  'agent.capacity':
    '运力严重不足：{hasMessage, select, yes {“{message}”} other {平台未写明}}；预计：{estimated, select, yes {{etaAt}} other {无}}。',
  'agent.estimate_slipping': '预计送达从 {firstAt} 推到 {etaAt}，{moves} 次，共 {minutes} 分钟。',
  'agent.late': `约定 {promisedAt}，已晚 {minutes} 分钟，现为“${status('stage')}”；预计：{estimated, select, yes {{etaAt}} other {无}}。`,
  'agent.not_late_yet': `未超时：“${status('stage')}”，约定 {promise, select, yes {{promisedAt}（还有 {minutes} 分钟）} past {{promisedAt}（刚过 {minutes} 分钟）} other {无}}，预计 {estimated, select, yes {{etaAt}} other {无}}，送达 {timed, select, yes {{deliveredAt}} other {无}}。`,
  'agent.merchant_has_no_order':
    '商家系统没有此单（received=false）；付款：{payment, select, seen {成功} other {读不到}}。',
  'agent.cancelled_but_moving':
    '订单{timed, select, yes {于 {cancelledAt} } other {}}取消后：{state, select, riding {骑手仍在配送} fetching {骑手仍去取餐} cooking {商家仍在制作} other {仍然送达}}。',
  'agent.delivered_not_received':
    '显示送达{timed, select, yes {（{deliveredAt}）} other {}}，客户称未收到；送达照片：{proof, select, yes {有} other {无}}。',
  'agent.payment_order_disagree': `无付款记录，订单却为“${status('stage')}”，金额 {totalFen}。`,
  'agent.tracking_frozen': '骑手定位停在 {sinceAt}，{minutes} 分钟未更新。',
  'agent.app_behind_merchant': `App“${status('app')}”落后于{witness, select, rider {配送记录} other {商家}}“${status('other')}”{timed, select, yes {（{sinceAt} 起）} other {}}。`,
  'agent.merchant_behind_app': `商家“${status('other')}”落后于 App“${status('app')}”{timed, select, yes {（{sinceAt} 起）} other {}}。`,
  'agent.views_agree': `各方一致：App“${status('app')}”，商家“${status('merchant')}”，配送“${ride('rider')}”，付款“${money('payment')}”。`,
  'agent.known_incident': `已确认故障 {incidentId}（{problem}，${service}）{timed, select, yes {，{sinceAt} 起} other {}}，涉及 {customers} 人{hasNote, select, yes {：{note}} other {}}。`,
  'agent.platform_down': `平台健康报告：整体故障（${service} 等）{timed, select, yes {，{sinceAt} 起} other {}}。{message}`,
  'agent.service_down': `平台健康报告：${service} down{timed, select, yes {，{sinceAt} 起} other {}}。{message}`,
  'agent.service_degraded': `平台健康报告：${service} degraded{timed, select, yes {，{sinceAt} 起} other {}}。{message}`,
  'agent.peak_overload': `高峰过载：${service} degraded{timed, select, yes {，{sinceAt} 起} other {}}，且运力严重不足。{message}`,
  'agent.suspected_incident': `疑似故障 {incidentId}（{problem}，${service}）{timed, select, yes {，{sinceAt} 起} other {}}，{customers} 人反映{hasNote, select, yes {：{note}} other {}}。`,
  'agent.customer_side':
    '平台各服务正常。客户网络：{network}；App 版本：{appVersion}；设备：{device}。',
  'agent.facts_unavailable': `无法核对：${witness}，{flaw, select, missing {查询失败（{reason}）} old {只有旧数据（{reason}）} other {数据不完整}}，{sinceAt}。`,
};
