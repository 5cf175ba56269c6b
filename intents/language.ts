import type { Understanding } from '../src/domain/understanding.ts';
import { countScripts } from './script.ts';

/** English words too short or too common abroad to show a language by themselves. */
const weak = new Set(
  'ok app hi hello vip id yes no bye thx lol haha bug wifi ios android iphone ktv kfc'.split(' '),
);
/** What keys yield when they are hit at random: no English word has it. */
const mashed = /q(?!u)|[bcdfghj-np-tv-xz]{5}/i;

/**
 * The language that a message is clearly written in. Chinese without a character of only one script
 * is `zh`. Undefined where nothing tells: numbers, emoji, a brand name, an even mix.
 */
export function detectLanguage(text: string): Understanding['language'] {
  const { chinese, traditional, simplified } = countScripts(text);
  const words = (text.match(/[a-z]+(?:['’][a-z]+)?/gi) ?? []).filter((word) => word.length > 1);
  if (chinese === 0) {
    const telling = words.filter((word) => !weak.has(word.toLowerCase()) && !mashed.test(word));
    const hasVowels = telling.some((word) => /[aeiouy]/i.test(word));
    return telling.length > 0 && hasVowels ? 'en' : undefined;
  }
  // A Chinese character carries about as much as half an English word.
  if (words.length > 2 && words.length * 2 > chinese)
    return words.length > chinese ? 'en' : undefined;
  if (traditional === simplified) return 'zh';
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}
