/** What a customer gets whom no scenario names. */
import { order } from '../course.ts';
import { riders, shops } from '../shops.ts';
import type { Story } from '../story.ts';

const minutesOfDay = 24 * 60;

/** An order 25 minutes past its promise whose rider stands still, and one of yesterday. */
export const anyonesOrders: Story[] = [
  order(-65, {
    shop: shops.malatang,
    remark: '多放醋',
    promised: -25,
    kitchen: { accepted: -63, preparing: -60, ready: -36 },
    ride: {
      rider: riders.zhou,
      assigned: -50,
      atShop: -38,
      pickedUp: -30,
      delivered: 34,
      etas: [
        [-63, -27],
        [-20, 6],
        [3, 20],
        [17, 36],
      ],
      stopped: { from: -12, until: 25 },
    },
  }),
  order(-minutesOfDay - 95, {
    shop: shops.porridge,
    dishes: [
      { name: '南瓜小米粥', quantity: 1, unitPrice: 1200 },
      { name: '香菇青菜包', quantity: 2, unitPrice: 400 },
    ],
    ride: { rider: riders.he, delivered: -minutesOfDay - 60 },
  }),
];
