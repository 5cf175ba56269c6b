/**
 * The desk's live stream: one look at the store per change and process, sent to every open page. A
 * page that comes back says what it heard last and gets what it has missed.
 */
import type { Request, Response } from 'express';
import type { Agents } from '../desk/agents.ts';
import type { Desk } from '../desk/desk.ts';
import { heartbeatMs } from '../desk/presence.ts';
import { changedIndex, deskTopic } from '../desk/projections.ts';
import type { Ticket } from '../domain/ticket.ts';
import { incidentsTopic } from '../incidents/book.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';
import { createListeners, type Listener, toEventText } from './desk-listeners.ts';
import type { Caller, DeskDoor } from './desk-session.ts';

/** Changes that come in one breath are read together, ms. */
const breathMs = 20;
/** A page that missed more changes, or slept longer, gets everything anew. */
const mostMissed = 300;
const longestSleepMs = 60 * 60_000;
/** What is on its way to the bus may be so much younger than what was heard, ms. */
const overlapMs = 3_000;
/** Cases in a snapshot; the rest is found by the list. */
const mostInSnapshot = 500;

const active = ['open', 'assigned', 'snoozed'] as const;

export interface StreamParts {
  store: Store;
  desk: Desk;
  agents: Agents;
  incidents: Incidents;
  door: DeskDoor;
  wall(): number;
  log: Log;
}

export type DeskStream = ReturnType<typeof createDeskStream>;

export function createDeskStream(parts: StreamParts) {
  const { store, desk, agents, incidents, door, wall, log } = parts;
  const listeners = createListeners();
  /** Active cases by their conversations: what is said there is told. */
  const watched = new Map<string, string>();
  /** When the row that was sent last was read, by ticket. */
  const sent = new Map<string, number>();
  const changed = new Set<string>();
  let breath: NodeJS.Timeout | undefined;
  let beat: NodeJS.Timeout | undefined;
  let hearing: Promise<(() => Promise<void>)[]> | undefined;

  /** Begins to listen when the first page opens. */
  function hear(): Promise<unknown> {
    hearing ??= Promise.all([
      store.subscribe(deskTopic, (_topic, message) => onDesk(message)),
      store.subscribe(incidentsTopic, (_topic, message) => onIncident(message)),
      store.subscribe('conversation/*', (topic) => onConversation(topic)),
    ]);
    hearing.catch(() => {
      hearing = undefined;
    });
    beat ??= setInterval(() => void safely(heartbeat), heartbeatMs).unref();
    return hearing;
  }

  function onDesk(message: unknown): void {
    const { ticketId, presence } = message as { ticketId?: string; presence?: boolean };
    if (ticketId) note(ticketId);
    if (presence) void safely(tellPresence);
  }

  function note(ticketId: string): void {
    changed.add(ticketId);
    breath ??= setTimeout(() => {
      breath = undefined;
      void safely(tellTickets);
    }, breathMs);
  }

  function onIncident(message: unknown): void {
    const { incidentId } = message as { incidentId: string };
    void safely(async () => {
      const incident = await incidents.find(incidentId);
      if (incident) listeners.tell('incident', incident);
    });
  }

  function onConversation(topic: string): void {
    const conversationId = topic.slice('conversation/'.length);
    const ticketId = watched.get(conversationId);
    if (ticketId) listeners.tell('conversation', { conversationId, ticketId });
  }

  async function tellTickets(): Promise<void> {
    const ids = [...changed];
    changed.clear();
    if (listeners.size() === 0) return;
    const at = wall();
    for (const { ticket } of await desk.tickets.readRows(ids)) {
      remember(ticket, at);
      listeners.tell('ticket', ticket, at);
    }
    listeners.tell('counts', await desk.counts());
  }

  function remember(ticket: Ticket, at: number): void {
    sent.set(ticket.id, at);
    if (ticket.status === 'resolved') watched.delete(ticket.conversationId);
    else watched.set(ticket.conversationId, ticket.id);
  }

  async function tellPresence(): Promise<void> {
    if (listeners.size() > 0) listeners.tell('presence', await readPresence());
  }

  /** Who is at the desk, and how many cases each works on. */
  async function readPresence() {
    const ids = await desk.presence.list();
    const [everybody, busy] = await Promise.all([agents.list(), desk.busy(ids)]);
    return {
      agents: ids.map((id, place) => {
        const agent = everybody.find((each) => each.id === id);
        return { id, name: agent?.name ?? id, role: agent?.role, busy: busy[place] ?? 0 };
      }),
    };
  }

  /** Says who is still there, ends what nobody may hear any more, and looks for what was missed. */
  async function heartbeat(): Promise<void> {
    if (listeners.size() === 0) return;
    listeners.beat();
    for (const listener of listeners.all()) {
      if (!(await listener.isWelcome())) listeners.end(listener);
      else if (listener.agentId) await desk.presence.seen(listener.agentId);
    }
    await tellPresence();
    const since = wall() - 2 * heartbeatMs;
    for (const { member, score } of await store.index.range(changedIndex, { min: since })) {
      if (score > (sent.get(member) ?? 0)) note(member);
    }
    for (const [ticketId, at] of sent) if (at < since) sent.delete(ticketId);
  }

  /** Opens the stream for a page, and keeps it until the page goes. */
  async function open(req: Request, res: Response, caller: Caller): Promise<void> {
    await hear();
    const agentId = caller.agent?.id ?? askedFor(req);
    const listener = listeners.add(res, {
      agentId,
      isWelcome: () => door.callerOf(req).then(Boolean, () => false),
    });
    res.on('close', () => void safely(() => onClose(listener)));
    if (agentId) await desk.presence.arrived(agentId);
    await catchUp(listener, lastEventId(req));
    listeners.release(listener);
  }

  async function onClose(listener: Listener): Promise<void> {
    listeners.remove(listener);
    const { agentId } = listener;
    const elsewhere = listeners.all().some((other) => other.agentId === agentId);
    if (agentId && !elsewhere) await desk.presence.left(agentId);
  }

  /** What the page has missed since then, or everything where that is too much or unknown. */
  async function catchUp(listener: Listener, since: number | undefined): Promise<void> {
    const at = wall();
    const missed =
      since !== undefined && since <= at && at - since < longestSleepMs
        ? await store.index.range(changedIndex, { min: since - overlapMs, limit: mostMissed + 1 })
        : undefined;
    const [counts, presence, open] = await Promise.all([
      desk.counts(),
      readPresence(),
      incidents.open(),
    ]);
    if (missed && missed.length <= mostMissed) {
      for (const { ticket } of await desk.tickets.readRows(missed.map(({ member }) => member))) {
        listener.write(toEventText('ticket', ticket, at));
      }
      listener.write(toEventText('counts', counts));
      listener.write(toEventText('presence', presence));
      for (const incident of open) listener.write(toEventText('incident', incident));
      return;
    }
    const tickets = await readActive();
    for (const ticket of tickets) remember(ticket, at);
    const snapshot = { tickets, counts, presence, incidents: open };
    listener.write(toEventText('snapshot', snapshot, at));
  }

  /** Cases that are not closed: those that wait first, then the newest. */
  async function readActive(): Promise<Ticket[]> {
    const found = new Map<string, Ticket>();
    for (const query of [{ sort: 'waiting' as const }, { status: active }]) {
      for (let cursor: string | undefined; found.size < mostInSnapshot; ) {
        const page = await desk.tickets.list({ ...query, cursor, limit: 100 });
        for (const ticket of page.tickets) found.set(ticket.id, ticket);
        if (!page.next) break;
        cursor = page.next;
      }
    }
    return [...found.values()];
  }

  async function safely(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn('the desk was not told', { error });
    }
  }

  /** Ends every stream; pages come back to whoever serves then. */
  async function close(): Promise<void> {
    clearInterval(beat);
    clearTimeout(breath);
    for (const listener of listeners.all()) listeners.end(listener);
    const subscriptions = await hearing?.catch(() => []);
    await Promise.all((subscriptions ?? []).map((stop) => stop()));
  }

  return { open, readPresence, close };
}

/** An integration may say for which agent it listens: that one is at the desk then. */
function askedFor(req: Request): string | undefined {
  const { agentId } = req.query;
  return typeof agentId === 'string' && agentId !== '' ? agentId.slice(0, 200) : undefined;
}

/** The id of the event that the page heard last: the time at which it was read, ms. */
function lastEventId(req: Request): number | undefined {
  const given = req.get('last-event-id') ?? req.query.lastEventId;
  return typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : undefined;
}
