import { Dropout, type Lesson, roundsFor, type Task, toSlopes } from './lesson.ts';
import { type Network, toBytes } from './network.ts';
import { createRandom, shuffle } from './random.ts';

const wantedSteps = 120_000;
const rate = 0.1;
const inputDropout = 0.5;
const hiddenDropout = 0.4;
const smoothing = 0.1;
/** Keeps the first steps from being divided by nothing. */
const firstSquares = 1e-3;

/** Trains a network with one hidden layer of `units` (a multiple of four) by Adagrad. */
export function trainNetwork(lessons: readonly Lesson[], task: Task, units: number): Network {
  const { features, labels } = task;
  const outputs = labels + task.flags;
  const random = createRandom(task.seed);
  const rows = scatter(new Float32Array(features * units), random, units);
  const weights = scatter(new Float32Array(outputs * units), random, units);
  const bias = new Float32Array(units);
  const topBias = new Float32Array(outputs);
  const rowSquares = new Float32Array(features).fill(firstSquares);
  const outputSquares = new Float32Array(outputs).fill(firstSquares);
  let biasSquares = firstSquares;

  const state = new Float32Array(units);
  const below = new Float32Array(units);
  const passes = new Float32Array(units);
  const sums = new Float64Array(outputs);
  const slopes = new Float64Array(outputs);
  const kept = new Dropout(lessons, inputDropout, random);
  const order = Int32Array.from(lessons, (_, at) => at);
  const rounds = roundsFor(lessons.length, wantedSteps);
  const steps = lessons.length * rounds;
  let step = 0;
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const lesson = lessons[at] as Lesson;
      const pace = rate * (1 - step / steps);
      step += 1;
      kept.draw(lesson.vector, 1);
      forward();
      toSlopes(sums, lesson, labels, smoothing, slopes);
      learnTop(pace);
      learnRows(pace);
    }
  }
  return {
    units,
    outputs,
    ...toBytes(rows, features, units),
    bias,
    top: { weights, bias: topBias },
  };

  function forward(): void {
    state.set(bias);
    for (let at = 0; at < kept.length; at += 1) {
      const value = kept.values[at] as number;
      let row = (kept.ids[at] as number) * units;
      // Four at a time: the loop is most of the training's time.
      for (let unit = 0; unit < units; unit += 4, row += 4) {
        state[unit] = (state[unit] as number) + value * (rows[row] as number);
        state[unit + 1] = (state[unit + 1] as number) + value * (rows[row + 1] as number);
        state[unit + 2] = (state[unit + 2] as number) + value * (rows[row + 2] as number);
        state[unit + 3] = (state[unit + 3] as number) + value * (rows[row + 3] as number);
      }
    }
    const scale = 1 / (1 - hiddenDropout);
    for (let unit = 0; unit < units; unit += 1) {
      const pass = (state[unit] as number) > 0 && random() >= hiddenDropout ? scale : 0;
      passes[unit] = pass;
      state[unit] = (state[unit] as number) * pass;
    }
    for (let output = 0; output < outputs; output += 1) {
      let sum = topBias[output] as number;
      const row = output * units;
      for (let unit = 0; unit < units; unit += 1)
        sum += (weights[row + unit] as number) * (state[unit] as number);
      sums[output] = sum;
    }
  }

  function learnTop(pace: number): void {
    below.fill(0);
    for (let output = 0; output < outputs; output += 1) {
      const slope = slopes[output] as number;
      if (slope === 0) continue;
      const squares = (outputSquares[output] as number) + slope * slope;
      outputSquares[output] = squares;
      const move = (pace * slope) / Math.sqrt(squares);
      const row = output * units;
      for (let unit = 0; unit < units; unit += 1) {
        const weight = weights[row + unit] as number;
        below[unit] = (below[unit] as number) + slope * weight;
        weights[row + unit] = weight - move * (state[unit] as number);
      }
      topBias[output] = (topBias[output] as number) - move;
    }
  }

  function learnRows(pace: number): void {
    let mean = 0;
    for (let unit = 0; unit < units; unit += 1) {
      const slope = (below[unit] as number) * (passes[unit] as number);
      below[unit] = slope;
      mean += (slope * slope) / units;
    }
    if (mean === 0) return;
    biasSquares += mean;
    const biasMove = pace / Math.sqrt(biasSquares);
    for (let unit = 0; unit < units; unit += 1)
      bias[unit] = (bias[unit] as number) - biasMove * (below[unit] as number);
    for (let at = 0; at < kept.length; at += 1) {
      const id = kept.ids[at] as number;
      const value = kept.values[at] as number;
      const squares = (rowSquares[id] as number) + value * value * mean;
      rowSquares[id] = squares;
      const move = (pace * value) / Math.sqrt(squares);
      let row = id * units;
      for (let unit = 0; unit < units; unit += 4, row += 4) {
        rows[row] = (rows[row] as number) - move * (below[unit] as number);
        rows[row + 1] = (rows[row + 1] as number) - move * (below[unit + 1] as number);
        rows[row + 2] = (rows[row + 2] as number) - move * (below[unit + 2] as number);
        rows[row + 3] = (rows[row + 3] as number) - move * (below[unit + 3] as number);
      }
    }
  }
}

/** Small numbers by chance, so that the units begin to differ. */
function scatter(values: Float32Array, random: () => number, units: number): Float32Array {
  const width = 1 / Math.sqrt(units);
  for (let at = 0; at < values.length; at += 1) values[at] = (random() * 2 - 1) * width;
  return values;
}
