/** Reads a typed message as the answer to the question which order is meant. */
import type { DialogInput } from './contract.ts';
import { orderPointedTo } from './order-choice.ts';
import { proofIn } from './proof.ts';
import type { Pending } from './state.ts';
import type { Talk } from './talk.ts';
import { study, treat } from './treat.ts';

type Message = Extract<DialogInput, { kind: 'message' }>;
type Open<K extends Pending['kind']> = Extract<Pending, { kind: K }>;

/** Which order it is, by its number, its place among the cards, or its restaurant. */
export function answerOrder(
  talk: Talk,
  { want, listed }: Open<'order'>,
  message: Message,
): boolean {
  const entities = message.understanding?.entities;
  const digits = message.text.match(/(?<!\d)\d{4,24}(?!\d)/)?.[0];
  const number = entities?.orderNumber ?? (digits && digits.length > 7 ? digits : undefined);
  const tail = entities?.orderTail ?? (digits && digits.length <= 7 ? digits : undefined);
  if (!number && listed.length > 0) {
    const orders = talk.look.orders();
    if (!orders) return true;
    const orderId = orderPointedTo(message.text, listed, orders);
    if (orderId !== undefined) {
      choose(talk, orderId);
      return true;
    }
  }
  if (!number && !tail) return false;
  treat(talk, { ...withoutName(want), ...(number ? { number } : { tail: tail ?? '' }) });
  return true;
}

function withoutName<T extends { number?: string; tail?: string }>({
  number: _n,
  tail: _t,
  ...rest
}: T) {
  return rest;
}

/** An order was chosen from the cards. */
export function choose(talk: Talk, orderId: string): void {
  const { pending, topic } = talk.state;
  const open = pending?.kind === 'order' || pending?.kind === 'proof' ? pending.want : undefined;
  if (open) delete talk.state.pending;
  const want = open ?? {
    problems: topic ? [topic.said] : [],
    claims: topic?.claims ?? [],
    words: topic?.words ?? '',
    ...(topic ? {} : { status: true as const }),
  };
  study(talk, want, orderId);
}

/** What a guest proves an order with. */
export function answerProof(talk: Talk, pending: Open<'proof'>, message: Message): boolean {
  const told = proofIn(message.text);
  if (!told.number && !told.tail) return false;
  const number = told.number ?? pending.number;
  const { tail } = told;
  treat(talk, { ...pending.want, ...(number ? { number } : {}), ...(tail ? { tail } : {}) });
  return true;
}
