/** Counts what customers meet, and opens an incident where it is one too many. */
import type { Clock } from '../domain/clock.ts';
import type { ServiceName } from '../domain/health.ts';
import type { Incident } from '../domain/incident.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Book } from './book.ts';
import { countCustomers, decideSpikes, type Threshold } from './suspicion.ts';
import { baselineMs, type Complaint, type Tallied, type Tallies } from './tallies.ts';

/** What an incident is opened with. */
export type NewIncident = Pick<
  Incident,
  'problem' | 'service' | 'source' | 'status' | 'customers' | 'publicNote'
> & { startedAt?: string };

export interface DetectionDeps {
  book: Book;
  tallies: Tallies;
  threshold: Threshold;
  clock: Clock;
  openOnce(about: NewIncident): Promise<Incident | undefined>;
  resolve(id: string, by: undefined): Promise<unknown>;
}

export function createDetection(deps: DetectionDeps) {
  const { book, tallies, threshold, clock, openOnce, resolve } = deps;

  /** Counts a complaint: a customer once per window, however often a turn tells it. */
  async function tally(complaint: Complaint & { problem: ProblemType }): Promise<void> {
    const { problem, ...rest } = complaint;
    await count(problem, rest);
  }

  /** Counts a look-up that nobody answered. */
  async function tallyLookup(complaint: Complaint & { service: ServiceName }): Promise<void> {
    await count('lookups', complaint);
  }

  async function count(tallied: Tallied, complaint: Complaint): Promise<void> {
    await tallies.put(tallied, complaint);
    const { at } = complaint;
    if ((await tallies.countRecent(tallied, at)) < threshold.customers) return;
    const problem = tallied === 'lookups' ? 'outage' : tallied;
    const open = (await book.open()).filter((incident) => incident.problem === problem);
    // A failure of the whole explains every further complaint.
    if (open.some(({ service }) => service === undefined)) return;
    const known = new Set(open.flatMap(({ service }) => service ?? []));
    const complaints = await tallies.read(tallied, at - baselineMs);
    const source = tallied === 'lookups' ? 'lookups' : 'complaints';
    for (const { service, customers } of decideSpikes(complaints, at, threshold, known)) {
      await openOnce({ problem, service, source, status: 'suspected', customers });
    }
    await tallies.trim(tallied, at);
  }

  /** Counts the customers of open incidents again, and lets suspicions go that have died down. */
  async function sweep(): Promise<void> {
    for (const incident of await book.open()) {
      if (incident.source === 'health' || incident.source === 'desk') continue;
      await recount(incident);
    }
  }

  async function recount(incident: Incident): Promise<void> {
    const now = clock.now();
    const { windowMs } = threshold;
    const tallied = incident.source === 'lookups' ? 'lookups' : incident.problem;
    const complaints = await tallies.read(tallied, now - windowMs);
    const { service } = incident;
    const concerned = complaints.filter((each) => !service || each.service === service);
    const customers = countCustomers(concerned, now - windowMs, now);
    const settled = now - Date.parse(incident.startedAt) > windowMs;
    if (incident.status === 'suspected' && settled && customers < threshold.customers / 2) {
      await resolve(incident.id, undefined);
    } else if (customers > incident.customers) {
      await book.change((open) => {
        const current = open.find(({ id }) => id === incident.id);
        return current && { incident: { ...current, customers } };
      });
    }
  }

  return { tally, tallyLookup, sweep };
}
