/**
 * The store port: partitioned rows, logs, due work, projections and a bus.
 *
 * Everything that must change together lies in one of 256 partitions and changes in one
 * `commit`. A row's version is the number of the commit that last wrote it, taken from a counter
 * of its partition: it never repeats, so a check against it cannot be fooled by a row that was
 * deleted and written again.
 */

export const partitionCount = 256;

/** A whole number from 0 to 255. */
export type Partition = number;

/** Any JSON value. A store keeps it as text: what goes in comes out equal, never the same object. */
export type Json = unknown;

export interface Row<T = Json> {
  key: string;
  value: T;
  /** The commit that wrote it. */
  version: number;
}

/** One line of a log. `seq` counts from 1 without gaps; `at` (ms) always grows. */
export interface LogEntry<T = Json> {
  seq: number;
  at: number;
  value: T;
}

/** What must hold for a commit to happen. Version 0: there is no such row. */
export type Check =
  | { key: string; version: number }
  | { key: string; exists: true }
  /** The log has exactly so many entries. */
  | { log: string; length: number };

export interface Put {
  key: string;
  value: Json;
  /**
   * The row is work, due at this wall time (ms). Absent: the row is not due (and no longer due if
   * it was). A row that is put as work by the process about to do it gets a time in the future,
   * which is that process' lease.
   */
  dueAt?: number;
  /** With `dueAt`: the time is a lease, not a date. An embedded store that opens again drops leases. */
  leased?: boolean;
}

export interface Commit {
  checks?: Check[];
  puts?: Put[];
  deletes?: string[];
  appends?: { log: string; value: Json }[];
  /** Wall time (ms) for the log entries; the log's last `at` + 1 where that is later. */
  at: number;
}

export type CommitResult =
  | {
      ok: true;
      /** The version of every row this commit put. */
      version: number;
      /** For each append, in order. */
      appended: { seq: number; at: number }[];
    }
  | { ok: false; failed: Check };

/** A member of a projection with its score. */
export interface Scored {
  member: string;
  score: number;
}

export interface RangeOptions {
  /** Inclusive bounds; absent means open. */
  min?: number;
  max?: number;
  /** Start after this one (paging). */
  after?: Scored;
  reverse?: boolean;
  limit?: number;
}

export interface Store {
  /** Which adapter this is, for people and logs: `lmdb` or `redis`. */
  readonly name: string;

  /** Rows in the order of the keys asked for; undefined where there is none. */
  get(partition: Partition, keys: readonly string[]): Promise<(Row | undefined)[]>;

  /** All or nothing within one partition; the first check that fails is returned. */
  commit(partition: Partition, commit: Commit): Promise<CommitResult>;

  /** Entries with `seq` above `after`, in order, at most `limit`. */
  readLog(partition: Partition, log: string, after: number, limit: number): Promise<LogEntry[]>;
  logLength(partition: Partition, log: string): Promise<number>;
  /** Removes a whole log. */
  dropLog(partition: Partition, log: string): Promise<void>;

  /**
   * Takes rows that are due at `now`, oldest first, and leases each until `now + leaseMs`: nobody
   * else gets them before. The version of a claimed row changes, so a former holder's checks fail.
   * Done work is deleted, or put again with another `dueAt`, in a commit that checks the version.
   */
  claimDue(partition: Partition, now: number, leaseMs: number, limit: number): Promise<Row[]>;
  /** The earliest `dueAt` over the partitions, or undefined when nothing is due ever. */
  nextDue(partitions: readonly Partition[]): Promise<number | undefined>;

  /** Every row of every partition whose key begins with `prefix`, in no order: rebuilds and exports only. */
  scan(prefix: string): AsyncIterable<Row & { partition: Partition }>;

  /** Projections: sorted sets outside the partitions. Each write is idempotent. */
  index: {
    put(name: string, member: string, score: number): Promise<void>;
    remove(name: string, member: string): Promise<void>;
    /** By score, then by member. */
    range(name: string, options?: RangeOptions): Promise<Scored[]>;
    count(name: string, min?: number, max?: number): Promise<number>;
    /** Drops members whose score is below. */
    trim(name: string, below: number): Promise<void>;
    drop(name: string): Promise<void>;
  };

  /** Adds one to a named counter and returns it: 1, 2, 3 … Numbers may be skipped, never repeated. */
  next(counter: string): Promise<number>;

  /** Tells every process; may lose a message, so a subscriber also looks for itself now and then. */
  publish(topic: string, message: Json): Promise<void>;
  /** Hears topics that equal `topic`, or begin with it where it ends in `*`. Returns the way to stop. */
  subscribe(
    topic: string,
    hear: (topic: string, message: Json) => void,
  ): Promise<() => Promise<void>>;

  /** Throws `StoreUnavailable` when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The store did not answer. The caller may try again; what was asked may or may not have happened. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}
