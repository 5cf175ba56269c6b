/** Numbers as people write them in Chinese and English. */

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

const english: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};

/** What a number may look like, as the inside of a regular expression. */
export const numeral = '(?:\\d+(?:\\.\\d+)?|[零〇一二两俩三仨四五六七八九十百千万]+)';
/** English number words, as the inside of a regular expression. */
export const englishNumeral = `(?:\\d+(?:\\.\\d+)?|${Object.keys(english).join('|')})`;

/** The number that the text is; undefined where it is none. `一百二` is 120, `一二三` is 123. */
export function parseNumeral(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (Object.hasOwn(english, text)) return english[text];
  if (!/^[零〇一二两俩三仨四五六七八九十百千万]+$/.test(text)) return undefined;
  if (!/[十百千万]/.test(text)) return Number([...text].map((one) => digits[one]).join(''));
  let sum = 0;
  let pending = 0;
  let unit = 1;
  for (const one of text) {
    const scale = tens[one];
    if (scale === undefined) {
      pending = digits[one] ?? 0;
      if (one === '零' || one === '〇') unit = 10;
    } else {
      sum = scale === 10_000 ? (sum + pending || 1) * scale : sum + (pending || 1) * scale;
      pending = 0;
      unit = scale;
    }
  }
  // What stands behind a hundred without a unit counts in tens: 一百二 is 120.
  return sum + pending * (unit >= 100 ? unit / 10 : 1);
}
