import { expect } from 'chai';
import { createRateLimit } from '../../src/channel/rate-limit.ts';

describe('a rate limit', () => {
  it('grants a burst, then one a second, and says how long to wait', () => {
    let now = 0;
    const limit = createRateLimit({ perMinute: 60, burst: 20, wall: () => now });
    const takes = Array.from({ length: 21 }, () => limit.take('a'));
    expect(takes.slice(0, 20)).to.deep.equal(Array(20).fill(0));
    expect(takes[20]).to.equal(1_000);
    now = 400;
    expect(limit.take('a')).to.equal(600);
    now = 1_000;
    expect([limit.take('a'), limit.take('a')]).to.deep.equal([0, 1_000]);
  });

  it('lets nobody pay for another', () => {
    const limit = createRateLimit({ perMinute: 1, burst: 1, wall: () => 0 });
    expect([limit.take('a'), limit.take('b'), limit.take('a')]).to.deep.equal([0, 0, 60_000]);
  });

  it('gives no more than the burst after a long silence, nor after the clock was set back', () => {
    let now = 0;
    const limit = createRateLimit({ perMinute: 60, burst: 2, wall: () => now });
    limit.take('a');
    now = 3_600_000;
    expect([1, 2, 3].map(() => limit.take('a'))).to.deep.equal([0, 0, 1_000]);
    now = 0;
    expect(limit.take('a')).to.equal(1_000);
  });

  it('forgets nobody who still has to wait when it forgets those who need not', () => {
    const limit = createRateLimit({ perMinute: 1, burst: 1, wall: () => 0 });
    limit.take('poor');
    for (let i = 0; i < 20_000; i += 1) limit.take(`rich ${i}`);
    expect(limit.take('poor')).to.equal(60_000);
  });
});
