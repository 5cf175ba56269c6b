/** `mealmend classify`: a message per line on stdin → a JSON per line on stdout. */
import type { Readable, Writable } from 'node:stream';
import type { Classifier } from '../../intents/classifier.ts';
import { explain } from '../../intents/explain.ts';
import { ensureModel } from '../../intents/model.ts';
import { normalise } from '../../intents/normalise.ts';
import { createUnderstanding } from '../../intents/understand.ts';
import { distDir } from '../paths.ts';

/** Where the command reads and writes, and which classifier it uses; the process's own by default. */
export interface ClassifyPorts {
  input: Readable;
  output: Writable;
  errors: Writable;
  classifier?: Classifier;
}

/**
 * Classifies each line, blank ones too, so that line n of what comes out is about line n of what went
 * in. `--explain` adds what decided. Exit code 2 for an argument it does not know.
 */
export async function runClassify(
  args: readonly string[],
  ports: ClassifyPorts = {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  },
): Promise<number> {
  const { input, output, errors } = ports;
  const unknown = args.find((arg) => arg !== '--explain');
  if (unknown !== undefined) {
    errors.write(
      `classify does not know "${unknown}"; it takes messages on stdin and --explain.\n`,
    );
    return 2;
  }
  const classifier = ports.classifier ?? (await ensureModel({ dir: distDir }));
  const { understand } = createUnderstanding(classifier);
  let isClosed = false;
  // A reader that has seen enough (`| head`) closes the pipe: an end, not a failure.
  output.on('error', () => {
    isClosed = true;
  });
  for await (const line of linesOf(input)) {
    if (isClosed) break;
    const { text, intent, confidence, problems, claims, entities } = understand(line);
    const answer = { text, intent, confidence, problems, claims, entities };
    const features = args.includes('--explain')
      ? { features: explain(classifier, normalise(line)) }
      : {};
    if (!output.write(`${JSON.stringify({ ...answer, ...features })}\n`)) await drained(output);
  }
  return 0;
}

/** The lines of a stream of UTF-8, without their ends (LF or CRLF) and a mark at the very start. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    rest +=
      typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest.replace(/\r$/, '');
}

function drained(output: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      output.off('drain', done).off('error', done).off('close', done);
      resolve();
    };
    output.on('drain', done).on('error', done).on('close', done);
  });
}
