/**
 * The keys of the embedded store, as bytes that sort the way they are read:
 *
 * | database | key | value |
 * |---|---|---|
 * | `rows` | partition · key | `version:dueAt:json` |
 * | `due` | partition · time · key | `lease` or `date` |
 * | `logs` | partition · length of name · log · seq | `at:json` |
 * | `logs` | partition · length of name · log | `length:at of the last` |
 * | `order` | length of name · index · score · member | `1` |
 * | `scores` | length of name · index · member | the score |
 * | `meta` | `p` · partition, `c` · counter | the number |
 */
import type { Partition } from './port.ts';

/** Neither UTF-8 text nor a finite number begins so: it stands behind every continuation. */
const behind = Buffer.from([0xff, 0xff]);
const seqBytes = 6;

/** A number as 8 bytes that sort as the number does. */
function toSortable(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  if (bytes.readUInt8(0) & 0x80) for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  else bytes.writeUInt8(bytes.readUInt8(0) | 0x80, 0);
  return bytes;
}

function fromSortable(bytes: Buffer): number {
  const copy = Buffer.from(bytes);
  if (copy.readUInt8(0) & 0x80) copy.writeUInt8(copy.readUInt8(0) & 0x7f, 0);
  else for (let i = 0; i < 8; i++) copy[i] = ~(copy[i] ?? 0) & 0xff;
  return copy.readDoubleBE();
}

/** A name behind its length, so that no name is the beginning of another. */
function named(name: string): Buffer {
  const text = Buffer.from(name);
  const bytes = Buffer.alloc(2 + text.length);
  bytes.writeUInt16BE(text.length);
  text.copy(bytes, 2);
  return bytes;
}

const byte = (partition: Partition) => Buffer.from([partition]);

/** All keys that begin with `prefix`: from the first, included, to the second, excluded. */
export function under(prefix: Buffer): { start: Buffer; end: Buffer } {
  return { start: prefix, end: Buffer.concat([prefix, behind]) };
}

/** The first key that can stand behind this one. */
export const next = (key: Buffer) => Buffer.concat([key, Buffer.from([0])]);

export const rowKey = (partition: Partition, key: string) =>
  Buffer.concat([byte(partition), Buffer.from(key)]);

/** The key that a row's bytes name. */
export const fromRowKey = (bytes: Buffer) => bytes.toString('utf8', 1);

export const dueKey = (partition: Partition, at: number, key: string) =>
  Buffer.concat([byte(partition), toSortable(at), Buffer.from(key)]);

/** The work of one partition that is due at `now` or before, or all of it. */
export function dueRange(partition: Partition, now?: number): { start: Buffer; end: Buffer } {
  const start = byte(partition);
  return {
    start,
    end: Buffer.concat([start, now === undefined ? behind : toSortable(now), behind]),
  };
}

export const fromDueKey = (bytes: Buffer) => ({
  partition: bytes.readUInt8(0),
  at: fromSortable(bytes.subarray(1, 9)),
  key: bytes.toString('utf8', 9),
});

export const logKey = (partition: Partition, log: string) =>
  Buffer.concat([byte(partition), named(log)]);

export function entryKey(partition: Partition, log: string, seq: number): Buffer {
  const bytes = Buffer.alloc(seqBytes);
  bytes.writeUIntBE(seq, 0, seqBytes);
  return Buffer.concat([logKey(partition, log), bytes]);
}

/** No log has so many entries. */
export const lastSeq = 2 ** (8 * seqBytes) - 1;

export const seqOf = (bytes: Buffer) => bytes.readUIntBE(bytes.length - seqBytes, seqBytes);

export const indexKey = named;

export const scoreKey = (index: string, member: string) =>
  Buffer.concat([named(index), Buffer.from(member)]);

/** Without a member: before all members of that score. */
export const orderKey = (index: string, score: number, member = '') =>
  Buffer.concat([named(index), toSortable(score), Buffer.from(member)]);

/** Behind all members of that score. */
export const orderEnd = (index: string, score: number) =>
  Buffer.concat([orderKey(index, score), behind]);

export function fromOrderKey(index: string, bytes: Buffer): { member: string; score: number } {
  const from = 2 + Buffer.byteLength(index);
  return {
    score: fromSortable(bytes.subarray(from, from + 8)),
    member: bytes.toString('utf8', from + 8),
  };
}

export const commitCounter = (partition: Partition) => Buffer.from([0x70, partition]);
export const namedCounter = (name: string) => Buffer.from(`c${name}`);
