import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The whole service in a process of its own, as `npm start` runs it, on data of its own. */
export interface TestServer {
  url: string;
  port: number;
  dataDir: string;
  secrets: { directLine: string; identity: string; desk: string };
  logins: { email: string; password: string }[];
  /** `kill -9`; the data stay. */
  kill(): Promise<void>;
  /** Asks it to stop, as a supervisor of processes does; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const startLimitMs = 30_000;

/** Starts the built service with these variables and waits until it is ready. */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mealmend-server-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secrets = { directLine: 'd'.repeat(40), identity: 'i'.repeat(40), desk: 'k'.repeat(40) };
  const logins: TestServer['logins'] = [];
  let child: ChildProcess;
  let complained = '';

  async function run(): Promise<void> {
    child = spawn(process.execPath, [join(root, 'dist/src/cli/main.js'), 'serve'], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        LOG_LEVEL: 'warn',
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        DIRECT_LINE_SECRET: secrets.directLine,
        IDENTITY_SECRET: secrets.identity,
        DESK_API_KEY: secrets.desk,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    complained = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      for (const [, email = '', password = ''] of String(chunk).matchAll(
        /^ +(\S+@\S+) +(\S+) +\(/gm,
      )) {
        logins.push({ email, password });
      }
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      complained = (complained + String(chunk)).slice(-4_000);
    });
    await ready();
  }

  async function ready(): Promise<void> {
    for (const giveUpAt = Date.now() + startLimitMs; Date.now() < giveUpAt; ) {
      if (child.exitCode !== null) break;
      const answer = await fetch(`${url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(50);
    }
    throw new Error(`the service did not become ready: ${complained}`);
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exit = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exit) as [number | null];
    return code;
  }

  await run();
  return {
    url,
    port,
    dataDir,
    secrets,
    logins,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    restart: run,
    close: async () => {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
