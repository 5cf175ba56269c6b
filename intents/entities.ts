import type { Entities } from '../src/domain/understanding.ts';
import { readMinutes } from './durations.ts';
import { numeral, parseNumeral } from './numerals.ts';

const phones = [
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /(?<!\d)09\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)/g,
  /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g,
  /(?<!\d)\+\d{1,3}[- ]?\d{4}[- ]?\d{4,8}(?!\d)/g,
];
/** Words that say that the digits behind them are an order's. */
const orderWord =
  '(?:订单(?:编)?号?|单号|(?:order|ticket)(?: ?(?:number|no\\.?|id|#))?)(?:是|为|:| is)* ?[#:]? ?';
const namedOrder = new RegExp(`${orderWord}(\\d[\\d -]{6,30}\\d)`);
const cardNumber =
  /(?:卡号|银行卡|card(?: number)?)\D{0,6}\d{12,19}(?!\d)|(?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}(?!\d)/g;
const tails = [
  /(?:订单|单号|单子|单)(?:的)?(?:尾号|末尾|后面?[四五六七4-7]?位(?:数字?)?)(?:是|为|:)* ?(\d{4,7})(?!\d)/,
  /(?<!手机|手机号|电话|卡|银行卡|机)(?:尾号|后[四五六七4-7]位(?:数字?)?|最后[四五六七4-7]位(?:数字?)?)(?:是|为|:)* ?(\d{4,7})(?!\d)/,
  /(?<!card |phone |number )(?:ending(?: (?:in|with))?|ends (?:in|with)|last (?:four|4|five|5|six|6)(?: digits)?(?: (?:are|is|of (?:my|the) order(?: (?:are|is))?))?)[: ]*(\d{4,7})(?!\d)/,
  /(?:订单号?|单号|(?<![a-z])order) ?(?:是|:|#)? ?(\d{4,7})(?!\d|[.:点元块分年月个份]|小时|分钟)/,
];
const alone =
  /^(?:我的|就是|是|的|这个|那个|订单号?|单号|尾号|#|no\.?|it's|号|[\s:.,,。])*(\d{4,7})(?:的|这个|那个|号|吧|啊|呢|[\s.,,。!?])*$/;
const pickup =
  /(?:取(?:餐|货|件)(?:号|码)?|流水号|pick-?up (?:number|code|no\.?))(?:码|号)?(?:是|为|:| is)* ?#?([a-z]?-?\d{1,6})(?![\d:.点]|分钟|小时|[元块])/;

const dayHalves = '(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|昨晚|夜里|半夜)?';
const chineseTimes = new RegExp(
  `${dayHalves} ?(${numeral})(?:点|时(?!候|间))(?:(半)|(${numeral})刻|(${numeral})分?(?!分|[个份块元]))?(钟|多|左右|整)?`,
  'g',
);
const clockTimes = /(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::\d{2})?(?![\d:])(?: ?([ap])\.?m)?/g;
const englishTimes = /(?<![\d:.])(1[0-2]|[1-9])(?:[.:]([0-5]\d))? ?([ap])\.?m(?![a-z])/g;

const amounts = new RegExp(
  `(?:[¥$€£]|rmb|nt\\$?) ?(\\d+(?:\\.\\d{1,2})?)(?![\\d%])|(${numeral})(?:多|来)?(?:元|块钱?|rmb|yuan|dollars?|bucks|蚊)(?:(\\d|[一二三四五六七八九])(?:毛|角)?(?!\\d|[个份杯]))?(?![鸡肉排饼蛋豆糕骨])|(?<![\\d.:])(\\d{1,5}\\.\\d{2})(?![\\d.%]|小时|分)`,
  'g',
);

/**
 * What a normalised text names beside its intent. A phone number is noticed and never given on; a
 * card's number is neither.
 */
export function readEntities(normal: string): Entities {
  const entities: Entities = {};
  const named = namedOrder.exec(normal)?.[1]?.replace(/[ -]/g, '');
  const isNamed = named !== undefined && isOrderLength(named);
  let rest = isNamed ? normal.replace(namedOrder, ' ') : normal;
  rest = rest.replace(cardNumber, ' ');
  const withoutPhones = phones.reduce((text, phone) => text.replace(phone, ' '), rest);
  if (withoutPhones !== rest) entities.phone = true;
  rest = withoutPhones;
  const orderNumber = isNamed ? named : bareOrder(rest);
  if (orderNumber) entities.orderNumber = orderNumber;
  const pickupNumber = pickup.exec(rest)?.[1];
  if (pickupNumber) entities.pickupNumber = pickupNumber.toUpperCase();
  const orderTail = tailIn(rest);
  if (orderTail && !pickupNumber) entities.orderTail = orderTail;
  if (!/\d|[一二两俩三仨四五六七八九十半]|hour|minute|min|day/.test(rest)) return entities;
  const minutes = readMinutes(rest);
  if (minutes !== undefined) entities.minutes = minutes;
  const times = readTimes(rest);
  if (times.length > 0) entities.times = times;
  const money = readAmounts(rest);
  if (money.length > 0) entities.amounts = money;
  return entities;
}

function isOrderLength(digits: string): boolean {
  return digits.length >= 8 && digits.length <= 24;
}

/** A run of 8 to 24 digits that is no date. */
function bareOrder(text: string): string | undefined {
  const runs = text.match(/(?<![\d.])\d{8,24}(?![\d.])/g) ?? [];
  return runs.find((run) => !/^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(run));
}

function tailIn(text: string): string | undefined {
  for (const pattern of [...tails, alone]) {
    const found = pattern.exec(text)?.[1];
    if (found) return found;
  }
  return undefined;
}

function readTimes(text: string): string[] {
  const found: { at: number; time: string }[] = [];
  for (const { index, 1: hour, 2: minute, 3: half } of text.matchAll(clockTimes))
    found.push({ at: index, time: clock(Number(hour), Number(minute), half) });
  for (const { index, 1: hour, 2: minute, 3: half } of text.matchAll(englishTimes))
    found.push({ at: index, time: clock(Number(hour), Number(minute ?? 0), half) });
  for (const match of text.matchAll(chineseTimes)) {
    const [, day, hourText, half, quarters, minuteText, end] = match;
    const hour = parseNumeral(hourText ?? '');
    const isExact = half || quarters || minuteText || end || day;
    // "一点" and "两点" mostly mean "a bit" and "two things".
    if (hour === undefined || hour > 24 || !Number.isInteger(hour)) continue;
    if (
      !isExact &&
      !/^\d/.test(hourText ?? '') &&
      !/[到在等约定]$/.test(text.slice(0, match.index))
    )
      continue;
    const minute = half
      ? 30
      : quarters
        ? (parseNumeral(quarters) ?? 0) * 15
        : minuteText
          ? (parseNumeral(minuteText) ?? 0)
          : 0;
    if (minute > 59) continue;
    const isLater = /下午|傍晚|晚上|今晚|昨晚/.test(day ?? '') || (day === '中午' && hour < 6);
    found.push({
      at: match.index,
      time: clock(isLater && hour < 12 ? hour + 12 : hour % 24, minute),
    });
  }
  found.sort((one, other) => one.at - other.at);
  return [...new Set(found.map(({ time }) => time))];
}

function clock(hour: number, minute: number, half?: string): string {
  const later = half === 'p' && hour < 12 ? 12 : half === 'a' && hour === 12 ? -12 : 0;
  return `${String(hour + later).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function readAmounts(text: string): number[] {
  const found: number[] = [];
  for (const [, signed, spelt, tenths, bare] of text.matchAll(amounts)) {
    const whole = parseNumeral(signed ?? spelt ?? bare ?? '');
    if (whole === undefined || whole >= 1_000_000) continue;
    const fen = Math.round(whole * 100) + 10 * (tenths ? (parseNumeral(tenths) ?? 0) : 0);
    if (!found.includes(fen)) found.push(fen);
  }
  return found;
}
