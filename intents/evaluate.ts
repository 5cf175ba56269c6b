import { type Classifier, createReader } from './classifier.ts';
import type { Answer } from './metrics.ts';
import { normalise } from './normalise.ts';
import { trainModel } from './train.ts';
import { createUnderstanding } from './understand.ts';

/** A line of a labelled file. */
export interface Line {
  text: string;
  label: string;
}

/** The label of what belongs to none of the others. */
export const outsideLabel = 'none';

/** What a classifier answered to a line, and how likely it took the line to be outside. */
export interface Graded extends Answer {
  /** The best label, rejected or not. */
  best: string;
  outside: number;
}

/**
 * Trains on labelled lines. With `reject`, lines labelled `none` are no class of their own: they show
 * what is outside; where there are too few of them, labels left out in turn stand in.
 */
export function trainOnLines(lines: readonly Line[], { reject = false } = {}): Classifier {
  if (!reject) return trainModel(lines);
  const inside = lines.filter(({ label }) => label !== outsideLabel);
  const outside = lines.filter(({ label }) => label === outsideLabel).map(({ text }) => text);
  return trainModel(inside, { outside });
}

/** The classifier's answers. One that can reject answers `none` from its own line on. */
export function grade(classifier: Classifier, lines: readonly Line[]): Graded[] {
  const predict = createReader(classifier);
  const line = classifier.rejecter?.line ?? 1;
  return lines.map(({ text, label }) => {
    const { shares, best, outside } = predict(normalise(text));
    const share = shares[best] as number;
    const isRejected = classifier.rejecter !== undefined && outside >= line;
    return {
      truth: label,
      answer: isRejected ? outsideLabel : (classifier.labels[best] as string),
      confidence: isRejected ? outside : share * (classifier.rejecter ? 1 - outside : 1),
      best: classifier.labels[best] as string,
      outside,
    };
  });
}

/** The answers of the project's understanding, with all that it adds to its classifier. */
export function gradeUnderstanding(classifier: Classifier, lines: readonly Line[]): Graded[] {
  const { understand } = createUnderstanding(classifier);
  return lines.map(({ text, label }) => {
    const { intent, confidence } = understand(text);
    return { truth: label, answer: intent, confidence, best: intent, outside: 0 };
  });
}
