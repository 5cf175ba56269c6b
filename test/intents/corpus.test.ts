import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CorpusError, hashCorpus, loadCorpus, parseCorpusFile } from '../../intents/corpus.ts';
import { normalise } from '../../intents/normalise.ts';

const file = (messages: string, label = 'delay', locale = 'zh-CN') =>
  `label: ${label}\nlocale: ${locale}\nmessages:\n${messages}`;

describe('the corpus', () => {
  it('reads plain texts and texts with more problems and claims', () => {
    const read = parseCorpusFile(
      'zh-CN/delay-2.yml',
      file('  - 好慢\n  - { t: 慢还少饭, also: [order_error], claims: [missing_item] }\n'),
    );
    expect(read).to.deep.equal([
      { text: '好慢', label: 'delay', problems: ['delay'], claims: [], locale: 'zh-CN' },
      {
        text: '慢还少饭',
        label: 'delay',
        problems: ['delay', 'order_error'],
        claims: ['missing_item'],
        locale: 'zh-CN',
      },
    ]);
  });

  it('reads a bare number as a text', () => {
    expect(parseCorpusFile('en/none.yml', file('  - 12345\n', 'none', 'en'))[0]?.text).to.equal(
      '12345',
    );
  });

  const refused: [string, string, string, RegExp][] = [
    ['an unknown label', 'zh-CN/late.yml', file('  - a\n', 'late'), /unknown label "late"/],
    ['an unknown locale', 'fr/delay.yml', file('  - a\n', 'delay', 'fr'), /unknown locale "fr"/],
    ['a name of another label', 'zh-CN/outage.yml', file('  - a\n'), /must begin with it/],
    ['a locale of another folder', 'en/delay.yml', file('  - a\n'), /says locale zh-CN/],
    ['a list that is none', 'zh-CN/delay.yml', 'label: delay\nlocale: zh-CN\n', /not a list/],
    ['an unknown field', 'zh-CN/delay.yml', file('  - { t: a, note: b }\n'), /unknown field note/],
    [
      'an unknown claim',
      'zh-CN/delay.yml',
      file('  - { t: a, claims: [x] }\n'),
      /message 1: claims/,
    ],
    [
      'a problem beside none',
      'zh-CN/none.yml',
      file('  - { t: a, also: [delay] }\n', 'none'),
      /cannot have a problem/,
    ],
  ];
  for (const [what, path, content, message] of refused)
    it(`refuses ${what} and names the place`, () => {
      expect(() => parseCorpusFile(path, content)).to.throw(CorpusError, message);
    });

  describe('in a folder', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'corpus-'));
      mkdirSync(join(folder, 'zh-CN'));
      writeFileSync(join(folder, 'zh-CN', 'delay.yml'), file('  - 好慢\n'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('is read from every file of a label', () => {
      writeFileSync(join(folder, 'zh-CN', 'delay-2.yml'), file('  - 太慢\n'));
      expect(loadCorpus(folder).map(({ text }) => text)).to.have.members(['好慢', '太慢']);
    });

    it('has another hash once a message changes', () => {
      const before = hashCorpus(folder);
      writeFileSync(join(folder, 'zh-CN', 'delay.yml'), file('  - 好慢啊\n'));
      expect(hashCorpus(folder)).not.to.equal(before);
    });
  });

  it('of the project gives no message two primary labels', () => {
    const labels = new Map<string, string>();
    const torn = loadCorpus().filter(({ text, label }) => {
      const key = normalise(text);
      const known = labels.get(key) ?? label;
      labels.set(key, known);
      return known !== label;
    });
    expect(torn.map(({ text, label }) => `${label}: ${text}`)).to.deep.equal([]);
  });
});
