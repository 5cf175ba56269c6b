import { expect } from 'chai';
import fc from 'fast-check';
import {
  parseDelivery,
  parseHealth,
  parseMerchantView,
  parseOrder,
  parseOrderOfNumber,
  parseOrders,
  parsePayment,
} from '../../src/platform/parse-answer.ts';
import {
  at,
  sampleDelivery,
  sampleHealth,
  sampleMerchantView,
  sampleOrder,
  samplePayment,
} from '../support/platform-samples.ts';

const now = '2025-03-01T04:30:00.000Z';

const parsers = {
  orders: [parseOrders('c1', 5), { orders: [sampleOrder] }],
  order: [parseOrder('o1'), sampleOrder],
  payment: [parsePayment('o1'), samplePayment],
  delivery: [parseDelivery('o1'), sampleDelivery],
  merchantView: [parseMerchantView('o1'), sampleMerchantView],
  health: [parseHealth, sampleHealth],
} as const;

describe('parse-answer', () => {
  for (const [name, [parse, sample]] of Object.entries(parsers)) {
    it(`${name}: reads a good answer whole, as of now`, () => {
      expect(parse(sample, now)).to.deep.include({ ok: true, asOf: now });
      expect(parse(sample, now)).not.to.have.property('partial');
    });

    it(`${name}: ignores unknown fields`, () => {
      const more = { ...sample, extra: { deep: [1] }, asOf: at };
      expect(parse(more, now)).to.deep.equal({ ...parse(sample, now), asOf: at });
    });

    it(`${name}: tells when the platform knows it to be incomplete`, () => {
      expect(parse({ ...sample, partial: true }, now)).to.have.property('partial', true);
    });

    it(`${name}: takes a bad asOf for none`, () => {
      expect(parse({ ...sample, asOf: 'yesterday' }, now)).to.deep.include({ asOf: now });
    });

    it(`${name}: never throws on a spoilt answer`, () => {
      const places = JSON.stringify(sample).split(',').length;
      fc.assert(
        fc.property(fc.nat(places * 3), fc.jsonValue(), (place, value) => {
          let count = 0;
          const spoilt = JSON.parse(JSON.stringify(sample), (_, old) =>
            count++ === place ? value : old,
          );
          const read = parse(spoilt, now);
          expect(read.ok ? 'read' : read.problem).to.be.a('string');
        }),
      );
    });

    it(`${name}: never throws on anything`, () => {
      fc.assert(
        fc.property(fc.anything(), (value) => {
          expect(parse(value, now)).to.have.property('ok');
        }),
      );
    });
  }

  it('keeps four orders of five when one is rubbish, and says it is partial', () => {
    const orders = [1, 2, 3, 4, 5].map((n) => ({ ...sampleOrder, id: `o${n}` }));
    const spoilt = orders.map((order, index) => (index === 2 ? { ...order, total: 'x' } : order));
    const read = parseOrders('c1', 5)({ orders: spoilt }, now);
    expect(read).to.deep.include({ ok: true, partial: true });
    expect(read.ok && read.value.map(({ id }) => id)).to.deep.equal(['o1', 'o2', 'o4', 'o5']);
  });

  it('leaves out orders of somebody else', () => {
    const orders = [sampleOrder, { ...sampleOrder, id: 'o2', customerId: 'c2' }];
    const read = parseOrders('c1', 5)({ orders }, now);
    expect(read.ok && read.value.map(({ id }) => id)).to.deep.equal(['o1']);
    expect(read).to.have.property('partial', true);
  });

  it('takes an empty list for no orders, and no list for no answer', () => {
    expect(parseOrders('c1', 5)({ orders: [] }, now)).to.deep.include({ ok: true, value: [] });
    expect(parseOrders('c1', 5)({}, now)).to.have.property('ok', false);
    expect(parseHealth({}, now)).to.have.property('ok', false);
  });

  it('gives no more orders than were asked for', () => {
    const orders = ['o1', 'o2', 'o3'].map((id) => ({ ...sampleOrder, id }));
    const read = parseOrders('c1', 2)({ orders }, now);
    expect(read.ok && read.value.length).to.equal(2);
  });

  it('takes an answer about another order for none', () => {
    expect(parseOrder('o2')(sampleOrder, now)).to.have.property('ok', false);
    expect(parsePayment('o2')(samplePayment, now)).to.have.property('ok', false);
    expect(parseDelivery('o2')(sampleDelivery, now)).to.have.property('ok', false);
    expect(parseMerchantView('o2')(sampleMerchantView, now)).to.have.property('ok', false);
    expect(parseOrderOfNumber('8999')(sampleOrder, now)).to.have.property('ok', false);
  });

  it('finds an order by number also in a list of one', () => {
    const read = parseOrderOfNumber(sampleOrder.number)({ orders: [sampleOrder] }, now);
    expect(read).to.have.nested.property('value.id', 'o1');
  });

  it('fills in whose witness it is, where the answer leaves it out', () => {
    const { orderId: _, ...rest } = samplePayment;
    expect(parsePayment('o1')(rest, now)).to.have.nested.property('value.orderId', 'o1');
  });

  it('reads empty lists that are left out, as platforms do', () => {
    const { attempts: _, refunds: __, ...rest } = samplePayment;
    const read = parsePayment('o1')(rest, now);
    expect(read).to.deep.include({ ok: true });
    expect(read).to.have.nested.property('value.refunds').that.deep.equals([]);
    expect(read).not.to.have.property('partial');
  });

  it('does not read money that is no whole number of fen', () => {
    expect(parseOrder('o1')({ ...sampleOrder, total: 31.5 }, now)).to.have.property('ok', false);
    expect(parseOrder('o1')({ ...sampleOrder, total: -1 }, now)).to.have.property('ok', false);
  });

  it('knows that the restaurant has no order even where the rest of its view is missing', () => {
    const read = parseMerchantView('o1')({ orderId: 'o1', received: false, updatedAt: null }, now);
    expect(read).to.deep.equal({
      ok: true,
      value: { orderId: 'o1', received: false, open: true, updatedAt: now },
      asOf: now,
      partial: true,
    });
    expect(parseMerchantView('o1')({ orderId: 'o1', open: true }, now)).to.have.property(
      'ok',
      false,
    );
  });

  it('keeps a service that it does not know, as unknown', () => {
    const services = [...sampleHealth.services, { name: 'search', status: 'down', since: at }];
    const read = parseHealth({ services }, now);
    expect(read.ok && read.value.map(({ name }) => name)).to.deep.equal(['app', 'unknown']);
    expect(read).not.to.have.property('partial');
  });
});
