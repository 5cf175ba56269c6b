import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { brandTokens, contrast, parseColor } from '../../web/theme/color.ts';

const css = readFileSync(new URL('../../web/theme/tokens.css', import.meta.url), 'utf8');

/** The colours of one theme, by token; the dark theme overrides the light one. */
function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const [light = '', dark = ''] = css.split('data-theme="dark"');
  const tokens = new Map<string, string>();
  for (const part of theme === 'light' ? [light] : [light, dark]) {
    for (const [, name = '', value = ''] of part.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)) {
      tokens.set(name, value);
    }
  }
  return tokens;
}

/** Text and the ground it stands on. */
const pairs = [
  ['--text', ['--surface', '--surface-2', '--canvas', '--page', '--human-soft']],
  ['--muted', ['--surface', '--surface-2', '--canvas', '--page']],
  ['--brand-ink', ['--surface', '--brand-soft', '--canvas']],
  ['--on-brand', ['--brand']],
  ['--human', ['--human-soft', '--canvas', '--surface']],
  ['--danger', ['--surface', '--canvas', '--danger-soft']],
  ['--warn', ['--warn-soft', '--surface']],
  ['--ok', ['--ok-soft', '--surface']],
] as const;

describe('the colours', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`can be read in the ${theme} theme`, () => {
      const tokens = tokensOf(theme);
      for (const [ink, grounds] of pairs) {
        for (const ground of grounds) {
          const [a, b] = [parseColor(tokens.get(ink)), parseColor(tokens.get(ground))];
          if (!a || !b) throw new Error(`${ink} or ${ground} is no colour`);
          expect(contrast(a, b), `${ink} on ${ground}`).to.be.at.least(4.5);
        }
      }
    });
  }

  it('made of a host’s own colour can be read, whatever it is', () => {
    for (const color of ['#ffd400', '#00aaff', '#cf3a1c', '#111111', '#ffffff', '#7f7f7f']) {
      for (const scheme of ['light', 'dark'] as const) {
        const brand = parseColor(color);
        if (!brand) throw new Error(color);
        const tokens = brandTokens(brand, scheme);
        const rgb = (name: string) =>
          (tokens[name]?.match(/\d+/g) ?? []).map(Number) as unknown as [number, number, number];
        expect(contrast(rgb('--on-brand'), rgb('--brand')), `${color} ${scheme}`).to.be.at.least(
          4.5,
        );
        const surface = parseColor(scheme === 'light' ? '#ffffff' : '#1c2127');
        for (const ground of [surface ?? brand, rgb('--brand-soft')]) {
          expect(contrast(rgb('--brand-ink'), ground), `${color} ${scheme}`).to.be.at.least(4.5);
        }
      }
    }
  });

  it('are read from short and long notation, and refused otherwise', () => {
    expect(parseColor('#0af')).to.deep.equal([0, 170, 255]);
    expect(parseColor('00aaff')).to.deep.equal([0, 170, 255]);
    for (const text of ['', 'red', '#12', 'url(x)', undefined]) {
      expect(parseColor(text)).to.equal(undefined);
    }
  });
});
