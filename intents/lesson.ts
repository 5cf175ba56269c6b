import { sigmoid, softmax } from './network.ts';
import type { Vector } from './vocabulary.ts';

/** What a network learns from: a message, its label's number and which flags hold. */
export interface Lesson {
  vector: Vector;
  /** −1 where the message teaches flags only. */
  label: number;
  /** One per flag, 0 or 1; empty where no flags are taught. */
  flags: Uint8Array;
}

/** What is learnt, whichever network learns it. */
export interface Task {
  features: number;
  labels: number;
  flags: number;
  seed: number;
}

/** How often to go through all lessons, to make about `steps`; small corpora need more rounds. */
export function roundsFor(lessons: number, steps: number): number {
  return Math.max(4, Math.min(15, Math.round(steps / Math.max(1, lessons))));
}

/** How outputs should move: output less truth, per label (as shares) and per flag (each for itself). */
export function toSlopes(
  outputs: Float64Array,
  { label, flags }: Lesson,
  labels: number,
  smoothing: number,
  into: Float64Array,
): void {
  into.fill(0);
  if (label >= 0) {
    softmax(outputs, labels, 1, into);
    for (let at = 0; at < labels; at += 1)
      into[at] = (into[at] as number) - smoothing / labels - (at === label ? 1 - smoothing : 0);
  }
  for (let flag = 0; flag < flags.length; flag += 1)
    into[labels + flag] = sigmoid(outputs[labels + flag] as number) - (flags[flag] as number);
}

/** Picks a part of a vector's features by chance, so that none is relied on alone. */
export class Dropout {
  readonly ids: Int32Array;
  readonly values: Float32Array;
  length = 0;
  private readonly share: number;
  private readonly random: () => number;

  constructor(lessons: readonly Lesson[], share: number, random: () => number) {
    const longest = lessons.reduce((most, { vector }) => Math.max(most, vector.ids.length), 0);
    this.ids = new Int32Array(longest);
    this.values = new Float32Array(longest);
    this.share = share;
    this.random = random;
  }

  /** Draws anew; what stays counts more, so that the sum is the same on average. */
  draw({ ids, values }: Vector, scale: number): void {
    const kept = scale / (1 - this.share);
    let length = 0;
    for (let at = 0; at < ids.length; at += 1) {
      if (this.random() < this.share) continue;
      this.ids[length] = ids[at] as number;
      this.values[length] = (values[at] as number) * kept;
      length += 1;
    }
    this.length = length;
  }
}
