/** A ticket's id carries the partition it lies in, so that it can be read without an index. */
import { partitionOf } from '../store/partition.ts';
import type { Partition } from '../store/port.ts';

const form = /^t([0-9a-f]{2})-[0-9A-Za-z_-]{1,64}$/;

/** A new id for a ticket of this conversation: `t` and its partition in hex, then `unique`. */
export function toTicketId(conversationId: string, unique: string): string {
  return `t${partitionOf(conversationId).toString(16).padStart(2, '0')}-${unique}`;
}

/** The partition of a ticket, and of its conversation; undefined where no ticket can have this id. */
export function partitionOfTicket(ticketId: string): Partition | undefined {
  const hex = form.exec(ticketId)?.[1];
  return hex === undefined ? undefined : Number.parseInt(hex, 16);
}
