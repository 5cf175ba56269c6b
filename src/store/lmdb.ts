import { mkdirSync } from 'node:fs';
import { open } from 'lmdb';
import { type Log, silentLog } from '../log.ts';
import { checkKey, isKey, type PreparedCommit, prepareCommit, toText } from './encoding.ts';
import { type Hear, Listeners } from './listeners.ts';
import { createLmdbIndex } from './lmdb-index.ts';
import * as at from './lmdb-keys.ts';
import { LmdbLogs } from './lmdb-logs.ts';
import { LmdbRows } from './lmdb-rows.ts';
import { encodings, openTexts, type Root, type Texts } from './lmdb-texts.ts';
import {
  type Check,
  type Commit,
  type CommitResult,
  type Json,
  type LogEntry,
  type Partition,
  partitionCount,
  type Row,
  type Store,
  StoreUnavailable,
} from './port.ts';

export interface LmdbOptions {
  /** A directory; made when it is not there. */
  path: string;
  /**
   * `full`: a commit has reached the disk when it resolves, and survives the machine. Without it
   * a commit survives the process, and the disk follows by itself; a crash of the machine may
   * take the last commits, never a part of one.
   */
  sync?: 'full' | undefined;
  /**
   * This process does the work of the store (it serves). At most one does, so what was leased when
   * it opens was leased to a process that is gone, and becomes due at once.
   */
  owner?: boolean;
  log?: Log;
}

/** The embedded store: one directory, one machine. Others may open it beside the owner. */
export class LmdbStore implements Store {
  readonly name = 'lmdb';
  /** What an operator should know about how the store is set up. */
  readonly warnings: readonly string[] = [];
  readonly index: Store['index'];
  readonly #root: Root;
  readonly #rows: LmdbRows;
  readonly #logs: LmdbLogs;
  readonly #meta: Texts;
  readonly #listeners: Listeners;
  readonly #log: Log;
  readonly #writing = new Set<Promise<unknown>>();
  #isRefused = false;
  #closing: Promise<void> | undefined;

  constructor(root: Root, log: Log) {
    this.#root = root;
    this.#log = log;
    this.#listeners = new Listeners(log);
    this.#rows = new LmdbRows(openTexts(root, 'rows'), openTexts(root, 'due'));
    this.#logs = new LmdbLogs(openTexts(root, 'logs'));
    this.#meta = openTexts(root, 'meta');
    this.index = createLmdbIndex(openTexts(root, 'order'), openTexts(root, 'scores'), {
      read: (work) => this.#read(work),
      write: (work) => this.#write(work),
    });
  }

  async get(partition: Partition, keys: readonly string[]): Promise<(Row | undefined)[]> {
    return this.#read(() =>
      keys.map((key) => (isKey(key) ? this.#rows.get(partition, key) : undefined)),
    );
  }

  async commit(partition: Partition, commit: Commit): Promise<CommitResult> {
    const prepared = prepareCommit(commit);
    return this.#write(() => {
      const failed = prepared.checks.find((check) => !this.#holds(partition, check));
      return failed ? { ok: false, failed } : this.#apply(partition, prepared);
    });
  }

  async readLog(
    partition: Partition,
    log: string,
    after: number,
    limit: number,
  ): Promise<LogEntry[]> {
    return this.#read(() =>
      isKey(log) && limit > 0 ? this.#logs.read(partition, log, after, limit) : [],
    );
  }

  async logLength(partition: Partition, log: string): Promise<number> {
    return this.#read(() => (isKey(log) ? this.#logs.length(partition, log) : 0));
  }

  async dropLog(partition: Partition, log: string): Promise<void> {
    checkKey(log);
    await this.#write(() => this.#logs.drop(partition, log));
  }

  async claimDue(
    partition: Partition,
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<Row[]> {
    const earliest = this.#read(() => this.#rows.earliest(partition));
    if (limit <= 0 || earliest === undefined || earliest > now) return [];
    return this.#write(() =>
      this.#rows.claim(partition, now, now + leaseMs, limit, () => this.#nextVersion(partition)),
    );
  }

  async nextDue(partitions: readonly Partition[]): Promise<number | undefined> {
    const times = this.#read(() => partitions.map((partition) => this.#rows.earliest(partition)));
    const due = times.filter((time) => time !== undefined);
    return due.length === 0 ? undefined : Math.min(...due);
  }

  async *scan(prefix: string): AsyncGenerator<Row & { partition: Partition }> {
    for (let partition = 0; partition < partitionCount; partition++) {
      for (const page of this.#rows.pages(partition, prefix)) {
        for (const row of page) yield { ...row, partition };
        this.#assertOpen();
      }
    }
  }

  async next(counter: string): Promise<number> {
    checkKey(counter);
    return this.#write(() => this.#count(at.namedCounter(counter)));
  }

  /** The bus of this process only: what another process publishes is not heard here. */
  async publish(topic: string, message: Json): Promise<void> {
    this.#assertOpen();
    const text = toText(message);
    setImmediate(() => this.#listeners.tell(topic, text));
  }

  async subscribe(topic: string, hear: Hear): Promise<() => Promise<void>> {
    this.#assertOpen();
    const own: Hear = (heard, message) => hear(heard, message);
    this.#listeners.add(topic, own);
    return async () => {
      this.#listeners.remove(topic, own);
    };
  }

  async ping(): Promise<void> {
    this.#read(() => this.#meta.get(at.commitCounter(0)));
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  /** Makes everything that is leased due at once. */
  dropLeases(): Promise<void> {
    return this.#write(() => this.#rows.dropLeases());
  }

  #holds(partition: Partition, check: Check): boolean {
    if ('log' in check) return this.#logs.length(partition, check.log) === check.length;
    const version = this.#rows.version(partition, check.key);
    return 'version' in check ? version === check.version : version > 0;
  }

  /** Inside a transaction whose checks have held. */
  #apply(partition: Partition, prepared: PreparedCommit): CommitResult {
    const version = this.#nextVersion(partition);
    for (const key of prepared.deletes) this.#rows.remove(partition, key);
    for (const put of prepared.puts) this.#rows.put(partition, put, version);
    const appended = prepared.appends.map(({ log, text }) =>
      this.#logs.append(partition, log, text, prepared.at),
    );
    return { ok: true, version, appended };
  }

  #nextVersion(partition: Partition): number {
    return this.#count(at.commitCounter(partition));
  }

  #count(counter: Buffer): number {
    const next = Number(this.#meta.get(counter) ?? 0) + 1;
    this.#meta.putSync(counter, String(next));
    return next;
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw new StoreUnavailable('The store is closed.');
  }

  #read<T>(work: () => T): T {
    this.#assertOpen();
    return work();
  }

  /** One LMDB transaction; many that are asked for at once go to the disk together. */
  async #write<T>(work: () => T): Promise<T> {
    this.#assertOpen();
    const writing = this.#root.transaction(work);
    this.#writing.add(writing);
    try {
      const result = await writing;
      this.#isRefused = false;
      return result;
    } catch (error) {
      this.#isRefused = true;
      const { commitError } = error as { commitError?: Promise<unknown> };
      commitError?.catch((cause) => this.#log.error('the disk refused a commit', { cause }));
      throw new StoreUnavailable('The embedded store could not write.', { cause: error });
    } finally {
      this.#writing.delete(writing);
    }
  }

  async #end(): Promise<void> {
    this.#listeners.clear();
    await Promise.allSettled(this.#writing);
    const closed = this.#root.close();
    // LMDB waits for the last commit to be flushed, for ever when the disk has refused it.
    if (!this.#isRefused) await closed;
  }
}

/** Opens the store in a directory. Throws where the directory cannot be written. */
export async function openLmdbStore(options: LmdbOptions): Promise<LmdbStore> {
  const { path, sync, owner = false, log = silentLog } = options;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const root = open<string, Buffer>({
    path,
    noSubdir: false,
    maxDbs: 8,
    ...encodings,
    // With it, a commit that the disk refuses also rejects a promise that nobody can hold.
    eventTurnBatching: false,
    overlappingSync: sync !== 'full',
  });
  const store = new LmdbStore(root, log);
  if (owner) await store.dropLeases();
  return store;
}
