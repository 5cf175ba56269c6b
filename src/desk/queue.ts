/** Whether a human is there, how long the line is, and where in it somebody stands. */
import type { Duty, QueuePlace } from '../domain/attention.ts';
import type { Clock } from '../domain/clock.ts';
import type { Policy } from '../domain/policy.ts';
import { keys } from '../store/conversations.ts';
import type { Store } from '../store/port.ts';
import { isOpen, startOfService } from './hours.ts';
import type { Presence } from './presence.ts';
import { partitionOfTicket } from './ticket-id.ts';
import { type TicketRow, ticketIndexes, toQueueScore } from './ticket-indexes.ts';

/** Cases that one agent works on at the same time before new customers should not count on them. */
export const defaultCapacity = 6;

/** A look at who is there is good for so long, ms. */
const dutyForMs = 1_000;
/** Claims of so many minutes tell how fast the line moves. */
const paceMinutes = 30;
const longestWaitMinutes = 180;

const claims = 'desk/claims';

export interface QueueDeps {
  store: Store;
  clock: Clock;
  policy: Policy;
  timeZone: string;
  hotline?: string | undefined;
  presence: Presence;
  capacity: number;
}

/** What the waiting time is estimated from. */
export interface Line {
  /** 1 is next. */
  position: number;
  /** Cases that present agents could take at once. */
  room: number;
  /** Cases claimed in the last half hour. */
  claimed: number;
  firstReplyMinutes: number;
}

/** Minutes until the customer's turn: by the pace of the last half hour, else by the desk's promise. */
export function decideWaitMinutes({ position, room, claimed, firstReplyMinutes }: Line): number {
  if (position <= room) return 1;
  const minutesEach = claimed > 0 ? paceMinutes / claimed : firstReplyMinutes;
  const minutes = Math.ceil((position - room) * minutesEach);
  return Math.min(Math.max(minutes, 1), longestWaitMinutes);
}

/**
 * When a human will be there although nobody is now: at the next opening; while the desk is open and
 * stays so, by the time within which it promises to answer.
 */
export function decideReturn(
  now: number,
  policy: Policy,
  timeZone: string,
): Pick<Duty, 'backAt' | 'answerBy'> {
  const { desk } = policy;
  const opening = startOfService(now, desk, timeZone);
  if (opening > now) return { backAt: opening };
  const promised = now + desk.firstReplyMinutes * 60_000;
  if (isOpen(promised, desk, timeZone)) return { answerBy: promised };
  return { backAt: startOfService(promised, desk, timeZone) };
}

export function createQueue(deps: QueueDeps) {
  const { store, clock, policy, timeZone, hotline, presence, capacity } = deps;
  let looked: { at: number; room: Promise<number[]> } | undefined;

  /** For each agent who is there, how many more cases they have room for. */
  function readRoom(): Promise<number[]> {
    const at = clock.wall();
    if (looked && at - looked.at < dutyForMs && at >= looked.at) return looked.room;
    const room = presence
      .list()
      .then((ids) =>
        Promise.all(
          ids.map(async (id) =>
            Math.max(0, capacity - (await store.index.count(ticketIndexes.busy(id)))),
          ),
        ),
      );
    looked = { at, room };
    room.catch(() => {
      looked = undefined;
    });
    return room;
  }

  /** Who is on duty. */
  async function duty(): Promise<Duty> {
    const present = (await readRoom()).filter((room) => room > 0).length;
    return {
      present,
      ...(present === 0 ? decideReturn(clock.now(), policy, timeZone) : {}),
      ...(hotline ? { hotline } : {}),
    };
  }

  /**
   * Where a ticket stands in the line; undefined when it is not in it. Without an id: where somebody
   * who came now would stand.
   */
  async function place(ticketId?: string): Promise<QueuePlace | undefined> {
    const score = ticketId === undefined ? clock.now() : await readScore(ticketId);
    if (score === undefined) return undefined;
    const [before, equal, room, claimed] = await Promise.all([
      store.index.count(ticketIndexes.queue, undefined, score - 1),
      store.index.range(ticketIndexes.queue, { min: score, max: score }),
      readRoom(),
      store.index.count(claims, clock.now() - paceMinutes * 60_000),
    ]);
    const ahead = equal.filter(({ member }) => ticketId === undefined || member < ticketId).length;
    const position = before + ahead + 1;
    const { firstReplyMinutes } = policy.desk;
    const free = room.reduce((sum, each) => sum + each, 0);
    return {
      position,
      waitMinutes: decideWaitMinutes({ position, room: free, claimed, firstReplyMinutes }),
    };
  }

  async function readScore(ticketId: string): Promise<number | undefined> {
    const partition = partitionOfTicket(ticketId);
    if (partition === undefined) return undefined;
    const [row] = await store.get(partition, [keys.ticket(ticketId)]);
    return row && toQueueScore((row.value as TicketRow).ticket);
  }

  /** Remembers a claim for the pace of the line. */
  async function countClaim(ticketId: string): Promise<void> {
    const now = clock.now();
    await store.index.put(claims, ticketId, now);
    await store.index.trim(claims, now - paceMinutes * 60_000);
  }

  /** How many cases there are to do, by state. */
  async function counts(): Promise<Record<'queue' | 'open' | 'assigned' | 'snoozed', number>> {
    const [waiting, open, assigned, snoozed] = await Promise.all([
      store.index.count(ticketIndexes.queue),
      ...(['open', 'assigned', 'snoozed'] as const).map((status) =>
        store.index.count(ticketIndexes.status(status)),
      ),
    ]);
    return {
      queue: waiting ?? 0,
      open: open ?? 0,
      assigned: assigned ?? 0,
      snoozed: snoozed ?? 0,
    };
  }

  /** How many cases each of these agents works on. */
  async function busy(agentIds: readonly string[]): Promise<number[]> {
    return Promise.all(agentIds.map((id) => store.index.count(ticketIndexes.busy(id))));
  }

  /** Forgets who was there a moment ago. */
  function refresh(): void {
    looked = undefined;
  }

  return { duty, place, counts, busy, countClaim, refresh };
}
