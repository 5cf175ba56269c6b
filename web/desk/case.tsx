/** The right pane: the whole story of the case on one screen. */
import type { ReactNode } from 'react';
import { api } from './api.ts';
import { FileLink } from './conversation.tsx';
import { Facts } from './facts.tsx';
import { useSession } from './session.ts';
import { toMoney, toTime } from './told.ts';
import type { OrderSnapshot, Ticket } from './types.ts';

/** Remedies an agent may start; the server decides whether policy and order allow it. */
const remedies = [
  'urge_merchant',
  'urge_rider',
  'resync',
  'reconcile_payment',
  'refund',
  'cancel',
  'change_address',
] as const;

export interface CaseProps {
  ticket: Ticket;
  onRemedy(remedy: string): void;
}

export function Case({ ticket, onRemedy }: CaseProps) {
  const { t, name } = useSession();
  const order = ticket.order?.snapshot;
  return (
    <aside className="case" aria-label={ticket.number}>
      <Section title={t.summary}>
        <p className="summary">{ticket.summary}</p>
      </Section>
      <Section title={t.order}>{order ? <Order order={order} /> : <p>{t.noOrder}</p>}</Section>
      {order && (
        <Section title={t.actions}>
          <div className="remedies">
            {remedies.map((remedy) => (
              <button
                key={remedy}
                type="button"
                disabled={ticket.status === 'resolved'}
                onClick={() => onRemedy(remedy)}
              >
                {name(remedy)}
              </button>
            ))}
          </div>
        </Section>
      )}
      <Section title={t.facts}>
        <Facts facts={ticket.facts} />
      </Section>
      <Section title={t.tried}>
        {ticket.tried.length === 0 ? (
          <p className="muted">{t.nothingTried}</p>
        ) : (
          <ul>
            {ticket.tried.map((tried) => (
              <li key={`${tried.remedy} ${tried.at}`}>
                {name(tried.remedy)}：{name(tried.outcome)} <time>{toTime(tried.at)}</time>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        title={t.evidence}
        aside={
          <a href={api.evidenceZip(ticket.id)} download>
            {t.download}
          </a>
        }
      >
        {ticket.evidence.length === 0 && <p className="muted">{t.noEvidence}</p>}
        <div className="evidence">
          {ticket.evidence.map((item) => (
            <FileLink
              key={item.id}
              url={api.evidenceUrl(ticket.id, item.id)}
              name={item.name}
              contentType={item.contentType}
            />
          ))}
        </div>
      </Section>
      <Section title={t.history}>
        <ul className="history">
          {ticket.events
            .filter(({ what }) => what !== 'viewed')
            .map((event, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: events only ever grow at the end.
              <li key={place}>
                <time>{toTime(event.at)}</time> {name(event.what)}
                {event.text ? `：${event.text}` : ''}
              </li>
            ))}
        </ul>
      </Section>
    </aside>
  );
}

function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section>
      <h3>
        {title}
        {aside}
      </h3>
      {children}
    </section>
  );
}

function Order({ order }: { order: OrderSnapshot }) {
  const { t, name, tell } = useSession();
  const copy = () =>
    navigator.clipboard.writeText(order.number).then(
      () => tell(t.copied),
      () => tell(order.number),
    );
  return (
    <div className="order">
      <div className="line">
        <b>{order.merchant.name}</b>
        <span className="badge">{name(order.status)}</span>
      </div>
      <div className="line">
        <span className="number">{order.number}</span>
        <button type="button" className="quiet" onClick={() => void copy()}>
          {t.copy}
        </button>
      </div>
      <ul className="items">
        {order.items.map((item) => (
          <li key={item.id}>
            <span>{item.name}</span>
            <span>×{item.quantity}</span>
            <span>{toMoney(item.unitPrice * item.quantity)}</span>
          </li>
        ))}
        <li className="total">
          <span>{t.total}</span>
          <span />
          <span>{toMoney(order.total)}</span>
        </li>
      </ul>
      <dl>
        <dt>{t.placed}</dt>
        <dd>{toTime(order.placedAt)}</dd>
        <dt>{t.promised}</dt>
        <dd>{toTime(order.promisedAt)}</dd>
        <dt>{t.address}</dt>
        <dd>{order.address.text}</dd>
        {order.remark && (
          <>
            <dt>{t.remark}</dt>
            <dd>{order.remark}</dd>
          </>
        )}
        {order.merchant.phone && (
          <>
            <dt>{t.merchant}</dt>
            <dd>
              <a href={`tel:${order.merchant.phone}`}>{order.merchant.phone}</a>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
