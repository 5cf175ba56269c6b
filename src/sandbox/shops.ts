/** Invented restaurants, riders and addresses of the sandbox. */
import type { Address } from '../domain/order.ts';
import type { Rider, Shop } from './story.ts';

const shop = (id: string, name: string, line: number, lat: number, lng: number): Shop => ({
  id: `shop-${id}`,
  name,
  phone: `021-5550-${String(line).padStart(4, '0')}`,
  lat,
  lng,
});

/** Fictitious restaurants; the phone lines lead nowhere. */
export const shops = {
  malatang: shop('malatang', '巷口阿婆麻辣烫', 101, 31.2212, 121.4651),
  noodles: shop('noodles', '老潘家牛肉面', 102, 31.2189, 121.4583),
  roast: shop('roast', '满福楼烧腊饭', 103, 31.2257, 121.4702),
  dumplings: shop('dumplings', '桥头生煎铺', 104, 31.2301, 121.4688),
  salad: shop('salad', '半亩田轻食', 105, 31.2166, 121.4722),
  porridge: shop('porridge', '小满粥坊', 106, 31.2234, 121.4549),
  sichuan: shop('sichuan', '椒小馆川菜', 107, 31.2278, 121.4617),
  tea: shop('tea', '云雀手作茶', 108, 31.2203, 121.4676),
  burger: shop('burger', 'Corner Oak Burgers', 109, 31.2245, 121.4634),
} satisfies Record<string, Shop>;

const rider = (number: number, name: string): Rider => ({
  id: `rider-${number}`,
  name,
  phone: `1700000${String(number).padStart(4, '0')}`,
});

/** Fictitious riders. */
export const riders = {
  zhou: rider(11, '周师傅'),
  tang: rider(12, '唐师傅'),
  he: rider(13, '何师傅'),
  mai: rider(14, '麦师傅'),
  leo: rider(15, 'Leo'),
} satisfies Record<string, Rider>;

/** Fictitious addresses. */
export const addresses = {
  home: { text: '梧桐里 18 弄 3 号楼 602 室', lat: 31.2145, lng: 121.4599 },
  office: { text: '云帆大厦 B 座 11 层前台', lat: 31.2288, lng: 121.4741 },
  oldHome: { text: '柳荫路 240 号 5 栋 1 单元 201 室', lat: 31.2099, lng: 121.4498 },
  campus: { text: '东篱学院南门外卖柜', lat: 31.2331, lng: 121.4566 },
} satisfies Record<string, Address>;
