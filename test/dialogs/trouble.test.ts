import { expect } from 'chai';
import { type Trouble, troubleOf } from '../../dialogs/trouble.ts';
import type { Order } from '../../src/domain/order.ts';
import { defaultPolicy } from '../../src/policy.ts';
import { at, attempt, type FactsSpec, facts, missing, now, order } from '../support/facts.ts';

/** By the order alone, as the list of orders gives it. */
const alone = (over: Partial<Order> & { stage?: NonNullable<FactsSpec['stage']> }) =>
  troubleOf(order(over), undefined, now, defaultPolicy);

/** By all its witnesses. */
function seen(spec: FactsSpec): Trouble | undefined {
  const all = facts(spec);
  return troubleOf(all.order.ok ? all.order.value : order(), all, now, defaultPolicy);
}

const cancelledBy = (by: 'customer' | 'merchant' | 'system', minutesAgo: number) =>
  alone({ stage: 'cancelled', cancel: { by, reason: '', at: at(-minutesAgo) } });

describe('an order in trouble', () => {
  it('is late five minutes after its promise, not before', () => {
    expect(alone({ promisedAt: at(-5) })).to.equal('late');
    expect(alone({ promisedAt: at(-4.9) })).to.equal(undefined);
    expect(alone({ stage: 'delivered', promisedAt: at(-60) })).to.equal(undefined);
  });

  it('is stuck when nobody accepts it, or its preparing makes no step', () => {
    const [placedAt, timeline] = [at(-5), []];
    expect(alone({ stage: 'placed', placedAt, timeline })).to.equal('stuck');
    expect(alone({ stage: 'placed', placedAt: at(-4), timeline })).to.equal(undefined);
    expect(alone({ stage: 'preparing', timeline, updatedAt: at(-25) })).to.equal('stuck');
    expect(alone({ stage: 'preparing', timeline, updatedAt: at(-24) })).to.equal(undefined);
  });

  it('is stuck when the restaurant has nothing of it, or the rider stands still', () => {
    expect(seen({ stage: 'placed', merchantView: { received: false } })).to.equal('stuck');
    expect(seen({ delivery: { stationarySince: at(-8) } })).to.equal('stuck');
    expect(seen({ delivery: { stationarySince: at(-7) } })).to.equal(undefined);
  });

  it('waits for a payment that failed, not for one that is under way', () => {
    expect(alone({ stage: 'unpaid' })).to.equal('payment');
    const unpaid = (code?: 'network') => ({
      stage: 'unpaid' as const,
      payment: {
        attempts: [code ? attempt(1, { code }) : attempt(1, { status: 'processing' })],
      },
    });
    expect(seen(unpaid('network'))).to.equal('payment');
    expect(seen(unpaid())).to.equal(undefined);
    expect(seen({ stage: 'unpaid', payment: { attempts: [attempt(2)] } })).to.equal('payment');
  });

  it('was cancelled by someone else in the last three hours', () => {
    expect(cancelledBy('merchant', 5)).to.equal('cancelled');
    expect(cancelledBy('system', 180)).to.equal('cancelled');
    expect(cancelledBy('merchant', 181)).to.equal(undefined);
    expect(cancelledBy('customer', 5)).to.equal(undefined);
  });

  it('is none when all goes well, or when it is for much later', () => {
    for (const stage of ['placed', 'preparing', 'ready', 'delivering', 'completed'] as const)
      expect(seen({ stage }), stage).to.equal(undefined);
    const later = {
      stage: 'placed',
      placedAt: at(-60),
      timeline: [],
      promisedAt: at(240),
    } as const;
    expect(alone({ ...later, timeline: [] })).to.equal(undefined);
  });

  it('is told by the order where nobody else answers', () => {
    const silent = {
      payment: missing(),
      delivery: missing(),
      merchantView: missing(),
      health: missing(),
    };
    expect(seen({ order: { promisedAt: at(-9) }, ...silent })).to.equal('late');
    expect(seen(silent)).to.equal(undefined);
  });
});
