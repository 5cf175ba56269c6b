/** The usual course of an order, and how a scenario bends it. */
import { addresses, riders, shops } from './shops.ts';
import type { KitchenStory, Minute, PayStory, RideStory, Story } from './story.ts';

/** What a scenario says differently from the usual course. */
export type Bend = Partial<Omit<Story, 'pay' | 'kitchen' | 'ride' | 'placed'>> & {
  pay?: Partial<PayStory>;
  kitchen?: Partial<KitchenStory>;
  ride?: Partial<RideStory>;
};

/** The kitchen's and the rider's part from the minute the restaurant gets the order. */
export function usualCourse(received: Minute) {
  return {
    kitchen: {
      received,
      accepted: received + 2,
      preparing: received + 3,
      ready: received + 16,
    },
    ride: {
      assigned: received + 6,
      atShop: received + 14,
      pickedUp: received + 17,
      delivered: received + 34,
      etas: [[received + 2, received + 36]] as [Minute, Minute][],
    },
    promised: received + 40,
  };
}

/** An order placed and paid at `placed` that goes as orders should, except where bent. */
export function order(placed: Minute, bend: Bend = {}): Story {
  const { pay, kitchen, ride, ...rest } = bend;
  const usual = usualCourse(placed);
  return {
    shop: shops.malatang,
    dishes: [
      { name: '招牌麻辣烫（微辣）', quantity: 1, unitPrice: 2880 },
      { name: '红糖冰粉', quantity: 1, unitPrice: 950 },
    ],
    fees: 800,
    address: addresses.home,
    placed,
    promised: usual.promised,
    ...rest,
    pay: {
      method: '微信支付',
      channel: { name: '微信支付', status: 'up' },
      paid: placed,
      attempts: [{ at: placed, status: 'succeeded' }],
      refunds: [],
      ...pay,
    },
    kitchen: { ...usual.kitchen, ...kitchen },
    ride: { rider: riders.zhou, conditions: [], ...usual.ride, ...ride },
  };
}

/** An order that waits for its payment and expires half an hour after it was placed. */
export function unpaidOrder(placed: Minute, bend: Bend = {}): Story {
  return order(placed, {
    promised: undefined,
    cancel: { by: 'system', reason: '超时未支付，订单已自动关闭', at: placed + 30 },
    ...bend,
    pay: { paid: undefined, attempts: [], ...bend.pay },
    kitchen: {
      received: undefined,
      accepted: undefined,
      preparing: undefined,
      ready: undefined,
      ...bend.kitchen,
    },
    ride: {
      assigned: undefined,
      atShop: undefined,
      pickedUp: undefined,
      delivered: undefined,
      etas: [],
      ...bend.ride,
    },
  });
}

/** What is charged for an order, in fen. */
export function totalOf(story: Story): number {
  return story.dishes.reduce((sum, dish) => sum + dish.quantity * dish.unitPrice, story.fees);
}

/** The restaurant has the order and does nothing about it. */
export const untouched = { accepted: undefined, preparing: undefined, ready: undefined };

/** No rider, and none on the way. */
export const noRide = {
  assigned: undefined,
  atShop: undefined,
  pickedUp: undefined,
  delivered: undefined,
  etas: [],
} satisfies Partial<RideStory>;
