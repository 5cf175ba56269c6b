/** A desk on a real store in a directory of its own, with conversations, facts and people to put into it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { type EvidenceStore, openEvidence } from '../../src/desk/evidence.ts';
import type { Actor } from '../../src/desk/rights.ts';
import {
  type CaseInput,
  openTicket,
  type TicketRow,
  ticketPuts,
  toTicketNumber,
} from '../../src/desk/ticket.ts';
import { customerWrote } from '../../src/desk/ticket-changes.ts';
import { toTicketId } from '../../src/desk/ticket-id.ts';
import type { AttachmentInfo, Conversation, LogLine } from '../../src/domain/conversation.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { silentLog } from '../../src/log.ts';
import { parsePolicy } from '../../src/policy.ts';
import { type Conversations, createConversations, keys } from '../../src/store/conversations.ts';
import { openLmdbStore } from '../../src/store/lmdb.ts';
import { partitionOf } from '../../src/store/partition.ts';
import type { Store } from '../../src/store/port.ts';
import { countingIds, type ManualClock, manualClock } from './clock.ts';

/** Half past noon in Shanghai: the desk is open. */
export const noon = '2026-03-09T12:30:00+08:00';
export const timeZone = 'Asia/Shanghai';

export const lin: Actor = { id: 'agent-lin', name: 'Lin', role: 'agent' };
export const wu: Actor = { id: 'agent-wu', name: 'Wu', role: 'agent' };
export const chief: Actor = { id: 'agent-chief', name: 'Chief', role: 'supervisor' };

export interface TestDesk {
  store: Store;
  conversations: Conversations;
  desk: Desk;
  evidence: EvidenceStore;
  clock: ManualClock;
  policy: Policy;
  newId(): string;
  /** Conversations whose turns were woken, in order. */
  woken: string[];
  /** Stores a conversation that the bot has. */
  begin(id: string, customerId?: string): Promise<void>;
  /** Escalates a conversation the way a turn does, and projects its ticket. */
  escalate(conversationId: string, more?: Partial<CaseInput>): Promise<Ticket>;
  /** A customer's message, with what a turn writes into the ticket. Returns its seq. */
  write(conversationId: string, text: string, more?: CustomerText): Promise<number>;
  /** The lines of a conversation. */
  lines(conversationId: string): Promise<LogLine[]>;
  conversation(id: string): Promise<Conversation>;
  ticket(id: string): Promise<Ticket>;
  close(): Promise<void>;
}

export interface CustomerText {
  complaint?: boolean;
  attachments?: AttachmentInfo[];
}

export async function openTestDesk(): Promise<TestDesk> {
  const directory = await mkdtemp(join(tmpdir(), 'mealmend-desk-'));
  const store = await openLmdbStore({ path: join(directory, 'store') });
  const clock = manualClock(noon);
  const conversations = createConversations(store, clock.wall);
  const evidence = await openEvidence(`file:${join(directory, 'evidence')}`);
  const policy = parsePolicy('', 'policy.yml');
  const newId = countingIds();
  const woken: string[] = [];
  const desk = createDesk({
    conversations,
    clock,
    policy,
    timeZone,
    evidence,
    newId,
    log: silentLog,
    wake: (id) => woken.push(id),
  });

  async function begin(id: string, customerId = `customer-of-${id}`): Promise<void> {
    await conversations.start({
      id,
      customer: { id: customerId, name: '李梅', guest: false },
      userId: `dl_${customerId}`,
      channelId: 'directline',
      createdAt: clock.wall(),
      owner: 'bot',
      handled: 0,
      state: null,
    });
  }

  async function headOf(id: string) {
    const head = await conversations.head(id);
    if (!head) throw new Error(`no conversation ${id}`);
    return head;
  }

  async function escalate(id: string, more: Partial<CaseInput> = {}): Promise<Ticket> {
    const head = await headOf(id);
    const row = openTicket({
      now: clock.now(),
      escalation: {
        problem: 'delay',
        cause: 'rider_not_moving',
        priority: 'normal',
        summary: '顾客说餐迟了一小时',
        tried: [{ remedy: 'urge_rider', at: clock.now() - 60_000, outcome: 'done' }],
      },
      conversation: head.conversation,
      order: orderOf(head.conversation.customer.id),
      evidence: [],
      locale: 'zh-CN',
      policy,
      timeZone,
      ...more,
      id: toTicketId(id, newId()),
      number: toTicketNumber(await store.next('ticket')),
    });
    await conversations.change(
      head,
      { ...head.conversation, owner: 'queue', ticketId: row.ticket.id },
      { puts: ticketPuts(row, clock.wall()) },
    );
    await desk.project(row.ticket.id);
    return row.ticket;
  }

  async function write(id: string, text: string, more: CustomerText = {}): Promise<number> {
    const activity = { id: newId(), type: 'message', text };
    const { attachments = [], complaint = true } = more;
    await conversations.accept(id, { kind: 'customer', activity, attachments }, activity.id);
    const head = await headOf(id);
    const { ticketId, owner } = head.conversation;
    const seq = await store.logLength(partitionOf(id), id);
    if (!ticketId) return seq;
    const [stored] = await store.get(partitionOf(id), [keys.ticket(ticketId)]);
    const row = stored?.value as TicketRow;
    const now = clock.now();
    const after = customerWrote(row, { now, owner, complaint, policy, timeZone });
    if (!after) return seq;
    await conversations.change(
      head,
      { ...head.conversation, owner: after.owner, handled: seq },
      { puts: ticketPuts(after.row, clock.wall()) },
    );
    await desk.project(ticketId);
    return seq;
  }

  return {
    store,
    conversations,
    desk,
    evidence,
    clock,
    policy,
    newId,
    woken,
    begin,
    escalate,
    write,
    lines: async (id) => (await conversations.log(id, 0, 1_000)).map(({ value }) => value),
    conversation: async (id) => (await headOf(id)).conversation,
    ticket: async (id) => (await desk.read(id)).ticket,
    async close() {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** An order of this customer, placed an hour before noon. */
export function orderOf(customerId: string, more: Partial<Order> = {}): Order {
  return {
    id: `order-of-${customerId}`,
    number: '2026030900017788',
    pickupNumber: '42',
    customerId,
    merchant: { id: 'm-1', name: '老街牛肉面', phone: '021-5550100' },
    items: [{ id: 'i-1', name: '牛肉面', quantity: 2, unitPrice: 2315 }],
    total: 4630,
    currency: 'CNY',
    status: 'delivering',
    placedAt: '2026-03-09T11:30:00+08:00',
    promisedAt: '2026-03-09T12:05:00+08:00',
    updatedAt: '2026-03-09T12:20:00+08:00',
    address: { text: '梧桐路 8 号' },
    timeline: [],
    ...more,
  };
}
