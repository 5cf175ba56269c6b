import { checkKey, checkScore } from './encoding.ts';
import * as at from './lmdb-keys.ts';
import type { Texts } from './lmdb-texts.ts';
import type { RangeOptions, Scored, Store } from './port.ts';

interface Transactions {
  read<T>(work: () => T): T;
  write<T>(work: () => T): Promise<T>;
}

/** Sorted sets in two databases: `order` is read, `scores` finds the place of a member in it. */
export function createLmdbIndex(
  order: Texts,
  scores: Texts,
  { read, write }: Transactions,
): Store['index'] {
  function removeMember(name: string, member: string): void {
    const score = scores.get(at.scoreKey(name, member));
    if (score === undefined) return;
    order.removeSync(at.orderKey(name, Number(score), member));
    scores.removeSync(at.scoreKey(name, member));
  }

  /** From the first key, included, to the second, excluded. */
  function bounds(name: string, min?: number, max?: number): { start: Buffer; end: Buffer } {
    const all = at.under(at.indexKey(name));
    return {
      start: min === undefined ? all.start : at.orderKey(name, checkScore(min)),
      end: max === undefined ? all.end : at.orderEnd(name, checkScore(max)),
    };
  }

  function removeRange(name: string, range: { start: Buffer; end: Buffer }): Promise<void> {
    return write(() => {
      for (const key of [...order.getKeys(range)]) {
        removeMember(name, at.fromOrderKey(name, key).member);
      }
    });
  }

  async function range(name: string, options: RangeOptions = {}): Promise<Scored[]> {
    const { min, max, after, reverse = false, limit = Number.MAX_SAFE_INTEGER } = options;
    let { start, end } = bounds(checkKey(name), min, max);
    const last = after && at.orderKey(name, checkScore(after.score), after.member);
    if (last && reverse && last.compare(end) < 0) end = last;
    if (last && !reverse && last.compare(start) >= 0) start = at.next(last);
    if (limit <= 0 || start.compare(end) >= 0) return [];
    const way = reverse
      ? { start: end, exclusiveStart: true, end: start, inclusiveEnd: true, reverse }
      : { start, end };
    const keys = read(() => [...order.getKeys({ ...way, limit })]);
    return keys.map((key) => at.fromOrderKey(name, key));
  }

  return {
    range,
    put: (name, member, score) => {
      checkKey(name);
      checkKey(member);
      const sorted = checkScore(score);
      return write(() => {
        removeMember(name, member);
        order.putSync(at.orderKey(name, sorted, member), '1');
        scores.putSync(at.scoreKey(name, member), String(sorted));
      });
    },
    remove: (name, member) => {
      checkKey(name);
      checkKey(member);
      return write(() => removeMember(name, member));
    },
    count: async (name, min, max) => {
      const range = bounds(checkKey(name), min, max);
      return range.start.compare(range.end) < 0 ? read(() => order.getKeysCount(range)) : 0;
    },
    trim: (name, below) =>
      removeRange(checkKey(name), {
        start: at.indexKey(name),
        end: at.orderKey(name, checkScore(below)),
      }),
    drop: (name) => removeRange(checkKey(name), at.under(at.indexKey(name))),
  };
}
