import { expect } from 'chai';
import { partitionOf } from '../../src/store/partition.ts';
import { partitionCount } from '../../src/store/port.ts';

describe('partitionOf', () => {
  it('is the same for ever: stored conversations lie where it says', () => {
    expect(['', 'a', 'conversation-1', '会话'].map(partitionOf)).to.deep.equal([218, 134, 81, 131]);
  });

  it('spreads ids over all partitions', () => {
    const counts = new Array<number>(partitionCount).fill(0);
    for (let i = 0; i < 25_600; i++) {
      const partition = partitionOf(`c${i}`);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).to.be.greaterThan(50);
    expect(Math.max(...counts)).to.be.lessThan(160);
  });
});
