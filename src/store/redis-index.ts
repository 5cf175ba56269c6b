import type { Cluster, Redis } from 'ioredis';
import { checkKey, checkScore } from './encoding.ts';
import type { RangeOptions, Scored, Store } from './port.ts';
import { indexKey } from './redis-keys.ts';
import type { Scripts } from './redis-scripts.ts';

type Ask = <T>(command: (client: (Redis | Cluster) & Scripts) => Promise<T>) => Promise<T>;

const orEmpty = (score: number | undefined) => (score === undefined ? '' : checkScore(score));

/** Projections as sorted sets. */
export function createRedisIndex(ask: Ask): Store['index'] {
  async function range(name: string, options: RangeOptions = {}): Promise<Scored[]> {
    const { min, max, after, reverse = false, limit } = options;
    const set = indexKey(checkKey(name));
    const bounds = [orEmpty(min), orEmpty(max), orEmpty(after?.score), after?.member ?? ''];
    if (limit !== undefined && limit <= 0) return [];
    const flat = await ask((client) =>
      client.mealmendRange(set, reverse ? 'reverse' : '', limit ?? '', ...bounds),
    );
    const found: Scored[] = [];
    for (let i = 0; i < flat.length; i += 2) {
      found.push({ member: flat[i] ?? '', score: Number(flat[i + 1]) });
    }
    return reverse ? found.reverse() : found;
  }

  return {
    range,
    put: async (name, member, score) => {
      const set = indexKey(checkKey(name));
      const [sorted, checked] = [checkScore(score), checkKey(member)];
      await ask((client) => client.zadd(set, sorted, checked));
    },
    remove: async (name, member) => {
      const set = indexKey(checkKey(name));
      const checked = checkKey(member);
      await ask((client) => client.zrem(set, checked));
    },
    count: async (name, min, max) => {
      const set = indexKey(checkKey(name));
      const from = min === undefined ? '-inf' : checkScore(min);
      const to = max === undefined ? '+inf' : checkScore(max);
      return ask((client) => client.zcount(set, from, to));
    },
    trim: async (name, below) => {
      const set = indexKey(checkKey(name));
      const to = `(${checkScore(below)}`;
      await ask((client) => client.zremrangebyscore(set, '-inf', to));
    },
    drop: async (name) => {
      const set = indexKey(checkKey(name));
      await ask((client) => client.unlink(set));
    },
  };
}
