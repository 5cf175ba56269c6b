/** Making confidences mean what they say, and measuring whether they do. */
import { sigmoid, softmax } from './network.ts';

/** Outputs of a message with the number of the label that is right. */
export interface Graded {
  outputs: Float64Array;
  label: number;
}

/** From scores to log-odds: their weighted sum and an offset. */
export interface Scale {
  weights: number[];
  offset: number;
}

/** The temperature at which the shares of held-out messages are most likely (golden section). */
export function fitTemperature(graded: readonly Graded[], labels: number): number {
  if (graded.length === 0) return 1;
  const shares = new Float64Array(labels);
  const loss = (logTemperature: number) => {
    let sum = 0;
    for (const { outputs, label } of graded) {
      softmax(outputs, labels, Math.exp(logTemperature), shares);
      sum -= Math.log(Math.max(shares[label] as number, 1e-12));
    }
    return sum;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.05);
  let high = Math.log(20);
  for (let round = 0; round < 40; round += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** The scale that makes scores into probabilities (Platt, with his smoothed targets). */
export function fitScale(rows: readonly (readonly number[])[], truths: readonly boolean[]): Scale {
  const positives = truths.filter(Boolean).length;
  const negatives = truths.length - positives;
  const columns = rows[0]?.length ?? 1;
  if (positives === 0 || negatives === 0)
    return { weights: Array<number>(columns).fill(1 / columns), offset: 0 };
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  return fitLogistic(
    rows,
    truths.map((is) => (is ? high : low)),
    { penalty: 1e-3 },
  );
}

/** The probability that a scale gives to scores. */
export function toProbability({ weights, offset }: Scale, scores: readonly number[]): number {
  return sigmoid(dot(scores, weights) + offset);
}

/** A logistic regression over few columns: weights and offset, by Newton's steps. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  { penalty, weigh }: { penalty: number; weigh?: readonly number[] },
): Scale {
  const columns = (rows[0]?.length ?? 0) + 1;
  const solution = new Array<number>(columns).fill(0);
  for (let round = 0; round < 30; round += 1) {
    const slope = solution.map((value, at) => (at === columns - 1 ? 0 : penalty * value));
    const bend = solution.map((_, at) =>
      solution.map((__, other) => (at === other ? penalty + 1e-9 : 0)),
    );
    for (const [at, row] of rows.entries()) {
      const full = [...row, 1];
      const chance = sigmoid(dot(full, solution));
      const weight = weigh?.[at] ?? 1;
      const error = (chance - (targets[at] as number)) * weight;
      const spread = Math.max(chance * (1 - chance), 1e-6) * weight;
      for (let one = 0; one < columns; one += 1) {
        slope[one] = (slope[one] as number) + error * (full[one] as number);
        const bent = bend[one] as number[];
        for (let two = 0; two < columns; two += 1)
          bent[two] =
            (bent[two] as number) + spread * (full[one] as number) * (full[two] as number);
      }
    }
    const move = solve(bend, slope);
    for (let at = 0; at < columns; at += 1)
      solution[at] = (solution[at] as number) - Math.max(-5, Math.min(5, move[at] as number));
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return { weights: solution.slice(0, -1), offset: solution[columns - 1] as number };
}

/** One bin of a calibration curve: messages whose confidence fell there, and how many were right. */
export interface CalibrationBin {
  from: number;
  to: number;
  count: number;
  /** Means within the bin; 0 where it is empty. */
  confidence: number;
  accuracy: number;
}

/** The calibration curve over equal bins, and the expected calibration error (its mean gap). */
export function measureCalibration(
  answers: readonly { confidence: number; isRight: boolean }[],
  bins = 10,
): { bins: CalibrationBin[]; error: number } {
  const curve = Array.from({ length: bins }, (_, at) => {
    const inside = answers.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === at,
    );
    const count = inside.length;
    const confidence = inside.reduce((sum, one) => sum + one.confidence, 0) / (count || 1);
    const accuracy = inside.filter(({ isRight }) => isRight).length / (count || 1);
    return { from: at / bins, to: (at + 1) / bins, count, confidence, accuracy };
  });
  const error = curve.reduce(
    (sum, { count, confidence, accuracy }) =>
      sum + (count / (answers.length || 1)) * Math.abs(confidence - accuracy),
    0,
  );
  return { bins: curve, error };
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
}

/** Solves a small symmetric system (Gauss, with pivots). */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] as number]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    const pivot = rows[best] as number[];
    rows[best] = rows[column] as number[];
    rows[column] = pivot;
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const other = rows[row] as number[];
      const factor = (other[column] as number) / (pivot[column] as number);
      for (let at = column; at <= size; at += 1)
        other[at] = (other[at] as number) - factor * (pivot[at] as number);
    }
  }
  return rows.map((row, at) => (row[size] as number) / (row[at] as number));
}
