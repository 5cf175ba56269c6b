/** The tickets of a view, the one that is open, and both kept up to date. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from './api.ts';
import type { Entry, Incident, Ticket, View } from './types.ts';

const queries: Record<View, (agentId: string) => Record<string, string>> = {
  unassigned: () => ({ status: 'open', sort: 'waiting' }),
  mine: (agentId) => ({ status: 'assigned,snoozed', assignee: agentId }),
  all: () => ({ status: 'open,assigned,snoozed' }),
  resolved: () => ({ status: 'resolved' }),
};
const allViews = Object.keys(queries) as View[];
const none: Record<View, Ticket[]> = { unassigned: [], mine: [], all: [], resolved: [] };

/** The tickets of every view (for the counts) and of a search. */
export function useQueue(agentId: string, query: string) {
  const [views, setViews] = useState(none);
  const [found, setFound] = useState<Ticket[]>();
  const refresh = useCallback(async () => {
    const pages = await Promise.all(allViews.map((view) => api.tickets(queries[view](agentId))));
    setViews(
      Object.fromEntries(
        allViews.map((view, place) => [view, pages[place]?.tickets ?? []]),
      ) as Record<View, Ticket[]>,
    );
    setFound(query.trim() ? (await api.tickets({ q: query.trim() })).tickets : undefined);
  }, [agentId, query]);
  useEffect(() => {
    const timer = setTimeout(() => void refresh().catch(() => {}), 150);
    return () => clearTimeout(timer);
  }, [refresh]);
  return { views, found, refresh };
}

/** One ticket with its conversation. */
export function useCase(ticketId: string | undefined) {
  const [ticket, setTicket] = useState<Ticket>();
  const [entries, setEntries] = useState<Entry[]>([]);
  const shown = useRef<string>(undefined);
  const seen = useRef(0);

  const refresh = useCallback(async () => {
    if (!ticketId) return;
    if (shown.current !== ticketId) {
      shown.current = ticketId;
      seen.current = 0;
      setEntries([]);
    }
    const [next, news] = await Promise.all([
      api.ticket(ticketId),
      api.conversation(ticketId, seen.current),
    ]);
    if (shown.current !== ticketId) return;
    setTicket(next);
    const fresh = news.filter(({ seq }) => seq > seen.current);
    seen.current = Math.max(seen.current, ...fresh.map(({ seq }) => seq));
    if (fresh.length > 0) setEntries((known) => [...known, ...fresh]);
  }, [ticketId]);

  useEffect(() => {
    setTicket(undefined);
    void refresh().catch(() => {});
  }, [refresh]);
  return { ticket, entries, refresh, seenSeq: entries.at(-1)?.seq ?? 0 };
}

export function useIncidents() {
  const [incidents, setIncidents] = useState<Incident[]>([]);
  const refresh = useCallback(async () => {
    const all = await api.incidents();
    setIncidents(all.filter(({ status }) => status !== 'resolved'));
  }, []);
  useEffect(() => {
    void refresh().catch(() => {});
  }, [refresh]);
  return { incidents, refresh };
}
