import { expect } from 'chai';
import { converse, effectsOf } from '../support/dialog-runner.ts';

const photo = {
  attachments: [{ id: 'f-1', name: 'a.jpg', contentType: 'image/jpeg', size: 9, sha256: '00' }],
};

describe('a photo', () => {
  it('without words and before anything else is kept, and asked about', () => {
    const turn = converse({ facts: {} }).sends('a.jpg');
    expect(effectsOf(turn, 'evidence')).to.have.length(1);
    expect(turn.last.data.step).to.equal('evidence');
    expect(turn.text).to.include('留作凭证').and.include('哪方面');
    expect(turn.last.buttons).to.have.length(6);
  });

  it('that was asked for leads on to the remedies', () => {
    const talk = converse({ facts: { stage: 'delivered' } });
    talk.says('洒了', { intent: 'order_error', claims: ['damaged'] });
    talk.says('发照片');
    const turn = talk.sends('a.jpg');
    expect(turn.last.data).to.include({ step: 'evidence', cause: 'damaged' });
    expect(turn.offers).to.include('refund').and.not.include('send_evidence');
  });

  it('with words is kept and the words are answered', () => {
    const turn = converse({ facts: { stage: 'delivered' } }).says(
      '你看，洒了',
      { intent: 'order_error', claims: ['damaged'] },
      photo,
    );
    expect(effectsOf(turn, 'evidence')).to.have.length(1);
    expect(turn.text).to.match(/^照片收到了/);
    expect(turn.last.data).to.include({ cause: 'damaged', step: 'offer' });
  });

  it('may be refused', () => {
    const talk = converse({ facts: { stage: 'delivered' } });
    talk.says('洒了', { intent: 'order_error', claims: ['damaged'] });
    talk.presses({ remedy: 'send_evidence' });
    const turn = talk.says('不用了');
    expect(turn.last.data.step).to.equal('offer');
    expect(turn.text).to.not.include('照片');
    expect(turn.offers).to.include('refund').and.not.include('send_evidence');
  });

  it('is counted in each language', () => {
    for (const [locale, says] of [
      ['zh-TW', '2 張照片'],
      ['en', '2 photos'],
    ] as const) {
      expect(converse({ facts: {}, locale }).sends('a.jpg', 'b.jpg').text).to.include(says);
    }
  });
});
