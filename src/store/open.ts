import type { Log } from '../log.ts';
import { openLmdbStore } from './lmdb.ts';
import type { Store } from './port.ts';

export interface OpenStoreOptions {
  log: Log;
  /** This process serves; see `LmdbOptions.owner`. */
  owner: boolean;
}

/** A store, and what an operator should change in its settings, as sentences. */
export interface OpenedStore extends Store {
  readonly warnings: readonly string[];
}

const remedy =
  'Set STORE_URL to lmdb:./data/store, lmdb:/absolute/path?sync=full, redis://host:6379, rediss://host:6379 or redis-cluster://host:6379,host:6379.';

/**
 * Opens the store that STORE_URL names and logs its warnings. Throws Error with the remedy for an
 * address it does not understand, `StoreUnavailable` for a Redis that does not answer.
 */
export async function openStore(url: string, options: OpenStoreOptions): Promise<OpenedStore> {
  const store = await openAny(url, options);
  for (const warning of store.warnings) options.log.warn(warning, { store: store.name });
  return store;
}

async function openAny(url: string, { log, owner }: OpenStoreOptions): Promise<OpenedStore> {
  const scheme = /^([a-z-]+):/.exec(url)?.[1] ?? '';
  if (scheme === 'lmdb') return openLmdbStore({ ...parseLmdbUrl(url), owner, log });
  if (scheme === 'redis' || scheme === 'rediss' || scheme === 'redis-cluster') {
    // Loaded only where it is used: the embedded store starts faster without the client.
    const { openRedisStore } = await import('./redis.ts');
    return openRedisStore({ url, log });
  }
  throw new Error(`STORE_URL names no store that there is: ${scheme || '(nothing)'}. ${remedy}`);
}

/** `lmdb:path[?sync=full]`; the path is relative to the working directory or absolute. */
export function parseLmdbUrl(url: string): { path: string; sync?: 'full' } {
  const [, path, sync] = /^lmdb:([^?]+)(\?sync=full)?$/.exec(url) ?? [];
  if (path === undefined) throw new Error(`STORE_URL is not understood: ${url}. ${remedy}`);
  return { path, ...(sync === undefined ? {} : { sync: 'full' }) };
}
