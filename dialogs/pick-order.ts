/** Asks which order is meant, and says plainly when it cannot be looked at. */
import type { Reading } from '../src/domain/facts.ts';
import type { Order } from '../src/domain/order.ts';
import { problemTypes } from '../src/domain/problem.ts';
import { remedyButton, remedyButtons } from './buttons.ts';
import type { Button } from './contract.ts';
import type { OrderAsked } from './find-order.ts';
import { cardsLimit } from './order-choice.ts';
import type { Want } from './state.ts';
import { orderCard, orderTail } from './status-card.ts';
import type { Line, Talk } from './talk.ts';

/** The question for an order, in the words that fit why it is asked. */
export function askForOrder(talk: Talk, want: Want, asked: OrderAsked): void {
  switch (asked.kind) {
    case 'guest':
      askForProof(talk, want, want.number ? 'guest.ask_tail' : 'guest.ask_order');
      return;
    case 'guest_no_match':
      askForProof(talk, want, 'guest.no_match');
      return;
    case 'empty':
      sayNone(talk, want, 'order.none');
      return;
    case 'pick':
      showOrders(talk, want, asked.orders, 'order.pick');
      return;
    case 'unknown': {
      showOrders(talk, want, asked.orders, [
        'order.unknown',
        { digits: asked.digits.length > 7 ? orderTail(asked.digits) : asked.digits },
      ]);
      return;
    }
    case 'forbidden':
      showOrders(talk, want, asked.orders, 'order.not_yours');
      return;
  }
}

/** The order is somebody else's, or there is none with that id. Nothing of it is shown. */
export function sayDenied(talk: Talk, want: Want, reading: Reading<Order>): void {
  const { state, known } = talk;
  delete state.context.orderId;
  delete state.topic;
  const isForbidden = !reading.ok && reading.reason === 'forbidden';
  const own = known.orders?.ok ? known.orders.value.slice(0, cardsLimit) : [];
  showOrders(talk, want, own, isForbidden ? 'order.not_yours' : 'order.gone');
}

function about(want: Want) {
  const problem = problemTypes.find((each) => want.problems[0] === each);
  return problem && !want.status ? { problem } : {};
}

function showOrders(talk: Talk, want: Want, orders: readonly Order[], line: Line): void {
  if (orders.length === 0) {
    sayNone(talk, want, line);
    return;
  }
  const choose = (order: Order): Button => ({
    title: talk.text('button.this_order'),
    value: { order: order.id },
  });
  talk.state.pending = { kind: 'order', want, listed: orders.map(({ id }) => id) };
  delete talk.state.topic;
  talk.say([line, line === 'order.pick' ? undefined : 'order.pick_instead'], {
    step: 'pick_order',
    cards: orders.map((order) => orderCard(talk, order, [choose(order)])),
    buttons: [
      { title: talk.text('button.none_of_these'), value: { order: 'other' } },
      remedyButton(talk, 'human'),
    ],
    data: about(want),
  });
}

function sayNone(talk: Talk, want: Want, line: Line): void {
  talk.state.pending = { kind: 'order', want, listed: [] };
  talk.say([line, 'order.ask_number'], {
    step: 'pick_order',
    buttons: remedyButtons(talk, ['human']),
    data: about(want),
  });
}

/** The customer says that none of the cards is it. */
export function askForNumber(talk: Talk, want: Want): void {
  sayNone(talk, want, 'order.other');
}

function askForProof(
  talk: Talk,
  want: Want,
  line: 'guest.ask_order' | 'guest.ask_tail' | 'guest.no_match',
): void {
  talk.state.pending = { kind: 'proof', want, ...(want.number ? { number: want.number } : {}) };
  talk.say([line], {
    step: 'pick_order',
    buttons: remedyButtons(talk, ['human']),
    data: about(want),
  });
}

/** The customer's other orders, to pick from. */
export function pickAnother(talk: Talk, want: Want, exceptId: string | undefined): void {
  const orders = talk.look.orders();
  if (!orders) return;
  const others = orders.ok ? orders.value.filter(({ id }) => id !== exceptId) : [];
  if (!orders.ok) sayNone(talk, want, ['order.list_unread', { sinceAt: Date.parse(orders.at) }]);
  else if (others.length === 0) sayNone(talk, want, 'order.no_other');
  else showOrders(talk, want, others.slice(0, cardsLimit), 'order.pick');
}
