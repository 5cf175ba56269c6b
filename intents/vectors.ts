/** From texts to vectors: one reading of each text makes the vocabulary and the vectors. */
import type { FeatureList } from './feature-list.ts';
import { extractFeatures } from './features.ts';
import { normalise } from './normalise.ts';
import {
  createVectoriser,
  createVocabulary,
  HashIndex,
  type Vector,
  type Vectorise,
  type Vocabulary,
} from './vocabulary.ts';

/** A feature seen in fewer messages teaches nothing about others. */
const fewestMessages = 2;

export interface Vectors {
  vocabulary: Vocabulary;
  /** By text. */
  lists: FeatureList[];
  vectors: Vector[];
  vectorise: Vectorise;
  /**
   * The vector that a text would have, had it not helped to make the vocabulary: without the
   * features that are known by itself and one other text only.
   */
  vectoriseHonestly: Vectorise;
}

/** Reads the texts; keeps the `most` features that are in the most messages. */
export function toVectors(texts: readonly string[], most = Number.POSITIVE_INFINITY): Vectors {
  const index = new HashIndex(1 << 16);
  const counts: number[] = [];
  const lastSeen: number[] = [];
  const lists = texts.map((text, message) => {
    const list = extractFeatures(normalise(text)).trim();
    for (let at = 0; at < list.length; at += 1) {
      const id = index.add(list.hashes[at] as number);
      if (lastSeen[id] === message) continue;
      lastSeen[id] = message;
      counts[id] = (counts[id] ?? 0) + 1;
    }
    return list;
  });
  const fewest = Math.max(fewestMessages, countAt(counts, most));
  const kept = counts.flatMap((count, id) => (count >= fewest ? id : []));
  const vocabulary = createVocabulary(
    kept.map((id) => index.hashes[id] as number),
    kept.map((id) => counts[id] as number),
    texts.length,
  );
  const vectorise = createVectoriser(vocabulary);
  return {
    vocabulary,
    lists,
    vectors: lists.map((list) => vectorise(list)),
    vectorise,
    vectoriseHonestly: createVectoriser(vocabulary, {
      isKnown: (id) => (counts[kept[id] as number] as number) > fewest,
    }),
  };
}

/** The count that a feature must have to be among the `most` most frequent. */
function countAt(counts: readonly number[], most: number): number {
  if (counts.length <= most) return 0;
  const sorted = Int32Array.from(counts).sort();
  return (sorted[sorted.length - most] as number) + 1;
}
