import { fitScale, fitTemperature, type Graded } from './calibration.ts';
import type { Classifier } from './classifier.ts';
import { extractFeatures } from './features.ts';
import type { Lesson, Task } from './lesson.ts';
import { type Network, scaleOutputs } from './network.ts';
import { normalise } from './normalise.ts';
import { fitRejecter, type Rejecter, type Sighting, toSigns } from './reject.ts';
import { createScorer, largest } from './scorer.ts';
import { trainLinear } from './train-linear.ts';
import { trainNetwork } from './train-network.ts';
import { toVectors, type Vectors } from './vectors.ts';

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
   * from networks of their own stand in for them.
   */
  outside?: readonly string[];
  /** Hidden units of the network, a multiple of four. */
  units?: number;
  /** Features to keep. */
  mostFeatures?: number;
  seed?: number;
}

/** One example in this many is held out to calibrate on. */
const parts = 8;
/** From here on the messages outside suffice to learn from. */
const enoughOutside = 30;
const unknown = new Uint8Array(0);

/**
 * Trains a classifier: a linear machine and a network whose outputs are averaged. First on a part of the examples, to
 * see on the rest what their outputs are worth; then on all. The same examples and options give the
 * same classifier.
 */
export function trainModel(examples: readonly Example[], options: TrainOptions = {}): Classifier {
  const { flags = [], outside, seed = 1 } = options;
  const labels = [...new Set(examples.flatMap(({ label }) => label ?? []))];
  const vectors = toVectors(
    examples.map(({ text }) => text),
    options.mostFeatures,
  );
  const lessons = examples.map(
    ({ label, flags: held }, at): Lesson => ({
      vector: vectors.vectors[at] as Lesson['vector'],
      label: label === undefined ? -1 : labels.indexOf(label),
      flags: held ? Uint8Array.from(flags, (flag) => (held.includes(flag) ? 1 : 0)) : unknown,
    }),
  );
  const task: Task = {
    features: vectors.vocabulary.rarity.length,
    labels: labels.length,
    flags: flags.length,
    seed,
  };
  const teach = (places: readonly number[]): Network[] => {
    const some = places.map((at) => lessons[at] as Lesson);
    return [
      trainLinear(some, task),
      trainNetwork(some, task, options.units ?? (labels.length > 16 ? 64 : 32)),
    ];
  };
  const { learnt, held } = split(lessons);
  const learners = teach(learnt);
  const factors = learners.map((member) =>
    toFactor(judge([member], lessons, held, vectors), labels),
  );
  const balance = (members: readonly Network[]) =>
    members.map((member, at) => scaleOutputs(member, factors[at] ?? 1));
  const trial = balance(learners);
  const judged = judge(trial, lessons, held, vectors);
  const flagged = judged.filter(({ lesson }) => lesson.flags.length > 0);
  const members = balance(teach(lessons.map((_, at) => at)));
  const classifier: Classifier = {
    labels,
    flags: [...flags],
    vocabulary: vectors.vocabulary,
    members,
    temperature: fitTemperature(judged.flatMap(toGraded), labels.length),
    flagScales: flags.map((_, flag) =>
      fitScale(
        flagged.map(({ outputs, ofClauses }) => [
          outputs[labels.length + flag] as number,
          ofClauses[labels.length + flag] as number,
        ]),
        flagged.map(({ lesson }) => lesson.flags[flag] === 1),
      ),
    ),
  };
  if (!outside) return classifier;
  const sightings = judged.map(toSighting(labels.length));
  if (outside.length >= enoughOutside) {
    const score = createScorer(trial, vectors.vectorise);
    for (const text of outside) {
      const { vector, outputs } = score(extractFeatures(normalise(text)), false);
      const signs = toSigns(outputs, labels.length, vector);
      sightings.push({ signs, isOutside: true, isRight: false });
    }
  }
  return {
    ...classifier,
    rejecter:
      outside.length >= enoughOutside
        ? fitRejecter(sightings)
        : learnFromWithheld(
            lessons,
            learnt,
            held,
            labels.length,
            (some) => balance(teach(some)),
            vectors,
          ),
  };
}

/** What makes a member's outputs log-odds, so that the members weigh alike. */
function toFactor(judged: readonly Judged[], labels: readonly string[]): number {
  return 1 / fitTemperature(judged.flatMap(toGraded), labels.length);
}

function toGraded({ lesson: { label }, outputs }: Judged): Graded[] {
  return label < 0 ? [] : [{ outputs, label }];
}

/** A lesson that networks were not taught, with what they make of it. */
interface Judged {
  lesson: Lesson;
  outputs: Float64Array;
  ofClauses: Float64Array;
}

function judge(
  members: readonly Network[],
  lessons: readonly Lesson[],
  places: readonly number[],
  { lists, vectoriseHonestly }: Vectors,
): Judged[] {
  const score = createScorer(members, vectoriseHonestly);
  return places.map((at) => {
    const lesson = lessons[at] as Lesson;
    const list = lists[at] as Vectors['lists'][number];
    const { vector, outputs, ofClauses } = score(list, lesson.flags.length > 0);
    return {
      lesson: { ...lesson, vector },
      outputs: outputs.slice(),
      ofClauses: ofClauses.slice(),
    };
  });
}

function toSighting(labels: number): (judged: Omit<Judged, 'ofClauses'>) => Sighting {
  return ({ lesson, outputs }) => ({
    signs: toSigns(outputs, labels, lesson.vector),
    isOutside: lesson.label < 0,
    isRight: largest(outputs.subarray(0, labels)) === lesson.label,
  });
}

/** Every fifth label is withheld from networks of their own, which then meet it as a stranger. */
function learnFromWithheld(
  lessons: readonly Lesson[],
  learnt: readonly number[],
  held: readonly number[],
  labels: number,
  teach: (places: readonly number[]) => Network[],
  vectors: Vectors,
): Rejecter {
  const isWithheld = (at: number) => {
    const label = lessons[at]?.label ?? -1;
    return label % 5 === 4 || (labels < 5 && label === labels - 1);
  };
  const members = teach(learnt.filter((at) => !isWithheld(at)));
  const places = lessons.map((_, at) => at).filter(isWithheld);
  const strangers = judge(members, lessons, places, vectors).map(({ lesson, outputs }) => ({
    lesson: { ...lesson, label: -1 },
    outputs,
  }));
  const known = judge(members, lessons, held, vectors).filter(
    (_, at) => !isWithheld(held[at] ?? 0),
  );
  return fitRejecter([...strangers, ...known].map(toSighting(labels)));
}

/** Holds out a part of the lessons, evenly over the labels. */
function split(lessons: readonly Lesson[]): { learnt: number[]; held: number[] } {
  const seen = new Map<number, number>();
  const learnt: number[] = [];
  const held: number[] = [];
  for (const [at, { label }] of lessons.entries()) {
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    ((count * 5 + label) % parts === parts - 1 ? held : learnt).push(at);
  }
  return { learnt, held };
}
