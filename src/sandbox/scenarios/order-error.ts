/** Customers whose order went wrong at the restaurant. */
import { noRide, order, untouched } from '../course.ts';
import { addresses, riders, shops } from '../shops.ts';
import type { Scenario, Story } from '../story.ts';

/** Brought on time, twelve minutes ago. */
const brought = (bend: Partial<Story>): Story =>
  order(-48, {
    promised: -8,
    kitchen: { accepted: -46, preparing: -44, ready: -30 },
    ...bend,
    ride: {
      rider: riders.mai,
      assigned: -40,
      atShop: -31,
      pickedUp: -28,
      delivered: -12,
      etas: [[-46, -11]],
    },
  });

export const orderErrorScenarios: Scenario[] = [
  {
    id: 'cancelled_by_itself',
    problem: 'order_error',
    cause: 'cancelled_by_itself',
    title: { zh: '订单自己取消了', en: 'Cancelled by itself' },
    summary: {
      zh: '商家 20 分钟前以“食材售完”取消了订单，退款处理中。',
      en: 'The restaurant cancelled 20 minutes ago, out of ingredients; the refund is under way.',
    },
    say: {
      zh: '我没取消，订单怎么自己取消了',
      en: "My order was cancelled and it wasn't me",
    },
    orders: [
      order(-26, {
        shop: shops.dumplings,
        dishes: [{ name: '蟹粉小笼', quantity: 2, unitPrice: 3800 }],
        promised: 14,
        cancel: { by: 'merchant', reason: '食材已售完', at: -20 },
        pay: { refunds: [{ requested: -20, expected: 1420, done: 240 }] },
        kitchen: untouched,
        ride: noRide,
      }),
    ],
  },
  {
    id: 'merchant_closed',
    problem: 'order_error',
    cause: 'merchant_closed',
    title: { zh: '下单后商家打烊了', en: 'The restaurant is closed' },
    summary: {
      zh: '已付款 12 分钟，商家没接单，店铺显示休息中。',
      en: 'Paid 12 minutes ago, not accepted, and the restaurant shows as closed.',
    },
    say: {
      zh: '商家是不是关门了，一直不接单',
      en: 'Is the restaurant closed? Nobody accepts my order',
    },
    orders: [
      order(-12, {
        shop: shops.porridge,
        dishes: [{ name: '海鲜砂锅粥', quantity: 1, unitPrice: 4600 }],
        promised: 28,
        cancel: { by: 'system', reason: '商家已打烊，系统自动取消', at: 33 },
        pay: { refunds: [{ requested: 33, expected: 1473, done: 93 }] },
        kitchen: { ...untouched, closed: true, backlog: 0 },
        ride: noRide,
      }),
    ],
  },
  {
    id: 'wrong_address',
    problem: 'order_error',
    cause: 'wrong_address',
    title: { zh: '地址选错了', en: 'The address is wrong' },
    summary: {
      zh: '刚下单就发现填了旧地址，商家还在做，骑手还没取餐，来得及改。',
      en: 'Ordered to the old address; the food is still being made, so it can be changed.',
    },
    say: { zh: '地址写错了，写成以前的家了', en: 'The address is wrong, I moved' },
    claims: ['wrong_address'],
    orders: [
      order(-9, {
        shop: shops.sichuan,
        dishes: [{ name: '宫保鸡丁饭', quantity: 1, unitPrice: 2600 }],
        address: addresses.oldHome,
      }),
    ],
  },
  {
    id: 'duplicate_order',
    problem: 'order_error',
    cause: 'duplicate_order',
    title: { zh: '同样的餐下了两单', en: 'Ordered twice' },
    summary: {
      zh: '三分钟内在同一家店下了两笔一样的订单，都付了款。',
      en: 'Two identical orders at the same restaurant within three minutes, both paid.',
    },
    say: { zh: '不小心下了两单一样的', en: 'I accidentally ordered the same thing twice' },
    claims: ['duplicate'],
    orders: [
      order(-5, {
        shop: shops.tea,
        dishes: [{ name: '杨枝甘露', quantity: 1, unitPrice: 1900 }],
      }),
      order(-8, {
        shop: shops.tea,
        dishes: [{ name: '杨枝甘露', quantity: 1, unitPrice: 1900 }],
        ride: { rider: riders.tang },
      }),
    ],
  },
  {
    id: 'wrong_or_missing_items',
    problem: 'order_error',
    cause: 'wrong_or_missing_items',
    title: { zh: '少了一样', en: 'Something is missing' },
    summary: {
      zh: '12 分钟前准时送达，三样里少了一样。',
      en: 'Delivered on time twelve minutes ago, and one of three dishes is missing.',
    },
    say: { zh: '少送了一份酸辣粉', en: 'My noodles are missing from the bag' },
    claims: ['missing_item'],
    orders: [
      brought({
        shop: shops.sichuan,
        dishes: [
          { name: '酸辣粉', quantity: 1, unitPrice: 1500 },
          { name: '钟水饺', quantity: 1, unitPrice: 1800 },
          { name: '冰豆花', quantity: 1, unitPrice: 800 },
        ],
      }),
    ],
  },
  {
    id: 'damaged',
    problem: 'order_error',
    cause: 'damaged',
    title: { zh: '汤洒了', en: 'Spilled on the way' },
    summary: {
      zh: '12 分钟前准时送达，打开发现汤全洒了。',
      en: 'Delivered on time twelve minutes ago, with the soup all over the bag.',
    },
    say: { zh: '汤全洒了，袋子里都是', en: 'The soup spilled all over the bag' },
    claims: ['damaged'],
    orders: [
      brought({
        shop: shops.noodles,
        dishes: [{ name: '清汤牛肉面', quantity: 2, unitPrice: 2700 }],
      }),
    ],
  },
  {
    id: 'note_ignored',
    problem: 'order_error',
    cause: 'note_ignored',
    title: { zh: '备注没照做', en: 'The note was ignored' },
    summary: {
      zh: '12 分钟前准时送达，备注了不要花生，还是放了。',
      en: 'Delivered on time twelve minutes ago; the note said no peanuts, and there are peanuts.',
    },
    say: { zh: '备注了不要花生，还是放了', en: 'I asked for no peanuts and they put them in' },
    claims: ['note_ignored'],
    orders: [
      brought({
        shop: shops.sichuan,
        dishes: [{ name: '口水鸡', quantity: 1, unitPrice: 3400 }],
        remark: '花生过敏，千万不要放花生',
      }),
    ],
  },
  {
    id: 'not_accepted',
    problem: 'order_error',
    cause: 'not_accepted',
    title: { zh: '商家一直没接单', en: 'Not accepted by the restaurant' },
    summary: {
      zh: '已付款 11 分钟，商家收到了但没有接单，店铺营业中。催一下就会接。',
      en: 'Paid 11 minutes ago; the restaurant has it and is open, but has not accepted. Urging helps.',
    },
    say: { zh: '付完款十几分钟了商家还没接单', en: "They still haven't accepted my order" },
    orders: [
      order(-11, {
        shop: shops.roast,
        dishes: [{ name: '脆皮烧肉饭', quantity: 1, unitPrice: 3300 }],
        promised: 29,
        cancel: { by: 'system', reason: '商家超时未接单，系统自动取消', at: 34 },
        pay: { refunds: [{ requested: 34, expected: 1474, done: 94 }] },
        kitchen: untouched,
        ride: noRide,
      }),
    ],
  },
  {
    id: 'kitchen_backlog',
    problem: 'order_error',
    cause: 'kitchen_backlog',
    title: { zh: '前面排了二十多单', en: 'Many orders ahead' },
    summary: {
      zh: '商家爆单，前面还有 24 单，还没到承诺时间。',
      en: 'The kitchen is swamped: 24 orders ahead, and the promised time has not passed yet.',
    },
    say: { zh: '一直显示备餐中，没动静', en: "It's been 'preparing' for a while" },
    orders: [
      order(-20, {
        shop: shops.tea,
        dishes: [{ name: '手打柠檬茶', quantity: 3, unitPrice: 1600 }],
        promised: 32,
        kitchen: { accepted: -17, preparing: -12, ready: 26, backlog: 24 },
        ride: {
          rider: riders.he,
          assigned: -10,
          atShop: 22,
          pickedUp: 28,
          delivered: 40,
          etas: [[-17, 41]],
        },
      }),
    ],
  },
  {
    id: 'preparing_stalled',
    problem: 'order_error',
    cause: 'preparing_stalled',
    title: { zh: '卡在备餐中', en: 'Stuck at preparing' },
    summary: {
      zh: '备餐 33 分钟没有进展，骑手在店里等，离承诺时间还有 6 分钟。',
      en: 'Preparing for 33 minutes without progress; the rider is waiting there, 6 minutes are left.',
    },
    say: { zh: '卡在准备中半个多小时了', en: 'Stuck at preparing for half an hour' },
    claims: ['stuck'],
    orders: [
      order(-38, {
        shop: shops.burger,
        dishes: [{ name: 'Truffle Mushroom Burger', quantity: 1, unitPrice: 4800 }],
        address: addresses.office,
        promised: 6,
        kitchen: { accepted: -36, preparing: -33, ready: 38 },
        ride: {
          rider: riders.leo,
          assigned: -24,
          atShop: -14,
          pickedUp: 39,
          delivered: 54,
          etas: [[-36, 55]],
        },
      }),
    ],
  },
  {
    id: 'kitchen_never_hurries',
    problem: 'order_error',
    cause: 'preparing_stalled',
    title: { zh: '催了商家也没用', en: 'Urging the restaurant changes nothing' },
    summary: {
      zh: '备餐 36 分钟没有进展，催单没有反应，最后要取消或转人工。',
      en: 'Preparing for 36 minutes; urging changes nothing, so it ends in a cancel or with a human.',
    },
    say: { zh: '催了好几次了，还是卡在备餐', en: 'I urged them and it is still stuck' },
    claims: ['stuck'],
    orders: [
      order(-41, {
        shop: shops.noodles,
        dishes: [{ name: '干拌牛肉面', quantity: 1, unitPrice: 2500 }],
        promised: 3,
        kitchen: { accepted: -39, preparing: -36, ready: 70, deaf: true },
        ride: {
          rider: riders.zhou,
          assigned: -24,
          atShop: -16,
          pickedUp: 72,
          delivered: 88,
          etas: [[-39, 89]],
        },
      }),
    ],
  },
  {
    id: 'order_fine',
    problem: 'order_error',
    cause: 'order_fine',
    title: { zh: '订单一切正常', en: 'Nothing is wrong with the order' },
    summary: {
      zh: '八分钟前下单，商家正在做，骑手已接单。',
      en: 'Ordered eight minutes ago; the kitchen is at it and a rider has accepted.',
    },
    say: { zh: '我的订单是不是出错了', en: 'Did something go wrong with my order?' },
    orders: [
      order(-8, {
        shop: shops.salad,
        dishes: [{ name: '凯撒鸡肉卷', quantity: 1, unitPrice: 2900 }],
      }),
    ],
  },
];
