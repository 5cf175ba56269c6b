import { expect } from 'chai';
import { detectLanguage } from '../../intents/language.ts';

describe('the language of a message', () => {
  const cases: [string, ReturnType<typeof detectLanguage>][] = [
    ['骑手怎么还没到', 'zh-Hans'],
    ['太慢了', 'zh'],
    ['外送員怎麼還沒到', 'zh-Hant'],
    ['請問訂單到哪裡了', 'zh-Hant'],
    ['where is my food', 'en'],
    ['Refund', 'en'],
    ['我的order怎么还没到', 'zh-Hans'],
    ['app打不開', 'zh-Hant'],
    ['轉真人', 'zh-Hant'],
    ['重複扣款', 'zh-Hant'],
    ['查詢', 'zh-Hant'],
    ['my order 少了 two drinks and a burger', 'en'],
    ['202405060708', undefined],
    ['😡😡', undefined],
    ['', undefined],
    ['ok', undefined],
    ['yes', undefined],
    ['asdfgh', undefined],
    ['qwerty', undefined],
    ['yes, go ahead', 'en'],
    ['my wifi is fine', 'en'],
    ['!!!', undefined],
  ];
  for (const [text, language] of cases)
    it(`of "${text}" is ${language ?? 'not clear'}`, () => {
      expect(detectLanguage(text)).to.equal(language);
    });
});
