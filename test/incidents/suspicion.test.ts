import { expect } from 'chai';
import { decideBaseline, decideSpike, decideSpikes } from '../../src/incidents/suspicion.ts';
import type { Complaint } from '../../src/incidents/tallies.ts';

const minute = 60_000;
const now = Date.parse('2026-03-09T12:00:00+08:00');
const threshold = { windowMs: 10 * minute, customers: 10, timesBaseline: 4 };

/** `count` customers, one each ten seconds, the last one `minutesAgo` ago. */
function complaints(count: number, minutesAgo: number, more: Partial<Complaint> = {}): Complaint[] {
  return Array.from({ length: count }, (_, n) => ({
    customerId: `c-${minutesAgo}-${n}-${more.service ?? ''}`,
    at: now - minutesAgo * minute - n * 10_000,
    ...more,
  }));
}

describe('suspicion', () => {
  it('begins with the tenth customer in ten minutes', () => {
    expect(decideSpike(complaints(9, 0), now, threshold)).to.equal(undefined);
    expect(decideSpike(complaints(10, 0), now, threshold)).to.equal(10);
  });

  it('counts customers, not messages', () => {
    const one = complaints(50, 0).map((each) => ({ ...each, customerId: 'the same' }));
    expect(decideSpike(one, now, threshold)).to.equal(undefined);
  });

  it('leaves out what is older than the window', () => {
    const old = complaints(5, 11);
    expect(decideSpike([...old, ...complaints(9, 0)], now, threshold)).to.equal(undefined);
  });

  it('wants four times what is usual', () => {
    const usual = [15, 25, 35, 45, 55].flatMap((ago) => complaints(4, ago));
    expect(decideBaseline(usual, now, threshold.windowMs)).to.be.closeTo(4, 0.1);
    expect(decideSpike([...usual, ...complaints(12, 0)], now, threshold)).to.equal(undefined);
    expect(decideSpike([...usual, ...complaints(17, 0)], now, threshold)).to.equal(17);
  });

  it('takes the last hour for usual where a day would call lunch an outage', () => {
    const lunch = [12, 22, 32, 42, 52].flatMap((ago) => complaints(8, ago));
    const longAgo: Complaint = { customerId: 'x', at: now - 20 * 60 * minute };
    expect(decideSpike([longAgo, ...lunch, ...complaints(15, 0)], now, threshold)).to.equal(
      undefined,
    );
  });

  it('names the service that stands out', () => {
    const payments = complaints(11, 0, { service: 'payments' });
    const rest = complaints(3, 0);
    expect(decideSpikes([...payments, ...rest], now, threshold, new Set())).to.deep.equal([
      { service: 'payments', customers: 11 },
    ]);
  });

  it('names the whole where no service does, or three do at once', () => {
    const mixed = [
      ...complaints(4, 0, { service: 'payments' }),
      ...complaints(4, 0, { service: 'orders' }),
      ...complaints(4, 0),
    ];
    expect(decideSpikes(mixed, now, threshold, new Set())).to.deep.equal([{ customers: 12 }]);
    const all = (['payments', 'orders', 'app'] as const).flatMap((service) =>
      complaints(10, 0, { service }),
    );
    expect(decideSpikes(all, now, threshold, new Set())).to.deep.equal([{ customers: 30 }]);
  });

  it('takes complaints of an open incident for explained', () => {
    const payments = complaints(40, 0, { service: 'payments' });
    expect(decideSpikes(payments, now, threshold, new Set(['payments']))).to.deep.equal([]);
  });
});
