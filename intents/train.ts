import { fitScale, fitTemperature, type Graded } from './calibration.ts';
import { type Classifier, createVote, largest } from './classifier.ts';
import { FeatureList } from './feature-list.ts';
import { extractFeatures } from './features.ts';
import type { Network } from './network.ts';
import { normalise } from './normalise.ts';
import { fitRejecter, type Sighting, toSigns } from './reject.ts';
import { type Lesson, trainNetwork } from './train-network.ts';
import { createVectoriser, createVocabulary, HashIndex, type Vocabulary } from './vocabulary.ts';

/** A message to learn from. */
export interface Example {
  text: string;
  /** Undefined where the message teaches flags only. */
  label: string | undefined;
  /** What holds beside the label; undefined where it is not known. */
  flags?: readonly string[] | undefined;
}

export interface TrainOptions {
  /** Flags to be told of each message, beside its one label. */
  flags?: readonly string[];
  /**
   * Messages that belong to none of the labels: trains a rejecter. Where they are few, labels withheld
   * from a network of their own stand in for them.
   */
  outside?: readonly string[];
  /** Networks that vote. */
  members?: number;
  /** Hidden units of each, a multiple of four. */
  hidden?: number;
  epochs?: number;
  seed?: number;
}

/** The held-out part of each member: one example in this many. */
const parts = 10;
/** From here on the messages outside suffice to learn from. */
const enoughOutside = 30;
/** A feature seen in one message only teaches nothing about others. */
const fewestMessages = 2;

/** Trains a classifier. The same examples and options give the same classifier. */
export function trainModel(examples: readonly Example[], options: TrainOptions = {}): Classifier {
  const { flags = [], outside, members = 2, seed = 1 } = options;
  const labels = [...new Set(examples.flatMap(({ label }) => label ?? []))];
  const numberOf = new Map(labels.map((label, number) => [label, number]));
  const { vocabulary, vectors } = toVectors(examples.map(({ text }) => text));
  const lessons = examples.map(
    ({ label, flags: held }, at): Lesson => ({
      vector: vectors[at] as Lesson['vector'],
      label: label === undefined ? -1 : (numberOf.get(label) ?? -1),
      flags: held ? Uint8Array.from(flags, (flag) => (held.includes(flag) ? 1 : 0)) : none,
      weight: 1,
    }),
  );
  const partOf = spread(lessons);
  const network = {
    features: vocabulary.rarity.length,
    labels: labels.length,
    flags: flags.length,
    hidden: options.hidden ?? (labels.length > 16 ? 64 : 32),
    epochs: options.epochs ?? 15,
    inputDropout: 0.5,
    hiddenDropout: 0.4,
    rate: 0.1,
    smoothing: 0.1,
  };
  const trained = Array.from({ length: members }, (_, member) =>
    trainNetwork(
      lessons.filter((__, at) => partOf[at] !== member),
      { ...network, seed: seed + member },
    ),
  );
  const held = trained.flatMap((network, member) => {
    const vote = createVote([network]);
    return lessons
      .filter((_, at) => partOf[at] === member)
      .map((lesson) => ({ lesson, outputs: vote(lesson.vector).slice() }));
  });
  const graded = held
    .filter(({ lesson }) => lesson.label >= 0)
    .map(({ lesson, outputs }): Graded => ({ outputs, label: lesson.label }));
  const flagged = held.filter(({ lesson }) => lesson.flags.length > 0);
  const classifier: Classifier = {
    labels,
    flags: [...flags],
    vocabulary,
    members: trained,
    temperature: fitTemperature(graded, labels.length),
    flagScales: flags.map((_, flag) =>
      fitScale(
        flagged.map(({ outputs }) => outputs[labels.length + flag] as number),
        flagged.map(({ lesson }) => lesson.flags[flag] === 1),
      ),
    ),
  };
  if (!outside) return classifier;
  if (outside.length < enoughOutside) {
    const withheld = withhold(lessons, labels.length, partOf);
    const other = trainNetwork(withheld.learnt, { ...network, seed: seed + members });
    return { ...classifier, rejecter: fitRejecter(look(other, withheld.kept, labels.length)) };
  }
  const list = new FeatureList();
  const vectorise = createVectoriser(vocabulary);
  const strangers = outside.map((text) => vectorise(extractFeatures(normalise(text), list)));
  const sightings = held.map(({ lesson, outputs }) => toSighting(lesson, outputs, labels.length));
  for (const member of trained)
    sightings.push(
      ...look(
        member,
        strangers.map((vector) => ({ ...stranger, vector })),
        labels.length,
      ),
    );
  return { ...classifier, rejecter: fitRejecter(sightings) };
}

const none = new Uint8Array(0);

const stranger = { label: -1, flags: none, weight: 1 };

/** What a network makes of lessons that it was not taught; those without a label are outside. */
function look(network: Network, lessons: readonly Lesson[], labels: number): Sighting[] {
  const vote = createVote([network]);
  return lessons.map((lesson) => toSighting(lesson, vote(lesson.vector), labels));
}

function toSighting({ vector, label }: Lesson, outputs: Float64Array, labels: number): Sighting {
  return {
    signs: toSigns(outputs, labels, vector),
    isOutside: label < 0,
    isRight: largest(outputs.subarray(0, labels)) === label,
  };
}

/** Every fifth label is withheld from a network, which then meets it as a stranger. */
function withhold(
  lessons: readonly Lesson[],
  labels: number,
  partOf: Uint8Array,
): { learnt: Lesson[]; kept: Lesson[] } {
  const isWithheld = (label: number) => label % 5 === 4 || (labels < 5 && label === labels - 1);
  const learnt = lessons.filter(({ label }, at) => !isWithheld(label) && partOf[at] !== 0);
  const kept = lessons.flatMap((lesson, at) =>
    isWithheld(lesson.label) ? { ...lesson, label: -1 } : partOf[at] === 0 ? lesson : [],
  );
  return { learnt, kept };
}

/** Gives each lesson a part, so that every label is spread evenly over the parts. */
function spread(lessons: readonly Lesson[]): Uint8Array {
  const seen = new Map<number, number>();
  return Uint8Array.from(lessons, ({ label }) => {
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    return (count * 7 + label + 1) % parts;
  });
}

function toVectors(texts: readonly string[]): {
  vocabulary: Vocabulary;
  vectors: Lesson['vector'][];
} {
  const list = new FeatureList();
  const index = new HashIndex(1 << 16);
  const counts: number[] = [];
  const lastSeen: number[] = [];
  for (const [message, text] of texts.entries()) {
    extractFeatures(normalise(text), list);
    for (let at = 0; at < list.length; at += 1) {
      const id = index.add(list.hashes[at] as number);
      if (lastSeen[id] === message) continue;
      lastSeen[id] = message;
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const kept = counts.flatMap((count, id) => (count >= fewestMessages ? id : []));
  const vocabulary = createVocabulary(
    kept.map((id) => index.hashes[id] as number),
    kept.map((id) => counts[id] as number),
    texts.length,
  );
  const vectorise = createVectoriser(vocabulary);
  return {
    vocabulary,
    vectors: texts.map((text) => vectorise(extractFeatures(normalise(text), list))),
  };
}
