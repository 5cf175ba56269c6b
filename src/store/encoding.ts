/** What every adapter does to keys and values before they reach a disk or a wire. */
import type { Check, Commit, Json, LogEntry } from './port.ts';

/**
 * The longest key, log, index, member or counter name, in bytes of UTF-8. LMDB takes 1,978 bytes
 * for all parts of a key together, and the longest of ours has two names in it.
 */
export const maxKeyBytes = 900;

/** Can there be anything of this name? What cannot is not found, and cannot be written. */
export function isKey(key: string): boolean {
  const size = Buffer.byteLength(key);
  return size > 0 && size <= maxKeyBytes;
}

/** The key itself. Throws RangeError where it is empty or too long, whatever the adapter. */
export function checkKey(key: string): string {
  if (isKey(key)) return key;
  const size = Buffer.byteLength(key);
  throw new RangeError(
    `A key in the store has 1 to ${maxKeyBytes} bytes, this one has ${size}: ${key.slice(0, 60)}`,
  );
}

/** A value as JSON text. Throws TypeError for what JSON has no word for (undefined, a function). */
export function toText(value: Json): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`Not a JSON value: ${typeof value}`);
  return text;
}

function checkTime(at: number): number {
  if (!Number.isFinite(at)) throw new RangeError(`Not a time in the store: ${at}`);
  return at;
}

/** A number that sorts: scores may be any but NaN and the infinities. */
export function checkScore(score: number): number {
  if (!Number.isFinite(score)) throw new RangeError(`Not a score in the store: ${score}`);
  return score + 0;
}

/** A commit with its keys checked and its values as text: nothing in it can fail half way. */
export interface PreparedCommit {
  at: number;
  checks: readonly Check[];
  /** Happen before the puts. */
  deletes: readonly string[];
  puts: { key: string; text: string; dueAt?: number; leased: boolean }[];
  appends: { log: string; text: string }[];
}

/** Throws RangeError or TypeError before anything is written. */
export function prepareCommit(commit: Commit): PreparedCommit {
  const { checks = [], deletes = [], puts = [], appends = [] } = commit;
  for (const check of checks) checkKey('log' in check ? check.log : check.key);
  for (const key of deletes) checkKey(key);
  return {
    at: Math.floor(checkTime(commit.at)),
    checks,
    deletes,
    puts: puts.map(({ key, value, dueAt, leased }) => ({
      key: checkKey(key),
      text: toText(value),
      ...(dueAt === undefined ? {} : { dueAt: checkTime(dueAt) }),
      leased: leased === true && dueAt !== undefined,
    })),
    appends: appends.map(({ log, value }) => ({ log: checkKey(log), text: toText(value) })),
  };
}

/** A log entry from `at:json`, the way both adapters keep it. */
export function toEntry(seq: number, stored: string): LogEntry {
  const colon = stored.indexOf(':');
  return {
    seq,
    at: Number(stored.slice(0, colon)),
    value: JSON.parse(stored.slice(colon + 1)),
  };
}
