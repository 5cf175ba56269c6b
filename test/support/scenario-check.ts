/** Holds what the bot said against what a scenario expects. */
import { expect } from 'chai';
import type { LogLine, MealmendData } from '../../src/domain/conversation.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { checkTicket } from './scenario-desk.ts';
import type { Expected, Turn } from './scenario-format.ts';

type Spoken = Extract<LogLine, { kind: 'bot' }>['activity'];

/** What a turn brought: the new lines of the log, the actions by kind, the tickets there are. */
export interface Brought {
  lines: readonly LogLine[];
  actions: readonly string[];
  tickets: readonly Ticket[];
  ratings: readonly number[];
}

export function spokenIn(lines: readonly LogLine[]): Spoken[] {
  return lines.flatMap((line) => (line.kind === 'bot' ? [line.activity] : []));
}

/** Throws where a turn went otherwise than it should. */
export function checkTurn(step: Turn, { lines, actions, tickets, ratings }: Brought): void {
  const spoken = spokenIn(lines);
  if (step.bot) checkBot(step.bot, spoken);
  if (!step.bot?.silent) checkAnswered(lines, spoken);
  if (step.did) expect(actions, 'actions').to.deep.equal(step.did);
  if (step.ticket) checkTicket(step.ticket, tickets[0]);
  if (step.tickets !== undefined) expect(tickets, 'tickets').to.have.length(step.tickets);
  if (step.rated) expect(ratings, 'ratings').to.deep.equal(step.rated);
}

/** Every message of the customer has a message of the bot that answers it. */
function checkAnswered(lines: readonly LogLine[], spoken: readonly Spoken[]): void {
  const answered = spoken.flatMap(({ type, replyToId }) => (type === 'message' ? [replyToId] : []));
  for (const line of lines) {
    if (line.kind !== 'customer' || line.activity.type !== 'message') continue;
    expect(answered, `answers to “${line.activity.text ?? ''}”`).to.include(line.activity.id);
  }
}

/** Everything that can be read: sentences, and what stands on the cards. */
export function wordsOf({ text = '', attachments }: Spoken): string {
  const onCards = [...stringsIn(attachments)].join(' ');
  return [text, onCards].filter((words) => words !== '').join('\n');
}

/** As `wordsOf`, with the remedies that are offered: for the people who read a scenario that failed. */
export function tellSpoken(spoken: Spoken): string {
  const { mealmend } = (spoken.channelData ?? {}) as { mealmend?: MealmendData };
  const offers = mealmend?.remedies ? `\n[${mealmend.remedies.join(' ')}]` : '';
  return wordsOf(spoken) + offers;
}

const shown = ['title', 'subtitle', 'text', 'value', 'label'];

function* stringsIn(card: unknown): Generator<string> {
  if (typeof card !== 'object' || card === null) return;
  for (const [key, value] of Object.entries(card)) {
    if (typeof value === 'string' && shown.includes(key)) yield value;
    else yield* stringsIn(value);
  }
}

/** Throws where the messages are not what was expected of them. */
export function checkBot(wanted: Expected, spoken: readonly Spoken[]): void {
  const messages = spoken.filter(({ type }) => type === 'message');
  const data = messages.map(
    ({ channelData }) => (channelData as { mealmend: MealmendData }).mealmend,
  );
  const all = `\n${messages.map(wordsOf).join('\n')}`;
  if (wanted.silent) expect(messages.map(wordsOf), 'words').to.deep.equal([]);
  for (const field of ['problem', 'cause', 'step'] as const) {
    const last = data.findLast((each) => each[field] !== undefined)?.[field];
    if (wanted[field] !== undefined) expect(last, `${field} in${all}`).to.equal(wanted[field]);
  }
  if (wanted.said !== undefined) {
    const found = data.findLast((each) => each.cause !== undefined);
    expect(found?.said ?? null, `said in${all}`).to.equal(wanted.said);
  }
  if (wanted.order !== undefined) {
    const id = data.findLast(({ orderId }) => orderId)?.orderId ?? null;
    const named = wanted.order === null ? null : `order-${wanted.order}`;
    expect(id, `order in${all}`).to.equal(named);
  }
  const offered = data.findLast(({ remedies }) => remedies)?.remedies ?? [];
  expect(offered, `remedies in${all}`).to.include.members(wanted.offers ?? []);
  for (const remedy of wanted.offersNot ?? []) {
    expect(offered, `remedies in${all}`).to.not.include(remedy);
  }
  for (const pattern of wanted.says ?? []) expect(all).to.match(new RegExp(pattern, 'u'));
  for (const pattern of wanted.saysNot ?? []) expect(all).to.not.match(new RegExp(pattern, 'u'));
  if (wanted.event) {
    expect(
      spoken.map(({ name }) => name),
      'events',
    ).to.include(wanted.event);
  }
}
