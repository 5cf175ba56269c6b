import { expect } from 'chai';
import { createGate } from '../../src/channel/gate.ts';

describe('a gate', () => {
  it('lets so many in at once, in the order in which they came, whatever fails inside', async () => {
    const gate = createGate(2);
    const leave: (() => void)[] = [];
    const entered: number[] = [];
    const work = [0, 1, 2, 3].map((n) =>
      gate(async () => {
        entered.push(n);
        await new Promise<void>((resolve) => leave.push(resolve));
        if (n === 0) throw new Error('failed inside');
      }).catch(() => {}),
    );
    await Promise.resolve();
    expect(entered).to.deep.equal([0, 1]);
    leave[0]?.();
    await work[0];
    await new Promise(setImmediate);
    expect(entered).to.deep.equal([0, 1, 2]);
    leave[1]?.();
    await work[1];
    await new Promise(setImmediate);
    leave[2]?.();
    leave[3]?.();
    await Promise.all(work);
    expect(entered).to.deep.equal([0, 1, 2, 3]);
  });
});
