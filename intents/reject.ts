import { fitLogistic, type Scale, toProbability } from './calibration.ts';
import type { Vector } from './vocabulary.ts';

/**
 * Tells messages that belong to none of the labels, from signs that a classifier shows at such: a
 * low best output, a close second, strange wording. Learnt from messages known to be outside and
 * messages held out from training.
 */
export interface Rejecter extends Scale {
  /** From this probability on a message is rejected. */
  line: number;
}

/** How much accuracy inside may be lost by rejecting too much; decides the line. */
const lossAllowed = 0.015;

/** The signs of a message that a rejecter weighs. */
export function toSigns(outputs: ArrayLike<number>, labels: number, vector: Vector): number[] {
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  let third = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < labels; at += 1) {
    const value = outputs[at] as number;
    if (value > first) [first, second, third] = [value, first, second];
    else if (value > second) [second, third] = [value, second];
    else if (value > third) third = value;
  }
  let sum = 0;
  for (let at = 0; at < labels; at += 1) sum += Math.exp((outputs[at] as number) - first);
  const margin = first - second;
  return [
    first,
    Math.log(sum),
    margin,
    Number.isFinite(third) ? second - third : 0,
    vector.strangeness,
    Math.sqrt(vector.strangeness),
    Math.log1p(vector.ids.length),
  ];
}

/** How likely a message with these signs is outside. */
export function toOutside(rejecter: Rejecter, signs: readonly number[]): number {
  return toProbability(rejecter, signs);
}

/** A message held out from training, or known to be outside, with its signs. */
export interface Sighting {
  signs: number[];
  isOutside: boolean;
  /** Inside: whether its label was told right; a wrong one loses nothing when rejected. */
  isRight: boolean;
}

/** Learns to reject; both kinds of sightings count alike, however many there are of each. */
export function fitRejecter(sightings: readonly Sighting[]): Rejecter {
  const outside = sightings.filter(({ isOutside }) => isOutside).length;
  const inside = sightings.length - outside;
  const { weights, offset } = fitLogistic(
    sightings.map(({ signs }) => signs),
    sightings.map(({ isOutside }) => (isOutside ? 1 : 0)),
    {
      penalty: 1,
      weigh: sightings.map(({ isOutside }) => 1000 / (isOutside ? outside : inside)),
    },
  );
  const rejecter = { weights, offset, line: 1 };
  const right = sightings
    .filter(({ isOutside, isRight }) => !isOutside && isRight)
    .map(({ signs }) => toOutside(rejecter, signs))
    .sort((one, other) => other - one);
  rejecter.line = right[Math.floor(lossAllowed * inside)] ?? 1;
  return rejecter;
}
