import type { Lesson, Task } from './lesson.ts';
import { type Network, toBytes } from './network.ts';
import { createRandom, shuffle } from './random.ts';

/** How much a message on the wrong side costs against large weights. */
const cost = 1;
/** Passes over the examples at most; most outputs need far fewer. */
const mostPasses = 8;
/** An output is learnt when no example pulls more than this. */
const tolerance = 0.5;

/**
 * Trains a linear support vector machine: each label against the rest, each flag against its absence,
 * with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008, as in LIBLINEAR).
 */
export function trainLinear(lessons: readonly Lesson[], task: Task): Network {
  const { features, labels } = task;
  const outputs = labels + task.flags;
  const rows = new Float32Array(features * outputs);
  const bias = new Float32Array(outputs);
  const random = createRandom(task.seed);
  const lengths = Float64Array.from(lessons, ({ vector: { values } }) =>
    values.reduce((sum, value) => sum + value * value, 1),
  );
  const signs = new Int8Array(lessons.length);
  for (let output = 0; output < outputs; output += 1) {
    for (const [at, lesson] of lessons.entries()) signs[at] = signOf(lesson, output, labels);
    const weights = separate(lessons, signs, lengths, features, random);
    for (let id = 0; id < features; id += 1) rows[id * outputs + output] = weights[id] as number;
    bias[output] = weights[features] as number;
  }
  return { units: outputs, outputs, ...toBytes(rows, features, outputs), bias };
}

/** 1 where the output should be positive, −1 where negative, 0 where the lesson does not tell. */
function signOf({ label, flags }: Lesson, output: number, labels: number): number {
  if (output < labels) return label < 0 ? 0 : label === output ? 1 : -1;
  if (flags.length === 0) return 0;
  return flags[output - labels] === 1 ? 1 : -1;
}

/** The weights, with the bias behind them, that separate positive from negative lessons. */
function separate(
  lessons: readonly Lesson[],
  signs: Int8Array,
  lengths: Float64Array,
  features: number,
  random: () => number,
): Float32Array {
  const weights = new Float32Array(features + 1);
  const duals = new Float64Array(lessons.length);
  const softness = 1 / (2 * cost);
  const order = Int32Array.from(lessons.keys()).filter((at) => signs[at] !== 0);
  let active = order.length;
  let highestBefore = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    shuffle(order.subarray(0, active), random);
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    for (let place = 0; place < active; place += 1) {
      const at = order[place] as number;
      const { ids, values } = (lessons[at] as Lesson).vector;
      const sign = signs[at] as number;
      const dual = duals[at] as number;
      let sum = weights[features] as number;
      for (let index = 0; index < ids.length; index += 1)
        sum += (weights[ids[index] as number] as number) * (values[index] as number);
      const slope = sign * sum - 1 + dual * softness;
      if (dual === 0 && slope > highestBefore) {
        // Far on its right side: set aside until the others are settled.
        active -= 1;
        order[place] = order[active] as number;
        order[active] = at;
        place -= 1;
        continue;
      }
      const pull = dual === 0 ? Math.min(slope, 0) : slope;
      highest = Math.max(highest, pull);
      lowest = Math.min(lowest, pull);
      if (Math.abs(pull) < 1e-12) continue;
      const moved = Math.max(dual - slope / ((lengths[at] as number) + softness), 0);
      const step = (moved - dual) * sign;
      duals[at] = moved;
      for (let index = 0; index < ids.length; index += 1) {
        const id = ids[index] as number;
        weights[id] = (weights[id] as number) + step * (values[index] as number);
      }
      weights[features] = (weights[features] as number) + step;
    }
    if (highest - lowest <= tolerance) {
      if (active === order.length) break;
      active = order.length;
      highestBefore = Number.POSITIVE_INFINITY;
    } else highestBefore = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
  }
  return weights;
}
