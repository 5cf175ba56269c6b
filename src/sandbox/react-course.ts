/** How kitchen and rider react: urged, told again, or sent elsewhere. Pure. */
import type { PlatformAction } from '../domain/action.ts';
import { passed } from './events.ts';
import { hurryKitchen, hurryRide } from './hurry.ts';
import { goOn, isOver, isPaid, type Reaction, refuse } from './reaction.ts';
import type { Minute, Story } from './story.ts';

/** Hurries the kitchen or the rider, unless they are deaf to it. */
export function urge(story: Story, target: 'merchant' | 'rider', now: Minute): Reaction {
  if (isOver(story, now)) return refuse('not_allowed_now', '订单已经结束，无法催单');
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

/** Sends the order, and what became of it, to everyone again. */
export function resync(story: Story, now: Minute): Reaction {
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

/** Changes where or when; `wanted` is NaN where the time could not be read. */
export function changeDelivery(
  story: Story,
  action: PlatformAction & { kind: 'change_delivery' },
  wanted: Minute | undefined,
  now: Minute,
): Reaction {
  const { address } = action;
  if (!address && wanted === undefined) return refuse('invalid', '没有要修改的内容');
  if (address && address.text.trim() === '') return refuse('invalid', '地址不能为空');
  if (wanted !== undefined && !(wanted > now)) return refuse('invalid', '时间必须在将来');
  if (isOver(story, now) || passed(story.ride.pickedUp, now))
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
