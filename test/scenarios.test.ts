import { ensureModel } from '../intents/model.ts';
import { createUnderstanding } from '../intents/understand.ts';
import type { Understanding } from '../src/domain/understanding.ts';
import { distDir } from '../src/paths.ts';
import { play, readScenarios } from './support/scenario.ts';

describe('conversations', () => {
  let understand: (text: string) => Understanding;
  before(async () => {
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
