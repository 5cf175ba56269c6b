import type { PreparedCommit } from './encoding.ts';
import * as at from './lmdb-keys.ts';
import type { Texts } from './lmdb-texts.ts';
import type { Partition, Row } from './port.ts';

/** How many rows a scan reads at once: between two reads others may write. */
const scanPage = 200;

interface Stored {
  version: number;
  dueAt: number | undefined;
  /** The value as JSON. */
  text: string;
}

type Put = PreparedCommit['puts'][number];

/** Rows, and the order in which those that are work fall due. What writes needs a transaction. */
export class LmdbRows {
  readonly #rows: Texts;
  readonly #due: Texts;

  constructor(rows: Texts, due: Texts) {
    this.#rows = rows;
    this.#due = due;
  }

  get(partition: Partition, key: string): Row | undefined {
    const stored = this.#stored(partition, key);
    return stored && toRow(key, stored);
  }

  /** 0: there is no such row. */
  version(partition: Partition, key: string): number {
    return this.#stored(partition, key)?.version ?? 0;
  }

  put(partition: Partition, { key, text, dueAt, leased }: Put, version: number): void {
    this.#removeDue(partition, key);
    this.#rows.putSync(at.rowKey(partition, key), `${version}:${dueAt ?? ''}:${text}`);
    if (dueAt === undefined) return;
    this.#due.putSync(at.dueKey(partition, dueAt, key), leased ? 'lease' : 'date');
  }

  remove(partition: Partition, key: string): void {
    this.#removeDue(partition, key);
    this.#rows.removeSync(at.rowKey(partition, key));
  }

  /** The earliest time that something of the partition is due. */
  earliest(partition: Partition): number | undefined {
    for (const key of this.#due.getKeys({ ...at.dueRange(partition), limit: 1 })) {
      return at.fromDueKey(key).at;
    }
    return undefined;
  }

  /** Leases what is due, oldest first; `nextVersion` is asked once, and only if there is any. */
  claim(
    partition: Partition,
    now: number,
    leasedUntil: number,
    limit: number,
    nextVersion: () => number,
  ): Row[] {
    const due = [...this.#due.getKeys({ ...at.dueRange(partition, now), limit })];
    if (due.length === 0) return [];
    const version = nextVersion();
    return due.flatMap((bytes) => {
      const { key } = at.fromDueKey(bytes);
      const stored = this.#stored(partition, key);
      if (!stored) return [];
      const { text } = stored;
      this.put(partition, { key, text, dueAt: leasedUntil, leased: true }, version);
      return [toRow(key, { ...stored, version })];
    });
  }

  /** Makes everything that is leased due at once. */
  dropLeases(): void {
    const leases = [...this.#due.getRange({}).filter(({ value }) => value === 'lease')];
    for (const { key: bytes } of leases) {
      const { partition, key } = at.fromDueKey(bytes);
      const stored = this.#stored(partition, key);
      if (!stored) continue;
      const { text, version } = stored;
      this.put(partition, { key, text, dueAt: 0, leased: false }, version);
    }
  }

  /** The rows of a partition whose key begins with `prefix`, in pages. */
  *pages(partition: Partition, prefix: string): Generator<Row[]> {
    const { start, end } = at.under(at.rowKey(partition, prefix));
    for (let from = start; ; ) {
      const page = [...this.#rows.getRange({ start: from, end, limit: scanPage })];
      yield page.map(({ key, value }) => toRow(at.fromRowKey(key), parse(value)));
      const last = page[scanPage - 1];
      if (!last) return;
      from = at.next(last.key);
    }
  }

  #stored(partition: Partition, key: string): Stored | undefined {
    const stored = this.#rows.get(at.rowKey(partition, key));
    return stored === undefined ? undefined : parse(stored);
  }

  #removeDue(partition: Partition, key: string): void {
    const dueAt = this.#stored(partition, key)?.dueAt;
    if (dueAt !== undefined) this.#due.removeSync(at.dueKey(partition, dueAt, key));
  }
}

/** From `version:dueAt:json`. */
function parse(stored: string): Stored {
  const first = stored.indexOf(':');
  const second = stored.indexOf(':', first + 1);
  return {
    version: Number(stored.slice(0, first)),
    dueAt: second === first + 1 ? undefined : Number(stored.slice(first + 1, second)),
    text: stored.slice(second + 1),
  };
}

function toRow(key: string, { text, version }: Stored): Row {
  return { key, value: JSON.parse(text), version };
}
