import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
);
const rooms = 'src|dialogs|intents|web|test|bench|docs|scripts|bin';

/** Paths between backticks that lie in a room of ours; with a wildcard, the part before it. */
function pathsIn(text: string): string[] {
  const pattern = new RegExp(`\`((?:${rooms})/[\\w./*<>-]*)\``, 'g');
  return [...text.matchAll(pattern)].map(([, path = '']) => path.replace(/[^/]*[*<].*$/, ''));
}

/** Targets of links that stay in the project. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** What a heading is linked by. */
const toAnchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

describe('the documents', () => {
  for (const page of pages) {
    const text = readFileSync(page, 'utf8');
    it(`${page} names paths that exist`, () => {
      expect(pathsIn(text).filter((path) => !existsSync(path))).to.deep.equal([]);
    });
    it(`${page} links to what exists`, () => {
      const missing = linksIn(text).filter(
        (target) => !existsSync(normalize(join(dirname(page), target))),
      );
      expect(missing).to.deep.equal([]);
    });
    it(`${page} links to headings that exist`, () => {
      const wrong = [...text.matchAll(/\]\(([^)\s#]*)#([^)\s]+)\)/g)].filter(
        ([, target = '', anchor = '']) => {
          if (/^[a-z]+:/.test(target)) return false;
          const file = target ? join(dirname(page), target) : page;
          const headings = readFileSync(file, 'utf8').match(/^#+ .*$/gm) ?? [];
          return !headings.some((heading) => toAnchor(heading.replace(/^#+ /, '')) === anchor);
        },
      );
      expect(wrong.map(([link]) => link)).to.deep.equal([]);
    });
  }
});
