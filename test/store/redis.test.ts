import { expect } from 'chai';
import { Redis } from 'ioredis';
import { StoreUnavailable } from '../../src/store/port.ts';
import { openRedisStore, type RedisStore } from '../../src/store/redis.ts';
import {
  describeRedis,
  type RedisServer,
  startRedis,
  startRedisCluster,
} from '../support/redis.ts';
import { type StoreSource, storeContract } from './contract.ts';

describeRedis('RedisStore', () => {
  describe('on one server', () => {
    let server: RedisServer;
    before(async () => {
      server = await startRedis();
    });
    after(() => server.stop());

    storeContract(
      sourceOf(
        () => [server.url],
        () => server.url,
      ),
    );
  });

  describe('on a cluster', () => {
    let cluster: Awaited<ReturnType<typeof startRedisCluster>>;
    before(async () => {
      cluster = await startRedisCluster();
    });
    after(() => cluster.stop());

    storeContract(
      sourceOf(
        () => cluster.nodes,
        () => cluster.url,
      ),
    );
  });

  describe('when the server goes away', () => {
    let server: RedisServer;
    let store: RedisStore;
    beforeEach(async () => {
      server = await startRedis({ appendfsync: 'always' });
      store = await openRedisStore({ url: server.url });
    });
    afterEach(async () => {
      await store.close();
      await server.stop();
    });

    const write = (value: unknown) =>
      store.commit(1, { at: 1, puts: [{ key: 'a', value }], appends: [{ log: 'l', value }] });

    async function untilBack(): Promise<void> {
      while (
        !(await store.ping().then(
          () => true,
          () => false,
        ))
      ) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }

    it('says at once that it is unavailable, and works again when the server is back', async () => {
      await write('before');
      await server.kill();
      for (let attempt = 0; attempt < 3; attempt++)
        expect(await refusal(write(attempt))).to.be.instanceOf(StoreUnavailable);
      expect(await refusal(store.ping())).to.be.instanceOf(StoreUnavailable);
      expect(await refusal(store.subscribe('t', () => {}))).to.be.instanceOf(StoreUnavailable);
      await server.restart();
      await untilBack();
      await write('after');
      const entries = await store.readLog(1, 'l', 0, 10);
      expect(entries.map(({ value }) => value)).to.deep.equal(['before', 'after']);
    });

    it('gives up on a server that has gone silent, and never sends a commit twice', async () => {
      process.kill(server.pid, 'SIGSTOP');
      const error = await refusal(write('asked once'));
      process.kill(server.pid, 'SIGCONT');
      expect(error).to.be.instanceOf(StoreUnavailable);
      await untilBack();
      await write('asked later');
      const entries = await store.readLog(1, 'l', 0, 10);
      const values = entries.map(({ value }) => value);
      expect(values.filter((value) => value === 'asked once')).to.have.length.at.most(1);
      expect(values.filter((value) => value === 'asked later')).to.have.length(1);
    });

    it('hears the bus again without asking again', async () => {
      const heard = new Promise((resolve) => {
        store.subscribe('t*', (_, message) => resolve(message)).catch(resolve);
      });
      await store.ping();
      await server.restart();
      await untilBack();
      const publishing = setInterval(() => {
        store.publish('topic', 'back').catch(() => undefined);
      }, 20);
      expect(await heard).to.equal('back');
      clearInterval(publishing);
    });

    it('closes although nobody answers', async () => {
      await server.kill();
      await store.close();
    });
  });

  describe('opening', () => {
    it('says which address does not answer, without the password', async () => {
      const error = await refusal(openRedisStore({ url: 'redis://user:geheim@127.0.0.1:1' }));
      expect(error).to.be.instanceOf(StoreUnavailable);
      expect(String(error)).to.include('127.0.0.1:1').and.not.include('geheim');
    });

    it('says what Redis said of a wrong password', async () => {
      const server = await startRedis({ args: ['--requirepass', 'right'] });
      const wrong = await refusal(openRedisStore({ url: server.url.replace('//', '//:wrong@') }));
      expect(String(wrong)).to.include('WRONGPASS');
      const store = await openRedisStore({ url: server.url.replace('//', '//:right@') });
      await store.ping();
      await store.close();
      await server.stop();
    });

    it('warns of a server that forgets what it accepted', async () => {
      const forgetful = await startRedis({
        appendonly: 'no',
        args: ['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'],
      });
      const store = await openRedisStore({ url: forgetful.url });
      expect(store.warnings).to.have.length(2);
      expect(store.warnings[0]).to.include('appendonly yes');
      expect(store.warnings[1]).to.include('maxmemory-policy noeviction');
      await store.close();
      await forgetful.stop();
    });

    it('has nothing to say of a server that is set up well', async () => {
      const server = await startRedis();
      const store = await openRedisStore({ url: server.url });
      expect(store.warnings).to.deep.equal([]);
      await store.close();
      await server.stop();
    });
  });

  it('tells other processes over the bus', async () => {
    const server = await startRedis();
    const [here, there] = [
      await openRedisStore({ url: server.url }),
      await openRedisStore({ url: server.url }),
    ];
    const heard = new Promise((resolve) => {
      there
        .subscribe('conversation/*', (topic) => resolve(topic))
        .then(() => here.publish('conversation/1', null), resolve);
    });
    expect(await heard).to.equal('conversation/1');
    await Promise.all([here.close(), there.close()]);
    await server.stop();
  });

  it('refuses a commit whole when Redis has no memory left', async () => {
    const server = await startRedis({ args: ['--maxmemory', '4mb'] });
    const store = await openRedisStore({ url: server.url });
    const put = (i: number) =>
      store.commit(1, {
        at: 1,
        puts: [{ key: `k${i}`, value: 'x'.repeat(200_000) }],
        deletes: ['kept'],
        appends: [{ log: 'l', value: i }],
      });
    let accepted = 0;
    let error: unknown;
    while (error === undefined && accepted < 50) {
      await store.commit(1, { at: 1, puts: [{ key: 'kept', value: 1 }] }).catch((thrown) => {
        error = thrown;
      });
      error ??= await put(accepted).then(
        () => {
          accepted += 1;
        },
        (thrown: unknown) => thrown,
      );
    }
    expect(error).to.be.instanceOf(StoreUnavailable);
    expect(await store.logLength(1, 'l')).to.equal(accepted);
    expect(await store.get(1, [`k${accepted}`])).to.deep.equal([undefined]);
    await store.close();
    await server.stop();
  });
});

function sourceOf(nodes: () => string[], url: () => string): StoreSource {
  return {
    fresh: async () => {
      for (const node of nodes()) {
        const client = new Redis(node);
        await client.flushall();
        client.disconnect();
      }
      return openRedisStore({ url: url() });
    },
    again: () => openRedisStore({ url: url() }),
  };
}

/** What the promise was rejected with, or that it was not. */
function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'it answered',
    (error: unknown) => error,
  );
}
