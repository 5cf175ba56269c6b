import { Cluster } from 'ioredis';
import { type Log, silentLog } from '../log.ts';
import { checkKey, type PreparedCommit, prepareCommit, toEntry, toText } from './encoding.ts';
import type { Hear } from './listeners.ts';
import {
  type Check,
  type Commit,
  type CommitResult,
  type Json,
  type LogEntry,
  type Partition,
  type Row,
  type Store,
  StoreUnavailable,
} from './port.ts';
import { RedisBus } from './redis-bus.ts';
import { type Client, connect, createClient, toStoreError } from './redis-connect.ts';
import { createRedisIndex } from './redis-index.ts';
import * as at from './redis-keys.ts';
import { type Scripts, withScripts } from './redis-scripts.ts';
import { readWarnings } from './redis-warnings.ts';

export interface RedisStoreOptions {
  /** `redis://`, `rediss://` or `redis-cluster://host:port,host:port`. */
  url: string;
  log?: Log;
}

/** How many keys a step of SCAN looks at. */
const scanStep = 500;

/** The shared store: any number of processes on one Redis, or on a cluster. */
export class RedisStore implements Store {
  readonly name = 'redis';
  /** What an operator should change in Redis' settings, as sentences. */
  readonly warnings: readonly string[];
  readonly index: Store['index'];
  readonly #client: Client & Scripts;
  readonly #subscriber: Client;
  readonly #bus: RedisBus;
  readonly #asking = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  /** Takes connected clients, one of them for the bus alone, and closes them. */
  constructor(client: Client, subscriber: Client, log: Log, warnings: readonly string[]) {
    this.#client = withScripts(client);
    this.#subscriber = subscriber;
    this.#bus = new RedisBus(subscriber, log);
    this.warnings = warnings;
    this.index = createRedisIndex((command) => this.#ask(command));
  }

  async get(partition: Partition, keys: readonly string[]): Promise<(Row | undefined)[]> {
    const stored = keys.map((key) => at.rowKey(partition, key));
    if (stored.length === 0) return [];
    const texts = await this.#ask((client) => client.mget(stored));
    return texts.map((text, i) => (text === null ? undefined : toRow(keys[i] ?? '', text)));
  }

  async commit(partition: Partition, commit: Commit): Promise<CommitResult> {
    const prepared = prepareCommit(commit);
    const keys = toKeys(partition, prepared);
    const args = [...keys, ...toArguments(prepared)];
    const answer = await this.#ask((client) => client.mealmendCommit(keys.length, ...args));
    const [ok, version = 0, ...appended] = answer;
    if (ok !== 1) return { ok: false, failed: prepared.checks[version] as Check };
    return {
      ok: true,
      version,
      appended: prepared.appends.map((_, i) => ({
        seq: appended[2 * i] ?? 0,
        at: appended[2 * i + 1] ?? 0,
      })),
    };
  }

  async readLog(
    partition: Partition,
    log: string,
    after: number,
    limit: number,
  ): Promise<LogEntry[]> {
    if (limit <= 0) return [];
    const key = at.logKey(partition, log);
    const from = Math.max(0, after);
    const entries = await this.#ask((client) => client.lrange(key, from, from + limit - 1));
    return entries.map((entry, i) => toEntry(from + i + 1, entry));
  }

  async logLength(partition: Partition, log: string): Promise<number> {
    const key = at.logKey(partition, log);
    return this.#ask((client) => client.llen(key));
  }

  async dropLog(partition: Partition, log: string): Promise<void> {
    const key = at.logKey(partition, checkKey(log));
    await this.#ask((client) => client.unlink(key));
  }

  async claimDue(
    partition: Partition,
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<Row[]> {
    if (limit <= 0) return [];
    const counter = at.commitCounter(partition);
    const due = at.dueKey(partition);
    const prefix = at.rowPrefix(partition);
    const [version, ...claimed] = await this.#ask((client) =>
      client.mealmendClaim(counter, due, now, now + leaseMs, limit, prefix),
    );
    const rows: Row[] = [];
    for (let i = 0; i < claimed.length; i += 2) {
      const [key, text] = [String(claimed[i]), String(claimed[i + 1])];
      rows.push({ key, value: JSON.parse(text), version: Number(version) });
    }
    return rows;
  }

  async nextDue(partitions: readonly Partition[]): Promise<number | undefined> {
    const due = partitions.map(at.dueKey);
    // In a cluster one command may name one slot only.
    const groups = this.#client instanceof Cluster ? due.map((key) => [key]) : [due];
    const times = await Promise.all(
      groups.map((keys) => this.#ask((client) => client.mealmendNextDue(keys.length, ...keys))),
    );
    const known = times.filter((time) => time !== null).map(Number);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  async *scan(prefix: string): AsyncGenerator<Row & { partition: Partition }> {
    const seen = new Set<string>();
    const masters = this.#client instanceof Cluster ? this.#client.nodes('master') : [this.#client];
    for (const master of masters) {
      let cursor = '0';
      do {
        const [next, found] = await this.#ask(() =>
          master.scan(cursor, 'MATCH', at.rowPattern(prefix), 'COUNT', scanStep),
        );
        cursor = next;
        const fresh = found.filter((key) => !seen.has(key));
        const texts = await Promise.all(fresh.map((key) => this.#ask((client) => client.get(key))));
        for (const [i, stored] of fresh.entries()) {
          seen.add(stored);
          const { partition, key } = at.fromRowKey(stored);
          const text = texts[i];
          if (typeof text === 'string') yield { ...toRow(key, text), partition };
        }
      } while (cursor !== '0');
    }
  }

  async next(counter: string): Promise<number> {
    const key = at.namedCounter(checkKey(counter));
    return this.#ask((client) => client.incr(key));
  }

  async publish(topic: string, message: Json): Promise<void> {
    const text = toText(message);
    await this.#ask((client) => client.publish(at.channel(topic), text));
  }

  async subscribe(topic: string, hear: Hear): Promise<() => Promise<void>> {
    return this.#ask(() => this.#bus.subscribe(topic, hear));
  }

  async ping(): Promise<void> {
    await this.#ask((client) => client.get(at.commitCounter(0)));
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #ask<T>(command: (client: Client & Scripts) => Promise<T>): Promise<T> {
    if (this.#closing !== undefined) throw new StoreUnavailable('The store is closed.');
    const asking = command(this.#client);
    this.#asking.add(asking);
    try {
      return await asking;
    } catch (error) {
      throw toStoreError(error);
    } finally {
      this.#asking.delete(asking);
    }
  }

  async #end(): Promise<void> {
    this.#bus.clear();
    await Promise.allSettled(this.#asking);
    // A connection that is gone has nothing to say goodbye to.
    for (const client of [this.#client, this.#subscriber]) {
      await client.quit().catch(() => client.disconnect());
    }
  }
}

function toKeys(partition: Partition, { checks, deletes, puts, appends }: PreparedCommit) {
  return [
    at.commitCounter(partition),
    at.dueKey(partition),
    ...checks.map((check) =>
      'log' in check ? at.logKey(partition, check.log) : at.rowKey(partition, check.key),
    ),
    ...deletes.map((key) => at.rowKey(partition, key)),
    ...puts.map(({ key }) => at.rowKey(partition, key)),
    ...appends.map(({ log }) => at.logKey(partition, log)),
  ];
}

function toArguments(prepared: PreparedCommit): (string | number)[] {
  const { checks, deletes, puts, appends } = prepared;
  return [
    prepared.at,
    checks.length,
    deletes.length,
    puts.length,
    appends.length,
    ...checks.flatMap((check) => {
      if ('log' in check) return ['length', check.length];
      return 'version' in check ? ['version', check.version] : ['exists', ''];
    }),
    ...deletes,
    ...puts.flatMap(({ key, text, dueAt }) => [key, text, dueAt ?? '']),
    ...appends.map(({ text }) => text),
  ];
}

/** A row from `version:json`. */
function toRow(key: string, stored: string): Row {
  const colon = stored.indexOf(':');
  return {
    key,
    value: JSON.parse(stored.slice(colon + 1)),
    version: Number(stored.slice(0, colon)),
  };
}

/** Connects to Redis. Throws `StoreUnavailable` when it does not answer. */
export async function openRedisStore({ url, log = silentLog }: RedisStoreOptions) {
  const [client, subscriber] = [createClient(url, log), createClient(url, log)];
  try {
    await Promise.all([connect(client, url), connect(subscriber, url)]);
    return new RedisStore(client, subscriber, log, await readWarnings(client));
  } catch (error) {
    client.disconnect();
    subscriber.disconnect();
    throw error;
  }
}
