/** Complaints and failed look-ups, counted once per customer and window. */
import type { ServiceName } from '../domain/health.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Store } from '../store/port.ts';

/** One customer's complaint, or one failed look-up of theirs. */
export interface Complaint {
  customerId: string;
  service?: ServiceName | undefined;
  merchantId?: string | undefined;
  area?: string | undefined;
  /** Milliseconds on the promise clock. */
  at: number;
}

/** What is counted: complaints of a problem, or look-ups that nobody answered. */
export type Tallied = ProblemType | 'lookups';

/** How far back a baseline looks, ms. */
export const baselineMs = 24 * 60 * 60_000;

const indexOf = (tallied: Tallied) => `tally/${tallied}`;

export type Tallies = ReturnType<typeof createTallies>;

/** `windowMs`: a customer counts once in each window of this length. */
export function createTallies(store: Store, windowMs: number) {
  /** Counts a complaint; counting it again changes nothing. */
  async function put(tallied: Tallied, complaint: Complaint): Promise<void> {
    await store.index.put(indexOf(tallied), toMember(complaint, windowMs), complaint.at);
  }

  /** How many entries the last window has: at least as many as it has customers. */
  function countRecent(tallied: Tallied, now: number): Promise<number> {
    return store.index.count(indexOf(tallied), now - windowMs + 1, now);
  }

  /** Every complaint since then, oldest first. */
  async function read(tallied: Tallied, since: number): Promise<Complaint[]> {
    const entries = await store.index.range(indexOf(tallied), { min: since });
    return entries.map(({ member, score }) => parseMember(member, score));
  }

  /** Forgets what no baseline looks at any more. */
  function trim(tallied: Tallied, now: number): Promise<void> {
    return store.index.trim(indexOf(tallied), now - baselineMs - windowMs);
  }

  return { put, countRecent, read, trim };
}

function toMember({ at, customerId, service, merchantId, area }: Complaint, windowMs: number) {
  const window = Math.floor(at / windowMs);
  return JSON.stringify([window, customerId, service ?? '', merchantId ?? '', area ?? '']);
}

function parseMember(member: string, at: number): Complaint {
  const [, customerId, service, merchantId, area] = JSON.parse(member) as string[];
  return {
    at,
    customerId: customerId ?? '',
    service: (service || undefined) as ServiceName | undefined,
    merchantId: merchantId || undefined,
    area: area || undefined,
  };
}
