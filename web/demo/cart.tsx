import { useState } from 'react';
import type { Order } from './api.ts';
import { costOf, toYuan } from './format.ts';
import { Icon } from './icons.tsx';
import type { ReorderWish } from './support.ts';
import type { Texts } from './texts.ts';

/** What the bot asked the app to order anew: the customer only confirms. */
export function Cart({
  texts,
  wish,
  orders,
  isOrdered,
  onPlace,
  onClose,
}: {
  texts: Texts;
  wish: ReorderWish;
  orders: readonly Order[];
  isOrdered: boolean;
  onPlace: () => Promise<void>;
  onClose: () => void;
}) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const before = orders.find(
    ({ merchant, items }) =>
      merchant.id === wish.merchantId && items.some(({ id }) => id === wish.items[0]?.id),
  );
  const lines = wish.items.flatMap(({ id, quantity }) => {
    const item = before?.items.find((known) => known.id === id);
    return item ? [{ ...item, quantity }] : [];
  });
  const fees = before ? before.total - costOf(before.items) : 0;
  const total = costOf(lines) + fees;
  const place = () => {
    setState('busy');
    onPlace().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  return (
    <section className="cart" role="dialog" aria-label={texts.reorderTitle} data-panel="reorder">
      <header>
        <Icon name="cart" size={22} />
        <h2>{isOrdered ? texts.reorderDone : texts.reorderTitle}</h2>
        <button type="button" className="icon-button" aria-label={texts.dismiss} onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      </header>
      <p className="muted">{before?.merchant.name}</p>
      <ul className="items">
        {lines.map((item) => (
          <li key={item.id}>
            <span>{item.name}</span>
            <span className="muted">×{item.quantity}</span>
            <span className="money">{toYuan(item.unitPrice * item.quantity)}</span>
          </li>
        ))}
        {fees > 0 && (
          <li>
            <span className="muted">{texts.fees}</span>
            <span className="money">{toYuan(fees)}</span>
          </li>
        )}
      </ul>
      {state === 'failed' && (
        <p className="late" role="alert">
          {texts.failed}
        </p>
      )}
      {!isOrdered && (
        <button
          type="button"
          className="bar-button primary"
          disabled={state === 'busy'}
          onClick={place}
        >
          {texts.reorderNow} · {toYuan(total)}
        </button>
      )}
    </section>
  );
}
