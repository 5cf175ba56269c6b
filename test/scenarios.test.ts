import { ensureModel } from '../intents/model.ts';
import { createUnderstanding } from '../intents/understand.ts';
import type { Understanding } from '../src/domain/understanding.ts';
import { distDir } from '../src/paths.ts';
import { play } from './support/scenario.ts';
import { readScenarios } from './support/scenario-format.ts';

describe('conversations', () => {
  let understand: (text: string) => Understanding;
  before(async function () {
    // Trains where the corpus has changed since the last time.
    this.timeout(180_000);
    understand = createUnderstanding(await ensureModel({ dir: distDir })).understand;
  });
  for (const { file, scenarios } of readScenarios()) {
    describe(file.replace('.yml', ''), () => {
      for (const scene of scenarios) {
        it(scene.name, () => play(scene, understand));
      }
    });
  }
});
