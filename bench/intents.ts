/**
 * The classifier on public corpora, the same engine without tuning for any, beside natural's Bayes
 * classifier; and the time of a message. The corpora are read where they lie beside the project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grade, type Line, trainOnLines } from '../intents/evaluate.ts';
import { measureAccuracy } from '../intents/metrics.ts';
import { baselineReport } from '../src/cli/evaluation-report.ts';

const folder = join(import.meta.dirname, '../../shared/benchmarks');

/** Training lines that the published figures use; all where none is named. */
const corpora = [
  { name: 'clinc150', first: 15_000 },
  { name: 'banking77', first: undefined },
  { name: 'smp2017', first: undefined },
];

function readLines(name: string): Line[] {
  return readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

export async function run(): Promise<void> {
  if (!existsSync(folder)) {
    console.log('The public corpora are not here: put their folder beside the project.');
    return;
  }
  for (const { name, first } of corpora) {
    const train = readLines(`${name}.train`).slice(0, first);
    const test = readLines(`${name}.test`);
    const trainedAt = performance.now();
    const classifier = trainOnLines(train);
    const seconds = (performance.now() - trainedAt) / 1_000;
    grade(classifier, test.slice(0, 200));
    const gradedAt = performance.now();
    const answers = grade(classifier, test);
    const microseconds = ((performance.now() - gradedAt) * 1_000) / test.length;
    const accuracy = (measureAccuracy(answers) * 100).toFixed(1);
    console.log(
      `${name}: ${accuracy} % of ${test.length}, trained in ${seconds.toFixed(1)} s, ${microseconds.toFixed(0)} µs a message`,
    );
    console.log(await baselineReport(train, test, { reject: false, answers, microseconds }));
  }
}
