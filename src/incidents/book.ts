/**
 * The incidents there are. The open ones lie together in one row, so that of many processes that see
 * the same trouble exactly one opens it; each incident has a row of its own as well.
 */
import type { Incident } from '../domain/incident.ts';
import { partitionOf } from '../store/partition.ts';
import type { Put, Row, Store } from '../store/port.ts';

/** Where everything about incidents lies. */
export const incidentPartition = partitionOf('incidents');

/** The topic on which processes hear that incidents have changed. */
export const incidentsTopic = 'incidents';

const openKey = 'incidents/open';
const allIndex = 'incidents/all';
const rowKey = (id: string) => `incident/${id}`;

/** A look at the open incidents is good for so long, ms. */
const openForMs = 1_000;
const attempts = 40;

/** An incident that came to be, or changed, with rows that belong to the same commit. */
export interface BookChange {
  incident: Incident;
  puts?: Put[];
}

export type Book = ReturnType<typeof createBook>;

export function createBook(store: Store, wall: () => number) {
  let looked: { at: number; open: Promise<Incident[]> } | undefined;

  /** Those that are suspected or confirmed now; up to a second old. */
  function open(): Promise<Incident[]> {
    const at = wall();
    if (looked && at >= looked.at && at - looked.at < openForMs) return looked.open;
    const fresh = readOpen().then(({ incidents }) => incidents);
    looked = { at, open: fresh };
    fresh.catch(() => refresh());
    return fresh;
  }

  /** Forgets what was seen a moment ago. */
  function refresh(): void {
    looked = undefined;
  }

  async function readOpen(): Promise<{ incidents: Incident[]; version: number }> {
    const [row] = await store.get(incidentPartition, [openKey]);
    return { incidents: (row?.value as Incident[]) ?? [], version: row?.version ?? 0 };
  }

  /** One incident, open or not. */
  async function find(id: string): Promise<Incident | undefined> {
    const [row] = (await store.get(incidentPartition, [rowKey(id)])) as (
      | Row<Incident>
      | undefined
    )[];
    return row?.value;
  }

  /** A work row of incidents; undefined where it is done. */
  async function readWork(key: string): Promise<Row | undefined> {
    const [row] = await store.get(incidentPartition, [key]);
    return row;
  }

  /**
   * Changes one incident, or opens one, in a commit on all open ones: nobody else opens or changes
   * any meanwhile. `decide` sees them as they are; undefined: nothing is to be done.
   */
  async function change(
    decide: (open: readonly Incident[]) => BookChange | undefined,
  ): Promise<Incident | undefined> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const { incidents, version } = await readOpen();
      const wanted = decide(incidents);
      if (!wanted) return undefined;
      const { incident, puts = [] } = wanted;
      const others = incidents.filter(({ id }) => id !== incident.id);
      const result = await store.commit(incidentPartition, {
        checks: [{ key: openKey, version }],
        puts: [
          { key: openKey, value: incident.status === 'resolved' ? others : [...others, incident] },
          { key: rowKey(incident.id), value: incident },
          ...puts,
        ],
        at: wall(),
      });
      if (result.ok) {
        await announce(incident);
        return incident;
      }
    }
    throw new Error('incidents changed again and again');
  }

  async function announce(incident: Incident): Promise<void> {
    refresh();
    await store.index.put(allIndex, incident.id, Date.parse(incident.startedAt));
    await store.publish(incidentsTopic, { incidentId: incident.id });
  }

  /** Newest first, ended ones included, at most `limit`. */
  async function list(limit: number): Promise<Incident[]> {
    const [members, { incidents }] = await Promise.all([
      store.index.range(allIndex, { reverse: true, limit }),
      readOpen(),
    ]);
    const missing = incidents.filter(({ id }) => !members.some(({ member }) => member === id));
    const keys = members.map(({ member }) => rowKey(member));
    const rows = keys.length > 0 ? await store.get(incidentPartition, keys) : [];
    return [...missing, ...rows.flatMap((row) => (row ? [row.value as Incident] : []))];
  }

  return { open, refresh, find, readWork, change, list };
}
