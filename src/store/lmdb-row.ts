import type { Row } from './port.ts';

/** A row as the embedded store keeps it: `version:dueAt:json`. */
export class LmdbRow {
  readonly key: string;
  readonly version: number;
  readonly dueAt: number | undefined;
  /** The value as JSON. */
  readonly text: string;

  constructor(key: string, stored: string) {
    const first = stored.indexOf(':');
    const second = stored.indexOf(':', first + 1);
    this.key = key;
    this.version = Number(stored.slice(0, first));
    this.dueAt = second === first + 1 ? undefined : Number(stored.slice(first + 1, second));
    this.text = stored.slice(second + 1);
  }

  row(): Row {
    return { key: this.key, value: JSON.parse(this.text), version: this.version };
  }
}
