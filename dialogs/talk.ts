/**
 * The draft of one turn: what is known, what was said so far, what is wanted. Steps write into it;
 * the same input always writes the same draft. Where a step must know more it looks, gets nothing,
 * and returns: the look is the need, and the draft is thrown away.
 */
import type { MealmendData } from '../src/domain/conversation.ts';
import type { Facts, Reading } from '../src/domain/facts.ts';
import type { ServiceHealth } from '../src/domain/health.ts';
import type { Order } from '../src/domain/order.ts';
import type { RemedyId, StepName } from '../src/domain/problem.ts';
import type { Params } from './case.ts';
import type { Button, Card, DialogResult, Effect, Known, Need, Reply } from './contract.ts';
import type { ReplyKey } from './replies/index.ts';
import { sentence } from './replies/index.ts';
import { parseState, type State, type Topic } from './state.ts';

/** A sentence by its key, with what it tells. */
export type Line = ReplyKey | readonly [ReplyKey, Params];

/** What goes with the lines of a message. */
export interface More {
  step: StepName;
  buttons?: Button[] | undefined;
  cards?: Card[] | undefined;
  slot?: string | undefined;
  /** The topic it is about; the open one unless said, none where null. */
  about?: Topic | null | undefined;
  /** ISO 4217, of the money in the lines. */
  currency?: string | undefined;
  data?: Partial<MealmendData> | undefined;
}

export interface Look {
  orders(): Reading<Order[]> | undefined;
  order(orderId: string): Reading<Order> | undefined;
  orderByNumber(number: string, phoneTail?: string): Reading<Order> | undefined;
  facts(orderId: string, fresh?: boolean): Facts | undefined;
  health(): Reading<ServiceHealth[]> | undefined;
}

export interface Talk {
  readonly known: Known;
  readonly state: State;
  readonly look: Look;
  /** Everything said in this turn so far. */
  readonly replies: Reply[];
  readonly effects: Effect[];
  /** True when a look found nothing yet: whatever is said now is thrown away. */
  mustKnow(): boolean;
  /** One message of these sentences, a line each. */
  say(lines: readonly (Line | undefined)[], more: More): void;
  /** A sentence for a card or a button. */
  text(key: ReplyKey, params?: Params, currency?: string): string;
  want(effect: Effect): void;
  /** An event for the host app. */
  tellHost(name: string, value: unknown): void;
  /** Sentences that open the next message of this turn. */
  begin(line: Line): void;
}

/** Ids of the remedies that buttons offer. */
function remediesOf(buttons: readonly Button[]): RemedyId[] {
  const ids = buttons.map(({ value }) => (value as { remedy?: RemedyId }).remedy);
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function dataAbout(topic: Topic | null | undefined): Partial<MealmendData> {
  if (!topic) return {};
  const { found, orderId, orderNumber, said } = topic;
  return {
    problem: found?.problem ?? said,
    ...(found ? { cause: found.cause } : {}),
    ...(found?.said ? { said: found.said } : {}),
    ...(found?.incidentId ? { incidentId: found.incidentId } : {}),
    ...(orderId ? { orderId } : {}),
    ...(orderNumber ? { orderNumber } : {}),
  };
}

export function createTalk(before: unknown, known: Known): Talk & { end(): DialogResult } {
  const state = parseState(before);
  const needs: Need[] = [];
  const replies: Reply[] = [];
  const effects: Effect[] = [];
  let opening: Line[] = [];

  function need<T>(value: T | undefined, ...wanted: Need[]): T | undefined {
    if (value === undefined) needs.push(...wanted);
    return value;
  }

  const text = (key: ReplyKey, params: Params = {}, currency = 'CNY') =>
    sentence(key, params, {
      locale: known.locale,
      now: known.now,
      timeZone: known.timeZone,
      currency,
    });

  const talk: Talk = {
    known,
    state,
    replies,
    effects,
    look: {
      orders: () => need(known.orders, { kind: 'orders' }),
      order: (orderId) => need(known.order?.[orderId], { kind: 'order', orderId }),
      orderByNumber: (number, phoneTail) =>
        need(known.order?.[`number:${number}`], {
          kind: 'order_by_number',
          number,
          ...(phoneTail ? { phoneTail } : {}),
        }),
      facts: (orderId, fresh) =>
        need(known.facts?.[orderId], { kind: 'facts', orderId, ...(fresh ? { fresh } : {}) }),
      health: () => need(known.health, { kind: 'health' }),
    },
    mustKnow: () => needs.length > 0,
    text,
    begin: (line) => void opening.push(line),
    say(lines, { step, buttons = [], cards = [], slot, about, currency, data }) {
      const sentences = [...opening, ...lines].flatMap((line) => {
        if (!line) return [];
        return typeof line === 'string'
          ? [text(line, {}, currency)]
          : [text(line[0], line[1], currency)];
      });
      opening = [];
      const remedies = remediesOf([...buttons, ...cards.flatMap(cardButtons)]);
      replies.push({
        ...(sentences.length > 0 ? { text: sentences.join('\n') } : {}),
        ...(buttons.length > 0 ? { buttons } : {}),
        ...(cards.length > 0 ? { cards } : {}),
        ...(slot ? { slot } : {}),
        data: {
          step,
          ...dataAbout(about === undefined ? state.topic : about),
          ...(known.ticket && known.owner !== 'bot' ? { ticketId: known.ticket.id } : {}),
          ...data,
          ...(remedies.length > 0 ? { remedies } : {}),
        },
      });
    },
    want: (effect) => void effects.push(effect),
    tellHost: (name, value) =>
      void replies.push({
        event: { name, value },
        data: { step: 'act', ...dataAbout(state.topic) },
      }),
  };
  return {
    ...talk,
    end: () => (needs.length > 0 ? { needs } : { state, replies, effects }),
  };
}

function cardButtons(card: Card): Button[] {
  return (card.buttons ?? []).filter((button): button is Button => 'value' in button);
}
