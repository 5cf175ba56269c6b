/** Customers who see two places tell different stories. */
import { noRide, order, untouched } from '../course.ts';
import { addresses, riders, shops } from '../shops.ts';
import type { Scenario } from '../story.ts';

export const desyncScenarios: Scenario[] = [
  {
    id: 'merchant_has_no_order',
    problem: 'desync',
    cause: 'merchant_has_no_order',
    title: { zh: '付了钱，商家说没这单', en: 'Paid, but the restaurant has no order' },
    summary: {
      zh: '18 分钟前已付款，商家系统里没有这笔订单。重新同步后商家就会收到。',
      en: 'Paid 18 minutes ago; the order never reached the restaurant. A resync sends it again.',
    },
    say: {
      zh: '付款成功了，打电话给商家说没有我的订单',
      en: 'I paid, and the restaurant says they have no such order',
    },
    orders: [
      order(-18, {
        shop: shops.malatang,
        remark: '不要香菜',
        promised: 22,
        cancel: { by: 'system', reason: '商家长时间未接单，系统自动取消', at: 42 },
        pay: { refunds: [{ requested: 42, expected: 42 + 1440, done: 42 + 60 }] },
        kitchen: { received: undefined, ...untouched },
        ride: noRide,
      }),
    ],
  },
  {
    id: 'cancelled_but_moving',
    problem: 'desync',
    cause: 'cancelled_but_moving',
    title: { zh: '已取消，骑手还在送', en: 'Cancelled, yet still on its way' },
    summary: {
      zh: '15 分钟前取消成功，骑手没有收到通知，还在路上。',
      en: 'Cancelled a quarter of an hour ago; nobody told the rider, who is still coming.',
    },
    say: { zh: '订单明明取消了，骑手还在送', en: 'I cancelled it, but the rider is still coming' },
    orders: [
      order(-36, {
        shop: shops.tea,
        dishes: [{ name: '桂花乌龙奶茶', quantity: 2, unitPrice: 1700 }],
        promised: 8,
        cancel: { by: 'customer', reason: '不想要了', at: -15 },
        pay: { refunds: [{ requested: -15, expected: 1425, done: 600 }] },
        kitchen: { accepted: -34, preparing: -32, ready: -20 },
        ride: {
          rider: riders.he,
          assigned: -30,
          atShop: -21,
          pickedUp: -14,
          delivered: 14,
          etas: [[-34, 6]],
          unaware: true,
        },
      }),
    ],
  },
  {
    id: 'delivered_not_received',
    problem: 'desync',
    cause: 'delivered_not_received',
    title: { zh: '显示已送达，没拿到', en: 'Shown as delivered, not received' },
    summary: {
      zh: '12 分钟前显示送达，有一张门口照片，人没拿到餐。',
      en: 'Marked as delivered twelve minutes ago with a photo; the customer has nothing.',
    },
    say: { zh: '显示已送达，可是我没收到', en: "It says delivered but I don't have it" },
    claims: ['not_received'],
    orders: [
      order(-50, {
        shop: shops.porridge,
        dishes: [
          { name: '皮蛋瘦肉粥', quantity: 1, unitPrice: 1600 },
          { name: '油条', quantity: 2, unitPrice: 350 },
        ],
        promised: -9,
        ride: { rider: riders.tang, delivered: -12, etas: [[-48, -11]] },
      }),
    ],
  },
  {
    id: 'payment_order_disagree',
    problem: 'desync',
    cause: 'payment_order_disagree',
    title: { zh: '没付款，订单却在做', en: 'Unpaid, yet being prepared' },
    summary: {
      zh: '支付记录是空的，商家却已经在备餐。',
      en: 'No payment was made, and still the restaurant is preparing the order.',
    },
    say: { zh: '我没付钱，怎么显示商家在备餐', en: "I haven't paid, why is it being prepared?" },
    orders: [
      order(-9, {
        shop: shops.salad,
        dishes: [{ name: '牛油果鲜虾沙拉', quantity: 1, unitPrice: 4300 }],
        address: addresses.office,
        pay: { paid: undefined, attempts: [], ignored: true },
      }),
    ],
  },
  {
    id: 'tracking_frozen',
    problem: 'desync',
    cause: 'tracking_frozen',
    title: { zh: '地图定位卡住了', en: 'The map stands still' },
    summary: {
      zh: '骑手在路上，定位 17 分钟没有更新。',
      en: 'The rider is on the way, but the position is 17 minutes old.',
    },
    say: { zh: '地图上骑手的位置一直不更新', en: 'The map has been frozen for a while' },
    orders: [
      order(-42, {
        shop: shops.roast,
        dishes: [{ name: '蜜汁叉烧饭', quantity: 1, unitPrice: 3200 }],
        promised: 9,
        kitchen: { accepted: -40, preparing: -38, ready: -25 },
        ride: {
          rider: riders.zhou,
          assigned: -34,
          atShop: -26,
          pickedUp: -22,
          delivered: 6,
          etas: [[-40, 7]],
          frozen: { from: -17, until: 30 },
        },
      }),
    ],
  },
  {
    id: 'app_behind_merchant',
    problem: 'desync',
    cause: 'app_behind_merchant',
    title: { zh: '商家说做好了，App 还在备餐', en: 'The app lags behind the restaurant' },
    summary: {
      zh: '商家 9 分钟前就出餐了，App 还显示备餐中。',
      en: 'The restaurant finished nine minutes ago; the app still says it is being prepared.',
    },
    say: {
      zh: '商家说早就做好了，你们 App 还显示备餐中',
      en: "The restaurant says it's ready, the app still says preparing",
    },
    orders: [
      order(-30, {
        shop: shops.dumplings,
        dishes: [{ name: '虾仁生煎', quantity: 2, unitPrice: 1900 }],
        promised: 14,
        appStandstill: { from: -20, until: 30 },
        kitchen: { accepted: -28, preparing: -26, ready: -9 },
        ride: {
          rider: riders.mai,
          assigned: -18,
          atShop: -6,
          pickedUp: 4,
          delivered: 12,
          etas: [[-28, 13]],
        },
      }),
    ],
  },
  {
    id: 'merchant_behind_app',
    problem: 'desync',
    cause: 'merchant_behind_app',
    title: { zh: '骑手都取走了，商家后台没更新', en: 'The restaurant lags behind the app' },
    summary: {
      zh: '骑手 10 分钟前取了餐，商家后台还停在备餐中。',
      en: 'Picked up ten minutes ago; the restaurant’s system still says it is being prepared.',
    },
    say: {
      zh: 'App 显示配送中，商家说还没做，到底哪个对',
      en: 'The app says on the way, the restaurant says still cooking',
    },
    orders: [
      order(-32, {
        shop: shops.noodles,
        dishes: [{ name: '番茄牛腩面', quantity: 1, unitPrice: 2900 }],
        promised: 10,
        kitchen: {
          accepted: -30,
          preparing: -28,
          ready: -14,
          standstill: { from: -25, until: 25 },
        },
        ride: {
          rider: riders.tang,
          assigned: -24,
          atShop: -15,
          pickedUp: -10,
          delivered: 8,
          etas: [[-30, 9]],
        },
      }),
    ],
  },
  {
    id: 'views_agree',
    problem: 'desync',
    cause: 'views_agree',
    title: { zh: '各方状态其实一致', en: 'All views agree' },
    summary: {
      zh: 'App、商家、骑手三方的状态完全一致，正常配送中。',
      en: 'App, restaurant and rider tell the same story; the order is on its way.',
    },
    say: {
      zh: '手机和电脑上看到的订单状态不一样',
      en: 'My phone and my computer show different states',
    },
    orders: [
      order(-27, {
        shop: shops.burger,
        dishes: [{ name: 'Oak Classic Burger', quantity: 2, unitPrice: 3600 }],
        address: addresses.campus,
        promised: 14,
        kitchen: { accepted: -25, preparing: -24, ready: -12 },
        ride: {
          rider: riders.leo,
          assigned: -20,
          atShop: -13,
          pickedUp: -8,
          delivered: 10,
          etas: [[-25, 11]],
        },
      }),
    ],
  },
];
