/** Asks for a new address or a new time, and reads the answer. */
import type { RemedyId } from '../src/domain/problem.ts';
import type { Understanding } from '../src/domain/understanding.ts';
import { remedyButton } from './buttons.ts';
import { wallClock } from './replies/told.ts';
import type { Given, Topic } from './state.ts';
import type { Talk } from './talk.ts';

const addressLength = { least: 2, most: 200 };
const dayMs = 86_400_000;
const minuteMs = 60_000;

export function askValue(
  talk: Talk,
  topic: Topic,
  remedy: RemedyId,
  asks: 'address' | 'time',
): void {
  talk.state.pending = { kind: 'value', remedy };
  talk.say([`value.${asks}`], {
    step: 'clarify',
    about: topic,
    buttons: [
      { title: talk.text('button.no'), value: { confirm: false } },
      remedyButton(talk, 'human'),
    ],
  });
}

/** Words that stand in addresses and hardly anywhere else. */
const addressMarks =
  /[路街道巷弄号號栋棟楼樓室层層门門院区區村镇鎮座园園]|大厦|大廈|广场|廣場|\b(?:street|st|road|rd|avenue|ave|lane|floor|apt|apartment|room|building|block|tower|unit|suite|plaza)\b/i;

/** A text is taken for an address unless it plainly is a complaint. */
export function addressIn(
  text: string,
  understanding: Understanding | undefined,
): string | undefined {
  const address = text
    .trim()
    .replace(
      /^(?:请|請)?(?:改成|改到|送到|换到|換到|改为|改為|地址是|to |change (?:it )?to )[:：]?\s*/i,
      '',
    );
  if (address.length < addressLength.least || address.length > addressLength.most) return undefined;
  const isComplaint =
    understanding !== undefined &&
    understanding.problems.length > 0 &&
    understanding.confidence >= 0.6 &&
    !addressMarks.test(address);
  return isComplaint ? undefined : address;
}

const chineseDigits = '零一二三四五六七八九十';

function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (character: string) => Math.max(0, chineseDigits.indexOf(character));
  if (!text.includes('十')) return digit(ones);
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}

/** A time of day. `either`: the half of the day was not told, `7点` may be in the evening. */
interface ClockTime {
  hour: number;
  minute: number;
  either?: true;
}

const laterHalf = /下午|晚上|傍晚|今晚|夜里|夜裡|afternoon|evening|tonight|night/;
const earlierHalf = /上午|早上|早晨|清晨|凌晨|morning/;
/** `晚一点`: later by a little, no time of day. */
const aLittle = /[晚早快慢迟遲多少有][一1][点點](?!\d|[一二三四五]?十|[半一三]刻?)/g;

/** Hour and minute told in a text: `19:30`, `晚上7点半`, `7:30 pm`. */
export function clockTimeIn(text: string): ClockTime | undefined {
  const plain = text.normalize('NFKC').toLowerCase().replace(aLittle, '');
  const told =
    plain.match(/(?<hour>\d{1,2}):(?<minute>\d{2})\s*(?<half>am|pm)?/) ??
    plain.match(
      /(?<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})[点點时時](?:(?<half30>半)|(?<quarters>[一三])刻|(?<minute>\d{1,2}|[一二三四五六七八九十]{1,3})分?)?/,
    ) ??
    plain.match(/(?<hour>\d{1,2})\s*(?<half>am|pm)/);
  if (!told?.groups) return undefined;
  const { hour: hourText = '', minute: minuteText, half, half30, quarters } = told.groups;
  const spoken = toNumber(hourText.replace('两', '二'));
  const isLate = half === 'pm' || laterHalf.test(plain);
  const hour = isLate && spoken < 12 ? spoken + 12 : half === 'am' && spoken === 12 ? 0 : spoken;
  const part = half30 ? 30 : quarters === '一' ? 15 : quarters === '三' ? 45 : 0;
  const minute = minuteText ? toNumber(minuteText) : part;
  if (hour > 23 || minute > 59) return undefined;
  const isTold = isLate || half === 'am' || earlierHalf.test(plain) || /^0\d$/.test(hourText);
  return isTold || hour === 0 || hour > 12 ? { hour, minute } : { hour, minute, either: true };
}

/** The next moment (ms) at which the clocks in a time zone show this time, in either half of the day. */
export function nextMomentAt(
  { hour, minute, either }: ClockTime,
  now: number,
  timeZone: string,
): number {
  const at = wallClock(now, timeZone);
  const start = now - (now % minuteMs);
  const next = (hours: number) => {
    const ahead = (hours * 60 + minute - at.hour * 60 - at.minute) * minuteMs;
    return start + (ahead > 0 ? ahead : ahead + dayMs);
  };
  return either ? Math.min(next(hour % 12), next((hour % 12) + 12)) : next(hour);
}

/** What a typed answer gives for the remedy that asked. */
export function valueIn(
  asks: 'address' | 'time',
  text: string,
  understanding: Understanding | undefined,
  { known }: Talk,
): Given | undefined {
  if (asks === 'address') {
    const address = addressIn(text, understanding);
    return address === undefined ? undefined : { address };
  }
  const time = clockTimeIn(understanding?.entities.times?.[0] ?? text) ?? clockTimeIn(text);
  return time && { time: new Date(nextMomentAt(time, known.now, known.timeZone)).toISOString() };
}
