/** Work that a turn leaves behind for projections: counted or listed after the commit, idempotently. */
import type { ProblemType } from '../domain/problem.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Store } from '../store/port.ts';
import type { WorkHandler } from './worker.ts';

/** What a `tally/…` row holds. */
export interface TallyRow {
  problem: ProblemType;
  merchantId?: string | undefined;
  customerId: string;
  /** ms on the promise clock. */
  at: number;
}

/** Where ratings are kept: scores by the time they were given, members `<row key>=<score>`. */
export const ratingsIndex = 'ratings';

export interface ProjectionDeps {
  store: Store;
  incidents: Pick<Incidents, 'tally' | 'awaitRecovery'>;
  wall(): number;
}

/** A handler per kind of row. Doing one twice does no harm; a row that is done is taken away. */
export function createProjections({
  store,
  incidents,
  wall,
}: ProjectionDeps): Record<string, WorkHandler> {
  const done =
    (project: (value: never, key: string) => Promise<unknown>): WorkHandler =>
    async (row, partition) => {
      await project(row.value as never, row.key);
      await store.commit(partition, {
        checks: [{ key: row.key, version: row.version }],
        deletes: [row.key],
        at: wall(),
      });
    };
  return {
    tally: done((tally: TallyRow) => incidents.tally(tally)),
    awaiting: done((row: { incidentId: string; conversationId: string }) =>
      incidents.awaitRecovery(row.incidentId, row.conversationId),
    ),
    rating: done((rating: { score: number; at: number }, key) =>
      store.index.put(ratingsIndex, `${key}=${rating.score}`, rating.at),
    ),
  };
}
