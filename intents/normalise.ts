import { toSimplified } from './script.ts';
import { cantoneseToMandarin } from './words/cantonese.ts';
import { emojiToWords } from './words/emoji.ts';
import { mendSlips } from './words/slips.ts';

// Whatever is not to be seen (controls, zero width, halves of pairs), but no spaces and line ends.
const invisible = /[^\P{C}\s]|\uFFFD|\uFE0E|\uFE0F|\u20E3/gu;
const stackedMarks = /(\p{M}{2})\p{M}+/gu;

/**
 * The text in the one form that all further steps read: well-formed, half width, lower case,
 * simplified characters, Cantonese in Mandarin words, emoji as words, drawn-out repeats shortened to two, known slips put right.
 * Digits stay as they are. Normalising twice changes nothing.
 */
export function normalise(text: string): string {
  const plain = emojiToWords(text.normalize('NFKC'))
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'");
  const short = toSimplified(cantoneseToMandarin(plain)).replace(/([^\d\s])\1{2,}/gu, '$1$1');
  return mendSlips(short).replace(/\s+/g, ' ').trim();
}
