import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildWeb } from '../../scripts/build-web.js';

describe('what a browser has to load', () => {
  let folder = '';
  let files: Awaited<ReturnType<typeof buildWeb>> = [];

  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(join(tmpdir(), 'mealmend-web-'));
    files = await buildWeb({ outDir: folder });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is at most 5 kB gzipped for the launcher', () => {
    expect(files.find(({ name }) => name === 'embed.js')?.gzip).to.be.at.most(5_000);
  });

  it('is at most 500 kB gzipped for all scripts of all pages together', () => {
    const scripts = files.filter(({ name }) => name.endsWith('.js'));
    const bytes = scripts.reduce((sum, { gzip }) => sum + gzip, 0);
    expect(bytes).to.be.within(1, 500_000);
  });

  it('carries a hash in its name, but for the pages and the launcher', () => {
    const plain = files.filter(({ name }) => !name.startsWith('assets/')).map(({ name }) => name);
    expect(plain.sort()).to.include.members(['demo.html', 'embed.js', 'widget.html']);
    for (const { name } of files.filter((file) => file.name.startsWith('assets/'))) {
      expect(name).to.match(/-[0-9A-Z]{8}\./);
    }
  });
});
