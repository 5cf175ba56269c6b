import { expect } from 'chai';
import { tables } from '../../../dialogs/problems/index.ts';
import { tipIds } from '../../../dialogs/replies/cause-replies.ts';
import { causes as en } from '../../../dialogs/replies/en/causes.ts';
import { argumentsOf } from '../../../dialogs/replies/render.ts';
import { causes as cn } from '../../../dialogs/replies/zh-CN/causes.ts';
import { causes as tw } from '../../../dialogs/replies/zh-TW/causes.ts';
import { causesOf, locales, problemTypes } from '../../../src/domain/problem.ts';

const replies = { 'zh-CN': cn, 'zh-TW': tw, en };
const keys = Object.keys(cn) as (keyof typeof cn)[];

describe('the replies about causes', () => {
  for (const locale of locales) {
    it(`${locale}: tell every cause to the customer and to the agent`, () => {
      const wanted = [
        ...problemTypes.flatMap((problem) => [...causesOf[problem]]),
        'facts_unavailable' as const,
      ].flatMap((cause) => [`cause.${cause}`, `agent.${cause}`]);
      const turns = problemTypes.flatMap((problem) => [`turn.${problem}`, `turn.${problem}.open`]);
      expect(replies[locale]).to.include.all.keys(...wanted, ...turns);
    });

    it(`${locale}: have the keys and the arguments of the others`, () => {
      expect(Object.keys(replies[locale]).sort()).to.deep.equal([...keys].sort());
      for (const key of keys) {
        const own = Object.keys(argumentsOf(replies[locale][key], locale)).sort();
        expect(own, key).to.deep.equal(Object.keys(argumentsOf(cn[key], 'zh-CN')).sort());
      }
    });

    it(`${locale}: are written in the locale's own quotes and end as sentences`, () => {
      for (const key of keys) {
        const message = replies[locale][key];
        if (key.startsWith('witness.')) continue;
        expect(message, key).to.match(/[。？：.:}]$/);
        expect(message, key).to.not.match(
          locale === 'en' ? /[，。「」]|'/ : /["']|[\u4e00-\u9fff] ?[,!?;]/,
        );
        if (locale === 'zh-CN') expect(message, key).to.not.match(/[「」]/);
        if (locale === 'zh-TW') expect(message, key).to.not.match(/[“”]/);
      }
    });

    it(`${locale}: keep to two or three short sentences`, () => {
      // Without the words that only select: what is left is at most what a customer reads.
      const longest = locale === 'en' ? 330 : 130;
      for (const key of keys.filter((each) => /^(cause|turn|tip)\./.test(each)))
        expect(longestOf(replies[locale][key]), key).to.be.at.most(longest);
    });
  }

  it('have a tip for every cause that names one, and no tip that nobody names', () => {
    const named = new Set(tables.flatMap(({ causes }) => causes.map(({ tip }) => tip)));
    expect([...named].sort()).to.deep.equal(tipIds.map((id) => `tip.${id}`).sort());
  });
});

/** The length of the longest sentence a message can become, its arguments counted as five characters. */
function longestOf(message: string): number {
  let [position, length] = [0, 0];
  while (position < message.length) {
    if (message[position] !== '{') {
      position += 1;
      length += 1;
      continue;
    }
    const end = closing(message, position);
    const inner = message.slice(position + 1, end);
    const choice = /^\w+, (?:select|plural), /.exec(inner);
    length += choice ? longestOption(inner.slice(choice[0].length)) : 5;
    position = end + 1;
  }
  return length;
}

function longestOption(options: string): number {
  let [position, longest] = [0, 0];
  for (;;) {
    const open = options.indexOf('{', position);
    if (open < 0) return longest;
    const end = closing(options, open);
    longest = Math.max(longest, longestOf(options.slice(open + 1, end)));
    position = end + 1;
  }
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let position = open; position < text.length; position += 1) {
    if (text[position] === '{') depth += 1;
    if (text[position] === '}') depth -= 1;
    if (depth === 0) return position;
  }
  throw new Error(`not closed: ${text}`);
}
