/** Customers whose food is late, or who fear it. */
import { noRide, order } from '../course.ts';
import { addresses, riders, shops } from '../shops.ts';
import type { Scenario, Story } from '../story.ts';

/** Picked up 24 minutes ago, promised for ten minutes ago, on its way. */
const onTheWayLate = (bend: Partial<Story['ride']>, rest: Partial<Story> = {}): Story =>
  order(-48, {
    shop: shops.noodles,
    dishes: [
      { name: '红烧牛肉面', quantity: 2, unitPrice: 2600 },
      { name: '卤蛋', quantity: 2, unitPrice: 300 },
    ],
    promised: -10,
    ...rest,
    kitchen: { accepted: -46, preparing: -44, ready: -27 },
    ride: {
      rider: riders.tang,
      assigned: -38,
      atShop: -28,
      pickedUp: -24,
      delivered: 8,
      etas: [
        [-46, -12],
        [-14, 10],
      ],
      ...bend,
    },
  });

export const delayScenarios: Scenario[] = [
  {
    id: 'arrived_late',
    problem: 'delay',
    cause: 'arrived_late',
    title: { zh: '送到了，但晚了半小时', en: 'Arrived half an hour late' },
    summary: {
      zh: '承诺时间过了 28 分钟才送到，订单刚刚完成配送。',
      en: 'Delivered a few minutes ago, 28 minutes after the promised time.',
    },
    say: { zh: '终于送到了，晚了快半小时，饭都凉了', en: 'It came almost half an hour late' },
    orders: [
      order(-80, {
        shop: shops.roast,
        dishes: [{ name: '烧鸭双拼饭', quantity: 1, unitPrice: 3600 }],
        promised: -36,
        kitchen: { accepted: -78, preparing: -74, ready: -40 },
        ride: {
          rider: riders.he,
          assigned: -66,
          atShop: -42,
          pickedUp: -36,
          delivered: -8,
          etas: [
            [-78, -38],
            [-37, -9],
          ],
        },
      }),
    ],
  },
  {
    id: 'no_rider',
    problem: 'delay',
    cause: 'no_rider',
    title: { zh: '做好了，一直没骑手接单', en: 'Ready, but no rider takes it' },
    summary: {
      zh: '餐 14 分钟前就做好了，还没有骑手接单。',
      en: 'The food has been ready for 14 minutes and nobody has come for it.',
    },
    say: { zh: '怎么一直在等骑手接单啊', en: 'Why is nobody picking up my order?' },
    orders: [
      order(-34, {
        shop: shops.dumplings,
        dishes: [
          { name: '鲜肉生煎', quantity: 2, unitPrice: 1400 },
          { name: '咖喱牛肉粉丝汤', quantity: 1, unitPrice: 1800 },
        ],
        promised: 4,
        kitchen: { accepted: -32, preparing: -30, ready: -14 },
        ride: {
          ...noRide,
          rider: riders.mai,
          assigned: 16,
          atShop: 22,
          pickedUp: 23,
          delivered: 38,
          etas: [
            [-32, 2],
            [16, 39],
          ],
        },
      }),
    ],
  },
  {
    id: 'kitchen_slow',
    problem: 'delay',
    cause: 'kitchen_slow',
    title: { zh: '过了承诺时间，店里还在做', en: 'Past its time and still in the kitchen' },
    summary: {
      zh: '已经超过承诺时间 8 分钟，商家 14 分钟前才开始做，骑手在店里等。',
      en: 'Eight minutes past the promise; the kitchen began 14 minutes ago and the rider waits there.',
    },
    say: { zh: '都超时了怎么还没做好', en: "It's past the time and they're still cooking" },
    orders: [
      order(-50, {
        shop: shops.sichuan,
        dishes: [
          { name: '水煮鱼片', quantity: 1, unitPrice: 5800 },
          { name: '米饭', quantity: 2, unitPrice: 200 },
        ],
        promised: -8,
        kitchen: { accepted: -18, preparing: -14, ready: 9, backlog: 6 },
        ride: {
          rider: riders.he,
          assigned: -12,
          atShop: -5,
          pickedUp: 11,
          delivered: 26,
          etas: [[-18, 27]],
        },
      }),
    ],
  },
  {
    id: 'rider_not_moving',
    problem: 'delay',
    cause: 'rider_not_moving',
    title: { zh: '骑手一动不动', en: 'The rider is not moving' },
    summary: {
      zh: '取餐后骑手在原地停了 13 分钟，定位一直在更新。催一下就会动。',
      en: 'Picked up, then standing still for 13 minutes with a fresh position. Urging helps.',
    },
    say: { zh: '骑手半天没动了，一直停在那', en: "My rider hasn't moved for ages" },
    orders: [
      onTheWayLate({
        stopped: { from: -13, until: 22 },
        delivered: 31,
        etas: [
          [-46, -12],
          [-14, 10],
          [7, 24],
          [20, 33],
        ],
      }),
    ],
  },
  {
    id: 'rider_never_moves',
    problem: 'delay',
    cause: 'rider_not_moving',
    title: { zh: '骑手催了也不动', en: 'The rider does not move even when urged' },
    summary: {
      zh: '骑手停了 16 分钟，催也没有用，最后只能转人工。',
      en: 'Standing still for 16 minutes; urging changes nothing, so a human has to help.',
    },
    say: { zh: '催了也没用，骑手还是不动', en: 'I hurried the rider and nothing happened' },
    orders: [
      onTheWayLate({
        stopped: { from: -16, until: 75 },
        delivered: 84,
        etas: [
          [-46, -12],
          [-14, 10],
          [7, 40],
          [36, 86],
        ],
        deaf: true,
      }),
    ],
  },
  {
    id: 'weather',
    problem: 'delay',
    cause: 'weather',
    title: { zh: '暴雨，骑手走得慢', en: 'Heavy rain slows the rider' },
    summary: {
      zh: '已过承诺时间 10 分钟，暴雨，骑手在路上。',
      en: 'Ten minutes past the promise; heavy rain, and the rider is on the way.',
    },
    say: { zh: '下这么大雨，我的外卖还来吗', en: 'Is my food still coming in this rain?' },
    orders: [
      onTheWayLate({
        conditions: [{ kind: 'weather', severity: 'major', message: '暴雨橙色预警' }],
      }),
    ],
  },
  {
    id: 'traffic',
    problem: 'delay',
    cause: 'traffic',
    title: { zh: '路上堵住了', en: 'Stuck in traffic' },
    summary: {
      zh: '已过承诺时间 10 分钟，沿路严重拥堵，骑手在慢慢走。',
      en: 'Ten minutes past the promise; a closed road holds up the traffic.',
    },
    say: { zh: '骑手怎么走这么慢', en: 'Why is the rider so slow?' },
    orders: [
      onTheWayLate({
        conditions: [{ kind: 'traffic', severity: 'major', message: '高架封路，周边道路拥堵' }],
      }),
    ],
  },
  {
    id: 'capacity',
    problem: 'delay',
    cause: 'capacity',
    title: { zh: '高峰期骑手不够', en: 'Not enough riders at peak time' },
    summary: {
      zh: '已过承诺时间 10 分钟，附近运力紧张，骑手同时送好几单。',
      en: 'Ten minutes past the promise; too few riders, each carrying several orders.',
    },
    say: { zh: '超时了还没到，是不是单太多了', en: "It's late, are you too busy?" },
    orders: [
      onTheWayLate({
        conditions: [{ kind: 'capacity', severity: 'major', message: '附近运力紧张' }],
      }),
    ],
  },
  {
    id: 'estimate_slipping',
    problem: 'delay',
    cause: 'estimate_slipping',
    title: { zh: '预计送达一直往后推', en: 'The estimate keeps slipping' },
    summary: {
      zh: '预计送达改了三次，一共晚了 19 分钟。',
      en: 'The estimate moved three times, 19 minutes in all.',
    },
    say: { zh: '预计送达时间一直在往后推', en: 'The arrival time keeps getting later' },
    orders: [
      order(-40, {
        shop: shops.burger,
        dishes: [
          { name: 'Double Oak Burger', quantity: 1, unitPrice: 4200 },
          { name: 'Sweet Potato Fries', quantity: 1, unitPrice: 1800 },
        ],
        address: addresses.office,
        promised: -2,
        kitchen: { accepted: -38, preparing: -36, ready: -20 },
        ride: {
          rider: riders.leo,
          assigned: -32,
          atShop: -22,
          pickedUp: -16,
          delivered: 13,
          etas: [
            [-38, -5],
            [-20, 1],
            [-11, 8],
            [-3, 14],
          ],
        },
      }),
    ],
  },
  {
    id: 'late',
    problem: 'delay',
    cause: 'late',
    title: { zh: '超时了，骑手在路上', en: 'Late, and on the way' },
    summary: {
      zh: '已过承诺时间 10 分钟，骑手正常在路上，没有别的异常。',
      en: 'Ten minutes past the promise; the rider is moving and nothing else is wrong.',
    },
    say: { zh: '我的外卖还没到，都一个小时了', en: "It's been an hour and my food isn't here" },
    orders: [onTheWayLate({})],
  },
  {
    id: 'not_late_yet',
    problem: 'delay',
    cause: 'not_late_yet',
    title: { zh: '还没到时间，心里着急', en: 'Not late yet' },
    summary: {
      zh: '骑手在路上，离承诺时间还有 12 分钟。',
      en: 'The rider is on the way; twelve minutes are left until the promised time.',
    },
    say: { zh: '怎么还没送到，太慢了吧', en: 'Why is it taking so long?' },
    orders: [
      order(-28, {
        shop: shops.salad,
        dishes: [{ name: '香煎鸡胸藜麦碗', quantity: 1, unitPrice: 3900 }],
        address: addresses.office,
        promised: 12,
        kitchen: { accepted: -26, preparing: -25, ready: -13 },
        ride: {
          rider: riders.mai,
          assigned: -20,
          atShop: -14,
          pickedUp: -10,
          delivered: 8,
          etas: [[-26, 9]],
        },
      }),
    ],
  },
];
