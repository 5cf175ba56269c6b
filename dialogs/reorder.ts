/** Orders the same again: the host app does it, we hand it the dishes. */
import type { Order } from '../src/domain/order.ts';
import { close } from './closing.ts';
import type { Reorder, Topic } from './state.ts';
import type { Line, Talk } from './talk.ts';

export function toReorder({ merchant, items }: Order): Reorder {
  return {
    merchantId: merchant.id,
    items: items.map(({ id, quantity }) => ({ id, quantity })),
  };
}

/** Sends the dishes to the host app, and says so. */
export function reorder(talk: Talk, topic: Topic, dishes: Reorder, lead?: Line): void {
  talk.tellHost('app/reorder', dishes);
  close(talk, topic, [lead, 'remedy.cancel_and_reorder.reordered']);
}
