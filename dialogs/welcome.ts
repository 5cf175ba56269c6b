/** The first message: says it is a bot, and begins with the customer's own trouble if there is one. */
import type { Order } from '../src/domain/order.ts';
import { startButtons } from './buttons.ts';
import { noteLikely } from './find-order.ts';
import { incidentFor } from './incident-notice.ts';
import { isActive } from './order-stage.ts';
import { orderCard } from './status-card.ts';
import type { Line, Talk } from './talk.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** How many orders are looked at for trouble. */
const looksAtMost = 2;

const problemOf = {
  late: 'delay',
  stuck: 'order_error',
  payment: 'payment_failure',
  cancelled: 'order_error',
} as const satisfies Record<Trouble, string>;

/** The latest order in trouble; undefined while facts must be read. */
function findTroubled(
  talk: Talk,
  orders: readonly Order[],
): { order: Order; trouble: Trouble } | undefined {
  const { known } = talk;
  const troubled = (order: Order, facts = known.facts?.[order.id]) =>
    troubleOf(order, facts, known.now, known.policy);
  for (const order of orders) {
    const trouble = troubled(order);
    if (trouble) return { order, trouble };
  }
  for (const order of orders.filter(isActive).slice(0, looksAtMost)) {
    const facts = talk.look.facts(order.id);
    const trouble = facts && troubled(order, facts);
    if (trouble) return { order, trouble };
  }
  return undefined;
}

function incidentLine({ known }: Talk): Line | undefined {
  const incident = incidentFor(known.incidents, 'outage');
  if (incident?.status !== 'confirmed') return undefined;
  const note = incident.publicNote?.trim();
  return note
    ? ['incident.open_note', { note }]
    : ['incident.open', { sinceAt: Date.parse(incident.startedAt) }];
}

export function welcome(talk: Talk): void {
  const { known } = talk;
  if (known.customer.guest) {
    talk.say(['welcome.guest', incidentLine(talk), 'welcome.guest_order'], {
      step: 'welcome',
      buttons: startButtons(talk),
    });
    return;
  }
  const orders = talk.look.orders();
  if (!orders) return;
  const found = orders.ok ? findTroubled(talk, orders.value) : undefined;
  if (talk.mustKnow()) return;
  if (orders.ok) noteLikely(talk, orders.value);
  const name = known.customer.name?.trim().slice(0, 40);
  const hello: Line = name ? ['welcome.hello_name', { name }] : 'welcome.hello';
  if (!found) {
    talk.say([hello, incidentLine(talk), 'welcome.ask'], {
      step: 'welcome',
      buttons: startButtons(talk),
    });
    return;
  }
  const { order, trouble } = found;
  const problem = problemOf[trouble];
  talk.state.pending = {
    kind: 'welcome',
    want: { problems: [problem], claims: [], words: '' },
    orderId: order.id,
  };
  talk.say([hello, incidentLine(talk), [`welcome.${trouble}`, { merchant: order.merchant.name }]], {
    step: 'welcome',
    cards: [
      orderCard(talk, order, [
        { title: talk.text('button.look_at_this'), value: { problem, order: order.id } },
      ]),
    ],
    buttons: startButtons(talk),
    data: { orderId: order.id, orderNumber: order.number },
  });
}
