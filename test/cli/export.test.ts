import { expect } from 'chai';
import { parseDocument } from 'yaml';
import { readCorrections, toDocuments } from '../../src/cli/export.ts';
import { chief, lin, openTestDesk, type TestDesk } from '../support/desk.ts';

describe('corrections as candidates for the corpus', () => {
  let world: TestDesk;
  beforeEach(async () => {
    world = await openTestDesk();
  });
  afterEach(() => world.close());

  it('are what customers typed in cases that an agent corrected, without their phones', async () => {
    const { desk } = world;
    await world.begin('c1');
    await world.begin('c2');
    await world.write('c1', '骑手说送到了，可我 13812345678 一直没接到电话');
    await world.write('c2', '没人改过的这一单');
    const ticket = await world.escalate('c1');
    await world.escalate('c2');
    await desk.claim(ticket.id, lin as never);
    await desk.correct(ticket.id, chief, 'desync');

    const corrections = await readCorrections(world.store);
    expect(corrections).to.deep.equal([
      {
        label: 'desync',
        locale: ticket.locale,
        from: ticket.number,
        texts: ['骑手说送到了，可我 [phone] 一直没接到电话'],
      },
    ]);
    const document = parseDocument(toDocuments(corrections));
    expect(document.errors).to.deep.equal([]);
    expect(document.toJS()).to.deep.equal({
      label: 'desync',
      locale: ticket.locale,
      messages: ['骑手说送到了，可我 [phone] 一直没接到电话'],
    });
  });

  it('are one file per label and language', () => {
    const from = 'MM-1';
    const printed = toDocuments([
      { label: 'delay', locale: 'en', from, texts: ['late: "again"'] },
      { label: 'outage', locale: 'en', from, texts: ['down # now'] },
      { label: 'delay', locale: 'en', from, texts: ['still late'] },
    ]);
    const [delay = '', outage = ''] = printed.split('---\n');
    expect(parseDocument(delay).toJS().messages).to.deep.equal(['late: "again"', 'still late']);
    expect(parseDocument(outage).toJS().messages).to.deep.equal(['down # now']);
  });
});
