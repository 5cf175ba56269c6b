/**
 * Performs what turns want done on the platform: once, whatever dies. The wish is a row of the
 * turn's commit; here it joins, or begins, the one operation that may run for its (order, remedy).
 * Everybody who joined sends the same idempotency key until the outcome is known, and each gets
 * that outcome as its conversation's next input.
 */

import type { ActionOutcome, PlatformAction } from '../domain/action.ts';
import type { LogLine } from '../domain/conversation.ts';
import type { RemedyId } from '../domain/problem.ts';
import type { Log } from '../log.ts';
import type { ActionResult, Platform } from '../platform/port.ts';
import { type ActionRow, type Conversations, keys, leaseMs } from '../store/conversations.ts';
import { partitionOf } from '../store/partition.ts';
import type { Row } from '../store/port.ts';
import type { Observe } from './observe.ts';

/** One performance of a remedy on an order. */
interface Operation {
  /** The idempotency key. */
  key: string;
  action: PlatformAction;
  /** The wishes that share it, by row key. */
  holders: string[];
  /** Absent while it runs. */
  outcome?: ActionOutcome;
}

/** The row `operation/<order>/<remedy>`: the latest operation last. */
interface OperationRow {
  operations: Operation[];
}

/** Ended operations kept, so that a wish that slept through its end still finds it. */
const keptOperations = 16;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
/** Longest `Retry-After` that is obeyed. */
const longestWaitMs = 60_000;

export interface ExecutorDeps {
  conversations: Conversations;
  platform: Platform;
  newId(): string;
  wall(): number;
  log: Log;
  observe?: Pick<Observe, 'action'> | undefined;
}

const operationKey = (orderId: string, remedy: RemedyId) => `operation/${orderId}/${remedy}`;

/** When to try again an action whose outcome is unknown, in ms from now. */
export function decideRetryMs(tries: number, result: ActionResult & { known: false }): number {
  const backoff = Math.min(firstRetryMs * 2 ** Math.min(tries, 10), longestRetryMs);
  return Math.max(backoff, Math.min(result.retryAfterMs ?? 0, longestWaitMs));
}

export function createExecutor({
  conversations,
  platform,
  newId,
  wall,
  log,
  observe,
}: ExecutorDeps) {
  const { store } = conversations;

  /** The operation this wish belongs to: its own, the one that runs, or a new one. */
  async function join(rowKey: string, { wanted }: ActionRow): Promise<Operation> {
    const key = operationKey(wanted.orderId, wanted.remedy);
    const partition = partitionOf(wanted.orderId);
    for (;;) {
      const [row] = await store.get(partition, [key]);
      const operations = (row?.value as OperationRow | undefined)?.operations ?? [];
      const mine = operations.find(({ holders }) => holders.includes(rowKey));
      if (mine) return mine;
      const latest = operations.at(-1);
      const joined: Operation =
        latest && !latest.outcome
          ? { ...latest, holders: [...latest.holders, rowKey] }
          : { key: newId(), action: wanted.action, holders: [rowKey] };
      const past = latest?.outcome ? operations : operations.slice(0, -1);
      const value: OperationRow = { operations: [...past, joined].slice(-keptOperations) };
      const result = await store.commit(partition, {
        checks: [{ key, version: row?.version ?? 0 }],
        puts: [{ key, value }],
        at: wall(),
      });
      if (result.ok) return joined;
    }
  }

  /** Writes the outcome down; where another holder was faster, theirs stands. */
  async function end(
    { wanted }: ActionRow,
    operation: Operation,
    outcome: ActionOutcome,
  ): Promise<ActionOutcome> {
    const key = operationKey(wanted.orderId, wanted.remedy);
    const partition = partitionOf(wanted.orderId);
    for (;;) {
      const [row] = await store.get(partition, [key]);
      const operations = (row?.value as OperationRow | undefined)?.operations ?? [];
      const current = operations.find((candidate) => candidate.key === operation.key);
      if (!row || !current) return outcome;
      if (current.outcome) return current.outcome;
      const value: OperationRow = {
        operations: operations.map((each) => (each === current ? { ...each, outcome } : each)),
      };
      const result = await store.commit(partition, {
        checks: [{ key, version: row.version }],
        puts: [{ key, value }],
        at: wall(),
      });
      if (result.ok) return outcome;
    }
  }

  /** Sends the action unless its end is known already. */
  async function perform(row: ActionRow, operation: Operation): Promise<ActionResult> {
    if (operation.outcome) return { known: true, outcome: operation.outcome };
    const result = await platform.act(row.wanted.orderId, operation.action, operation.key);
    return result.known
      ? { known: true, outcome: await end(row, operation, result.outcome) }
      : result;
  }

  /**
   * Does the work of one `action/…` row that the caller has leased. True: its conversation has a
   * new input. The row is gone, or due again later.
   */
  async function run(row: Row<ActionRow>): Promise<boolean> {
    const { conversationId, wanted, tries } = row.value;
    const partition = partitionOf(conversationId);
    const fields = { conversationId, orderId: wanted.orderId, remedy: wanted.remedy };
    const operation = await join(row.key, row.value);
    const result = await perform(row.value, operation);
    observe?.action(wanted.remedy, toEnd(result));
    if (!result.known) {
      const retryMs = decideRetryMs(tries, result);
      log.warn('action outcome unknown', { ...fields, reason: result.reason, tries, retryMs });
      await store.commit(partition, {
        checks: [{ key: row.key, version: row.version }],
        puts: [
          { key: row.key, value: { ...row.value, tries: tries + 1 }, dueAt: wall() + retryMs },
        ],
        at: wall(),
      });
      return false;
    }
    const { outcome } = result;
    const line: LogLine = { kind: 'outcome', action: wanted, outcome };
    const committed = await store.commit(partition, {
      checks: [{ key: row.key, version: row.version }],
      deletes: [row.key],
      appends: [{ log: conversationId, value: line }],
      puts: [conversations.turnWork(conversationId)],
      at: wall(),
    });
    log.info('action ended', {
      ...fields,
      accepted: outcome.ok,
      ...(outcome.ok ? {} : { code: outcome.code }),
    });
    return committed.ok;
  }

  return { run };
}

function toEnd(result: ActionResult): string {
  if (!result.known) return result.reason;
  return result.outcome.ok ? 'accepted' : result.outcome.code;
}

/** The work row of a wanted action, leased to the process that commits it. */
export function toActionPut(conversationId: string, wanted: ActionRow['wanted'], wall: number) {
  const value: ActionRow = { conversationId, wanted, tries: 0 };
  return {
    key: keys.action(conversationId, wanted.id),
    value,
    dueAt: wall + leaseMs,
    leased: true,
  };
}
