/** How the money of an order reacts: paying, asking the bank, cancelling, refunding. Pure. */
import type { PlatformAction } from '../domain/action.ts';
import { totalOf } from './course.ts';
import { itemId, passed } from './events.ts';
import { chargedBy, goOn, isPaid, type Reaction, refundedBy, refuse } from './reaction.ts';
import type { Minute, Story } from './story.ts';

/** The customer paid on the payment page. */
export function pay(story: Story, now: Minute): Reaction {
  if (passed(story.cancel?.at, now)) return refuse('not_allowed_now', '订单已关闭，不能再支付');
  if (isPaid(story, now)) return refuse('already_done', '订单已经支付');
  const attempts: Story['pay']['attempts'] = [
    ...story.pay.attempts,
    { at: now, status: 'succeeded' },
  ];
  const paid = { ...story, pay: { ...story.pay, attempts, paid: now } };
  return {
    ok: true,
    story: story.pay.ignored ? { ...paid, cancel: undefined } : goOn(paid, now, now + 1),
  };
}

/** The payment page of an order that is not paid. */
export function payLink(story: Story, url: string, now: Minute): Reaction {
  if (passed(story.cancel?.at, now)) return refuse('not_allowed_now', '订单已关闭，不能再支付');
  if (isPaid(story, now)) return refuse('already_done', '订单已经支付');
  const expires = Math.min(now + 15, story.cancel?.at ?? Number.POSITIVE_INFINITY);
  return { ok: true, story, link: { url, expires } };
}

/** Asks the bank what really happened, and books it. */
export function reconcile(story: Story, now: Minute): Reaction {
  const charged = chargedBy(story, now);
  const left = charged - refundedBy(story, now);
  const refundAll = (amount: number): Story => ({
    ...story,
    pay: { ...story.pay, refunds: [...story.pay.refunds, refundOf(now, amount)] },
  });
  if (isPaid(story, now)) {
    const tooMuch = left - totalOf(story);
    if (tooMuch <= 0) return refuse('already_done', '支付与订单一致');
    return {
      ok: true,
      story: refundAll(tooMuch),
      message: '已确认多扣，多扣的部分正在原路退回',
      effective: now,
    };
  }
  if (charged === 0)
    return { ok: true, story, message: '支付渠道没有这笔订单的扣款', effective: now };
  if (passed(story.cancel?.at, now)) {
    if (left <= 0) return refuse('already_done', '扣款已在退回');
    return {
      ok: true,
      story: refundAll(left),
      message: '订单已关闭，扣款将原路退回',
      effective: now,
    };
  }
  return {
    ok: true,
    story: goOn(story, now, now + 0.5),
    message: '支付渠道确认已扣款，订单已更新为已支付',
    effective: now,
  };
}

/** Cancelling a paid order starts the refund. */
export function cancel(story: Story, reason: string, now: Minute): Reaction {
  if (passed(story.cancel?.at, now)) return refuse('already_done', '订单已经取消');
  if (passed(story.ride.pickedUp, now)) return refuse('not_allowed_now', '骑手已取餐，不能取消');
  const refunds = story.pay.refunds.filter(({ requested }) => requested <= now);
  const left = chargedBy(story, now) - refundedBy(story, now);
  if (left > 0) refunds.push(refundOf(now, left));
  return {
    ok: true,
    story: {
      ...story,
      cancel: { by: 'customer', reason, at: now },
      pay: { ...story.pay, refunds },
    },
    message: '订单已取消',
    effective: now,
  };
}

/** Money comes back within a day; the sandbox's bank takes an hour. */
const refundOf = (now: Minute, amount: number): Story['pay']['refunds'][number] => ({
  requested: now,
  expected: now + 1440,
  done: now + 60,
  amount,
});

/** Gives back at most what was charged and not given back yet. */
export function refund(
  story: Story,
  action: PlatformAction & { kind: 'refund' },
  now: Minute,
): Reaction {
  if (!isPaid(story, now)) return refuse('not_allowed_now', '订单没有付款，无法退款');
  const refunds = story.pay.refunds.filter(({ requested }) => requested <= now);
  const left = chargedBy(story, now) - refundedBy(story, now);
  if (left <= 0) return refuse('already_done', '已全额退款');
  if (!Number.isSafeInteger(action.amount) || action.amount <= 0 || action.amount > left)
    return refuse('invalid', '退款金额不正确');
  const known = (id: string) => story.dishes.some((_, index) => id === itemId(index));
  if (action.items?.some(({ id, quantity }) => !known(id) || quantity < 1))
    return refuse('invalid', '退款菜品不正确');
  return {
    ok: true,
    story: { ...story, pay: { ...story.pay, refunds: [...refunds, refundOf(now, action.amount)] } },
    message: '退款已提交',
    effective: now,
  };
}
