import { createHash } from 'node:crypto';
import { type Partition, partitionCount } from './port.ts';

/** The partition an id belongs to: the same everywhere and for ever. */
export function partitionOf(id: string): Partition {
  return (createHash('sha1').update(id).digest()[0] ?? 0) % partitionCount;
}
