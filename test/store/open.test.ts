import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Log, silentLog } from '../../src/log.ts';
import { openStore, parseLmdbUrl } from '../../src/store/open.ts';
import { parseClusterUrl } from '../../src/store/redis-connect.ts';
import { describeRedis, startRedis } from '../support/redis.ts';

const options = { log: silentLog, owner: true };

describe('openStore', () => {
  it('opens the embedded store in the directory of the address', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mealmend-open-'));
    for (const query of ['', '?sync=full']) {
      const store = await openStore(`lmdb:${join(dir, 'deep', 'store')}${query}`, options);
      expect(store.name).to.equal('lmdb');
      expect(store.warnings).to.deep.equal([]);
      await store.ping();
      await store.close();
    }
    rmSync(dir, { recursive: true });
  });

  it('reads relative and absolute paths', () => {
    expect(parseLmdbUrl('lmdb:./data/store')).to.deep.equal({ path: './data/store' });
    expect(parseLmdbUrl('lmdb:/var/lib/a b')).to.deep.equal({ path: '/var/lib/a b' });
    expect(parseLmdbUrl('lmdb:/x?sync=full')).to.deep.equal({ path: '/x', sync: 'full' });
  });

  it('reads the nodes of a cluster, with a user and a password or without', () => {
    expect(parseClusterUrl('redis-cluster://a:1,b.example:2/')).to.deep.equal({
      nodes: [
        { host: 'a', port: 1 },
        { host: 'b.example', port: 2 },
      ],
    });
    expect(parseClusterUrl('redis-cluster://me:p%40ss@a,[::1]:7000')).to.deep.equal({
      username: 'me',
      password: 'p@ss',
      nodes: [
        { host: 'a', port: 6_379 },
        { host: '::1', port: 7_000 },
      ],
    });
    expect(parseClusterUrl('redis-cluster://:secret@a:1')).to.deep.equal({
      password: 'secret',
      nodes: [{ host: 'a', port: 1 }],
    });
  });

  it('says which setting is wrong, and what to write instead, without the password', async () => {
    const wrong = [
      '',
      './data/store',
      'postgres://user:geheim@host/db',
      'lmdb:',
      'lmdb:/x?sync=none',
      'redis-cluster://',
      'redis-cluster://user:geheim@host:0',
      'redis-cluster://user:geheim@host:port',
    ];
    for (const url of wrong) {
      const error = await openStore(url, options).catch((thrown: unknown) => thrown);
      expect(error, url).to.be.instanceOf(Error);
      expect(String(error), url).to.include('STORE_URL').and.not.include('geheim');
      expect(String(error), url).to.match(/redis-cluster:\/\/host:/);
    }
  });

  describeRedis('on Redis', () => {
    it('logs what an operator should change', async () => {
      const warned: string[] = [];
      const log: Log = { ...silentLog, warn: (message) => warned.push(message) };
      const server = await startRedis({ appendonly: 'no' });
      const store = await openStore(server.url, { log, owner: true });
      expect(store.name).to.equal('redis');
      expect(warned).to.have.length(1);
      expect(warned).to.deep.equal([...store.warnings]);
      await store.close();
      await server.stop();
    });
  });
});
