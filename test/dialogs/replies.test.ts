import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type ReplyKey, replies, replyText, sentence } from '../../dialogs/replies/index.ts';
import { argumentsOf } from '../../dialogs/replies/render.ts';
import { conversation } from '../../dialogs/replies/zh-CN/conversation.ts';
import { locales } from '../../src/domain/problem.ts';

const root = new URL('../../', import.meta.url).pathname;

/** The text of every source file that may use a reply, but not the replies themselves. */
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name.startsWith('zh-') || entry.name === 'en' ? [] : sources(path);
    return path.endsWith('.ts') ? [readFileSync(join(root, path), 'utf8')] : [];
  });
}

const keys = Object.keys(replies['zh-CN']) as ReplyKey[];

describe('the replies', () => {
  for (const locale of locales) {
    it(`of ${locale} are all there, none is empty and none too many`, () => {
      expect(Object.keys(replies[locale]).sort()).to.deep.equal([...keys].sort());
      expect(keys.filter((key) => replies[locale][key].trim() === '')).to.deep.equal([]);
    });

    it(`of ${locale} are well formed and name what the others name`, () => {
      const differing = keys.filter((key) => {
        const own = Object.keys(argumentsOf(replies[locale][key], locale)).sort();
        const reference = Object.keys(argumentsOf(replies['zh-CN'][key], 'zh-CN')).sort();
        return own.join() !== reference.join();
      });
      expect(differing).to.deep.equal([]);
    });
  }

  it('are all used', () => {
    const text = sources('dialogs').concat(sources('src')).join('\n');
    const families = [...text.matchAll(/`((?:[\w.]+)?\$\{[^`]*?)`/g)].map(([, template = '']) => {
      const pattern = template
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[\\w]+');
      return new RegExp(`^${pattern}$`);
    });
    const named = families.filter((family) => !family.test('anything at all'));
    const unused = Object.keys(conversation).filter(
      (key) => !text.includes(`'${key}'`) && !named.some((family) => family.test(key)),
    );
    expect(unused).to.deep.equal([]);
  });

  it('have no simplified character in traditional Chinese, and no Chinese in English', () => {
    const simplified = /[们这单问题还时间图账号检认读话务应边对联员骑费钱处优选择没发电]/;
    expect(keys.filter((key) => simplified.test(replies['zh-TW'][key]))).to.deep.equal([]);
    expect(keys.filter((key) => /\p{Script=Han}/u.test(replies.en[key]))).to.deep.equal([]);
  });

  it('tell times, money and counts as people read them', () => {
    const telling = {
      locale: 'en' as const,
      now: Date.parse('2025-06-12T12:00:00+08:00'),
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
    };
    const promise = { untilAt: Date.parse('2025-06-12T19:40:00+08:00') };
    expect(sentence('watch.promise', promise, telling)).to.include('19:40');
    expect(sentence('remedy.refund.confirm', { amountFen: 4630 }, telling)).to.include('¥46.30');
    expect(sentence('handoff.place', { ahead: 1, minutes: 1 }, telling)).to.include(
      '1 person ahead of you, about 1 minute',
    );
  });

  it('become a sentence also where a param is missing or a half', () => {
    expect(replyText('zh-CN', 'handoff.place', {})).to.include('下一位');
    expect(replyText('en', 'handoff.place', { ahead: 2.4, minutes: 3.6 })).to.include('4 minutes');
    expect(replyText('zh-CN', 'order.unknown')).to.not.match(/undefined|\{/);
  });
});
