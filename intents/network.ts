import type { Vector } from './vocabulary.ts';

/**
 * A network with one hidden layer: features → hidden units → one output per label and flag. The rows
 * of the features, by far the largest part, are kept in bytes with one scale each.
 */
export interface Network {
  hidden: number;
  outputs: number;
  /** `features × hidden`. */
  rows: Int8Array;
  scales: Float32Array;
  hiddenBias: Float32Array;
  /** `outputs × hidden`. */
  weights: Float32Array;
  bias: Float32Array;
}

/** The hidden units' state for a message (negative ones are silent). */
export function toHidden(network: Network, { ids, values }: Vector, into: Float32Array): void {
  const { hidden, rows, scales } = network;
  into.set(network.hiddenBias);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    const value = (values[at] as number) * (scales[id] as number);
    let row = id * hidden;
    for (let unit = 0; unit < hidden; unit += 4, row += 4) {
      into[unit] = (into[unit] as number) + value * (rows[row] as number);
      into[unit + 1] = (into[unit + 1] as number) + value * (rows[row + 1] as number);
      into[unit + 2] = (into[unit + 2] as number) + value * (rows[row + 2] as number);
      into[unit + 3] = (into[unit + 3] as number) + value * (rows[row + 3] as number);
    }
  }
  for (let unit = 0; unit < hidden; unit += 1) if ((into[unit] as number) < 0) into[unit] = 0;
}

/** The outputs (log-odds up to a scale) for a hidden state. */
export function toOutputs(network: Network, state: Float32Array, into: Float64Array): void {
  const { hidden, outputs, weights, bias } = network;
  for (let output = 0; output < outputs; output += 1) {
    let sum = bias[output] as number;
    const row = output * hidden;
    for (let unit = 0; unit < hidden; unit += 1)
      sum += (weights[row + unit] as number) * (state[unit] as number);
    into[output] = sum;
  }
}

/** Shares that sum to 1, from the first `count` outputs at a temperature. */
export function softmax(
  outputs: ArrayLike<number>,
  count: number,
  temperature: number,
  into: Float64Array,
): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at += 1) highest = Math.max(highest, outputs[at] as number);
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    const share = Math.exp(((outputs[at] as number) - highest) / temperature);
    into[at] = share;
    sum += share;
  }
  for (let at = 0; at < count; at += 1) into[at] = (into[at] as number) / sum;
}

/** Log-odds → probability. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
