/** Words that name a remedy, Chinese and English, in their folded form. */
export const wishes = {
  urge_merchant: [
    '催商家 催商家出餐 催出餐 催商家快点 催商家做餐 催促商家 让商家快点 叫商家快点',
    'hurry restaurant|hurry the restaurant|hurry up the restaurant|hurry restaurant up|hurry the restaurant up',
  ],
  urge_rider: [
    '催骑手 催配送 催骑手快点 催促骑手 让骑手快点 叫骑手快点',
    'hurry rider|hurry the rider|hurry up the rider|hurry rider up|hurry the rider up|hurry delivery|hurry the delivery',
  ],
  urge: [
    '催 催单 催促 催餐 加急 快点 快一点',
    'hurry|hurry up|speed up|speed it up|hurry them|hurry it|faster',
  ],
  cancel_and_reorder: [
    '取消重新下单 取消并重新下单 取消再重新下单 取消后重新下单 取消重下 取消重点 取消重新点 取消再下单 重新下单 重下一单 重新点 重新点一份 重新订 取消重新订 取消再重新订 取消并重新订 取消重订 取消再订',
    'cancel and reorder|cancel and order|reorder|cancel and order again|order again',
  ],
  refund: [
    '退款 申请退款 全额退款 退我 退给我 赔我 退回来 钱退回来 钱退给我 钱退我 退款给我 把钱退给我 要求退款 退 把多扣的退给我 多扣的退给我 退多扣的 把多扣的钱退给我 多扣的钱退给我 多的退给我',
    'refund|refund me|get a refund|money back|get my money back|want my money back|full refund|ask for a refund|request a refund|my money back',
  ],
  cancel: [
    '取消 取消订单 取消掉 取消这单 取消这个订单 订单取消 订单取消掉 退单 不想要 不想要了 不要这单 这单不要 我不要了 算了我不要了 算了不要了 不吃了 撤单',
    "cancel|cancel order|cancel the order|cancel my order|cancel this order|don't want it anymore",
  ],
  contact_merchant: [
    '联系商家 找商家 给商家打电话 商家电话 商家的电话 商家电话是多少 商家电话多少 商家号码 商家联系方式',
    "contact restaurant|contact the restaurant|restaurant number|restaurant's number|restaurant contact number|restaurant contact|number of the restaurant",
  ],
  contact_rider: [
    '联系骑手 找骑手 给骑手打电话 骑手电话 骑手的电话 骑手电话是多少 骑手电话多少 骑手号码 骑手联系方式',
    "contact rider|contact the rider|rider number|rider's number|rider contact number|rider contact|number of the rider",
  ],
  pay_again: [
    '重新支付 再付一次 再支付 再支付一次 再付 重付 去支付 继续支付 支付链接 支付连结 重新付',
    'pay again|pay|retry payment|try paying|payment link|retry the payment|retry',
  ],
  change_address: [
    '改地址 换地址 修改地址 更改地址 更换地址 改收货地址 改配送地址 修改收货地址 修改配送地址 换个地址 改个地址 改送餐地址 改外送地址',
    'change address|change the address|change my address|change delivery address|change the delivery address|update address|update the address|update my address|fix the address|correct the address|edit the address',
  ],
  change_time: [
    '改时间 换时间 修改时间 更改时间 改送达时间 改配送时间 修改配送时间 换个时间 改个时间 晚点送 迟点送 晚一点送 晚点 晚一点 迟一点 改预约时间',
    'change time|change the time|change delivery time|change the delivery time|deliver later|deliver it later|reschedule|reschedule it',
  ],
  notify_on_recovery: [
    '恢复通知我 恢复告诉我 恢复后通知我 恢复了通知我 好了告诉我 好了通知我 好了叫我 修好告诉我 修好了告诉我 修好通知我 通知我 提醒我 告诉我一声 恢复了告诉我 能用了告诉我 好了提醒我',
    "notify me|tell me when it's back|tell me when it is back|tell me when it's fixed|let me know|let me know when it's back|let me know when it's fixed|let me know when it works|notify me when it's back|ping me|alert me",
  ],
  wait_and_watch: [
    '等 等一会 等会 等一等 等一下 等看 等着 盯着 盯一下 盯 帮我盯着 盯着点 看着 继续等 有消息告诉我 有进展告诉我 有消息通知我',
    "wait|i'll wait|ill wait|keep an eye on it|keep an eye|keep watching|watch it|watch|keep me posted|keep me updated|wait and see|wait and watch",
  ],
  resync: [
    '重新同步 同步 重新推送 重推 重新发送 重新发给商家 同步订单 刷新订单 重新推给商家 再推一次',
    'resync|re sync|sync|resend|resend the order|resend order|send again|send it again',
  ],
  reconcile_payment: [
    '对账 核对支付 查支付 核对 核实支付 查账 核对账单',
    'reconcile|check the payment|check my payment|check payment|verify the payment|verify my payment',
  ],
  self_check: [
    '自查 自己查一查 查一查 自己检查 自己查 检查 怎么检查 检查步骤 怎么排查 排查',
    'self check|check myself|what can i check|how do i check|troubleshoot|check it myself',
  ],
  send_evidence: [
    '发照片 传照片 上传照片 拍照 拍照片 补照片 拍照给你',
    'send a photo|send photo|upload a photo|upload photo|add a photo|add photo|take a photo',
  ],
} as const satisfies Record<string, readonly [string, string]>;
