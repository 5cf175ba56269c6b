/** How an order of the sandbox reacts to an action. Pure. */
import type { ActionOutcome, PlatformAction, RefusalCode } from '../domain/action.ts';
import { totalOf, usualCourse } from './course.ts';
import { passed } from './events.ts';
import { hurryKitchen, hurryRide } from './hurry.ts';
import type { Minute, Story } from './story.ts';

export type Reaction =
  | {
      ok: true;
      story: Story;
      message?: string;
      effective?: Minute;
      link?: { url: string; expires: Minute };
    }
  | { ok: false; code: RefusalCode; message: string };

const refuse = (
  code: Extract<ActionOutcome, { ok: false }>['code'],
  message: string,
): Reaction => ({ ok: false, code, message });

const over = ({ cancel, ride }: Story, now: Minute) =>
  passed(cancel?.at, now) || passed(ride.delivered, now);

const isPaid = ({ pay }: Story, now: Minute) => passed(pay.paid, now);

/** Booked as paid: from here the order goes its usual way. */
function goOn(story: Story, from: Minute, received: Minute): Story {
  const usual = usualCourse(received);
  return {
    ...story,
    cancel: undefined,
    promised: story.promised ?? usual.promised,
    pay: { ...story.pay, paid: story.pay.paid ?? from },
    kitchen: { ...story.kitchen, ...usual.kitchen },
    ride: { ...story.ride, ...usual.ride, etas: [...story.ride.etas, ...usual.ride.etas] },
  };
}

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

function urge(story: Story, target: 'merchant' | 'rider', now: Minute): Reaction {
  if (over(story, now)) return refuse('not_allowed_now', '订单已经结束，无法催单');
  if (target === 'merchant') {
    const { kitchen, ride } = story;
    if (!passed(kitchen.received, now)) return refuse('not_allowed_now', '商家还没有收到这笔订单');
    if (kitchen.closed) return refuse('not_allowed_now', '商家已打烊');
    if (passed(kitchen.ready, now) || passed(ride.pickedUp, now))
      return refuse('not_allowed_now', '餐品已经做好');
    const urged = kitchen.deaf ? story : hurryKitchen(story, now);
    return { ok: true, story: urged, message: '已通知商家加快出餐', effective: now + 1 };
  }
  const { ride } = story;
  if (!passed(ride.assigned, now) && !passed(story.kitchen.ready, now))
    return refuse('not_allowed_now', '还没有骑手接单');
  const urged = ride.deaf ? story : hurryRide(story, now);
  return { ok: true, story: urged, message: '已提醒骑手', effective: now + 1 };
}

function resync(story: Story, now: Minute): Reaction {
  if (!isPaid(story, now)) return refuse('not_allowed_now', '订单尚未支付');
  const { ride, kitchen } = story;
  if (passed(story.cancel?.at, now)) {
    if (!ride.unaware) return refuse('not_allowed_now', '订单已取消');
    return {
      ok: true,
      story: { ...story, ride: { ...ride, unaware: false, pickedUp: undefined } },
      message: '已通知骑手订单取消',
      effective: now,
    };
  }
  if (!passed(kitchen.received, now)) {
    return {
      ok: true,
      story: goOn(story, now, now + 0.5),
      message: '订单已重新发送给商家',
      effective: now + 0.5,
    };
  }
  const stands = (standstill: Story['appStandstill']) =>
    standstill && passed(standstill.from, now) && !passed(standstill.until, now);
  if (!stands(story.appStandstill) && !stands(kitchen.standstill) && !stands(ride.frozen))
    return refuse('already_done', '各方数据一致，无需同步');
  const wake = (standstill: Story['appStandstill']) =>
    standstill && { ...standstill, until: Math.min(standstill.until ?? now, now) };
  return {
    ok: true,
    story: {
      ...story,
      appStandstill: wake(story.appStandstill),
      kitchen: { ...kitchen, standstill: wake(kitchen.standstill) },
      ride: { ...ride, frozen: wake(ride.frozen) },
    },
    message: '订单数据已重新同步',
    effective: now,
  };
}

function reconcile(story: Story, now: Minute): Reaction {
  const { pay: money } = story;
  const charged = money.attempts.filter(({ at, status }) => at <= now && status === 'succeeded');
  if (isPaid(story, now)) {
    const extra = charged.length - 1 - money.refunds.length;
    if (extra < 1) return refuse('already_done', '支付与订单一致');
    const amount = charged.at(-1)?.amount ?? totalOf(story);
    const refunds = [...money.refunds, { requested: now, expected: now + 1440, amount }];
    return {
      ok: true,
      story: { ...story, pay: { ...money, refunds } },
      message: '已确认重复扣款，多扣的一笔正在退回',
      effective: now,
    };
  }
  if (charged.length === 0) {
    if (!money.ignored) return { ok: true, story, message: '支付渠道确认没有扣款', effective: now };
    return { ok: true, story, message: '支付渠道没有这笔订单的扣款记录', effective: now };
  }
  if (passed(story.cancel?.at, now)) {
    const refunds = [...money.refunds, { requested: now, expected: now + 1440 }];
    return {
      ok: true,
      story: { ...story, pay: { ...money, paid: now, refunds } },
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

function cancel(story: Story, reason: string, now: Minute): Reaction {
  if (passed(story.cancel?.at, now)) return refuse('already_done', '订单已经取消');
  if (passed(story.ride.pickedUp, now)) return refuse('not_allowed_now', '骑手已取餐，不能取消');
  const refunds = story.pay.refunds.filter(({ requested }) => requested <= now);
  if (isPaid(story, now)) refunds.push(refundOf(now));
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
const refundOf = (now: Minute, amount?: number): Story['pay']['refunds'][number] => ({
  requested: now,
  expected: now + 1440,
  done: now + 60,
  ...(amount === undefined ? {} : { amount }),
});

function refund(story: Story, action: PlatformAction & { kind: 'refund' }, now: Minute): Reaction {
  if (!isPaid(story, now)) return refuse('not_allowed_now', '订单没有付款，无法退款');
  const total = totalOf(story);
  const charged = story.pay.attempts
    .filter(({ at, status }) => at <= now && status === 'succeeded')
    .reduce((sum, { amount = total }) => sum + amount, 0);
  const refunds = story.pay.refunds.filter(({ requested }) => requested <= now);
  const left = charged - refunds.reduce((sum, { amount = total }) => sum + amount, 0);
  if (left <= 0) return refuse('already_done', '已全额退款');
  if (!Number.isSafeInteger(action.amount) || action.amount <= 0 || action.amount > left)
    return refuse('invalid', '退款金额不正确');
  const known = (id: string) => story.dishes.some((_, index) => id === `item-${index + 1}`);
  if (action.items?.some(({ id, quantity }) => !known(id) || quantity < 1))
    return refuse('invalid', '退款菜品不正确');
  return {
    ok: true,
    story: { ...story, pay: { ...story.pay, refunds: [...refunds, refundOf(now, action.amount)] } },
    message: '退款已提交',
    effective: now,
  };
}

function changeDelivery(
  story: Story,
  action: PlatformAction & { kind: 'change_delivery' },
  wanted: Minute | undefined,
  now: Minute,
): Reaction {
  const { address } = action;
  if (!address && wanted === undefined) return refuse('invalid', '没有要修改的内容');
  if (address && address.text.trim() === '') return refuse('invalid', '地址不能为空');
  if (wanted !== undefined && !(wanted > now)) return refuse('invalid', '时间必须在将来');
  if (over(story, now) || passed(story.ride.pickedUp, now))
    return refuse('not_allowed_now', '骑手已取餐，不能修改');
  const detour = address ? 5 : 0;
  const delivered = story.ride.delivered;
  const eta = delivered === undefined ? undefined : Math.max(delivered + detour, wanted ?? 0);
  return {
    ok: true,
    story: {
      ...story,
      ...(address ? { address } : {}),
      ...(wanted === undefined ? {} : { promised: wanted }),
      ride: {
        ...story.ride,
        delivered: eta,
        etas: eta === undefined ? story.ride.etas : [...story.ride.etas, [now, Math.ceil(eta) + 1]],
      },
    },
    message: '配送信息已修改',
    effective: now,
  };
}

function payLink(story: Story, url: string, now: Minute): Reaction {
  if (passed(story.cancel?.at, now)) return refuse('not_allowed_now', '订单已关闭，不能再支付');
  if (isPaid(story, now)) return refuse('already_done', '订单已经支付');
  const expires = Math.min(now + 15, story.cancel?.at ?? Number.POSITIVE_INFINITY);
  return { ok: true, story, link: { url, expires } };
}

/**
 * What an action does to an order at a minute. `payUrl` is the order's payment page; `minuteOf`
 * reads a wished time (NaN where it is none).
 */
export function react(
  story: Story,
  action: PlatformAction,
  now: Minute,
  payUrl: string,
  minuteOf: (time: string) => Minute,
): Reaction {
  switch (action.kind) {
    case 'urge':
      return urge(story, action.target, now);
    case 'resync':
      return resync(story, now);
    case 'reconcile':
      return reconcile(story, now);
    case 'cancel':
      return cancel(story, action.reason, now);
    case 'refund':
      return refund(story, action, now);
    case 'change_delivery':
      return changeDelivery(
        story,
        action,
        action.time === undefined ? undefined : minuteOf(action.time),
        now,
      );
    case 'payment_link':
      return payLink(story, payUrl, now);
  }
}
