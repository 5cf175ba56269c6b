/** Customers with money trouble. */
import { noRide, order, unpaidOrder, untouched } from '../course.ts';
import { addresses, riders, shops } from '../shops.ts';
import type { PayStory, Scenario, Story } from '../story.ts';

const daysMinutes = (days: number) => days * 24 * 60;

/** Two tries to pay in the last four minutes, both failed for the same reason. */
const failing = (
  code: NonNullable<PayStory['attempts'][number]['code']>,
  message: string,
  pay: Partial<PayStory> = {},
): Story =>
  unpaidOrder(-5, {
    shop: shops.roast,
    dishes: [
      { name: '豉油鸡饭', quantity: 1, unitPrice: 3100 },
      { name: '例汤', quantity: 1, unitPrice: 600 },
    ],
    pay: {
      attempts: [
        { at: -4, status: 'failed', code, message },
        { at: -2, status: 'failed', code, message },
      ],
      ...pay,
    },
  });

const card = { method: '银行卡', channel: { name: '银行卡', status: 'up' } } as const;

/** Cancelled by the customer, with the money on its way back. */
const refunding = (requested: number, expected: number, done: number): Story =>
  order(requested - 10, {
    shop: shops.salad,
    dishes: [{ name: '三文鱼藜麦碗', quantity: 1, unitPrice: 5200 }],
    cancel: { by: 'customer', reason: '不想要了', at: requested },
    pay: { refunds: [{ requested, expected, done }] },
    kitchen: untouched,
    ride: noRide,
  });

export const paymentFailureScenarios: Scenario[] = [
  {
    id: 'charged_twice',
    problem: 'payment_failure',
    cause: 'charged_twice',
    title: { zh: '扣了两次钱', en: 'Charged twice' },
    summary: {
      zh: '同一笔订单扣了两次 46.30，对账后会退回一次。',
      en: 'The same order was charged 46.30 twice; reconciling gives one back.',
    },
    say: { zh: '一个订单扣了我两次钱', en: 'I was charged twice for one order' },
    claims: ['charged_twice'],
    orders: [
      order(-9, {
        pay: {
          attempts: [
            { at: -9.4, status: 'succeeded' },
            { at: -9, status: 'succeeded' },
          ],
        },
      }),
    ],
  },
  {
    id: 'charged_but_unpaid',
    problem: 'payment_failure',
    cause: 'charged_but_unpaid',
    title: { zh: '扣了钱，订单显示未支付', en: 'Charged, but shown as unpaid' },
    summary: {
      zh: '扣款成功，订单仍是待支付。对账后订单变为已支付，商家开始接单。',
      en: 'The charge went through while the order stands unpaid; reconciling mends it.',
    },
    say: { zh: '钱已经扣了，订单还显示待支付', en: 'My money is gone but the order shows unpaid' },
    orders: [
      unpaidOrder(-6, {
        shop: shops.dumplings,
        dishes: [{ name: '鲜虾锅贴', quantity: 2, unitPrice: 1700 }],
        pay: { attempts: [{ at: -5, status: 'succeeded' }] },
      }),
    ],
  },
  {
    id: 'wrong_amount',
    problem: 'payment_failure',
    cause: 'wrong_amount',
    title: { zh: '扣款金额不对', en: 'The wrong amount was charged' },
    summary: {
      zh: '订单 46.30 元，实际扣了 58.30 元。',
      en: 'The order says 46.30, and 58.30 was charged.',
    },
    say: { zh: '订单 46.3，怎么扣了我 58.3', en: 'The order was 46.30 but you charged 58.30' },
    claims: ['wrong_amount'],
    orders: [order(-8, { pay: { attempts: [{ at: -8, status: 'succeeded', amount: 5830 }] } })],
  },
  {
    id: 'refund_overdue',
    problem: 'payment_failure',
    cause: 'refund_overdue',
    title: { zh: '退款超时没到', en: 'The refund is overdue' },
    summary: {
      zh: '五天前取消，退款本该两天前到账，现在还在处理中。',
      en: 'Cancelled five days ago; the money should have come two days ago.',
    },
    say: { zh: '退款都五天了还没到账', en: "It's been five days and no refund" },
    orders: [refunding(-daysMinutes(5), -daysMinutes(2), daysMinutes(1))],
  },
  {
    id: 'refund_under_way',
    problem: 'payment_failure',
    cause: 'refund_under_way',
    title: { zh: '退款还在路上', en: 'The refund is on its way' },
    summary: {
      zh: '三小时前取消，退款处理中，预计后天前到账。',
      en: 'Cancelled three hours ago; the refund is being processed, due within two days.',
    },
    say: { zh: '我取消的订单怎么还没退款', en: 'Where is the refund for my cancelled order?' },
    orders: [refunding(-180, daysMinutes(2), daysMinutes(1))],
  },
  {
    id: 'expired_unpaid',
    problem: 'payment_failure',
    cause: 'expired_unpaid',
    title: { zh: '超时未支付，订单关了', en: 'Expired unpaid' },
    summary: {
      zh: '下单后没付款，十分钟前自动关闭，没有扣款。',
      en: 'Never paid and closed by itself ten minutes ago; nothing was charged.',
    },
    say: { zh: '我的订单付不了款，怎么关闭了', en: "I can't pay, my order is closed" },
    orders: [
      unpaidOrder(-40, {
        shop: shops.tea,
        dishes: [{ name: '茉莉奶绿', quantity: 2, unitPrice: 1500 }],
      }),
    ],
  },
  {
    id: 'channel_down',
    problem: 'payment_failure',
    cause: 'channel_down',
    title: { zh: '支付渠道故障', en: 'The payment channel is down' },
    summary: {
      zh: '微信支付暂时不可用，两次都没付成，没有扣款。换一种方式可以付。',
      en: 'The wallet is down and both tries failed; nothing was charged, another method works.',
    },
    say: { zh: '一直提示支付渠道异常', en: 'It keeps saying the payment channel is unavailable' },
    orders: [
      failing('timeout', '支付渠道无响应', {
        channel: { name: '微信支付', status: 'down' },
      }),
    ],
  },
  {
    id: 'channel_error',
    problem: 'payment_failure',
    cause: 'channel_error',
    title: { zh: '支付时报错', en: 'The payment channel reported an error' },
    summary: {
      zh: '渠道正常，这两次支付返回了错误，没有扣款。',
      en: 'The channel is up, but both tries came back with an error; nothing was charged.',
    },
    say: { zh: '付款的时候报错，付不了', en: 'Payment fails with an error' },
    orders: [failing('channel_error', '渠道处理失败')],
  },
  {
    id: 'limit_exceeded',
    problem: 'payment_failure',
    cause: 'limit_exceeded',
    title: { zh: '银行卡超限额', en: 'Over the card’s limit' },
    summary: {
      zh: '银行返回超出当日限额，没有扣款。',
      en: "The bank says the card's daily limit is exceeded; nothing was charged.",
    },
    say: { zh: '提示超过银行卡限额了', en: 'It says my card limit is exceeded' },
    orders: [failing('limit_exceeded', '超出单日支付限额', card)],
  },
  {
    id: 'online_payment_disabled',
    problem: 'payment_failure',
    cause: 'online_payment_disabled',
    title: { zh: '卡没开通线上支付', en: 'Online payment is not enabled' },
    summary: {
      zh: '银行返回该卡未开通网上支付，没有扣款。',
      en: 'The bank says the card is not enabled for online payment; nothing was charged.',
    },
    say: { zh: '新绑的卡付不了款', en: "My new card won't pay" },
    orders: [failing('online_payment_disabled', '该卡未开通网上支付', card)],
  },
  {
    id: 'insufficient_funds',
    problem: 'payment_failure',
    cause: 'insufficient_funds',
    title: { zh: '余额不足', en: 'Insufficient funds' },
    summary: {
      zh: '支付方式余额不足，没有扣款。',
      en: 'There is not enough money on the method; nothing was charged.',
    },
    say: { zh: '付款失败了，怎么回事', en: 'My payment failed, why?' },
    orders: [failing('insufficient_funds', '账户余额不足')],
  },
  {
    id: 'risk_control',
    problem: 'payment_failure',
    cause: 'risk_control',
    title: { zh: '被风控拦截', en: 'Stopped by risk control' },
    summary: {
      zh: '支付渠道出于安全拦截了这笔付款，没有扣款。',
      en: 'The channel stopped the payment for safety; nothing was charged.',
    },
    say: { zh: '支付被拦截了，说有风险', en: 'My payment was blocked as risky' },
    orders: [failing('risk_control', '交易存在风险，已拦截', card)],
  },
  {
    id: 'customer_network',
    problem: 'payment_failure',
    cause: 'customer_network',
    title: { zh: '手机网络断了', en: "The phone's network dropped" },
    summary: {
      zh: '付款时手机网络中断，两次都没到渠道，没有扣款。',
      en: 'The phone lost its network while paying; nothing reached the channel.',
    },
    say: { zh: '付款一直转圈，最后失败', en: 'Paying just spins and then fails' },
    orders: [failing('network', '客户端网络中断')],
  },
  {
    id: 'coupon_refused',
    problem: 'payment_failure',
    cause: 'coupon_refused',
    title: { zh: '红包用不了', en: 'The coupon is refused' },
    summary: {
      zh: '订单待支付，结算时红包不能用，还没付款。',
      en: 'The order waits for payment; the coupon was refused at checkout.',
    },
    say: { zh: '结算的时候红包用不了', en: "My coupon doesn't work at checkout" },
    claims: ['coupon_refused'],
    orders: [
      unpaidOrder(-3, {
        shop: shops.burger,
        dishes: [{ name: 'Oak Classic Burger', quantity: 1, unitPrice: 3600 }],
        address: addresses.campus,
      }),
    ],
  },
  {
    id: 'payment_fine',
    problem: 'payment_failure',
    cause: 'payment_fine',
    title: { zh: '付款其实没问题', en: 'The payment is fine' },
    summary: {
      zh: '付款成功，金额与订单一致，只扣了一次，商家正在做。',
      en: 'Paid once, the right amount, and the restaurant is at work.',
    },
    say: { zh: '我这单到底付成功没有', en: 'Did my payment actually go through?' },
    orders: [
      order(-7, {
        shop: shops.noodles,
        dishes: [{ name: '葱油拌面', quantity: 1, unitPrice: 1900 }],
        ride: { rider: riders.tang },
      }),
    ],
  },
];
