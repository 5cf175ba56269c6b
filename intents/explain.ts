import { type Classifier, createReader } from './classifier.ts';
import { FeatureList } from './feature-list.ts';
import { extractFeatures } from './features.ts';
import { type Network, toUnits } from './network.ts';

/** A part of a message and how much it spoke for the answer (positive) or against it (negative). */
export interface Reason {
  text: string;
  weight: number;
}

/**
 * What decided: the parts of a normalised text that moved the best label away from the second best
 * most, strongest first. Weights are log-odds.
 */
export function explain(classifier: Classifier, normal: string, most = 8): Reason[] {
  const { labels, vocabulary, members, temperature } = classifier;
  const { vector, shares, best } = createReader(classifier)(normal);
  if (labels.length < 2) return [];
  const second = secondLargest(shares, best);
  const weights = new Map<number, number>();
  for (const member of members) {
    const pull = pullOfUnits(member, vector, best, second);
    for (const [at, id] of vector.ids.entries()) {
      let sum = 0;
      for (let unit = 0; unit < member.units; unit += 1)
        sum += (member.rows[id * member.units + unit] as number) * (pull[unit] as number);
      const weight = sum * (member.scales[id] as number) * (vector.values[at] as number);
      weights.set(id, (weights.get(id) ?? 0) + weight / members.length / temperature);
    }
  }
  const list = extractFeatures(normal, new FeatureList());
  const reasons = new Map<string, number>();
  for (let at = 0; at < list.length; at += 1) {
    const id = vocabulary.index.find(list.hashes[at] as number);
    const weight = weights.get(id);
    if (weight === undefined) continue;
    weights.delete(id);
    const text = normal.slice(list.starts[at], list.ends[at]).trim() || '(shape)';
    reasons.set(text, (reasons.get(text) ?? 0) + weight);
  }
  return [...reasons]
    .map(([text, weight]) => ({ text, weight: Math.round(weight * 1000) / 1000 }))
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, most);
}

/** How much each hidden unit that is awake pulls towards one output and away from another. */
function pullOfUnits(
  network: Network,
  vector: Parameters<typeof toUnits>[1],
  one: number,
  other: number,
): Float32Array {
  const { units, top } = network;
  const state = new Float32Array(units);
  toUnits(network, vector, state);
  if (!top) return state.map((_, unit) => (unit === one ? 1 : unit === other ? -1 : 0));
  return state.map((value, unit) =>
    value > 0
      ? (top.weights[one * units + unit] as number) - (top.weights[other * units + unit] as number)
      : 0,
  );
}

function secondLargest(values: Float64Array, best: number): number {
  let second = best === 0 ? 1 : 0;
  for (let at = 0; at < values.length; at += 1)
    if (at !== best && (values[at] as number) > (values[second] as number)) second = at;
  return second;
}
