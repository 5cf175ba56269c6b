import type { Vector } from './vocabulary.ts';

/**
 * What turns a vector into one output per label and flag. Without a top the units are the outputs (a
 * linear model); with one they are a hidden layer below it. The rows of the features, by far the
 * largest part, are kept in bytes with one scale each.
 */
export interface Network {
  units: number;
  outputs: number;
  /** `features × units`. */
  rows: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  top?: Top | undefined;
}

/** Hidden units → outputs. */
export interface Top {
  /** `outputs × units`. */
  weights: Float32Array;
  bias: Float32Array;
}

/** The units' state for a vector; hidden ones below zero are silent. */
export function toUnits(network: Network, { ids, values }: Vector, into: Float32Array): void {
  const { units, rows, scales } = network;
  into.set(network.bias);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    const value = (values[at] as number) * (scales[id] as number);
    const row = id * units;
    for (let unit = 0; unit < units; unit += 1)
      into[unit] = (into[unit] as number) + value * (rows[row + unit] as number);
  }
  if (network.top)
    for (let unit = 0; unit < units; unit += 1) if ((into[unit] as number) < 0) into[unit] = 0;
}

/** Adds the outputs (log-odds up to a scale) for the units' state to what is there. */
export function addOutputs(
  { units, outputs, top }: Network,
  state: Float32Array,
  into: Float64Array,
) {
  for (let output = 0; output < outputs; output += 1) {
    let sum = top ? (top.bias[output] as number) : (state[output] as number);
    const row = output * units;
    if (top)
      for (let unit = 0; unit < units; unit += 1)
        sum += (top.weights[row + unit] as number) * (state[unit] as number);
    into[output] = (into[output] as number) + sum;
  }
}

/** The same network with outputs this many times as large. */
export function scaleOutputs(network: Network, factor: number): Network {
  const scale = (values: Float32Array) => values.map((value) => value * factor);
  const { top } = network;
  if (top) return { ...network, top: { weights: scale(top.weights), bias: scale(top.bias) } };
  return { ...network, scales: scale(network.scales), bias: scale(network.bias) };
}

/** Rows of numbers in bytes, each row with its scale. */
export function toBytes(
  rows: Float32Array,
  features: number,
  units: number,
): Pick<Network, 'rows' | 'scales'> {
  const bytes = new Int8Array(features * units);
  const scales = new Float32Array(features);
  for (let id = 0; id < features; id += 1) {
    const start = id * units;
    let largest = 0;
    for (let at = start; at < start + units; at += 1)
      largest = Math.max(largest, Math.abs(rows[at] as number));
    const scale = largest / 127 || 1;
    scales[id] = scale;
    for (let at = start; at < start + units; at += 1)
      bytes[at] = Math.round((rows[at] as number) / scale);
  }
  return { rows: bytes, scales };
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
