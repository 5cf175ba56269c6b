/**
 * The turn: one input, one commit. It reads a snapshot, understands, reads facts, lets the dialog
 * think, and ends in one compare-and-set on the conversation's head. Who loses the race, or dies
 * before the commit, leaves nothing; the input is still there and the turn runs again.
 */
import type { Dialog, DialogInput, Known } from '../../dialogs/contract.ts';
import type { Desk } from '../desk/desk.ts';
import type { TicketRow } from '../desk/ticket.ts';
import type { Clock } from '../domain/clock.ts';
import { type Conversation, isInput, type LogLine } from '../domain/conversation.ts';
import type { Policy } from '../domain/policy.ts';
import type { Locale } from '../domain/problem.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Log } from '../log.ts';
import { type FactsReader, turnReadsMs } from '../platform/facts.ts';
import { type Conversations, type Head, keys } from '../store/conversations.ts';
import { partitionOf } from '../store/partition.ts';
import type { LogEntry, Row } from '../store/port.ts';
import { toLines } from './activities.ts';
import { toInput } from './inputs.ts';
import { type NeedsContext, readNeeds } from './needs.ts';
import type { Observe } from './observe.ts';
import { decideTurn, hear, isForDialog, type Snapshot, spoken } from './outset.ts';
import { settle } from './settle.ts';
import { type Thought, think } from './think.ts';

const linesPerRead = 50;

export interface TurnDeps {
  conversations: Conversations;
  dialog: Dialog;
  understand(text: string): Understanding;
  reader: FactsReader;
  desk: Pick<Desk, 'duty' | 'place'>;
  incidents: Pick<Incidents, 'open' | 'observe'>;
  policy: Policy;
  clock: Clock;
  defaultLocale: Locale;
  timeZone: string;
  newId(): string;
  log: Log;
  observe?: Pick<Observe, 'turn'> | undefined;
  /** Does rows that a commit has put as work, leased to us. */
  work(rows: Row[], conversationId: string): void;
}

export type Turns = ReturnType<typeof createTurns>;

export function createTurns(deps: TurnDeps) {
  const { conversations, clock, log } = deps;
  const { store } = conversations;
  const running = new Map<string, Promise<void>>();

  /**
   * Handles every input that waits. Turns of one conversation never overlap in this process; in
   * another they may, and the commit decides. Rejects with what the store throws.
   */
  function run(conversationId: string): Promise<void> {
    const before = running.get(conversationId) ?? Promise.resolve();
    const done = before
      .catch(() => {})
      .then(() => drain(conversationId))
      .finally(() => {
        if (running.get(conversationId) === done) running.delete(conversationId);
      });
    running.set(conversationId, done);
    return done;
  }

  async function drain(id: string): Promise<void> {
    for (;;) {
      const [headRow, workRow] = await store.get(partitionOf(id), [
        keys.conversation(id),
        keys.turn(id),
      ]);
      if (!headRow) return;
      const conversation = headRow.value as Conversation;
      const entry = await nextInput(id, conversation.handled);
      if (entry) await handle(await snapshot({ conversation, version: headRow.version }, entry));
      else if (!workRow || (await finish(id, workRow))) return;
    }
  }

  /** The first line after `handled` that is the input of a turn. */
  async function nextInput(id: string, handled: number): Promise<LogEntry<LogLine> | undefined> {
    for (let after = handled; ; after += linesPerRead) {
      const entries = await conversations.log(id, after, linesPerRead);
      const input = entries.find(({ value }) => isInput(value));
      if (input || entries.length < linesPerRead) return input;
    }
  }

  /** Takes the work row away; false when another input came meanwhile. */
  async function finish(id: string, row: Row): Promise<boolean> {
    const result = await store.commit(partitionOf(id), {
      checks: [{ key: row.key, version: row.version }],
      deletes: [row.key],
      at: clock.wall(),
    });
    return result.ok;
  }

  async function snapshot(head: Head, entry: LogEntry<LogLine>): Promise<Snapshot> {
    const { id, ticketId } = head.conversation;
    if (!ticketId) return { head, ticket: undefined, entry };
    const [row] = await store.get(partitionOf(id), [keys.ticket(ticketId)]);
    return { head, ticket: row?.value as TicketRow | undefined, entry };
  }

  /** One turn. Where the commit is lost to somebody faster, nothing has happened. */
  async function handle(snap: Snapshot): Promise<void> {
    const startedAt = clock.wall();
    const line = snap.entry.value;
    const requestId = deps.newId();
    const turnLog = log.child({ conversationId: snap.head.conversation.id, requestId });
    const input = toInput(line, deps.understand);
    const { conversation, locale } = decideTurn(snap, input, deps.defaultLocale);
    const heard = hear(snap.ticket, conversation.owner, input, deps);
    const ticket = heard?.row ?? snap.ticket;
    if (heard) conversation.owner = heard.owner;

    const thought =
      input && isForDialog(conversation, input)
        ? await thinkWithin(readsEndAt(startedAt, snap.entry.at), requestId, {
            conversation,
            ticket,
            input,
            locale,
            turnLog,
          })
        : { state: conversation.state, replies: [], effects: [], readings: {}, incidents: [] };
    const committed = await commit(snap, { conversation, ticket, input, thought, locale });
    const ms = clock.wall() - startedAt;
    deps.observe?.turn(line.kind, committed, ms);
    turnLog.info('turn', {
      input: line.kind,
      seq: snap.entry.seq,
      ...(input?.kind === 'message' && input.understanding
        ? { intent: input.understanding.intent, confidence: input.understanding.confidence }
        : {}),
      committed,
      ms,
    });
  }

  interface Turn {
    conversation: Conversation;
    ticket: TicketRow | undefined;
    input: DialogInput;
    locale: Locale;
    turnLog: Log;
  }

  async function thinkWithin(deadline: number, requestId: string, turn: Turn): Promise<Thought> {
    const { conversation, ticket, input, locale, turnLog } = turn;
    const [incidents, duty, queue] = await Promise.all([
      deps.incidents.open(),
      deps.desk.duty(),
      placeOf(conversation, ticket),
    ]);
    const known: Known = {
      now: clock.now(),
      customer: conversation.customer,
      owner: conversation.owner,
      locale,
      timeZone: deps.timeZone,
      policy: deps.policy,
      incidents,
      duty,
      queue,
      ...(ticket ? { ticket: { id: ticket.ticket.id, number: ticket.ticket.number } } : {}),
    };
    const context: NeedsContext = {
      customer: conversation.customer,
      ownOrders: conversation.ownOrders ?? [],
      deadline,
      requestId,
      at: new Date(clock.now()).toISOString(),
    };
    const thought = await think(
      deps.dialog,
      deps.reader,
      conversation.state,
      input,
      known,
      context,
      turnLog,
    );
    const readings = await readEvidenceFor(thought, context);
    deps.incidents.observe(readings, conversation.customer.id);
    return { ...thought, readings };
  }

  /** Where the customer stands in the queue, or would stand if this turn brought them there. */
  async function placeOf({ owner }: Conversation, ticket: TicketRow | undefined) {
    if (owner === 'agent') return undefined;
    const own = owner === 'queue' && ticket ? await deps.desk.place(ticket.ticket.id) : undefined;
    return own ?? deps.desk.place();
  }

  /** A ticket holds the facts of its order, also where the dialog did not have to look at them. */
  async function readEvidenceFor({ effects, readings }: Thought, context: NeedsContext) {
    const orderId = effects.find((effect) => effect.kind === 'escalate')?.orderId;
    return orderId === undefined || readings.facts?.[orderId]
      ? readings
      : readNeeds(deps.reader, [{ kind: 'facts', orderId }], readings, context);
  }

  async function commit(
    { head, entry, ticket: storedTicket }: Snapshot,
    turn: Omit<Turn, 'turnLog' | 'input'> & { input: DialogInput | undefined; thought: Thought },
  ): Promise<boolean> {
    const { id } = head.conversation;
    const { thought, conversation, locale } = turn;
    const escalates = thought.effects.some(({ kind }) => kind === 'escalate');
    const settled = settle({
      ...turn,
      storedTicket,
      line: entry.value,
      seq: entry.seq,
      timeZone: deps.timeZone,
      policy: deps.policy,
      clock,
      newId: deps.newId,
      ticketCount: escalates ? await store.next('ticket') : undefined,
    });
    const { lines, slots } = toLines(spoken(conversation, thought), {
      conversation,
      locale,
      replyToId: entry.value.kind === 'customer' ? entry.value.activity.id : undefined,
      ticketId: escalates ? settled.conversation.ticketId : undefined,
      after: entry.seq,
      newId: deps.newId,
      firstSentAt: await slotTimes(conversation),
    });
    const change = {
      puts: settled.puts,
      deletes: settled.deletes,
      appends: [...lines, ...settled.events],
    };
    const version = await conversations.change(head, { ...settled.conversation, slots }, change);
    if (version === undefined) return false;
    deps.work(
      settled.puts
        .filter(({ leased }) => leased)
        .map(({ key, value }) => ({ key, value, version })),
      id,
    );
    return true;
  }

  /** When the messages that stand in slots were first sent (ms), by activity id. */
  async function slotTimes({
    id,
    slots,
  }: Conversation): Promise<(activityId: string) => number | undefined> {
    const times = new Map<string, number>();
    await Promise.all(
      Object.values(slots ?? {}).map(async (slot) => {
        const entries = await conversations.log(id, slot.after, linesPerRead);
        const first = entries.find(
          ({ value }) => 'activity' in value && value.activity.id === slot.id,
        );
        if (first) times.set(slot.id, first.at);
      }),
    );
    return (activityId) => times.get(activityId);
  }

  return { run };
}

/** A message is answered within this, whatever the platform does, ms. */
const answerMs = 3_000;
/** Reads of a turn whose message has waited for the turn before get at least so long, ms. */
const leastReadsMs = 400;

/**
 * When a turn's reads must end (wall time, ms): the customer's patience counts from the message, also
 * where it had to wait for another turn. Where it has run out already, there is no hurry left.
 */
function readsEndAt(startedAt: number, acceptedAt: number): number {
  const isLate = startedAt - acceptedAt > answerMs;
  const patience = isLate ? startedAt : Math.min(startedAt, acceptedAt);
  return Math.max(patience + turnReadsMs, startedAt + leastReadsMs);
}
