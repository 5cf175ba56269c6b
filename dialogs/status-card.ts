/** Cards that show how an order stands. */
import type { Facts } from '../src/domain/facts.ts';
import { valueIn } from '../src/domain/facts.ts';
import type { Order } from '../src/domain/order.ts';
import type { Card } from './contract.ts';
import { tellMoney } from './replies/told.ts';
import type { Talk } from './talk.ts';

type CardLine = NonNullable<Card['lines']>[number];

/** `尾号 4321`, as people name an order. */
export function orderTail(number: string): string {
  return number.slice(-4);
}

function timeLine(talk: Talk, label: 'card.promised' | 'card.eta', iso?: string): CardLine[] {
  const at = iso === undefined ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(at)) return [];
  return [{ label: talk.text(label), value: talk.text('card.time', { theAt: at }) }];
}

/** The estimate, while it still says something: the food is not there yet. */
function liveEta({ order, delivery }: Facts): string | undefined {
  const status = valueIn(order)?.status;
  if (status && ['delivered', 'completed', 'cancelled', 'unpaid'].includes(status))
    return undefined;
  return valueIn(delivery)?.eta;
}

/** The promise; what was cancelled or never paid has none any more. */
function livePromise({ status, promisedAt }: Order): string | undefined {
  return status === 'cancelled' || status === 'unpaid' ? undefined : promisedAt;
}

/** An order to choose, or to begin with. */
export function orderCard(talk: Talk, order: Order, buttons: Card['buttons']): Card {
  const { known } = talk;
  const money = tellMoney(order.total, { ...known, currency: order.currency });
  const dishes = order.items.map(({ name, quantity }) =>
    quantity > 1 ? `${name} ×${quantity}` : name,
  );
  return {
    kind: 'order',
    title: order.merchant.name,
    subtitle: talk.text('card.order', { tail: orderTail(order.number), money }),
    lines: [
      { label: talk.text('card.status'), value: talk.text(`status.${order.status}`) },
      ...timeLine(talk, 'card.promised', livePromise(order)),
      ...(dishes.length > 0
        ? [
            {
              label: talk.text('card.dishes'),
              value: dishes.slice(0, 3).join(talk.text('list.and')),
            },
          ]
        : []),
    ],
    orderId: order.id,
    ...(buttons && buttons.length > 0 ? { buttons } : {}),
  };
}

/** Where the order stands now. */
export function statusCard(talk: Talk, facts: Facts): Card[] {
  const order = valueIn(facts.order);
  if (!order) return [];
  const delivery = valueIn(facts.delivery);
  const lines: CardLine[] = [
    { label: talk.text('card.status'), value: talk.text(`status.${order.status}`) },
    ...timeLine(talk, 'card.promised', livePromise(order)),
    ...timeLine(talk, 'card.eta', liveEta(facts)),
    ...(delivery?.rider ? [{ label: talk.text('card.rider'), value: delivery.rider.name }] : []),
  ];
  return [
    {
      kind: 'status',
      title: order.merchant.name,
      subtitle: talk.text('card.tail', { tail: orderTail(order.number) }),
      lines,
      orderId: order.id,
    },
  ];
}

/** That there is no delivery is an answer; that it could not be read is none. */
function noDelivery(talk: Talk, { delivery }: Facts): string {
  const isAnswer = !delivery.ok && delivery.reason === 'not_found';
  return talk.text(isAnswer ? 'view.no_delivery' : 'view.unread');
}

/** What each witness says, side by side. */
export function viewsCard(talk: Talk, facts: Facts): Card[] {
  const order = valueIn(facts.order);
  if (!order) return [];
  const unread = talk.text('view.unread');
  const merchant = valueIn(facts.merchantView);
  const payment = valueIn(facts.payment);
  const delivery = valueIn(facts.delivery);
  const merchantSays = merchant
    ? merchant.received
      ? talk.text(merchant.status ? `status.${merchant.status}` : 'view.received')
      : talk.text('view.not_received')
    : unread;
  return [
    {
      kind: 'status',
      title: order.merchant.name,
      subtitle: talk.text('card.tail', { tail: orderTail(order.number) }),
      lines: [
        { label: talk.text('view.order'), value: talk.text(`status.${order.status}`) },
        { label: talk.text('view.merchant'), value: merchantSays },
        {
          label: talk.text('view.delivery'),
          value: delivery ? talk.text(`delivery.${delivery.status}`) : noDelivery(talk, facts),
        },
        {
          label: talk.text('view.payment'),
          value: payment ? talk.text(`payment.${payment.status}`) : unread,
        },
      ],
      orderId: order.id,
    },
  ];
}
