import { finish, hashText, step } from './hash.ts';
import { isChinese } from './script.ts';
import { toLemma } from './tokens.ts';
import { deliveryIdeas, everydayIdeas, namedKinds } from './words/concepts.ts';

/** A stretch of a text that names an idea. */
export interface IdeaMention {
  idea: number;
  start: number;
  end: number;
}

const longestChinese = 6;
const chineseSeed = 0x51ed270b;

/** Ideas by lemma, by phrase of lemmas, and by hash of a Chinese word. */
const byLemma = new Map<string, number[]>();
const byPhrase = new Map<string, number[]>();
const byChinese = new Map<number, number[]>();

for (const [idea, line] of `${everydayIdeas}${deliveryIdeas}${namedKinds}`
  .split('\n')
  .filter(Boolean)
  .entries())
  for (const word of line.trim().split(/\s+/)) {
    if (isChinese(word.charCodeAt(0)))
      put(byChinese, hashText(word, 0, word.length, chineseSeed), idea);
    else if (word.includes('_'))
      put(byPhrase, word.split('_').slice(0, 2).map(toLemma).join(' '), idea);
    else put(byLemma, toLemma(word), idea);
  }

function put<K>(map: Map<K, number[]>, key: K, idea: number): void {
  const ideas = map.get(key) ?? [];
  if (!ideas.includes(idea)) map.set(key, [...ideas, idea]);
}

/** The ideas of an English word by its lemma. */
export function ideasOfLemma(lemma: string): readonly number[] | undefined {
  return byLemma.get(lemma);
}

/** The ideas of two English words in a row, by their lemmas. */
export function ideasOfPhrase(first: string, second: string): readonly number[] | undefined {
  return byPhrase.get(`${first} ${second}`);
}

/** The longest Chinese words within `start` and `end` that name an idea, from left to right. */
export function chineseIdeas(text: string, start: number, end: number): IdeaMention[] {
  const mentions: IdeaMention[] = [];
  let at = start;
  while (at < end) {
    let hash = chineseSeed | 0;
    let found: { ideas: readonly number[]; end: number } | undefined;
    for (let next = at; next < end && next < at + longestChinese; next += 1) {
      hash = step(hash, text.charCodeAt(next));
      const ideas = byChinese.get(finish(hash));
      if (ideas) found = { ideas, end: next + 1 };
    }
    if (found) for (const idea of found.ideas) mentions.push({ idea, start: at, end: found.end });
    at = found?.end ?? at + 1;
  }
  return mentions;
}
