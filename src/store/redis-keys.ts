/**
 * The keys in Redis. What stands in braces decides the slot in a cluster, so a partition is always
 * whole on one node:
 *
 * | key | type | holds |
 * |---|---|---|
 * | `mm:{p042}:r:<key>` | string | a row, `version:json` |
 * | `mm:{p042}:l:<log>` | list | a log of `at:json`; `seq` is the position, from 1 |
 * | `mm:{p042}:due` | sorted set | keys of rows that are work, by `dueAt` |
 * | `mm:{p042}:n` | string | the number of the partition's last commit |
 * | `mm:{i:<name>}` | sorted set | a projection |
 * | `mm:{c:<name>}` | string | a counter |
 * | `mm:bus:<topic>` | channel | the bus |
 */
import type { Partition } from './port.ts';

const tag = (partition: Partition) => `mm:{p${String(partition).padStart(3, '0')}}`;

/** In front of the key of every row of a partition. */
export const rowPrefix = (partition: Partition) => `${tag(partition)}:r:`;
export const rowKey = (partition: Partition, key: string) => rowPrefix(partition) + key;
export const logKey = (partition: Partition, log: string) => `${tag(partition)}:l:${log}`;
export const dueKey = (partition: Partition) => `${tag(partition)}:due`;
export const commitCounter = (partition: Partition) => `${tag(partition)}:n`;
export const indexKey = (name: string) => `mm:{i:${name}}`;
export const namedCounter = (name: string) => `mm:{c:${name}}`;
export const channel = (topic: string) => `mm:bus:${topic}`;

/** The topic of a channel. */
export const fromChannel = (name: string) => name.slice(channel('').length);

/** The partition and the key of a row's key in Redis. */
export function fromRowKey(stored: string): { partition: Partition; key: string } {
  const prefix = rowPrefix(0).length;
  return { partition: Number(stored.slice(5, 8)), key: stored.slice(prefix) };
}

/** The text as a pattern of SCAN or PSUBSCRIBE that matches only itself. */
export const toGlob = (text: string) => text.replace(/[\\*?[\]]/g, '\\$&');

/** Matches the rows of every partition whose key begins with `prefix`. */
export const rowPattern = (prefix: string) => `mm:{p[0-9][0-9][0-9]}:r:${toGlob(prefix)}*`;
