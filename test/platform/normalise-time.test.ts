import { expect } from 'chai';
import { normaliseTime } from '../../src/platform/normalise-time.ts';

describe('normaliseTime', () => {
  for (const [given, normal] of [
    ['2025-03-01T18:30:00+08:00', '2025-03-01T18:30:00+08:00'],
    ['2025-03-01T18:30+08:00', '2025-03-01T18:30:00+08:00'],
    ['2025-03-01 18:30:00+0800', '2025-03-01T18:30:00+08:00'],
    ['2025-03-01t10:30:00z', '2025-03-01T10:30:00Z'],
    ['2025-03-01T10:30:00,123456789Z', '2025-03-01T10:30:00.123Z'],
    ['2025-03-01T18:30:00 +08', '2025-03-01T18:30:00+08:00'],
  ] as const) {
    it(`writes ${given} as ${normal}`, () => {
      expect(normaliseTime(given)).to.equal(normal);
    });
  }

  for (const given of [
    '',
    'soon',
    '2025-03-01',
    '2025-03-01T18:30:00',
    '2025-13-01T18:30:00Z',
    '1740825000',
  ]) {
    it(`guesses nothing from "${given}"`, () => {
      expect(normaliseTime(given)).to.equal(undefined);
    });
  }
});
