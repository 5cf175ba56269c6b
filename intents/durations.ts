import { englishNumeral, numeral, parseNumeral } from './numerals.ts';

const minutesPerHour = 60;
const minutesPerDay = 1440;

interface Reading {
  pattern: RegExp;
  toMinutes(groups: (string | undefined)[]): number | undefined;
}

const number = (text: string | undefined) => (text ? parseNumeral(text) : undefined);

/** Longer forms first: what one has read, the next ones do not read again. */
const readings: Reading[] = [
  {
    // 一个半小时, 两个半钟头
    pattern: new RegExp(`(${numeral})个半(?:多)?(?:小时|钟头|钟)`, 'g'),
    toMinutes: ([hours]) => scaled(number(hours), minutesPerHour, 30),
  },
  {
    // 1小时20分钟, 两个小时四十分, 一小时半
    pattern: new RegExp(
      `(${numeral})个?多?(?:小时|钟头)(?:又|零|多)?(?:(${numeral})(?:来|多)?(?:分钟|分)|(半))`,
      'g',
    ),
    toMinutes: ([hours, minutes, half]) =>
      scaled(number(hours), minutesPerHour, half ? 30 : (number(minutes) ?? 0)),
  },
  {
    pattern: new RegExp(`(${numeral})(?:来|多)?个?(?:来|多)?(?:小时|钟头|h(?![a-z\\d]))`, 'g'),
    toMinutes: ([hours]) => scaled(number(hours), minutesPerHour),
  },
  { pattern: /半(?:个)?(?:来|多)?(?:小时|钟头)/g, toMinutes: () => 30 },
  {
    pattern: new RegExp(`(${numeral})(?:来|几|多)?(?:分钟|分(?=[了,，。!~ ]|$)|min(?![a-z]))`, 'g'),
    toMinutes: ([minutes]) => number(minutes),
  },
  {
    pattern: new RegExp(`(${numeral})刻钟`, 'g'),
    toMinutes: ([quarters]) => scaled(number(quarters), 15),
  },
  {
    pattern: new RegExp(`(${numeral})(?:个)?(?:来|多)?(?:天|工作日)(?!气)`, 'g'),
    toMinutes: ([days]) => scaled(number(days), minutesPerDay),
  },
  {
    pattern: /(?<![a-z])an hour and a half(?![a-z])/g,
    toMinutes: () => 90,
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d.])(${englishNumeral}) and a half hours?|(?<![a-z\\d.])(${englishNumeral}) hours? and a half`,
      'g',
    ),
    toMinutes: ([before, after]) => scaled(number(before ?? after), minutesPerHour, 30),
  },
  {
    pattern: /(?<![a-z])half (?:an |of an )?hour(?![a-z])|(?<![a-z])half hour(?![a-z])/g,
    toMinutes: () => 30,
  },
  {
    // 1h30, 2 hours 10 minutes, an hour and 20 min
    pattern: new RegExp(
      `(?<![a-z\\d.])(${englishNumeral}) ?(?:hours?|hrs?|h) ?(?:and )?(${englishNumeral}) ?(?:minutes?|mins?|m)?(?![a-z])`,
      'g',
    ),
    toMinutes: ([hours, minutes]) => scaled(number(hours), minutesPerHour, number(minutes) ?? 0),
  },
  {
    pattern: new RegExp(`(?<![a-z\\d.])(${englishNumeral}) ?(?:hours?|hrs?|h)(?![a-z])`, 'g'),
    toMinutes: ([hours]) => scaled(number(hours), minutesPerHour),
  },
  {
    pattern: new RegExp(`(?<![a-z\\d.])(${englishNumeral}) ?(?:minutes?|mins?)(?![a-z])`, 'g'),
    toMinutes: ([minutes]) => number(minutes),
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d.])(${englishNumeral}) (?:working |business )?days?(?![a-z])`,
      'g',
    ),
    toMinutes: ([days]) => scaled(number(days), minutesPerDay),
  },
];

/** The longest duration that a normalised text tells, in whole minutes. */
export function readMinutes(text: string): number | undefined {
  let rest = text;
  let longest: number | undefined;
  for (const { pattern, toMinutes } of readings) {
    rest = rest.replace(pattern, (_, ...groups: unknown[]) => {
      const texts = groups.filter((group) => typeof group !== 'number').slice(0, -1);
      const minutes = toMinutes(texts as (string | undefined)[]);
      if (minutes !== undefined && minutes > 0) longest = Math.max(longest ?? 0, minutes);
      return ' ';
    });
  }
  return longest === undefined ? undefined : Math.round(longest);
}

function scaled(value: number | undefined, scale: number, more = 0): number | undefined {
  return value === undefined ? undefined : value * scale + more;
}
