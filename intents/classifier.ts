import { type Scale, toProbability } from './calibration.ts';
import { FeatureList } from './feature-list.ts';
import { extractFeatures } from './features.ts';
import { addOutputs, type Network, softmax, toUnits } from './network.ts';
import { type Rejecter, toOutside, toSigns } from './reject.ts';
import { createVectoriser, type Vector, type Vocabulary } from './vocabulary.ts';

/** A trained classifier: everything that predicting needs, and nothing of how it was trained. */
export interface Classifier {
  labels: string[];
  flags: string[];
  vocabulary: Vocabulary;
  /** Networks whose outputs are averaged. */
  members: Network[];
  temperature: number;
  /** From a flag's output to its probability. */
  flagScales: Scale[];
  /** Tells what belongs to none of the labels; absent where it was not trained. */
  rejecter?: Rejecter | undefined;
}

/** What a classifier says about a message. Valid until the next prediction of the same reader. */
export interface Prediction {
  vector: Vector;
  /** By label, calibrated, sums to 1. */
  shares: Float64Array;
  /** The label with the largest share. */
  best: number;
  /** By flag, calibrated, each for itself. */
  flagShares: Float64Array;
  /** How likely the message belongs to none of the labels; 0 without a rejecter. */
  outside: number;
}

/** A function that predicts from a normalised text; it holds the room that this takes. */
export function createReader(classifier: Classifier): (normal: string) => Prediction {
  const { labels, flags, members, temperature, flagScales, rejecter } = classifier;
  const list = new FeatureList();
  const vectorise = createVectoriser(classifier.vocabulary);
  const vote = createVote(members);
  const shares = new Float64Array(labels.length);
  const flagShares = new Float64Array(flags.length);
  return (normal) => {
    const vector = vectorise(extractFeatures(normal, list));
    const outputs = vote(vector);
    softmax(outputs, labels.length, temperature, shares);
    for (const [flag, scale] of flagScales.entries())
      flagShares[flag] = toProbability(scale, outputs[labels.length + flag] as number);
    const outside = rejecter ? toOutside(rejecter, toSigns(outputs, labels.length, vector)) : 0;
    return { vector, shares, best: largest(shares), flagShares, outside };
  };
}

/** The mean outputs of several networks for a vector. Valid until the next call. */
export function createVote(members: readonly Network[]): (vector: Vector) => Float64Array {
  const states = members.map(({ units }) => new Float32Array(units));
  const mean = new Float64Array(members[0]?.outputs ?? 0);
  return (vector) => {
    mean.fill(0);
    for (let at = 0; at < members.length; at += 1) {
      const network = members[at] as Network;
      const state = states[at] as Float32Array;
      toUnits(network, vector, state);
      addOutputs(network, state, mean);
    }
    for (let at = 0; at < mean.length; at += 1) mean[at] = (mean[at] as number) / members.length;
    return mean;
  };
}

/** The position of the largest value. */
export function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1)
    if ((values[at] as number) > (values[best] as number)) best = at;
  return best;
}
