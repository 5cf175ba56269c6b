import { expect } from 'chai';
import { type Partition, partitionCount } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';

export function scanContract(subject: Subject): void {
  async function scanned(prefix: string): Promise<string[]> {
    const found: string[] = [];
    for await (const { partition, key, value, version } of subject.store.scan(prefix)) {
      expect(version).to.be.greaterThan(0);
      found.push(`${partition} ${key} ${JSON.stringify(value)}`);
    }
    return found.sort();
  }
  const put = (partition: Partition, ...keys: string[]) =>
    subject.store.commit(partition, {
      at: 1,
      puts: keys.map((key) => ({ key, value: { key } })),
      appends: [{ log: 'ticket/log', value: 1 }],
    });

  it('finds every row of every partition whose key begins with the prefix', async () => {
    const expected: string[] = [];
    for (let partition = 0; partition < partitionCount; partition++) {
      await put(partition, `ticket/${partition}`, 'conversation/1');
      expected.push(`${partition} ticket/${partition} {"key":"ticket/${partition}"}`);
    }
    expect(await scanned('ticket/')).to.deep.equal(expected.sort());
    expect(await scanned('')).to.have.length(2 * partitionCount);
    expect(await scanned('none')).to.deep.equal([]);
  });

  it('finds each row of a large partition once', async () => {
    const keys = Array.from({ length: 1_234 }, (_, i) => `k/${i}`);
    await put(9, ...keys, 'k', 'l/1');
    expect(await scanned('k/')).to.have.length(1_234);
    expect(new Set(await scanned('k/')).size).to.equal(1_234);
  });

  it('takes the prefix as it is written', async () => {
    await put(1, 'a*b', 'aXb', 'a[1]', 'a1', 'a?c', '订单/1', '订票/1');
    expect(await scanned('a*')).to.have.length(1);
    expect(await scanned('a[1]')).to.have.length(1);
    expect(await scanned('a?')).to.have.length(1);
    expect(await scanned('订单')).to.have.length(1);
  });

  it('may be broken off, and lets others write meanwhile', async () => {
    await put(3, ...Array.from({ length: 700 }, (_, i) => `k/${i}`));
    let seen = 0;
    for await (const { key } of subject.store.scan('k/')) {
      seen += 1;
      await subject.store.commit(3, { at: 1, deletes: [key] });
      if (seen === 650) break;
    }
    expect(await scanned('k/')).to.have.length(50);
  });
}
