/** A classifier as bytes: a line of JSON about it, then its arrays. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Scale } from './calibration.ts';
import type { Classifier } from './classifier.ts';
import type { Network } from './network.ts';
import type { Rejecter } from './reject.ts';
import { HashIndex } from './vocabulary.ts';

/** Grows whenever features, networks or the layout change, so that older artefacts are not read. */
export const engineVersion = 4;

interface Head {
  engine: number;
  /** What it was trained on: the hash of the corpus. */
  source: string;
  labels: string[];
  flags: string[];
  features: number;
  members: { units: number; outputs: number; hasTop: boolean }[];
  temperature: number;
  flagScales: Scale[];
  rejecter?: Rejecter | undefined;
}

/** Writes a classifier, whole or not at all. `source` is the hash of what it was trained on. */
export function saveModel(path: string, classifier: Classifier, source: string): void {
  const { labels, flags, vocabulary, members, temperature, flagScales, rejecter } = classifier;
  const features = vocabulary.rarity.length;
  const head: Head = {
    engine: engineVersion,
    source,
    labels,
    flags,
    features,
    members: members.map(({ units, outputs, top }) => ({ units, outputs, hasTop: !!top })),
    temperature,
    flagScales,
    rejecter,
  };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  const arrays = [
    vocabulary.index.hashes.subarray(0, features),
    vocabulary.rarity,
    ...members.flatMap(({ scales, bias, rows, top }) => [
      scales,
      bias,
      ...(top ? [top.weights, top.bias] : []),
      rows,
    ]),
  ];
  const parts = arrays.map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, Buffer.concat([line, ...parts]));
  renameSync(`${path}.new`, path);
}

/**
 * Reads a classifier that this engine wrote for this source; undefined where there is none, it is
 * from another engine or corpus, or is cut short.
 */
export function loadModel(path: string, source: string): Classifier | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const end = bytes.indexOf(10);
  const head = parseHead(bytes.subarray(0, Math.max(0, end)).toString());
  if (head?.engine !== engineVersion || head.source !== source) return undefined;
  let at = end + 1;
  const take = (length: number): ArrayBuffer => {
    const part = new Uint8Array(length);
    part.set(bytes.subarray(at, at + length));
    at += length;
    return part.buffer;
  };
  const size = head.members.reduce(
    (sum, { units, outputs, hasTop }) =>
      sum +
      4 * (head.features + units + (hasTop ? outputs * (units + 1) : 0)) +
      head.features * units,
    8 * head.features,
  );
  if (bytes.length !== at + size) return undefined;
  const floats = (count: number) => new Float32Array(take(4 * count));
  const index = new HashIndex(Math.max(1, head.features));
  for (const hash of new Int32Array(take(4 * head.features))) index.add(hash);
  const rarity = floats(head.features);
  const members = head.members.map(
    ({ units, outputs, hasTop }): Network => ({
      units,
      outputs,
      scales: floats(head.features),
      bias: floats(units),
      top: hasTop ? { weights: floats(outputs * units), bias: floats(outputs) } : undefined,
      rows: new Int8Array(take(head.features * units)),
    }),
  );
  const { labels, flags, temperature, flagScales, rejecter } = head;
  return {
    labels,
    flags,
    vocabulary: { index, rarity },
    members,
    temperature,
    flagScales,
    rejecter,
  };
}

function parseHead(line: string): Head | undefined {
  try {
    return JSON.parse(line) as Head;
  } catch {
    return undefined;
  }
}
