import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { isChinese } from './script.ts';
import { baseForms, clitics, contractions } from './words/english.ts';

export type TokenKind = 'chinese' | 'latin' | 'number' | 'sign';

/** A word of a normalised text; a contraction gives two tokens at the same place. */
export interface Token {
  kind: TokenKind;
  /** As written. */
  word: string;
  /** Without its ending (English), by its shape (numbers). */
  lemma: string;
  /** Offsets in the normalised text. */
  start: number;
  end: number;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const stems = new Map<string, string>();
const stemsKept = 20_000;

/** The lemma of an English word (lower case). */
export function toLemma(word: string): string {
  const base = baseForms.get(word);
  if (base !== undefined) return base;
  let stem = stems.get(word);
  if (stem === undefined) {
    if (stems.size >= stemsKept) stems.clear();
    stem = word.length > 30 ? word : PorterStemmer.stem(word);
    stems.set(word, stem);
  }
  return stem;
}

/** The words, numbers and telling signs (`? ! $ ¥ € £ %`) of a normalised text, in their order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const start = at;
    if (isChinese(code)) {
      while (at < text.length && (isChinese(text.charCodeAt(at)) || isLowSurrogate(text, at)))
        at += 1;
      addChinese(tokens, text.slice(start, at), start);
    } else if (isLetter(code)) {
      while (at < text.length && isWithinWord(text, at)) at += 1;
      addLatin(tokens, text.slice(start, at), start, at);
    } else if (isDigit(code)) {
      while (at < text.length && isWithinNumber(text, at)) at += 1;
      const word = text.slice(start, at);
      const digits = Math.min(word.replace(/\D/g, '').length, 9);
      tokens.push({ kind: 'number', word, lemma: `#${digits}`, start, end: at });
    } else {
      if ('?!$¥€£%'.includes(text.charAt(at))) {
        const word = text.charAt(at);
        tokens.push({ kind: 'sign', word, lemma: word, start, end: at + 1 });
      }
      at += 1;
    }
  }
  return tokens;
}

function addChinese(tokens: Token[], run: string, start: number): void {
  for (const { segment, index } of segmenter.segment(run)) {
    const from = start + index;
    const end = from + segment.length;
    tokens.push({ kind: 'chinese', word: segment, lemma: segment, start: from, end });
  }
}

function addLatin(tokens: Token[], written: string, start: number, end: number): void {
  const bare = written.replaceAll("'", '');
  const full = Object.hasOwn(contractions, bare) ? contractions[bare] : undefined;
  const cut = written.lastIndexOf("'");
  const ending = cut > 0 ? written.slice(cut + 1) : '';
  const clitic = Object.hasOwn(clitics, ending) ? clitics[ending] : undefined;
  const words = full?.split(' ') ?? (clitic ? [written.slice(0, cut), clitic] : [written]);
  for (const word of words) tokens.push({ kind: 'latin', word, lemma: toLemma(word), start, end });
}

function isWithinWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetter(code) || (code === 0x27 && isLetter(text.charCodeAt(at + 1)));
}

function isWithinNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isDigit(code) || ('.,:'.includes(text.charAt(at)) && isDigit(text.charCodeAt(at + 1)));
}

function isLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    // Latin letters with marks, Greek, Cyrillic, Hebrew, Arabic, Kana, Hangul: read by their characters.
    (code >= 0xdf && code <= 0x1fff && code !== 0xf7) ||
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff && isChinese(text.charCodeAt(at - 1));
}
