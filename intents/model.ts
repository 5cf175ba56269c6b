import { join } from 'node:path';
import { claims, problemTypes } from '../src/domain/problem.ts';
import { loadModel, saveModel } from './artefact.ts';
import type { Classifier } from './classifier.ts';
import { type CorpusMessage, hashCorpus, loadCorpus } from './corpus.ts';
import { trainModel } from './train.ts';

const file = 'intents.model';

/**
 * The classifier of the project's corpus: the artefact in `dir` where it is of this engine and of the
 * corpus as it is now, else trained (and kept there; a folder that cannot be written is no failure).
 */
export async function ensureModel({ dir }: { dir: string }): Promise<Classifier> {
  const path = join(dir, file);
  const source = hashCorpus();
  const kept = loadModel(path, source);
  if (kept) return kept;
  const trained = trainCorpus(loadCorpus());
  try {
    saveModel(path, trained, source);
  } catch {
    // A read-only installation trains at each start instead.
  }
  return trained;
}

/** Keeps the classifier below 5 MB. */
const mostFeatures = 50_000;

/** Trains on messages of the corpus: their label, and each problem and claim for itself. */
export function trainCorpus(messages: readonly CorpusMessage[]): Classifier {
  return trainModel(
    messages.map(({ text, label, problems, claims: told }) => ({
      text,
      label,
      flags: [...problems, ...told],
    })),
    {
      flags: [...problemTypes, ...claims],
      mostFeatures,
    },
  );
}
