/** Chinese scripts: Traditional → Simplified, and which of the two a character belongs to. */
import { Converter } from 'opencc-js/t2cn';

const first = 0x3400;
const last = 0x9fff;

/** Simplified character codes by Traditional ones between `first` and `last`. */
const simplified = createTable();
/** 1 at characters that only the simplified script writes. */
const simplifiedOnly = new Uint8Array(last - first + 1);
for (let at = 0; at < simplified.length; at += 1) {
  const to = simplified[at] ?? 0;
  if (to !== at + first && to >= first && to <= last && simplified[to - first] === to)
    simplifiedOnly[to - first] = 1;
}
// Written in both scripts, although a Traditional form maps to them.
for (const both of '真同教扣查杯局床板核即困抵酸糖念玩私秘群席搜游旗既冬巨污佛刮拼挨峰娘糊彩御暗凌俊咽唇扇捆旋欲喂棋蒙逾抬沾泛了里后面只干几丑台出云吃余谷征冲系表松胡姜借回向家准布占才伙秋千致志采注周须制卷卜升合咸曲克')
  simplifiedOnly[both.charCodeAt(0) - first] = 0;

function createTable(): Uint16Array {
  const codes = Uint16Array.from({ length: last - first + 1 }, (_, at) => at + first);
  const convert = Converter({ from: 't', to: 'cn' });
  // One call over all characters, kept apart by line ends, so that no phrase is formed.
  const lines: string[] = convert(
    Array.from(codes, (code) => String.fromCharCode(code)).join('\n'),
  ).split('\n');
  return Uint16Array.from(lines, (line, at) =>
    line.length === 1 ? line.charCodeAt(0) : at + first,
  );
}

/** The text in simplified characters, each by itself, so that lengths and offsets stay. */
export function toSimplified(text: string): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < first || code > last) continue;
    const to = simplified[code - first] ?? code;
    if (to === code) continue;
    result += text.slice(copied, at) + String.fromCharCode(to);
    copied = at + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** How many characters are Chinese, and how many of those only one script writes. */
export function countScripts(text: string): {
  chinese: number;
  traditional: number;
  simplified: number;
} {
  const counts = { chinese: 0, traditional: 0, simplified: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < first || code > last) continue;
    counts.chinese += 1;
    if (simplified[code - first] !== code) counts.traditional += 1;
    else if (simplifiedOnly[code - first] === 1) counts.simplified += 1;
  }
  return counts;
}

/** True for a UTF-16 unit of a Chinese character (those beyond the first plane included). */
export function isChinese(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd8bf) ||
    code === 0x3005
  );
}
