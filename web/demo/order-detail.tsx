import type { Order } from './api.ts';
import { costOf, minutesLate, toClock, toDayAndClock, toYuan } from './format.ts';
import { Icon } from './icons.tsx';
import { RideMap } from './ride-map.tsx';
import type { Texts } from './texts.ts';

/** One order: where it is, how it came there, what is in it. */
export function OrderDetail({ texts, order }: { texts: Texts; order: Order }) {
  const { delivery, status, promisedAt } = order;
  const late = minutesLate(order);
  const fees = order.total - costOf(order.items);
  const isRiding = ['picked_up', 'delivering'].includes(status);
  return (
    <>
      <section className={`panel state ${status}`} aria-live="polite">
        <h2>{texts.status[status] ?? texts.status.unknown}</h2>
        {late > 0 && <p className="late">{texts.late(late)}</p>}
        {promisedAt && status !== 'cancelled' && (
          <p className="muted">{texts.promised(toClock(promisedAt))}</p>
        )}
        {isRiding && delivery?.eta && <p className="muted">{texts.eta(toClock(delivery.eta))}</p>}
        {order.cancel && <p className="muted">{order.cancel.reason}</p>}
        {delivery && !['unpaid', 'cancelled'].includes(status) && (
          <RideMap delivery={delivery} status={status} />
        )}
        {delivery?.rider && status !== 'cancelled' && (
          <p className="rider">
            <span className="face" aria-hidden="true">
              {[...delivery.rider.name][0]}
            </span>
            <span>
              <strong>{delivery.rider.name}</strong>
              <small>
                {texts.rider}
                {isRiding && delivery.location?.distanceMeters !== undefined
                  ? ` · ${texts.away(delivery.location.distanceMeters)}`
                  : ''}
              </small>
            </span>
            {delivery.rider.phone && (
              <a
                className="icon-button tinted"
                href={`tel:${delivery.rider.phone}`}
                aria-label={texts.riderCall}
              >
                <Icon name="phone" />
              </a>
            )}
          </p>
        )}
      </section>
      <section className="panel">
        <h2>{order.merchant.name}</h2>
        <ul className="items">
          {order.items.map((item) => (
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
        <p className="total">
          <span>{status === 'unpaid' ? texts.unpaidTotal : texts.paid}</span>
          <strong className="money">{toYuan(order.total)}</strong>
        </p>
      </section>
      <section className="panel">
        <h2>{texts.progress}</h2>
        <ol className="timeline">
          {[...order.timeline].reverse().map((step) => (
            <li key={`${step.status} ${step.at} ${step.source}`}>
              <strong>{texts.status[step.status] ?? texts.status.unknown}</strong>
              <span className="muted">
                {toClock(step.at)} · {texts.source[step.source] ?? texts.source.platform}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section className="panel">
        <dl className="facts">
          <dt>{texts.address}</dt>
          <dd>{order.address.text}</dd>
          {order.remark && (
            <>
              <dt>{texts.remark}</dt>
              <dd>{order.remark}</dd>
            </>
          )}
          <dt>{texts.number}</dt>
          <dd className="money">{order.number}</dd>
          {order.pickupNumber && (
            <>
              <dt>{texts.pickup}</dt>
              <dd>{order.pickupNumber}</dd>
            </>
          )}
          <dt>{texts.placed}</dt>
          <dd>{toDayAndClock(order.placedAt)}</dd>
        </dl>
      </section>
    </>
  );
}
