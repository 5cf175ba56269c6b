import { type Network, sigmoid, softmax } from './network.ts';
import { createRandom, shuffle } from './random.ts';
import type { Vector } from './vocabulary.ts';

/** What a network learns from: a message, its label's number and which flags hold. */
export interface Lesson {
  vector: Vector;
  /** −1 where the message teaches flags only. */
  label: number;
  /** One per flag, 0 or 1; empty where no flags are taught. */
  flags: Uint8Array;
  /** How much it counts; 1 is usual. */
  weight: number;
}

export interface NetworkOptions {
  features: number;
  labels: number;
  flags: number;
  hidden: number;
  epochs: number;
  seed: number;
  /** Share of the features left out at each look, so that none is relied on alone. */
  inputDropout: number;
  hiddenDropout: number;
  rate: number;
  /** How much of the certainty is spread over all labels. */
  smoothing: number;
}


/** Trains by stochastic gradient descent with a rate per feature (Adagrad) that falls to zero. */
export function trainNetwork(lessons: readonly Lesson[], options: NetworkOptions): Network {
  const { features, labels, hidden, epochs, inputDropout, hiddenDropout, smoothing } = options;
  const outputs = labels + options.flags;
  const random = createRandom(options.seed);
  const rows = fill(new Float32Array(features * hidden), random, hidden);
  const weights = fill(new Float32Array(outputs * hidden), random, hidden);
  const hiddenBias = new Float32Array(hidden);
  const bias = new Float32Array(outputs);
  const rowSquares = new Float32Array(features).fill(1e-3);
  const outputSquares = new Float32Array(outputs).fill(1e-3);
  let biasSquares = 1e-3;

  const state = new Float32Array(hidden);
  const slopes = new Float32Array(hidden);
  const passes = new Float32Array(hidden);
  const sums = new Float64Array(outputs);
  const shares = new Float64Array(labels);
  const longest = lessons.reduce((most, { vector }) => Math.max(most, vector.ids.length), 0);
  const kept = new Int32Array(longest);
  const keptValues = new Float32Array(longest);
  const order = Int32Array.from(lessons, (_, at) => at);
  const steps = lessons.length * epochs;
  let step = 0;

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const { vector, label, flags, weight } = lessons[at] as Lesson;
      const rate = options.rate * (1 - step / steps);
      step += 1;
      const count = dropSome(vector);
      forward(count);
      slopes.fill(0);
      if (label >= 0) {
        softmax(sums, labels, 1, shares);
        for (let k = 0; k < labels; k += 1) {
          const wanted = (k === label ? 1 - smoothing : 0) + smoothing / labels;
          learnOutput(k, ((shares[k] as number) - wanted) * weight, rate);
        }
      }
      for (let flag = 0; flag < flags.length; flag += 1)
        learnOutput(
          labels + flag,
          (sigmoid(sums[labels + flag] as number) - (flags[flag] as number)) * weight,
          rate,
        );
      learnRows(count, rate);
    }
  }
  return { hidden, outputs, ...toBytes(rows, features, hidden), hiddenBias, weights, bias };

  function dropSome({ ids, values }: Vector): number {
    const scale = 1 / (1 - inputDropout);
    let count = 0;
    for (let at = 0; at < ids.length; at += 1) {
      if (random() < inputDropout) continue;
      kept[count] = ids[at] as number;
      keptValues[count] = (values[at] as number) * scale;
      count += 1;
    }
    return count;
  }

  function forward(count: number): void {
    state.set(hiddenBias);
    for (let at = 0; at < count; at += 1) {
      const value = keptValues[at] as number;
      let row = (kept[at] as number) * hidden;
      for (let unit = 0; unit < hidden; unit += 4, row += 4) {
        state[unit] = (state[unit] as number) + value * (rows[row] as number);
        state[unit + 1] = (state[unit + 1] as number) + value * (rows[row + 1] as number);
        state[unit + 2] = (state[unit + 2] as number) + value * (rows[row + 2] as number);
        state[unit + 3] = (state[unit + 3] as number) + value * (rows[row + 3] as number);
      }
    }
    const scale = 1 / (1 - hiddenDropout);
    for (let unit = 0; unit < hidden; unit += 1) {
      const pass = (state[unit] as number) > 0 && random() >= hiddenDropout ? scale : 0;
      passes[unit] = pass;
      state[unit] = (state[unit] as number) * pass;
    }
    for (let output = 0; output < outputs; output += 1) {
      let sum = bias[output] as number;
      const row = output * hidden;
      for (let unit = 0; unit < hidden; unit += 1)
        sum += (weights[row + unit] as number) * (state[unit] as number);
      sums[output] = sum;
    }
  }

  function learnOutput(output: number, slope: number, rate: number): void {
    const squares = (outputSquares[output] as number) + slope * slope;
    outputSquares[output] = squares;
    const move = (rate * slope) / Math.sqrt(squares);
    const row = output * hidden;
    for (let unit = 0; unit < hidden; unit += 1) {
      const weight = weights[row + unit] as number;
      slopes[unit] = (slopes[unit] as number) + slope * weight;
      weights[row + unit] = weight - move * (state[unit] as number);
    }
    bias[output] = (bias[output] as number) - move;
  }

  function learnRows(count: number, rate: number): void {
    let mean = 0;
    for (let unit = 0; unit < hidden; unit += 1) {
      const slope = (slopes[unit] as number) * (passes[unit] as number);
      slopes[unit] = slope;
      mean += slope * slope;
    }
    mean /= hidden;
    if (mean === 0) return;
    biasSquares += mean;
    const biasMove = rate / Math.sqrt(biasSquares);
    for (let unit = 0; unit < hidden; unit += 1)
      hiddenBias[unit] = (hiddenBias[unit] as number) - biasMove * (slopes[unit] as number);
    for (let at = 0; at < count; at += 1) {
      const id = kept[at] as number;
      const value = keptValues[at] as number;
      const squares = (rowSquares[id] as number) + value * value * mean;
      rowSquares[id] = squares;
      const move = (rate * value) / Math.sqrt(squares);
      let row = id * hidden;
      for (let unit = 0; unit < hidden; unit += 4, row += 4) {
        rows[row] = (rows[row] as number) - move * (slopes[unit] as number);
        rows[row + 1] = (rows[row + 1] as number) - move * (slopes[unit + 1] as number);
        rows[row + 2] = (rows[row + 2] as number) - move * (slopes[unit + 2] as number);
        rows[row + 3] = (rows[row + 3] as number) - move * (slopes[unit + 3] as number);
      }
    }
  }
}

function fill(values: Float32Array, random: () => number, hidden: number): Float32Array {
  const width = 1 / Math.sqrt(hidden);
  for (let at = 0; at < values.length; at += 1) values[at] = (random() * 2 - 1) * width;
  return values;
}

function toBytes(
  rows: Float32Array,
  features: number,
  hidden: number,
): Pick<Network, 'rows' | 'scales'> {
  const bytes = new Int8Array(rows.length);
  const scales = new Float32Array(features);
  for (let id = 0; id < features; id += 1) {
    const row = rows.subarray(id * hidden, (id + 1) * hidden);
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    scales[id] = scale;
    for (let unit = 0; unit < hidden; unit += 1)
      bytes[id * hidden + unit] = Math.round((row[unit] as number) / scale);
  }
  return { rows: bytes, scales };
}
