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
  /** Resolves when everything published before it has been heard by everybody. */
  async function settled(): Promise<void> {
    const { hear, until } = createEar();
    const stop = await subject.store.subscribe('settled', hear);
    await subject.store.publish('settled', null);
    await until(1);
    await stop();
  }

  it('tells those who listen to the topic, in order', async () => {
    const ear = createEar();
    await subject.store.subscribe('conversation/1', ear.hear);
    await subject.store.publish('conversation/1', { text: '你好\u0000😀' });
    await subject.store.publish('conversation/2', 'not for us');
    await subject.store.publish('conversation/1', null);
    await ear.until(2);
    await settled();
    expect(ear.heard).to.deep.equal([
      ['conversation/1', { text: '你好\u0000😀' }],
      ['conversation/1', null],
    ]);
  });

  it('tells those who listen to the beginning of the topic', async () => {
    const [some, all, special] = [createEar(), createEar(), createEar()];
    await subject.store.subscribe('conversation/*', some.hear);
    await subject.store.subscribe('*', all.hear);
    await subject.store.subscribe('a[b]?*', special.hear);
    await subject.store.publish('conversation/9', 1);
    await subject.store.publish('conversations', 2);
    await subject.store.publish('a[b]?c', 3);
    await subject.store.publish('abxc', 4);
    await all.until(4);
    await settled();
    expect(some.heard).to.deep.equal([['conversation/9', 1]]);
    expect(special.heard).to.deep.equal([['a[b]?c', 3]]);
    expect(all.heard.slice(0, 4).map(([, message]) => message)).to.deep.equal([1, 2, 3, 4]);
  });

  it('tells each listener, with a message of its own, until it stops', async () => {
    const [first, second] = [createEar(), createEar()];
    const stop = await subject.store.subscribe('t', first.hear);
    await subject.store.subscribe('t', second.hear);
    const twice = await subject.store.subscribe('t', second.hear);
    await subject.store.publish('t', { n: 1 });
    await Promise.all([first.until(1), second.until(2)]);
    expect(first.heard[0]?.[1]).to.not.equal(second.heard[0]?.[1]);
    await stop();
    await stop();
    await twice();
    await subject.store.publish('t', { n: 2 });
    await second.until(3);
    await settled();
    expect(first.heard).to.have.length(1);
    expect(second.heard).to.have.length(3);
  });

  it('can be listened to again after the last has stopped', async () => {
    const ear = createEar();
    for (let round = 1; round <= 3; round++) {
      const stop = await subject.store.subscribe('t', ear.hear);
      await subject.store.publish('t', round);
      await ear.until(round);
      await stop();
    }
    await subject.store.publish('t', 'nobody listens');
    await settled();
    expect(ear.heard.map(([, message]) => message)).to.deep.equal([1, 2, 3]);
  });

  it('goes on when a listener throws', async () => {
    const ear = createEar();
    await subject.store.subscribe('t', () => {
      throw new Error('a broken listener');
    });
    await subject.store.subscribe('t', ear.hear);
    await subject.store.publish('t', 1);
    await subject.store.publish('t', 2);
    await ear.until(2);
  });
}
