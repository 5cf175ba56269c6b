/** Customers who meet a failure of the platform itself, or believe so. */
import { order } from '../course.ts';
import type { FaultTarget } from '../faults.ts';
import { riders, shops } from '../shops.ts';
import type { Scenario, Story } from '../story.ts';

/** Trouble lasts a quarter of an hour from the customer's first look, then the platform is well. */
const until = 15;
const since = -20;

const allReads: FaultTarget[] = ['orders', 'order', 'payment', 'delivery', 'merchantView'];

/** An order that goes as it should. */
const calm = (bend: Partial<Story> = {}): Story =>
  order(-14, {
    shop: shops.malatang,
    ...bend,
    kitchen: { accepted: -12, preparing: -11, ready: 2 },
    ride: {
      rider: riders.zhou,
      assigned: -8,
      atShop: -1,
      pickedUp: 4,
      delivered: 20,
      etas: [[-12, 21]],
    },
  });

export const outageScenarios: Scenario[] = [
  {
    id: 'known_incident',
    problem: 'outage',
    cause: 'known_incident',
    title: { zh: '已确认的故障', en: 'A known incident' },
    summary: {
      zh: '配送服务故障已由值班主管确认，所有人都看到同一条说明。',
      en: 'A supervisor has confirmed that the delivery service is failing; everybody is told.',
    },
    say: { zh: '你们系统是不是坏了，地图打不开', en: 'Is your system broken? The map is gone' },
    orders: [calm()],
    health: [
      { name: 'delivery', status: 'down', from: since, until, message: '配送服务异常，正在修复' },
    ],
    everyone: true,
    incident: 'confirmed',
    faults: [{ targets: ['delivery'], fault: 'unavailable', from: since, until }],
  },
  {
    id: 'platform_down',
    problem: 'outage',
    cause: 'platform_down',
    title: { zh: '整个平台都挂了', en: 'The whole platform is down' },
    summary: {
      zh: 'App 和所有服务都不可用，订单也查不到，十五分钟后恢复。',
      en: 'The app and every service are down and no order can be read, for fifteen minutes.',
    },
    say: { zh: 'App 打不开，提示服务器错误', en: "The app won't open, server error" },
    orders: [calm()],
    health: (['app', 'orders', 'payments', 'delivery', 'merchants'] as const).map((name) => ({
      name,
      status: 'down' as const,
      from: since,
      until,
      message: '平台服务中断，正在抢修',
    })),
    faults: [{ targets: allReads, fault: 'unavailable', from: since, until }],
  },
  {
    id: 'service_down',
    problem: 'outage',
    cause: 'service_down',
    title: { zh: '支付服务不可用', en: 'One service is down' },
    summary: {
      zh: '支付服务中断，其他都正常，十五分钟后恢复。',
      en: 'The payment service is down while the rest works, for fifteen minutes.',
    },
    say: { zh: '付款页面一直打不开，是不是系统崩了', en: "The payment page won't load at all" },
    orders: [calm({ shop: shops.dumplings })],
    health: [
      { name: 'payments', status: 'down', from: since, until, message: '支付服务中断，正在修复' },
    ],
    faults: [{ targets: ['payment'], fault: 'unavailable', from: since, until }],
  },
  {
    id: 'service_degraded',
    problem: 'outage',
    cause: 'service_degraded',
    title: { zh: '配送服务变慢', en: 'One service is slow' },
    summary: {
      zh: '配送服务响应很慢，位置更新有延迟，十五分钟后恢复。',
      en: 'The delivery service answers slowly, for fifteen minutes.',
    },
    say: { zh: '页面特别卡，半天刷不出来', en: 'Everything loads so slowly' },
    orders: [calm({ shop: shops.salad })],
    health: [
      { name: 'delivery', status: 'degraded', from: since, until, message: '配送服务响应缓慢' },
    ],
    faults: [{ targets: ['delivery'], fault: { slowMs: 700 }, from: since, until }],
  },
  {
    id: 'peak_overload',
    problem: 'outage',
    cause: 'peak_overload',
    title: { zh: '高峰期系统繁忙', en: 'Overloaded at peak time' },
    summary: {
      zh: 'App 和下单在高峰期变慢，附近骑手也紧张。',
      en: 'App and ordering are slow at peak time, and riders are short.',
    },
    say: { zh: '一直提示系统繁忙，请稍后再试', en: "It keeps saying 'system busy'" },
    orders: [
      order(-14, {
        kitchen: { accepted: -12, preparing: -11, ready: 2 },
        ride: {
          rider: riders.mai,
          assigned: -8,
          atShop: -1,
          pickedUp: 4,
          delivered: 20,
          etas: [[-12, 21]],
          conditions: [{ kind: 'capacity', severity: 'major', message: '午高峰运力紧张' }],
        },
      }),
    ],
    health: [
      { name: 'app', status: 'degraded', from: since, until, message: '访问量过高' },
      { name: 'orders', status: 'degraded', from: since, until, message: '访问量过高' },
    ],
  },
  {
    id: 'suspected_incident',
    problem: 'outage',
    cause: 'suspected_incident',
    title: { zh: '很多人同时在反映', en: 'Many people report the same' },
    summary: {
      zh: '平台自己说一切正常，短时间内却有很多人反映同一个问题。',
      en: 'The platform says all is well, yet many customers report the same within minutes.',
    },
    say: { zh: '我们这片的人都打不开 App', en: 'Nobody around here can open the app' },
    orders: [calm({ shop: shops.roast })],
    incident: 'suspected',
  },
  {
    id: 'customer_side',
    problem: 'outage',
    cause: 'customer_side',
    title: { zh: '其实是手机网络的问题', en: "It is only this phone's network" },
    summary: {
      zh: '平台一切正常，也没有别人反映，多半是这部手机或网络的问题。',
      en: 'Everything is up and nobody else complains: it is this device or its network.',
    },
    say: { zh: 'App 白屏，什么都加载不出来', en: 'White screen, nothing loads' },
    orders: [calm({ shop: shops.porridge })],
  },
  {
    id: 'facts_unavailable',
    problem: 'delay',
    cause: 'facts_unavailable',
    title: { zh: '查不到配送信息', en: 'What is needed cannot be read' },
    summary: {
      zh: '平台说一切正常，可配送、商家两边都查不到，机器人要如实说。',
      en: 'The platform claims to be well, but rider and restaurant cannot be read.',
    },
    say: { zh: '骑手到哪了，怎么还没到', en: 'Where is my rider? It is taking forever' },
    orders: [calm({ shop: shops.noodles })],
    faults: [{ targets: ['delivery', 'merchantView'], fault: 'rubbish', from: since, until: 60 }],
  },
];
