import { Cluster } from 'ioredis';
import type { Client } from './redis-connect.ts';

/**
 * What in Redis' settings breaks a promise of the store, as sentences with the remedy. INFO says
 * it, so it also works where CONFIG is forbidden.
 */
export async function readWarnings(client: Client): Promise<string[]> {
  const masters = client instanceof Cluster ? client.nodes('master') : [client];
  const infos = await Promise.all(
    masters.map(async (node) => (await node.info('persistence')) + (await node.info('memory'))),
  );
  const warnings: string[] = [];
  if (infos.some((info) => !/^aof_enabled:1/m.test(info))) {
    warnings.push(
      'Redis keeps no append-only file, so its restart loses messages that were accepted. Set "appendonly yes" (and "appendfsync always" to survive a power cut).',
    );
  }
  if (infos.some((info) => /^maxmemory_policy:(?!noeviction)/m.test(info))) {
    warnings.push(
      'Redis may evict keys when its memory is full, and conversations with them. Set "maxmemory-policy noeviction".',
    );
  }
  return warnings;
}
