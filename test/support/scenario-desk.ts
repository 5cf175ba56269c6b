/** What people at the desk do in a scenario, and what is expected of their cases. */
import { expect } from 'chai';
import { ratingsIndex } from '../../src/bot/projections.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { TestBot } from './bot.ts';
import type { ExpectedTicket, Turn } from './scenario-format.ts';

const agent = { id: 'agent-1', name: '小满', role: 'agent' } as const;

/** An agent is seen at the desk. */
export function seeAgent({ desk }: TestBot): Promise<void> {
  return desk.presence.seen(agent.id);
}

/** The cases of a conversation, the latest first. */
export async function casesOf({ tickets }: TestBot, conversationId: string): Promise<Ticket[]> {
  const all = await tickets();
  return all
    .filter((ticket) => ticket.conversationId === conversationId)
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
}

/** Does what an agent does to the conversation's case; coming and going is the caller's. */
export async function atDesk(
  test: TestBot,
  conversationId: string,
  what: NonNullable<Turn['desk']>,
): Promise<void> {
  if (what === 'present' || what === 'absent') return;
  const { desk, bot } = test;
  const [ticket] = await casesOf(test, conversationId);
  if (!ticket) throw new Error('there is no ticket');
  if (typeof what === 'object') await desk.act(ticket.id, agent, what.does, {});
  if (what === 'claim') await desk.claim(ticket.id, agent);
  if (what === 'message') await desk.send(ticket.id, agent, { text: '您好', attachments: [] });
  if (what === 'return') await desk.giveToBot(ticket.id, agent, undefined);
  if (what === 'resolve') await desk.resolve(ticket.id, agent, { code: 'explained' });
  if (typeof what === 'object') await bot.sweep();
  await bot.idle();
}

/** Other customers ask for a person first. */
export async function lineUp({ bot, begin, send }: TestBot, count: number): Promise<void> {
  for (let other = 1; other <= count; other += 1) {
    await begin(`other-${other}`, `li-${other}`);
    await send(`other-${other}`, { text: '转人工' });
  }
  await bot.idle();
}

/** Scores given so far. */
export async function ratingsOf({ store }: TestBot): Promise<number[]> {
  const members = await store.index.range(ratingsIndex, {});
  return members.map(({ member }) => Number(member.split('=').at(-1)));
}

/** Throws where the latest case is not what it should be. */
export function checkTicket(wanted: ExpectedTicket, ticket: Ticket | undefined): void {
  if (!ticket) throw new Error('there is no ticket');
  const { order, evidence, tried, tasks, summary, waits, ...same } = wanted;
  const shown = `ticket ${JSON.stringify(ticket, null, 1)}`;
  expect(ticket, shown).to.deep.include(same);
  if (order !== undefined) {
    expect(ticket.order?.id ?? null, shown).to.equal(order === null ? null : `order-${order}`);
  }
  if (evidence !== undefined) {
    expect(ticket.evidence.map(({ name }) => name)).to.deep.equal(evidence);
  }
  if (tried !== undefined) {
    const done = ticket.tried.map(({ remedy, outcome }) => `${remedy} ${outcome}`);
    expect(done, shown).to.deep.equal(tried);
  }
  if (waits !== undefined) expect(ticket.waitingSince !== null, shown).to.equal(waits);
  const told = ticket.events.flatMap(({ what, text }) => (what === 'task' ? [text ?? ''] : []));
  if (tasks !== undefined) expect(told, shown).to.have.length(tasks);
  for (const pattern of summary ?? []) expect(ticket.summary).to.match(new RegExp(pattern, 'u'));
}
