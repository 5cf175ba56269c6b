import { expect } from 'chai';
import { tokenise } from '../../intents/tokens.ts';

describe('tokens', () => {
  const lemmas = (text: string) => tokenise(text).map(({ lemma }) => lemma);

  it('are words of Chinese and stems of English', () => {
    expect(lemmas('订单 deliveries')).to.deep.equal(['订单', 'deliveri']);
  });

  it('open contractions with and without apostrophe alike', () => {
    expect(lemmas("i can't")).to.deep.equal(lemmas('i cant'));
    expect(lemmas("what's up")).to.deep.equal(lemmas('what is up'));
  });

  it('bring irregular forms home', () => {
    expect(lemmas('went paid sent')).to.deep.equal(['go', 'pay', 'send']);
  });

  it('take numbers by their shape', () => {
    expect(lemmas('40 12:30 38.50')).to.deep.equal(['#2', '#4', '#4']);
  });

  it('stand at their place in the text', () => {
    const text = '等了40分钟，where?';
    for (const { word, start, end } of tokenise(text))
      expect(text.slice(start, end)).to.equal(word);
  });

  it('hold characters beyond the first plane together', () => {
    expect(
      tokenise('𠮷野家')
        .map(({ word }) => word)
        .join(''),
    ).to.equal('𠮷野家');
  });
});
