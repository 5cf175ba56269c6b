import { Cluster, type ClusterOptions, Redis, type RedisOptions, ReplyError } from 'ioredis';
import type { Log } from '../log.ts';
import { StoreUnavailable } from './port.ts';

export type Client = Redis | Cluster;

/** A store that does not answer within this time is away. Under the 2.5 s that a turn may read for. */
const commandTimeoutMs = 2_000;
/** A connection that owes an answer for so long is closed and made anew. */
const silentSocketMs = 6_000;

/**
 * A command fails at once while there is no connection, and is never sent a second time by the
 * client: only the caller knows whether it may be repeated.
 */
const options: RedisOptions = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: commandTimeoutMs,
  connectTimeout: commandTimeoutMs,
  socketTimeout: silentSocketMs,
  keepAlive: 10_000,
  connectionName: 'mealmend',
  retryStrategy: (times) => Math.min(50 * times, 1_000),
  // A master that became a replica: the address has a new master now.
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/** A client that is not connected yet. `log` hears when the connection is lost and when it is back. */
export function createClient(url: string, log: Log): Client {
  const client = url.startsWith('redis-cluster:') ? createCluster(url) : new Redis(url, options);
  let away = false;
  client.on('error', (error: Error) => {
    if (!away) log.warn('redis is away', { redis: withoutSecrets(url), error: error.message });
    away = true;
  });
  client.on('ready', () => {
    if (away) log.info('redis is back', { redis: withoutSecrets(url) });
    away = false;
  });
  return client;
}

function createCluster(url: string): Cluster {
  const { username, password, nodes } = parseClusterUrl(url);
  const { retryStrategy, enableOfflineQueue, lazyConnect, ...redisOptions } = options;
  const clusterOptions: ClusterOptions = {
    lazyConnect: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: (times) => Math.min(50 * times, 1_000),
    // 0: a command that was under way when its node died is not sent again.
    retryDelayOnFailover: 0,
    slotsRefreshTimeout: commandTimeoutMs,
    redisOptions: {
      ...redisOptions,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    },
  };
  return new Cluster(nodes, clusterOptions);
}

interface ClusterAddress {
  username?: string;
  password?: string;
  nodes: { host: string; port: number }[];
}

/** `redis-cluster://[user:password@]host:port,host:port`. Throws Error that says what is wrong. */
export function parseClusterUrl(url: string): ClusterAddress {
  const [, user, password, list = ''] =
    /^redis-cluster:\/\/(?:([^:@/]*):([^@/]*)@)?([^@/]+)\/?$/.exec(url) ?? [];
  const nodes = list.split(',').map((node) => {
    const [, ipv6, name, port = '6379'] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(node) ?? [];
    return { host: ipv6 ?? name ?? '', port: Number(port) };
  });
  if (nodes.some(({ host, port }) => !host || port < 1 || port > 65_535)) {
    throw new Error(
      `STORE_URL names no cluster: ${withoutSecrets(url)}. Write redis-cluster://host:port,host:port`,
    );
  }
  return {
    nodes,
    ...(user ? { username: decodeURIComponent(user) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
}

/** The address without user and password: for logs and errors. */
export function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//');
}

/** Answers that mean "not now": the command did not happen, and may be tried again. */
const notNow =
  /^(LOADING|READONLY|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|OOM|MISCONF|NOREPLICAS|BUSY|UNBLOCKED)\b/;

/** `StoreUnavailable` for everything but Redis' refusal of a wrong command. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof ReplyError && !notNow.test((error as Error).message)) return error;
  return new StoreUnavailable('Redis did not answer.', { cause: error });
}

/**
 * Connects, or throws `StoreUnavailable`, and then goes on trying no more. What Redis refuses, a
 * wrong password, it refuses for good: that is thrown as it was said.
 */
export async function connect(client: Client, url: string): Promise<void> {
  let said: Error | undefined;
  const refused = new Promise<never>((_, reject) => {
    client.on('error', (error: Error) => {
      said = error;
      if (error instanceof ReplyError && !notNow.test(error.message)) reject(error);
    });
  });
  try {
    await Promise.race([client.connect(), refused]);
  } catch (error) {
    client.disconnect();
    const cause = said ?? (error as Error);
    const message = `Redis at ${withoutSecrets(url)} does not answer: ${cause.message}`;
    throw new StoreUnavailable(message, { cause });
  }
}
