import { toEntry } from './encoding.ts';
import * as at from './lmdb-keys.ts';
import type { Texts } from './lmdb-texts.ts';
import type { LogEntry, Partition } from './port.ts';

/** The logs in their database. What writes runs inside a transaction of the caller. */
export class LmdbLogs {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  read(partition: Partition, log: string, after: number, limit: number): LogEntry[] {
    const range = {
      start: at.entryKey(partition, log, Math.max(0, after) + 1),
      end: at.entryKey(partition, log, at.lastSeq),
      limit,
    };
    return [...this.#texts.getRange(range).map(({ key, value }) => toEntry(at.seqOf(key), value))];
  }

  length(partition: Partition, log: string): number {
    return this.#head(partition, log).length;
  }

  append(
    partition: Partition,
    log: string,
    text: string,
    earliest: number,
  ): { seq: number; at: number } {
    const head = this.#head(partition, log);
    const entry = { seq: head.length + 1, at: Math.max(earliest, head.at + 1) };
    this.#texts.putSync(at.entryKey(partition, log, entry.seq), `${entry.at}:${text}`);
    this.#texts.putSync(at.logKey(partition, log), `${entry.seq}:${entry.at}`);
    return entry;
  }

  drop(partition: Partition, log: string): void {
    const { length } = this.#head(partition, log);
    for (let seq = 1; seq <= length; seq++) {
      this.#texts.removeSync(at.entryKey(partition, log, seq));
    }
    this.#texts.removeSync(at.logKey(partition, log));
  }

  #head(partition: Partition, log: string): { length: number; at: number } {
    const stored = this.#texts.get(at.logKey(partition, log));
    const [length = 0, last = -1] = stored?.split(':').map(Number) ?? [];
    return { length, at: last };
  }
}
