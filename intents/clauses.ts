/** A part of a sentence, with what its place in the sentence makes of it. */
export interface Clause {
  start: number;
  end: number;
  /** How much its words count: less before a "but", more behind it. */
  weight: number;
  /** It says that something is in order, or is not the problem. */
  isDenied: boolean;
}

const plainWeight = 1;
const beforeContrast = 0.7;
const afterContrast = 1.3;

const breaks = /[,，。;；!?…~、\n]|\.(?=\s|$)/g;
// "就是", "只是" and "but" open the part that matters; "不但" and "nothing but" do not.
const contrasts =
  /但是|可是|不过(?=[^\d来去])|然而|(?<![不非])但(?!凡|愿)|结果(?=[^是])|却|反而|(?<=[,，。 ]|^|题|病|了)(?:就是|只是)|(?<![a-z])(?:but|however|though|except|yet)(?![a-z])/g;

const assured =
  /没(?:有)?(?:什么|啥|任何)?(?:问题|毛病|事儿?$)|(?:都|很|挺|还)正常|没(?:出|有)?错(?!误)|都(?:对|没问题|到了$)|(?:付|扣|打|进|登)(?:得|的)?(?:了|上|进)?(?:没问题|正常)|不(?:怪|怨|赖)|解决了|已经好了|搞定了/;
const deniedChinese =
  /(?<![是要岂莫])(?:并)?不是(?!说|让|吗|嘛|吧|应该|已经|都)|(?:没有?|并没|不算|不觉得)(?:迟到|超时|送错|扣错|出错|少|漏|坏|慢)|不(?:慢|晚|迟|少)(?!了|的时)/;
const deniedEnglish =
  /(?<![a-z])(?:no (?:problems?|issues?|complaints?)|(?:is|are|was|were) (?:all )?(?:fine|okay|ok|alright|right|correct|good)|went through(?: fine)?|works? (?:fine|well)|(?:is|was|it)(?: not|n't) (?:the|about|a|my) |not (?:late|slow|missing|wrong|broken|because|about)(?! yet))/;

/** The clauses of a normalised text, covering all of it. */
export function toClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  const borders = [...text.matchAll(breaks)].map((found) => found.index + 1);
  const turns = [...text.matchAll(contrasts)].map((found) => found.index);
  const cuts = [...new Set([...borders, ...turns, text.length])].sort((one, two) => one - two);
  const lastTurn = turns.filter((at) => at > 1).at(-1);
  let start = 0;
  for (const end of cuts) {
    if (end <= start) continue;
    const words = text.slice(start, end);
    const weight =
      lastTurn === undefined ? plainWeight : start < lastTurn ? beforeContrast : afterContrast;
    clauses.push({ start, end, weight, isDenied: isDenied(words) });
    start = end;
  }
  return spreadAssurance(clauses, text);
}

function isDenied(words: string): boolean {
  if (/[?？吗嘛]/.test(words)) return false;
  return assured.test(words) || deniedChinese.test(words) || deniedEnglish.test(words);
}

/** "The payment went fine": where the assurance stands alone, it is about the clause before it. */
function spreadAssurance(clauses: Clause[], text: string): Clause[] {
  return clauses.map((clause, index) => {
    const next = clauses[index + 1];
    const length = next ? text.slice(next.start, next.end).replace(/[^\p{L}]/gu, '').length : 0;
    const alone =
      next?.isDenied === true && length <= 5 && assured.test(text.slice(next.start, next.end));
    return alone ? { ...clause, isDenied: true } : clause;
  });
}
