import { Dropout, type Lesson, roundsFor, type Task, toSlopes } from './lesson.ts';
import { type Network, toBytes } from './network.ts';
import { createRandom, shuffle } from './random.ts';

const wantedSteps = 160_000;
const rate = 0.5;
const dropout = 0.5;
const smoothing = 0.05;
/** Vectors have length 1; longer ones let weights stay small. */
const length = 3;
/** Keeps the first steps of a feature short. */
const firstSquares = 0.1;

/** Trains a linear model (multinomial logistic, and one logistic per flag) by Adagrad. */
export function trainLinear(lessons: readonly Lesson[], task: Task): Network {
  const { features, labels } = task;
  const outputs = labels + task.flags;
  const random = createRandom(task.seed);
  const rows = new Float32Array(features * outputs);
  const bias = new Float32Array(outputs);
  const squares = new Float32Array(features).fill(firstSquares);
  let biasSquares = 1;
  const sums = new Float64Array(outputs);
  const slopes = new Float64Array(outputs);
  const kept = new Dropout(lessons, dropout, random);
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
      kept.draw(lesson.vector, length);
      forward();
      toSlopes(sums, lesson, labels, smoothing, slopes);
      learn(pace);
    }
  }
  for (let at = 0; at < rows.length; at += 1) rows[at] = (rows[at] as number) * length;
  return { units: outputs, outputs, ...toBytes(rows, features, outputs), bias };

  function forward(): void {
    for (let output = 0; output < outputs; output += 1) sums[output] = bias[output] as number;
    for (let at = 0; at < kept.length; at += 1) {
      const value = kept.values[at] as number;
      const row = (kept.ids[at] as number) * outputs;
      for (let output = 0; output < outputs; output += 1)
        sums[output] = (sums[output] as number) + value * (rows[row + output] as number);
    }
  }

  function learn(pace: number): void {
    let sum = 0;
    for (let output = 0; output < outputs; output += 1) sum += (slopes[output] as number) ** 2;
    // What is known well teaches nothing more.
    if (sum < 1e-4) return;
    biasSquares += sum;
    const biasMove = pace / Math.sqrt(biasSquares);
    for (let output = 0; output < outputs; output += 1)
      bias[output] = (bias[output] as number) - biasMove * (slopes[output] as number);
    for (let at = 0; at < kept.length; at += 1) {
      const id = kept.ids[at] as number;
      const value = kept.values[at] as number;
      const seen = (squares[id] as number) + value * value * sum;
      squares[id] = seen;
      const move = (pace * value) / Math.sqrt(seen);
      const row = id * outputs;
      for (let output = 0; output < outputs; output += 1)
        rows[row + output] = (rows[row + output] as number) - move * (slopes[output] as number);
    }
  }
}
