/** The left pane: views with live counts, a search, and the tickets of a view. */
import { useEffect, useRef } from 'react';
import { useNow, useSession } from './session.ts';
import { minutesSince } from './told.ts';
import type { Ticket, View } from './types.ts';

const views: View[] = ['unassigned', 'mine', 'all', 'resolved'];

export interface QueueProps {
  view: View;
  counts: Record<View, number>;
  tickets: Ticket[];
  selected: string | undefined;
  query: string;
  onView(view: View): void;
  onQuery(query: string): void;
  onSelect(ticketId: string): void;
}

export function Queue(props: QueueProps) {
  const { t } = useSession();
  const labels: Record<View, string> = {
    unassigned: t.unassigned,
    mine: t.mine,
    all: t.all,
    resolved: t.resolvedView,
  };
  return (
    <nav className="queue" aria-label={t.title}>
      <div className="views" role="tablist">
        {views.map((view) => (
          <button
            key={view}
            type="button"
            role="tab"
            aria-selected={view === props.view}
            onClick={() => props.onView(view)}
          >
            {labels[view]}
            <b>{props.counts[view] || ''}</b>
          </button>
        ))}
      </div>
      <input
        id="search"
        type="search"
        placeholder={t.search}
        aria-label={t.search}
        value={props.query}
        onChange={(event) => props.onQuery(event.target.value)}
      />
      <ul>
        {props.tickets.map((ticket) => (
          <QueueRow
            key={ticket.id}
            ticket={ticket}
            selected={ticket.id === props.selected}
            onSelect={() => props.onSelect(ticket.id)}
          />
        ))}
        {props.tickets.length === 0 && <li className="empty">{t.nothing}</li>}
      </ul>
    </nav>
  );
}

function QueueRow({
  ticket,
  selected,
  onSelect,
}: {
  ticket: Ticket;
  selected: boolean;
  onSelect(): void;
}) {
  const { t, name } = useSession();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={`row ${selected ? 'selected' : ''}`}
        aria-current={selected}
        onClick={onSelect}
      >
        <span className="line">
          <span className={`badge ${ticket.problem}`}>{name(ticket.problem)}</span>
          <span className="cause">{ticket.cause ? name(ticket.cause) : ''}</span>
          <Waiting ticket={ticket} />
        </span>
        <span className="line">
          <b>{ticket.order?.snapshot.merchant.name ?? ticket.customer.name ?? ticket.number}</b>
          <span className="muted">{ticket.order ? `…${ticket.order.number.slice(-4)}` : ''}</span>
        </span>
        <span className="line muted small">
          <span className="clip">{ticket.summary.split('\n')[0]}</span>
          <span>{ticket.assignee?.name ?? (ticket.status === 'open' ? '' : t.claimed)}</span>
        </span>
      </button>
    </li>
  );
}

/** How long the customer has waited; red once the first reply is overdue. */
function Waiting({ ticket }: { ticket: Ticket }) {
  const { t } = useSession();
  const now = useNow();
  if (!ticket.waitingSince || ticket.status === 'resolved') return <span />;
  const minutes = Math.max(0, minutesSince(ticket.waitingSince, now));
  const late = !ticket.sla.firstReplyAt && Date.parse(ticket.sla.firstReplyBy) < now;
  return (
    <span className={`waiting ${late ? 'late' : ''}`} title={t.waits}>
      {t.waiting} {minutes} {t.minutes}
    </span>
  );
}
