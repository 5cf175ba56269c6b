/** `mealmend evaluate`: trains the classifier on labelled lines and says how well it does. */
import { existsSync, readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import {
  type Graded,
  grade,
  gradeUnderstanding,
  type Line,
  outsideLabel,
  trainOnLines,
} from '../../intents/evaluate.ts';
import { ensureModel } from '../../intents/model.ts';
import { distDir } from '../paths.ts';
import { baselineReport, report } from './evaluation-report.ts';

const usage =
  'usage: mealmend evaluate [--train A.jsonl] --test B.jsonl [--reject] [--no-baseline]\n' +
  'Both files hold lines of {"text": "…", "label": "…"}. Without --train the project\'s own model is measured.\n';

/** An argument or a file that cannot be used; the message says which and why. */
class UnusableInput extends Error {}

/** Prints the whole report; exit code 2 with a sentence where arguments or files cannot be used. */
export async function runEvaluate(
  args: readonly string[],
  output: Writable = process.stdout,
  errors: Writable = process.stderr,
): Promise<number> {
  try {
    const { train, test, reject, baseline } = parseOptions(args);
    const testLines = readLines(test);
    const trainLines = train === undefined ? undefined : readLines(train);
    await evaluate({ trainLines, testLines, reject, baseline }, output);
    return 0;
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    errors.write(`${error.message}\n`);
    return 2;
  }
}

async function evaluate(
  {
    trainLines,
    testLines,
    reject,
    baseline,
  }: { trainLines: Line[] | undefined; testLines: Line[]; reject: boolean; baseline: boolean },
  output: Writable,
): Promise<void> {
  const startedAt = performance.now();
  const classifier = trainLines
    ? trainOnLines(trainLines, { reject })
    : await ensureModel({ dir: distDir });
  const seconds = (performance.now() - startedAt) / 1000;
  const lines =
    classifier.labels.includes(outsideLabel) || reject
      ? testLines
      : testLines.filter(({ label }) => label !== outsideLabel);
  if (lines.length === 0)
    throw new UnusableInput('The test file has no line that can be measured.');
  const answer = (some: readonly Line[]): Graded[] =>
    trainLines ? grade(classifier, some) : gradeUnderstanding(classifier, some);
  answer(lines.slice(0, 200));
  const answeredAt = performance.now();
  const answers = answer(lines);
  const microseconds = ((performance.now() - answeredAt) * 1000) / lines.length;
  output.write(
    `${trainLines ? `trained on ${trainLines.length} lines` : "the project's model"}: ${
      classifier.labels.length
    } labels, ${classifier.vocabulary.rarity.length} features, ready in ${seconds.toFixed(1)} s\n`,
  );
  if (lines.length < testLines.length)
    output.write(
      `${testLines.length - lines.length} lines labelled ${outsideLabel} left out; --reject includes them\n`,
    );
  const unknown = new Set(
    lines
      .map(({ label }) => label)
      .filter((label) => label !== outsideLabel && !classifier.labels.includes(label)),
  );
  if (unknown.size > 0)
    output.write(`labels that were not trained: ${[...unknown].sort().join(', ')}\n`);
  if (baseline && trainLines)
    output.write(await baselineReport(trainLines, lines, { reject, answers, microseconds }));
  output.write(report(answers, { microseconds, rejecter: classifier.rejecter }));
}

function parseOptions(args: readonly string[]): {
  train: string | undefined;
  test: string;
  reject: boolean;
  baseline: boolean;
} {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        train: { type: 'string' },
        test: { type: 'string' },
        reject: { type: 'boolean', default: false },
        'no-baseline': { type: 'boolean', default: false },
      },
    });
    if (!values.test) throw new UnusableInput(`evaluate needs a test file.\n${usage.trimEnd()}`);
    return {
      train: values.train,
      test: values.test,
      reject: values.reject,
      baseline: !values['no-baseline'],
    };
  } catch (error) {
    if (error instanceof UnusableInput) throw error;
    throw new UnusableInput(`${(error as Error).message}\n${usage.trimEnd()}`);
  }
}

function readLines(path: string): Line[] {
  if (!existsSync(path)) throw new UnusableInput(`There is no file ${path}.`);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UnusableInput(`${path} cannot be read: ${(error as Error).message}`);
  }
  const lines = content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : parseLine(line, `${path}, line ${at + 1}`)));
  if (lines.length === 0) throw new UnusableInput(`${path} holds no lines.`);
  return lines;
}

function parseLine(line: string, where: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UnusableInput(`${where}: not JSON.`);
  }
  const { text, label } = (value ?? {}) as Partial<Line>;
  if (typeof text !== 'string' || typeof label !== 'string' || label === '')
    throw new UnusableInput(`${where}: expected {"text": "…", "label": "…"}.`);
  return { text, label };
}
