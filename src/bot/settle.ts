/**
 * What a turn ends in: everything that a thought wants, as the parts of one commit. Pure but for
 * the ids it is given.
 */
import type { DialogInput, Effect } from '../../dialogs/contract.ts';
import {
  addEvidence,
  addToTicket,
  addTried,
  isSameCase,
  openTicket,
  type TicketRow,
  ticketPuts,
  toEvidence,
  toIso,
  toTicketNumber,
} from '../desk/ticket.ts';
import { informed } from '../desk/ticket-changes.ts';
import { toTicketId } from '../desk/ticket-id.ts';
import type { Clock } from '../domain/clock.ts';
import type { AttachmentInfo, Conversation, LogLine } from '../domain/conversation.ts';
import { incidentFor } from '../domain/incident.ts';
import type { Policy } from '../domain/policy.ts';
import type { Locale } from '../domain/problem.ts';
import { keys, leaseMs } from '../store/conversations.ts';
import type { Put } from '../store/port.ts';
import { toActionPut } from './executor.ts';
import { initiateHandoff } from './handoff.ts';
import { ownOrdersIn } from './needs.ts';
import type { Thought } from './think.ts';

/** How many of a conversation's orders are remembered as its customer's own. */
const rememberedOrders = 20;
/** How many files are kept for a ticket that may come. */
const rememberedEvidence = 50;

export interface Matter {
  /** The head as the turn goes on from it: language and owner may have changed already. */
  conversation: Conversation;
  /** The ticket as it is stored, and as this turn goes on from it. */
  storedTicket: TicketRow | undefined;
  ticket: TicketRow | undefined;
  /** The line that is handled, and its number. */
  line: LogLine;
  seq: number;
  input: DialogInput | undefined;
  thought: Thought;
  locale: Locale;
  timeZone: string;
  policy: Policy;
  clock: Clock;
  newId(): string;
  /** From the store's counter, where the thought escalates. */
  ticketCount: number | undefined;
}

export interface Settled {
  conversation: Conversation;
  puts: Put[];
  deletes: string[];
  /** Said beside the dialog's replies: hand-off events. */
  events: LogLine[];
}

/** The commit's parts. The dialog's replies are added by the caller, who knows their envelope. */
export function settle(matter: Matter): Settled {
  const { clock, thought, seq } = matter;
  const before = matter.conversation;
  const now = clock.now();
  const settled: Settled = {
    conversation: {
      ...before,
      handled: seq,
      state: thought.state,
      ownOrders: [
        ...new Set([...(before.ownOrders ?? []), ...ownOrdersIn(thought.readings)]),
      ].slice(-rememberedOrders),
    },
    puts: [],
    deletes: [],
    events: [],
  };
  let ticket = recordInput(matter, now);
  for (const effect of thought.effects) ticket = apply(effect, ticket, settled, matter, now);
  if (ticket && ticket !== matter.storedTicket)
    settled.puts.push(...ticketPuts(ticket, clock.wall()));
  return settled;
}

/** While a human has the case, what comes in is written into it. */
function recordInput({ conversation, ticket, input }: Matter, now: number): TicketRow | undefined {
  if (!ticket || conversation.owner === 'bot' || !input) return ticket;
  const at = toIso(now);
  if (input.kind === 'message') return addEvidence(ticket, toEvidences(input.attachments, at), at);
  if (input.kind === 'outcome') {
    const outcome = input.outcome.ok ? 'done' : input.outcome.code;
    const { remedy } = input.action;
    return informed(
      addTried(ticket, { remedy, at, outcome }),
      'outcome',
      `${remedy}: ${outcome}`,
      now,
    );
  }
  if (input.kind === 'incident' && conversation.owner === 'agent') {
    return informed(ticket, 'task', `${input.incident.problem}: ${input.phase}`, now);
  }
  return ticket;
}

function toEvidences(files: readonly AttachmentInfo[], at: string) {
  return files.map((file) => toEvidence(file, at));
}

function apply(
  effect: Effect,
  ticket: TicketRow | undefined,
  settled: Settled,
  matter: Matter,
  now: number,
): TicketRow | undefined {
  const { clock, seq } = matter;
  const { id } = settled.conversation;
  const wall = clock.wall();
  const work = (key: string, value: unknown): Put => ({
    key,
    value,
    dueAt: wall + leaseMs,
    leased: true,
  });
  switch (effect.kind) {
    case 'action':
      settled.puts.push(toActionPut(id, effect.action, wall));
      return ticket;
    case 'timer':
      settled.puts.push({
        key: keys.timer(id, effect.name),
        value: { conversationId: id, name: effect.name, data: effect.data ?? null },
        dueAt: clock.wallAt(effect.at),
      });
      return ticket;
    case 'cancel_timer':
      settled.deletes.push(keys.timer(id, effect.name));
      return ticket;
    case 'escalate':
      return escalate(effect, ticket, settled, matter, now);
    case 'ticket_note':
      return ticket && informed(ticket, effect.what, effect.text, now);
    case 'evidence': {
      const files = toEvidences(effect.attachments, toIso(now));
      const { conversation } = settled;
      conversation.evidence = [...(conversation.evidence ?? []), ...files].slice(
        -rememberedEvidence,
      );
      return ticket && isOpen(ticket) ? addEvidence(ticket, files, toIso(now)) : ticket;
    }
    case 'tally':
      settled.puts.push(
        work(keys.tally(id, seq), {
          problem: effect.problem,
          merchantId: effect.order?.merchant.id,
          customerId: settled.conversation.customer.id,
          at: now,
        }),
      );
      return ticket;
    case 'await_recovery':
      settled.puts.push(
        work(keys.awaiting(id, effect.incidentId), {
          incidentId: effect.incidentId,
          conversationId: id,
        }),
      );
      return ticket;
    case 'rating':
      settled.puts.push(
        work(keys.rating(id, seq), { score: effect.score, problem: effect.problem, at: now }),
      );
      return ticket;
  }
}

function isOpen({ ticket }: TicketRow): boolean {
  return ticket.status !== 'resolved';
}

/** Opens a ticket or adds to the case there is, and puts the conversation into the queue. */
function escalate(
  effect: Extract<Effect, { kind: 'escalate' }>,
  ticket: TicketRow | undefined,
  settled: Settled,
  matter: Matter,
  now: number,
): TicketRow {
  const { conversation } = settled;
  const { readings, incidents } = matter.thought;
  const { orderId } = effect;
  const facts = orderId === undefined ? undefined : readings.facts?.[orderId];
  const listed = readings.orders?.ok ? readings.orders.value : [];
  const input = {
    now,
    escalation: effect,
    conversation,
    facts,
    order: listed.find((order) => order.id === orderId),
    evidence: conversation.evidence ?? [],
    locale: matter.locale,
    incidentId: incidentFor(incidents, effect.problem)?.id,
    policy: matter.policy,
    timeZone: matter.timeZone,
  };
  const same = ticket && isSameCase(ticket, now);
  const row = same
    ? addToTicket(ticket, input)
    : openTicket({
        ...input,
        id: toTicketId(conversation.id, matter.newId()),
        number: toTicketNumber(matter.ticketCount ?? 0),
      });
  conversation.ticketId = row.ticket.id;
  if (conversation.owner === 'bot') {
    conversation.owner = row.ticket.assignee ? 'agent' : 'queue';
    settled.events.push(initiateHandoff(row.ticket, conversation, matter.newId()));
  }
  return row;
}
