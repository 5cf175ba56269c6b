import type { FeatureList } from './feature-list.ts';

/** Numbers hashes in the order in which they come: open addressing over one integer array. */
export class HashIndex {
  size = 0;
  hashes: Int32Array;
  private slots: Int32Array;
  private mask: number;

  /** Room for `capacity` hashes; it grows when they become more. */
  constructor(capacity = 1024) {
    this.hashes = new Int32Array(capacity);
    this.slots = new Int32Array(slotsFor(capacity));
    this.mask = this.slots.length - 1;
  }

  /** The number of a hash, or −1. */
  find(hash: number): number {
    let slot = hash & this.mask;
    for (;;) {
      const number = (this.slots[slot] as number) - 1;
      if (number < 0 || this.hashes[number] === hash) return number;
      slot = (slot + 1) & this.mask;
    }
  }

  /** The number of a hash, a new one where it has none. */
  add(hash: number): number {
    const known = this.find(hash);
    if (known >= 0) return known;
    if (this.size === this.hashes.length) this.grow();
    const number = this.size;
    this.hashes[number] = hash;
    this.size = number + 1;
    this.place(hash, number);
    return number;
  }

  private place(hash: number, number: number): void {
    let slot = hash & this.mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = number + 1;
  }

  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
    this.slots = new Int32Array(slotsFor(hashes.length));
    this.mask = this.slots.length - 1;
    for (let number = 0; number < this.size; number += 1)
      this.place(hashes[number] as number, number);
  }
}

function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(capacity * 1.5 + 2));
}

/** A message as numbers: ids of features with their values (length 1), and how strange its wording is. */
export interface Vector {
  ids: Int32Array;
  values: Float32Array;
  /** Share of the words and character pairs that were never seen in training, 0 to 1. */
  strangeness: number;
}

/** The features worth keeping, with how telling each is. */
export interface Vocabulary {
  index: HashIndex;
  /** By feature number: higher for rarer features. */
  rarity: Float32Array;
}

/** How much rarity counts; 1 is the textbook's inverse document frequency, 0 nothing. */
const rarityPower = 0.5;

/** A vocabulary from hashes with their counts in `messages` messages. */
export function createVocabulary(
  hashes: ArrayLike<number>,
  counts: ArrayLike<number>,
  messages: number,
): Vocabulary {
  const index = new HashIndex(Math.max(1, hashes.length));
  const rarity = new Float32Array(hashes.length);
  for (let at = 0; at < hashes.length; at += 1) {
    const number = index.add(hashes[at] as number);
    rarity[number] = (Math.log((1 + messages) / (1 + (counts[at] as number))) + 1) ** rarityPower;
  }
  return { index, rarity };
}

/** Turns a list of features, or those within a stretch of the text, into a vector. */
export type Vectorise = (list: FeatureList, start?: number, end?: number) => Vector;

/** A function that makes vectors; it holds the room that this takes. */
export function createVectoriser(
  { index, rarity }: Vocabulary,
  { isKnown = () => true }: { isKnown?: (id: number) => boolean } = {},
): Vectorise {
  const place = new Int32Array(rarity.length);
  const seenIn = new Int32Array(rarity.length);
  let message = 0;
  let ids = new Int32Array(1024);
  let values = new Float32Array(1024);
  return (list, start = 0, end = Number.POSITIVE_INFINITY) => {
    message += 1;
    if (list.length > ids.length) {
      ids = new Int32Array(list.length * 2);
      values = new Float32Array(list.length * 2);
    }
    let length = 0;
    let wordings = 0;
    let strange = 0;
    for (let at = 0; at < list.length; at += 1) {
      if ((list.starts[at] as number) < start || (list.ends[at] as number) > end) continue;
      const id = index.find(list.hashes[at] as number);
      wordings += list.wordings[at] as number;
      if (id < 0 || !isKnown(id)) {
        strange += list.wordings[at] as number;
        continue;
      }
      const value = (list.weights[at] as number) * (rarity[id] as number);
      if (seenIn[id] !== message) {
        seenIn[id] = message;
        place[id] = length;
        ids[length] = id;
        values[length] = value;
        length += 1;
      } else if (value > (values[place[id] as number] as number))
        values[place[id] as number] = value;
    }
    normaliseLength(values, length);
    return {
      ids: ids.slice(0, length),
      values: values.slice(0, length),
      strangeness: wordings === 0 ? 1 : strange / wordings,
    };
  };
}

function normaliseLength(values: Float32Array, length: number): void {
  let squares = 0;
  for (let at = 0; at < length; at += 1) squares += (values[at] as number) ** 2;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let at = 0; at < length; at += 1) values[at] = (values[at] as number) * scale;
}
