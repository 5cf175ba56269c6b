/** Brings short messages into one form, so that the tables of words stay small. */

/** Traditional characters that stand in the words we look for, each before its simplified form. */
const traditional =
  '轉转接接請请幫帮給给麻麻煩烦個个會会還还認认確确對对沒没問问題题這这單单訂订換换說说員员專专開开頭头從从來来後后機机器器謝谢謝谢讚赞嗎吗麼么麼么樣样剛刚繼继續续錢钱費费額额廚厨餐餐廳厅騎骑聯联繫系絡络電电話话號号碼码時时間间點点遲迟復复訴诉醒醒盯盯著着傳传圖图發发檢检查查帳账賬账核核實实獎奖關关於于裡里闆板趕赶緊紧務务應应該该誰谁產产妳你喂喂囉啰滿满嘆叹現现';

const simplified = new Map<string, string>();
const pairs = [...traditional];
for (let at = 0; at + 1 < pairs.length; at += 2)
  simplified.set(pairs[at] ?? '', pairs[at + 1] ?? '');

/** Other names of the same people and things. */
const synonyms: [RegExp, string][] = [
  [/外卖员|外送员|配送员|送餐员|送货员|外卖小哥|快递员|小哥|师傅/g, '骑手'],
  [/店家|餐厅|店里|店铺|饭店|老板|厨房|门店/g, '商家'],
  [/真人客服|人工客服|客服专员|专员|真人|客服/g, '人工'],
  [/聊系|联络|致电|打电话给|打给|呼叫/g, '联系'],
  [/退钱|退费/g, '退款'],
  [/付款|付钱/g, '支付'],
  [/图片|相片|图/g, '照片'],
  [/\b(?:courier|driver|delivery (?:guy|person|man))\b/g, 'rider'],
  [/\b(?:merchant|shop|store|kitchen)\b/g, 'restaurant'],
  [/\b(?:picture|pic|image|photos)\b/g, 'photo'],
  [/\b(?:call|phone|ring)\b/g, 'contact'],
  [/\b(?:rush|push|chase|nudge|urge)\b/g, 'hurry'],
  [/\b(?:pls|plz)\b/g, 'please'],
];

const pictures: [RegExp, string][] = [
  [/[👍👌🆗✅]/gu, ' ok '],
  [/[🙏💐❤]/gu, ' thanks '],
];

/**
 * Narrow, lower case, simplified; marks and pictures gone, repeats of a Chinese character once,
 * synonyms by one name, Chinese without spaces.
 */
export function fold(text: string): string {
  let folded = text
    .slice(0, 400)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'");
  for (const [pattern, word] of pictures) folded = folded.replace(pattern, word);
  folded = folded
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han}) (?=\S)|(?<=\S) (?=\p{Script=Han})/gu, '');
  folded = [...folded].map((character) => simplified.get(character) ?? character).join('');
  folded = folded.replace(/(\p{Script=Han})\1+/gu, '$1');
  folded = folded.replace(/(?<=.)一下/gu, '');
  for (const [pattern, word] of synonyms) folded = folded.replace(pattern, word);
  return folded;
}

const before = [
  '那就 那么 那 就 请 麻烦 劳驾 您 你们 你 快 赶紧 先 直接 帮忙 帮我 帮 给我 能不能 能否 可不可以 可以 能 我还是 想要 我 想 要 还是 再 去 把',
  "so|ok|okay|please|just|then|well|yes|can you|could you|can i|could i|i want to|i want|i'd like to|i'd like|i would like to|i would like|i need to|i need|give me|get me|let me|let's|you|to|a|an|the|my|go ahead and|hey|hi",
];
const after = [
  '下 一次 吧 呢 啊 呀 哦 噢 嘛 吗 么 了 啦 行 可以 好 谢 好不好 就好 就行 的 呗 哈 订单 这单 我',
  'please|now|then|it|thanks|thank you|for me|my order|the order|this order|order|up|again|ok|a lot|so much|very much|there|bot',
];

const prefixes = (before[0] ?? '')
  .split(' ')
  .concat((before[1] ?? '').split('|').map((word) => `${word} `));
const suffixes = (after[0] ?? '')
  .split(' ')
  .concat((after[1] ?? '').split('|').map((word) => ` ${word}`));

/** A folded text and what is left of it when the words that change nothing are taken off its ends. */
export function coresOf(folded: string): Set<string> {
  const cores = new Set([folded]);
  for (const text of cores) {
    for (const prefix of prefixes) {
      if (text.length > prefix.length && text.startsWith(prefix))
        cores.add(text.slice(prefix.length));
    }
    for (const suffix of suffixes) {
      if (text.length > suffix.length && text.endsWith(suffix))
        cores.add(text.slice(0, -suffix.length));
    }
  }
  return cores;
}
