/**
 * Finds work that is due in the store and has it done. Every piece of work is a row whose key says
 * what it is; whoever claims a row has it for the length of a lease. A process that commits work
 * does it at once itself; the sweep is for promises, retries, and the work of processes that died.
 */
import type { Log } from '../log.ts';
import { leaseMs } from '../store/conversations.ts';
import { type Partition, partitionCount, type Row, type Store } from '../store/port.ts';

/** Does the work of one leased row: deletes it, or puts it again with another time. */
export type WorkHandler = (row: Row, partition: Partition) => Promise<void>;

export interface WorkerOptions {
  store: Store;
  /** By the first part of the row's key, e.g. `timer`. */
  handlers: Record<string, WorkHandler>;
  wall(): number;
  log: Log;
  /** Between two looks, ms. */
  everyMs?: number;
}

const rowsPerClaim = 16;
const partitions = Array.from({ length: partitionCount }, (_, partition) => partition);

export function createWorker({ store, handlers, wall, log, everyMs = 250 }: WorkerOptions) {
  const busy = new Set<Promise<void>>();
  const inHand = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let away = false;

  /** Does something now. Never throws: what failed is due again when its lease ends. */
  function run(name: string, work: () => Promise<void>): Promise<void> {
    const done = work()
      .catch((error: unknown) => log.error('work failed', { work: name, error }))
      .finally(() => busy.delete(done));
    busy.add(done);
    return done;
  }

  /** Does a row that is leased to us, unless we are at it. */
  async function handle(row: Row, partition: Partition): Promise<void> {
    const handler = handlers[row.key.slice(0, row.key.indexOf('/'))];
    const name = `${partition} ${row.key}`;
    if (!handler || inHand.has(name)) return;
    inHand.add(name);
    await run(row.key, () => handler(row, partition));
    inHand.delete(name);
  }

  /** Looks once for work that is due, and takes it in hand. */
  async function sweep(): Promise<void> {
    const now = wall();
    const next = await store.nextDue(partitions);
    if (next === undefined || next > now) return;
    await Promise.all(
      partitions.map(async (partition) => {
        for (const row of await store.claimDue(partition, now, leaseMs, rowsPerClaim)) {
          void handle(row, partition);
        }
      }),
    );
  }

  async function loop(): Promise<void> {
    try {
      await sweep();
      if (away) log.info('store is back');
      away = false;
    } catch (error) {
      if (!away) log.error('store is away; work waits', { error });
      away = true;
    }
    if (!stopped) timer = setTimeout(() => void loop(), everyMs);
  }

  return {
    run,
    handle,
    sweep,
    start(): void {
      void loop();
    },
    /** Takes no new work and waits for what is in hand. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled(busy);
    },
    /** Resolves when nothing is in hand. */
    async idle(): Promise<void> {
      while (busy.size > 0) await Promise.allSettled(busy);
    },
  };
}
