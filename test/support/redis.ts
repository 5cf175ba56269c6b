/** Real Redis servers for tests: on free ports, in temporary directories, gone afterwards. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

let installed: boolean | undefined;

/** Is there a `redis-server` on this machine? */
export function hasRedis(): boolean {
  installed ??= spawnSync('redis-server', ['--version']).status === 0;
  return installed;
}

/**
 * A suite that needs `redis-server`. Without one it is reported as pending, with the way to
 * install it; with REQUIRE_ALL=1 it fails.
 */
export function describeRedis(title: string, suite: (this: Mocha.Suite) => void): void {
  if (hasRedis()) describe(title, suite);
  else {
    const missing = `${title}: needs redis-server (apt-get install redis-server)`;
    if (process.env.REQUIRE_ALL !== '1') it(missing);
    else {
      it(missing, () => {
        throw new Error('redis-server is not installed, and REQUIRE_ALL is set');
      });
    }
  }
}

export interface RedisOptions {
  appendonly?: 'yes' | 'no';
  appendfsync?: 'always' | 'everysec' | 'no';
  /** More arguments of `redis-server`. */
  args?: string[];
}

export interface RedisServer {
  url: string;
  port: number;
  /** Of the process that runs now. */
  readonly pid: number;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
  /** `kill -9`; the files stay. */
  kill(): Promise<void>;
  /** Starts it again on the same port and files. */
  restart(): Promise<void>;
}

/** Starts a server and waits until it answers. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const { appendonly = 'yes', appendfsync = 'everysec', args = [] } = options;
  const dir = mkdtempSync(join(tmpdir(), 'mealmend-redis-'));
  const port = await freePort();
  const settings = Object.entries({
    port,
    dir,
    bind: '127.0.0.1',
    save: '',
    appendonly,
    appendfsync,
  });
  const all = [...settings.flatMap(([key, value]) => [`--${key}`, String(value)]), ...args];
  let child = await run(all, port);

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    get pid() {
      return child.pid ?? 0;
    },
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGKILL');
      child = await run(all, port);
    },
    stop: async () => {
      await end('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export interface RedisCluster {
  url: string;
  /** The address of each master. */
  nodes: string[];
  stop(): Promise<void>;
}

/** Three masters with all slots between them. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const servers = await Promise.all(
    [0, 1, 2].map(() => startRedis({ args: ['--cluster-enabled', 'yes'] })),
  );
  const nodes = servers.map(({ url }) => new Redis(url));
  const [first] = servers;
  for (const [i, node] of nodes.entries()) {
    const from = Math.floor((16_384 * i) / 3);
    await node.call('CLUSTER', 'ADDSLOTSRANGE', from, Math.floor((16_384 * (i + 1)) / 3) - 1);
    await node.call('CLUSTER', 'SET-CONFIG-EPOCH', i + 1);
    await node.call('CLUSTER', 'MEET', '127.0.0.1', first?.port ?? 0);
  }
  for (const node of nodes) {
    while (!/cluster_state:ok/.test(await node.cluster('INFO'))) await sleep(50);
    node.disconnect();
  }
  return {
    url: `redis-cluster://${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes: servers.map((server) => server.url),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  // A cluster node also listens on the port 10,000 above.
  return address.port > 55_000 ? freePort() : address.port;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function run(args: string[], port: number): Promise<ChildProcess> {
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    await sleep(20);
  }
  return child;
}

/** Listens, and has loaded its files. */
function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(/^(\+PONG|-NOAUTH)/.test(answer.toString()));
    });
    socket.once('error', () => resolve(false));
  });
}
