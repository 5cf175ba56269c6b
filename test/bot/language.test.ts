import { expect } from 'chai';
import { decideLocale, toLocale } from '../../src/bot/language.ts';

describe('the language of a turn', () => {
  const tags: [string | undefined, string | undefined][] = [
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['yue', 'zh-TW'],
    ['EN_us', 'en'],
    ['fr', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [tag, locale] of tags) {
    it(`reads ${tag} as ${locale}`, () => expect(toLocale(tag)).to.equal(locale));
  }

  it('follows the message where it is clear', () => {
    expect(
      decideLocale({ language: 'en', activityLocale: 'zh-CN', fallback: 'zh-CN' }),
    ).to.deep.equal({ locale: 'en', clear: true });
  });

  it('lets the activity choose the script of Chinese', () => {
    expect(
      decideLocale({ language: 'zh-Hans', activityLocale: 'zh-HK', fallback: 'zh-CN' }).locale,
    ).to.equal('zh-TW');
  });

  it('keeps the script that was written where the page is not Chinese', () => {
    expect(
      decideLocale({ language: 'zh-Hant', activityLocale: 'en-US', fallback: 'zh-CN' }).locale,
    ).to.equal('zh-TW');
  });

  it('stays with the script of before where both write it alike', () => {
    expect(decideLocale({ language: 'zh', written: 'zh-TW', fallback: 'zh-CN' }).locale).to.equal(
      'zh-TW',
    );
    expect(decideLocale({ language: 'zh', written: 'en', fallback: 'zh-TW' }).locale).to.equal(
      'zh-TW',
    );
    expect(decideLocale({ language: 'zh', fallback: 'en' }).locale).to.equal('zh-CN');
  });

  it('stays with what the customer last wrote when a message is not clear', () => {
    expect(
      decideLocale({ activityLocale: 'zh-CN', written: 'en', fallback: 'zh-CN' }),
    ).to.deep.equal({ locale: 'en', clear: false });
  });

  it('falls back to the page, then to what is set', () => {
    expect(decideLocale({ activityLocale: 'en-GB', fallback: 'zh-CN' }).locale).to.equal('en');
    expect(decideLocale({ fallback: 'zh-TW' }).locale).to.equal('zh-TW');
  });
});
