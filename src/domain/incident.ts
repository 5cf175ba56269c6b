import type { ServiceName } from './health.ts';
import type { IsoTime } from './order.ts';
import type { ProblemType } from './problem.ts';

/** One failure that many customers meet. */
export interface Incident {
  id: string;
  status: 'suspected' | 'confirmed' | 'resolved';
  problem: ProblemType;
  service?: ServiceName | undefined;
  /** Why it was opened: a spike of complaints, failed look-ups, or the platform's own health. */
  source: 'complaints' | 'lookups' | 'health' | 'desk';
  startedAt: IsoTime;
  confirmedAt?: IsoTime | undefined;
  resolvedAt?: IsoTime | undefined;
  /** Distinct customers counted when it was last tallied. */
  customers: number;
  /** One plain sentence for customers, written by the supervisor who confirmed it. */
  publicNote?: string | undefined;
}

/** The open incident that explains a problem: a confirmed one before a suspected one. */
export function incidentFor(
  open: readonly Incident[],
  problem: ProblemType | 'other',
): Incident | undefined {
  const ofProblem = open.filter((incident) => incident.problem === problem);
  return ofProblem.find(({ status }) => status === 'confirmed') ?? ofProblem[0];
}
