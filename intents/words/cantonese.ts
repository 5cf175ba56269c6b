/**
 * Written Cantonese → the Mandarin words that mean the same, character by character, so that what is
 * learnt from one serves the other. Read before the script is made simplified: 係 must not become 系.
 */
const characters: Readonly<Record<string, string>> = {
  係: '是',
  唔: '不',
  冇: '没',
  嘅: '的',
  咗: '了',
  佢: '他',
  嚟: '来',
  喺: '在',
  哋: '们',
  畀: '给',
  俾: '给',
  攞: '拿',
  睇: '看',
  嗰: '那',
  啲: '些',
  乜: '什么',
  仲: '还',
  咁: '这么',
  嘢: '东西',
  揾: '找',
  搵: '找',
  啱: '对',
  咪: '不',
  嘥: '浪费',
  嬲: '生气',
  晏: '晚',
  啦: '了',
  喇: '了',
  㗎: '的',
  咩: '吗',
  咭: '卡',
  瞓: '睡',
  諗: '想',
  嗌: '叫',
  鐘意: '喜欢',
  而家: '现在',
  點解: '为什么',
  邊度: '哪里',
  幾時: '什么时候',
  今日: '今天',
  聽日: '明天',
  琴日: '昨天',
  成日: '整天',
  唔該: '谢谢',
  落單: '下单',
  俾錢: '付钱',
  畀錢: '付钱',
  找數: '结账',
};

const words = Object.keys(characters).sort((one, other) => other.length - one.length);
const cantonese = new RegExp(words.join('|'), 'g');
const telling = /[係唔冇嘅咗佢嚟喺哋畀嗰啲乜咁嘢攞睇㗎]/;

/** The text with Cantonese words in Mandarin; a text without any stays as it is. */
export function cantoneseToMandarin(text: string): string {
  return telling.test(text) ? text.replace(cantonese, (word) => characters[word] ?? word) : text;
}
