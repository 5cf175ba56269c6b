/** Incidents: tallied, suspected, confirmed, ended, and everybody told who waited. */
import type { Clock } from '../domain/clock.ts';
import type { ServiceHealth, ServiceName } from '../domain/health.ts';
import type { Incident } from '../domain/incident.ts';
import type { Policy } from '../domain/policy.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Log } from '../log.ts';
import type { Conversations } from '../store/conversations.ts';
import type { Row } from '../store/port.ts';
import { createBook, incidentsTopic } from './book.ts';
import { broadcastPut, createBroadcast, type Phase } from './broadcast.ts';
import { createDetection, type NewIncident } from './detection.ts';
import { decideHealthSteps } from './health.ts';
import { type Observed, toFailedServices } from './observed.ts';
import type { Threshold } from './suspicion.ts';
import { createTallies } from './tallies.ts';

export interface IncidentsOptions {
  conversations: Conversations;
  clock: Clock;
  policy: Policy;
  newId(): string;
  log: Log;
  /** Runs, now and here, whatever waits to be done for a conversation. */
  wake(conversationId: string): void;
  /** Conversations whose tickets are linked to an incident. */
  linked(incidentId: string): Promise<string[]>;
}

/** Who says that it is so. */
export interface Supervisor {
  id: string;
}

export type Incidents = ReturnType<typeof createIncidents>;

export function createIncidents(options: IncidentsOptions) {
  const { conversations, clock, policy, newId, log } = options;
  const { store } = conversations;
  const threshold: Threshold = {
    windowMs: policy.minutes.incidentWindow * 60_000,
    customers: policy.incident.customers,
    timesBaseline: policy.incident.timesBaseline,
  };
  /** Since this process started, for `/metrics`. */
  const counts = { opened: 0, confirmed: 0, resolved: 0, told: 0 };
  const book = createBook(store, clock.wall);
  const tallies = createTallies(store, threshold.windowMs);
  const broadcast = createBroadcast({ ...options, find: book.find, counts });
  const detection = createDetection({ book, tallies, threshold, clock, openOnce, resolve });
  const { tally, tallyLookup, sweep } = detection;
  let stopHearing: (() => Promise<void>) | undefined;
  /** Work that nobody waits for. */
  const underWay = new Set<Promise<void>>();

  function inBackground(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  /** Opens an incident unless one of this problem and service is open: of many processes one does. */
  async function openOnce(about: NewIncident): Promise<Incident | undefined> {
    const at = new Date(clock.now()).toISOString();
    const incident: Incident = {
      id: newId(),
      startedAt: at,
      ...about,
      ...(about.status === 'confirmed' ? { confirmedAt: at } : {}),
    };
    const opened = await book.change((open) =>
      open.some(({ problem, service }) => problem === about.problem && service === about.service)
        ? undefined
        : { incident },
    );
    if (opened) {
      counts.opened += 1;
      const { id, problem, service, source, customers } = opened;
      log.warn('incident opened', { incidentId: id, problem, service, source, customers });
    }
    return opened;
  }

  /** What a turn has seen of the platform; the turn need not wait for it. */
  function observe(readings: Observed, customerId: string): void {
    const at = clock.now();
    const failed = toFailedServices(readings);
    const work = [
      ...(readings.health?.ok && !readings.health.old
        ? [observeHealth(readings.health.value)]
        : []),
      ...failed.map((service) => tallyLookup({ service, customerId, at })),
    ];
    inBackground(
      Promise.all(work).then(
        () => {},
        (error: unknown) => log.warn('incidents not observed', { error }),
      ),
    );
  }

  /** When the platform says that a service failed, unless that cannot be. */
  function toStart(since: string): string | undefined {
    const startedAt = Date.parse(since);
    return startedAt <= clock.now() ? new Date(startedAt).toISOString() : undefined;
  }

  /** What the platform says of its services: opens, confirms and ends incidents by it. */
  async function observeHealth(services: readonly ServiceHealth[]): Promise<void> {
    for (const step of decideHealthSteps(services, await book.open())) {
      if (step.do === 'confirm') await confirm(step.incident.id, undefined);
      else if (step.do === 'resolve') await resolve(step.incident.id, undefined);
      else {
        const { service, as, customers, since } = step;
        const startedAt = toStart(since);
        await openOnce({
          problem: 'outage',
          service,
          source: 'health',
          status: as,
          customers,
          ...(startedAt ? { startedAt } : {}),
        });
      }
    }
  }

  /** The platform does not answer at all; the first answer without a service down ends it. */
  async function observeSilence(): Promise<void> {
    const whole = { problem: 'outage', service: undefined } as const;
    const open = await book.open();
    if (open.some(({ problem, service }) => problem === 'outage' && service === undefined)) return;
    await openOnce({ ...whole, source: 'health', status: 'suspected', customers: 0 });
  }

  /**
   * A supervisor says that it is so (`by` undefined: the platform's own health does). Linked
   * conversations are told. Undefined: no such incident is open.
   */
  async function confirm(
    id: string,
    by: Supervisor | undefined,
    publicNote?: string,
  ): Promise<Incident | undefined> {
    const confirmed = await end(id, 'confirmed', (incident, at) => ({
      ...incident,
      status: 'confirmed',
      confirmedAt: incident.confirmedAt ?? at,
      publicNote: publicNote ?? incident.publicNote,
    }));
    if (confirmed) {
      counts.confirmed += 1;
      log.warn('incident confirmed', { incidentId: id, by: by?.id ?? 'health' });
    }
    return confirmed;
  }

  /** It is over: everybody who waited is told. Undefined: no such incident is open. */
  async function resolve(id: string, by: Supervisor | undefined): Promise<Incident | undefined> {
    const resolved = await end(id, 'recovered', (incident, at) => ({
      ...incident,
      status: 'resolved',
      resolvedAt: at,
    }));
    if (resolved) {
      counts.resolved += 1;
      log.warn('incident resolved', { incidentId: id, by: by?.id ?? 'health' });
    }
    return resolved;
  }

  /** Changes an open incident and begins to tell of it, in one commit. */
  async function end(
    id: string,
    phase: Phase,
    change: (incident: Incident, at: string) => Incident,
  ): Promise<Incident | undefined> {
    const at = new Date(clock.now()).toISOString();
    const put = broadcastPut(id, phase, clock.wall());
    const changed = await book.change((open) => {
      const incident = open.find((each) => each.id === id);
      return incident && { incident: change(incident, at), puts: [put] };
    });
    if (changed) inBackground(tellAll(put.key));
    return changed;
  }

  /** Does the work that a commit of ours has left; where this fails, the row falls due by itself. */
  async function tellAll(key: string): Promise<void> {
    try {
      const row = await book.readWork(key);
      if (row) await broadcast.run(row);
    } catch (error) {
      log.warn('not everybody was told yet', { key, error });
    }
  }

  /** This conversation is told when the incident is over; at once where it is over already. */
  async function awaitRecovery(incidentId: string, conversationId: string): Promise<void> {
    await broadcast.remember(incidentId, conversationId);
    const incident = await book.find(incidentId);
    if (incident?.status === 'resolved')
      await broadcast.tell(conversationId, incident, 'recovered');
  }

  return {
    open: book.open,
    find: book.find,
    list: (limit = 100) => book.list(limit),
    tally,
    tallyLookup,
    observe,
    observeHealth,
    observeSilence,
    confirm,
    resolve,
    awaitRecovery,
    sweep,
    counts,
    /** A supervisor knows of a failure that nobody has counted: confirmed from the start. */
    declare: (problem: ProblemType, service: ServiceName | undefined, publicNote?: string) =>
      openOnce({ problem, service, source: 'desk', status: 'confirmed', customers: 0, publicNote }),
    /** Handlers of the work rows of incidents, by the first part of their key. */
    handlers: { broadcast: (row: Row) => broadcast.run(row) },
    /** Hears of changes by other processes. */
    async start(): Promise<void> {
      stopHearing = await store.subscribe(incidentsTopic, book.refresh);
    },
    /** Resolves when what was begun here is done: what was seen is counted, who waited is told. */
    async idle(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async stop(): Promise<void> {
      await stopHearing?.();
    },
  };
}
