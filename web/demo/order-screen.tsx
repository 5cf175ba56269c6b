import { useEffect, useState } from 'react';
import { type Customer, type Order, reorder } from './api.ts';
import { Cart } from './cart.tsx';
import { Icon } from './icons.tsx';
import { OrderDetail } from './order-detail.tsx';
import type { Language } from './preferences.ts';
import { Say } from './say.tsx';
import { type ReorderWish, support } from './support.ts';
import type { Texts } from './texts.ts';
import { useOrders } from './use-orders.ts';

/** The chosen customer's order as the app shows it, with the way to support. */
export function OrderScreen({
  texts,
  language,
  customer,
  unread,
  onBack,
}: {
  texts: Texts;
  language: Language;
  customer: Customer;
  unread: number;
  onBack: () => void;
}) {
  const { orders, hasFailed, reload } = useOrders(customer.customerId);
  const [shownId, setShownId] = useState<string>();
  const [wish, setWish] = useState<ReorderWish>();
  const [isOrdered, setOrdered] = useState(false);
  const order = orders?.find(({ id }) => id === shownId) ?? orders?.[0];
  const orderId = order?.id;

  useEffect(() => {
    return support.onReorder((asked) => {
      setOrdered(false);
      setWish(asked);
    });
  }, []);
  useEffect(() => {
    if (orderId) support.setContext({ orderId, appVersion: '8.2.0', device: navigator.platform });
  }, [orderId]);

  async function placeAgain({ merchantId, items }: ReorderWish): Promise<void> {
    const placed = await reorder(customer.customerId, merchantId, items);
    setOrdered(true);
    reload();
    setShownId(placed.id);
  }

  return (
    <div className="screen">
      <header className="top">
        <button type="button" className="icon-button" aria-label={texts.back} onClick={onBack}>
          <Icon name="back" size={24} />
        </button>
        <h1>{texts.detail}</h1>
        {customer.name && <span className="who">{texts.signedInAs(customer.name)}</span>}
      </header>
      <div className="scroll">
        {hasFailed && (
          <p className="notice" role="alert">
            {texts.failed}
            <button type="button" className="quiet" onClick={reload}>
              {texts.again}
            </button>
          </p>
        )}
        {!order && !hasFailed && <p className="notice">{texts.loading}</p>}
        <Say texts={texts} say={customer.scenario.say?.[language]} />
        {order && <OrderDetail texts={texts} order={order} />}
        {orders && orders.length > 1 && (
          <Others texts={texts} orders={orders} shownId={orderId} onShow={setShownId} />
        )}
      </div>
      <footer className="bar">
        {order?.merchant.phone && (
          <a className="bar-button" href={`tel:${order.merchant.phone}`}>
            <Icon name="phone" />
            {texts.call}
          </a>
        )}
        <button
          type="button"
          className="bar-button primary"
          data-action="help"
          onClick={() => (orderId ? support.openForOrder(orderId) : support.open())}
        >
          <Icon name="help" />
          {texts.help}
          {unread > 0 && <span className="badge">{unread > 9 ? '9+' : unread}</span>}
        </button>
      </footer>
      {wish && (
        <Cart
          texts={texts}
          wish={wish}
          orders={orders ?? []}
          isOrdered={isOrdered}
          onPlace={() => placeAgain(wish)}
          onClose={() => setWish(undefined)}
        />
      )}
    </div>
  );
}

function Others({
  texts,
  orders,
  shownId,
  onShow,
}: {
  texts: Texts;
  orders: Order[];
  shownId: string | undefined;
  onShow: (id: string) => void;
}) {
  return (
    <section className="panel">
      <h2>{texts.others}</h2>
      <ul className="others">
        {orders
          .filter(({ id }) => id !== shownId)
          .map((order) => (
            <li key={order.id}>
              <button type="button" onClick={() => onShow(order.id)}>
                <strong>{order.merchant.name}</strong>
                <span>{texts.status[order.status] ?? texts.status.unknown}</span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
