import { expect } from 'chai';
import type { Json } from '../../../src/store/port.ts';
import type { Subject } from '../contract.ts';

/** Collects what is heard, and waits for as much as is expected. */
function createEar() {
  const heard: [topic: string, message: Json][] = [];
  let wake = () => {};
  return {
    heard,
    hear: (topic: string, message: Json) => {
      heard.push([topic, message]);
      wake();
    },
    until: async (count: number) => {
      while (heard.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

export function busContract(subject: Subject): void {
  // Topics of their own for each test: what another has published may still be on its way.
  let own = '';
  let tests = 0;
  beforeEach(() => {
    tests += 1;
    own = `test-${tests}`;
  });

  /** Resolves when everything published before it has been heard by everybody. */
  async function settled(): Promise<void> {
    const { hear, until } = createEar();
    const stop = await subject.store.subscribe(`settled/${own}`, hear);
    await subject.store.publish(`settled/${own}`, null);
    await until(1);
    await stop();
  }

  it('tells those who listen to the topic', async () => {
    const ear = createEar();
    await subject.store.subscribe(`${own}/1`, ear.hear);
    await subject.store.publish(`${own}/1`, { text: '你好\u0000😀' });
    await subject.store.publish(`${own}/2`, 'not for us');
    await subject.store.publish(`${own}/1`, null);
    await ear.until(2);
    await settled();
    expect(ear.heard).to.have.deep.members([
      [`${own}/1`, { text: '你好\u0000😀' }],
      [`${own}/1`, null],
    ]);
  });

  it('tells those who listen to the beginning of the topic', async () => {
    const [some, all, special, everything] = [createEar(), createEar(), createEar(), createEar()];
    await subject.store.subscribe(`${own}/conversation/*`, some.hear);
    await subject.store.subscribe(`${own}/*`, all.hear);
    await subject.store.subscribe(`${own}/a[b]?*`, special.hear);
    await subject.store.subscribe('*', everything.hear);
    await subject.store.publish(`${own}/conversation/9`, 1);
    await subject.store.publish(`${own}/conversations`, 2);
    await subject.store.publish(`${own}/a[b]?c`, 3);
    await subject.store.publish(`${own}/abxc`, 4);
    await Promise.all([all.until(4), everything.until(4)]);
    await settled();
    expect(some.heard).to.deep.equal([[`${own}/conversation/9`, 1]]);
    expect(special.heard).to.deep.equal([[`${own}/a[b]?c`, 3]]);
    expect(all.heard.map(([, message]) => message)).to.have.members([1, 2, 3, 4]);
  });

  it('tells each listener, with a message of its own, until it stops', async () => {
    const [first, second] = [createEar(), createEar()];
    const stop = await subject.store.subscribe(own, first.hear);
    await subject.store.subscribe(own, second.hear);
    const twice = await subject.store.subscribe(own, second.hear);
    await subject.store.publish(own, { n: 1 });
    await Promise.all([first.until(1), second.until(2)]);
    expect(first.heard[0]?.[1]).to.not.equal(second.heard[0]?.[1]);
    await stop();
    await stop();
    await twice();
    await subject.store.publish(own, { n: 2 });
    await second.until(3);
    await settled();
    expect(first.heard).to.have.length(1);
    expect(second.heard).to.have.length(3);
  });

  it('can be listened to again after the last has stopped', async () => {
    const ear = createEar();
    for (let round = 1; round <= 3; round++) {
      const stop = await subject.store.subscribe(own, ear.hear);
      await subject.store.publish(own, round);
      await ear.until(round);
      await stop();
    }
    await subject.store.publish(own, 'nobody listens');
    await settled();
    expect(ear.heard.map(([, message]) => message)).to.deep.equal([1, 2, 3]);
  });

  it('goes on when a listener throws', async () => {
    const ear = createEar();
    await subject.store.subscribe(own, () => {
      throw new Error('a broken listener');
    });
    await subject.store.subscribe(own, ear.hear);
    await subject.store.publish(own, 1);
    await subject.store.publish(own, 2);
    await ear.until(2);
  });
}
