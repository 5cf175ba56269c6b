import { type Clause, toClauses } from './clauses.ts';
import { FeatureList } from './feature-list.ts';
import { finish, hashText, pairHash, step } from './hash.ts';
import { chineseIdeas, ideasOfLemma, ideasOfPhrase } from './ideas.ts';
import { type Token, tokenise } from './tokens.ts';

/** Seeds that keep the kinds of features apart. */
const seeds = {
  lemma: 0x1a2b3c01,
  word: 0x1a2b3c02,
  neighbours: 0x1a2b3c03,
  idea: 0x1a2b3c05,
  ideaNeighbours: 0x1a2b3c06,
  ideasTogether: 0x1a2b3c07,
  letters: 0x1a2b3c08,
  characters: 0x1a2b3c09,
  shape: 0x1a2b3c0a,
  denied: 0x1a2b3c0b,
} as const;

const edge = 0x0f0f0f0f;
/** How far apart two words may stand to count as said together. */
const reach = 8;
const shortestLetters = 3;
const longestLetters = 5;
const longestCharacters = 3;
/** Clauses that are read for themselves, the longest ones. */
const mostClauses = 8;

/** A word or an idea in its place, as partner in pairs. */
interface Unit {
  hash: number;
  start: number;
  end: number;
}

/**
 * The features of a normalised text: words, stems, ideas, neighbours, pairs of ideas, letters and characters,
 * and the shape of the message. Each clause gives its features its weight; those of a denied clause
 * are features of their own, so that "the payment went fine" does not speak for a payment problem.
 */
export function extractFeatures(normal: string, into = new FeatureList()): FeatureList {
  into.clear();
  const tokens = tokenise(normal);
  const clauses = toClauses(normal);
  addWords(into, tokens);
  addUnits(into, normal, tokens);
  addParts(into, normal, tokens);
  markClauses(into, clauses);
  into.clauses = telling(clauses, normal);
  addShape(into, normal, tokens, clauses);
  return into;
}

function addWords(into: FeatureList, tokens: readonly Token[]): void {
  let before = edge;
  let from = 0;
  for (const { lemma, word, start, end } of tokens) {
    const hash = hashText(lemma, 0, lemma.length, seeds.lemma);
    into.add(hash, 1, start, end, true);
    if (word !== lemma) into.add(hashText(word, 0, word.length, seeds.word), 1, start, end);
    into.add(pairHash(before, hash, seeds.neighbours), 1, from, end);
    before = hash;
    from = start;
  }
  const last = tokens.at(-1);
  if (last) into.add(pairHash(before, edge, seeds.neighbours), 1, last.start, last.end);
}

/** Ideas where a word has one, else the word: neighbours and pairs over these. */
function addUnits(into: FeatureList, normal: string, tokens: readonly Token[]): void {
  const units: Unit[] = [];
  const mention = (idea: number, start: number, end: number) => {
    const hash = finish(seeds.idea ^ Math.imul(idea + 1, 0x9e3779b1));
    into.add(hash, 1, start, end);
    if (units.at(-1)?.start !== start) units.push({ hash, start, end });
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'chinese') {
      let last = at;
      while (tokens[last + 1]?.kind === 'chinese' && tokens[last + 1]?.start === tokens[last]?.end)
        last += 1;
      const end = tokens[last]?.end ?? token.end;
      for (const { idea, start, end: until } of chineseIdeas(normal, token.start, end))
        mention(idea, start, until);
      at = last;
      continue;
    }
    const next = tokens[at + 1];
    const phrase = next?.kind === 'latin' ? ideasOfPhrase(token.lemma, next.lemma) : undefined;
    for (const idea of phrase ?? []) mention(idea, token.start, next?.end ?? token.end);
    const ideas = ideasOfLemma(token.lemma);
    for (const idea of ideas ?? []) mention(idea, token.start, token.end);
    if (!ideas && !phrase) {
      const { lemma, start, end } = token;
      units.push({ hash: hashText(lemma, 0, lemma.length, seeds.lemma), start, end });
    }
  }
  let before = edge;
  for (const { hash, start, end } of units) {
    into.add(pairHash(before, hash, seeds.ideaNeighbours), 1, start, end);
    before = hash;
  }
  addPairs(into, units);
}

/** Two ideas within reach of each other, whichever comes first. */
function addPairs(into: FeatureList, units: readonly Unit[]): void {
  for (let at = 0; at < units.length; at += 1) {
    const one = units[at] as Unit;
    const until = Math.min(units.length, at + reach + 1);
    for (let beside = at + 1; beside < until; beside += 1) {
      const other = units[beside] as Unit;
      const [low, high] = one.hash < other.hash ? [one, other] : [other, one];
      into.add(pairHash(low.hash, high.hash, seeds.ideasTogether), 1, one.start, other.end);
    }
  }
}

/** Runs of letters within English words, of characters within Chinese text. */
function addParts(into: FeatureList, normal: string, tokens: readonly Token[]): void {
  let at = 0;
  while (at < tokens.length) {
    const { kind, start } = tokens[at] as Token;
    let end = tokens[at]?.end ?? start;
    at += 1;
    if (kind === 'chinese')
      while (tokens[at]?.kind === 'chinese' && tokens[at]?.start === end) {
        end = tokens[at]?.end ?? end;
        at += 1;
      }
    while (kind === 'latin' && tokens[at]?.start === start) at += 1;
    if (kind === 'chinese')
      addRuns(into, normal, start, end, 1, longestCharacters, seeds.characters);
    if (kind === 'latin')
      addRuns(into, normal, start, end, shortestLetters, longestLetters, seeds.letters);
  }
}

const border = 0x5f;

function addRuns(
  into: FeatureList,
  text: string,
  start: number,
  end: number,
  shortest: number,
  longest: number,
  seed: number,
): void {
  for (let from = start - 1; from <= end; from += 1) {
    let hash = seed | 0;
    for (let next = from; next <= end && next < from + longest; next += 1) {
      const isBorder = next < start || next === end;
      hash = step(hash, isBorder ? border : text.charCodeAt(next));
      const length = next - from + 1;
      if (length < shortest || (isBorder && length === 1)) continue;
      into.add(finish(hash), 1, Math.max(from, start), Math.min(next + 1, end), length === 2);
    }
  }
}

/** The clauses that say something for themselves; none where the text is but one. */
function telling(clauses: readonly Clause[], normal: string): readonly Clause[] {
  if (clauses.length < 2) return [];
  const some = clauses.filter(({ start, end }) =>
    /\p{L}.*\p{L}.*\p{L}/u.test(normal.slice(start, end)),
  );
  if (some.length < 2) return [];
  if (some.length <= mostClauses) return some;
  return some
    .sort((one, other) => other.end - other.start - (one.end - one.start))
    .slice(0, mostClauses);
}

/** Gives each feature the weight of its clause, and those of denied clauses another name. */
function markClauses(into: FeatureList, clauses: readonly Clause[]): void {
  if (clauses.every(({ weight, isDenied }) => weight === 1 && !isDenied)) return;
  for (let at = 0; at < into.length; at += 1) {
    const start = into.starts[at] ?? 0;
    const clause = clauses.find(({ end }) => start < end);
    if (!clause) continue;
    into.weights[at] = (into.weights[at] ?? 0) * clause.weight;
    if (clause.isDenied) into.hashes[at] = pairHash(into.hashes[at] ?? 0, 1, seeds.denied);
  }
}

/** Length, questions, exclamations, numbers, contrast: what the message looks like. */
function addShape(
  into: FeatureList,
  normal: string,
  tokens: readonly Token[],
  clauses: readonly Clause[],
): void {
  const shape = (kind: number, value: number) =>
    into.add(finish(seeds.shape ^ ((kind << 8) + value)), 1, 0, normal.length);
  const letters = tokens.filter(({ kind }) => kind === 'latin' || kind === 'chinese').length;
  shape(1, Math.min(7, Math.floor(Math.log2(tokens.length + 1))));
  if (normal.includes('?')) shape(2, 0);
  if (normal.includes('!')) shape(3, 0);
  if (letters === 0) shape(4, 0);
  if (clauses.some(({ weight }) => weight > 1)) shape(5, 0);
  if (clauses.some(({ isDenied }) => isDenied)) shape(6, 0);
}
