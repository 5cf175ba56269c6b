import { type Scale, toProbability } from './calibration.ts';
import { FeatureList } from './feature-list.ts';
import { extractFeatures } from './features.ts';
import { type Network, softmax } from './network.ts';
import { type Rejecter, toOutside, toSigns } from './reject.ts';
import { createScorer, largest } from './scorer.ts';
import { createVectoriser, type Vector, type Vocabulary } from './vocabulary.ts';

/** A trained classifier: everything that predicting needs, and nothing of how it was trained. */
export interface Classifier {
  labels: string[];
  flags: string[];
  vocabulary: Vocabulary;
  /** Networks whose outputs are averaged. */
  members: Network[];
  temperature: number;
  /** From a flag's outputs, for the whole message and for its best clause, to its probability. */
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
  const score = createScorer(members, createVectoriser(classifier.vocabulary));
  const shares = new Float64Array(labels.length);
  const flagShares = new Float64Array(flags.length);
  return (normal) => {
    const { vector, outputs, ofClauses } = score(extractFeatures(normal, list), flags.length > 0);
    softmax(outputs, labels.length, temperature, shares);
    for (const [flag, scale] of flagScales.entries()) {
      const at = labels.length + flag;
      flagShares[flag] = toProbability(scale, [outputs[at] as number, ofClauses[at] as number]);
    }
    const outside = rejecter ? toOutside(rejecter, toSigns(outputs, labels.length, vector)) : 0;
    return { vector, shares, best: largest(shares), flagShares, outside };
  };
}
