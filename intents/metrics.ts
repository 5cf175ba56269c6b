/** Figures about answers whose truth is known. */

/** One message: what it is, what was answered, and how surely. */
export interface Answer {
  truth: string;
  answer: string;
  confidence: number;
}

/** How well one label is told. */
export interface LabelFigures {
  label: string;
  precision: number;
  recall: number;
  f1: number;
  /** Messages that truly have the label. */
  count: number;
}

/** The share of right answers; 0 for no answers. */
export function measureAccuracy(answers: readonly Answer[]): number {
  return ratio(answers.filter(({ truth, answer }) => truth === answer).length, answers.length);
}

/** The figures of each label that is true of some message or was answered, by name. */
export function measureLabels(answers: readonly Answer[]): LabelFigures[] {
  const labels = new Map<string, { right: number; answered: number; count: number }>();
  const row = (label: string) => {
    const found = labels.get(label) ?? { right: 0, answered: 0, count: 0 };
    labels.set(label, found);
    return found;
  };
  for (const { truth, answer } of answers) {
    row(truth).count += 1;
    row(answer).answered += 1;
    if (truth === answer) row(truth).right += 1;
  }
  return [...labels]
    .map(([label, { right, answered, count }]) => {
      const precision = ratio(right, answered);
      const recall = ratio(right, count);
      return {
        label,
        precision,
        recall,
        f1: ratio(2 * precision * recall, precision + recall),
        count,
      };
    })
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}

/** The mean F1 over the labels that are true of some message. */
export function measureMacroF1(answers: readonly Answer[]): number {
  const figures = measureLabels(answers).filter(({ count }) => count > 0);
  return ratio(
    figures.reduce((sum, { f1 }) => sum + f1, 0),
    figures.length,
  );
}

/** The most frequent mistakes: truth, answer, how often. */
export function listConfusions(
  answers: readonly Answer[],
  most: number,
): { truth: string; answer: string; count: number }[] {
  const counts = new Map<string, { truth: string; answer: string; count: number }>();
  for (const { truth, answer } of answers) {
    if (truth === answer) continue;
    const key = JSON.stringify([truth, answer]);
    const entry = counts.get(key) ?? { truth, answer, count: 0 };
    counts.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).slice(0, most);
}

/** A point of the reject curve: where the line lies, what is lost inside and found outside. */
export interface RejectPoint {
  line: number;
  /** Share of all messages inside that are answered, and answered right. */
  insideAccuracy: number;
  /** Share of the messages outside that are rejected. */
  outsideRecall: number;
}

/** What rejecting from a line on would do, for each of the lines. */
export function measureRejection(
  messages: readonly { isOutside: boolean; isRight: boolean; outside: number }[],
  lines: readonly number[],
): RejectPoint[] {
  const inside = messages.filter(({ isOutside }) => !isOutside);
  const outside = messages.filter(({ isOutside }) => isOutside);
  return lines.map((line) => ({
    line,
    insideAccuracy: ratio(
      inside.filter((message) => message.isRight && message.outside < line).length,
      inside.length,
    ),
    outsideRecall: ratio(
      outside.filter((message) => message.outside >= line).length,
      outside.length,
    ),
  }));
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
