/**
 * Plays a conversation against fixed facts: no store, no platform, no clock but the one it moves
 * itself. Needs are answered as the turn answers them; timers ring when time is let go by.
 */
import type {
  Button,
  DialogInput,
  DialogResult,
  Effect,
  Known,
  Need,
  Reply,
} from '../../dialogs/contract.ts';
import { dialog } from '../../dialogs/dialog.ts';
import type { ActionOutcome, RefusalCode, WantedAction } from '../../src/domain/action.ts';
import type { AppContext, AttachmentInfo, Owner } from '../../src/domain/conversation.ts';
import type { Facts, MissingReason, Reading } from '../../src/domain/facts.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Claim, IntentLabel, Locale, ProblemType } from '../../src/domain/problem.ts';
import type { Entities, Understanding } from '../../src/domain/understanding.ts';
import { defaultPolicy } from '../../src/policy.ts';
import { type FactsSpec, facts as factsOf, now as noon } from './facts.ts';

const roundsOfNeeds = 4;

/** What a message is understood as: an intent, or more exactly. */
export type Heard =
  | IntentLabel
  | {
      intent: IntentLabel;
      confidence?: number;
      problems?: [ProblemType, number][];
      claims?: Claim[];
      entities?: Entities;
      frustration?: number;
    };

export interface World {
  /** The customer's one order, and all that is seen of it. */
  facts?: FactsSpec;
  /** Further orders, by what is seen of them; each `order` needs its own id. */
  more?: FactsSpec[];
  /** The list cannot be read. */
  listMissing?: MissingReason;
  /** Orders that are somebody else's, by id or printed number. */
  foreign?: string[];
  /** A guest's order, by `number/tail`. */
  provable?: string;
  guest?: boolean;
  name?: string;
  locale?: Locale;
  owner?: Owner;
  duty?: Known['duty'];
  queue?: Known['queue'];
  incidents?: Incident[];
  policy?: Known['policy'];
}

/** What one input brought. */
export interface Turn {
  replies: Reply[];
  effects: Effect[];
  /** All texts, a line each. */
  text: string;
  /** The last message that is no event. */
  last: Reply;
  /** Remedies that the last message offers. */
  offers: string[];
}

const isEffect =
  <K extends Effect['kind']>(kind: K) =>
  (effect: Effect): effect is Extract<Effect, { kind: K }> =>
    effect.kind === kind;

/** Effects of a kind. */
export function effectsOf<K extends Effect['kind']>(turn: Turn, kind: K) {
  return turn.effects.filter(isEffect(kind));
}

function understand(text: string, heard: Heard): Understanding {
  const told = typeof heard === 'string' ? { intent: heard } : heard;
  const { intent, confidence = 0.95, claims = [], entities = {}, frustration = 0 } = told;
  const isProblem = !['order_status', 'human', 'none'].includes(intent);
  const problems =
    told.problems ?? (isProblem ? [[intent as ProblemType, confidence] as const] : []);
  return {
    text,
    intent,
    confidence,
    problems: problems.map(([type, sure]) => ({ type, confidence: sure })),
    claims,
    entities,
    frustration,
  };
}

export function converse(world: World = {}) {
  let current = world;
  let state: unknown;
  let now = noon;
  let owner: Owner = world.owner ?? 'bot';
  let timers = new Map<string, Extract<Effect, { kind: 'timer' }>>();
  let wanted: WantedAction[] = [];
  const turns: Turn[] = [];

  const iso = () => new Date(now).toISOString();
  const refused = (reason: MissingReason) => ({ ok: false, reason, at: iso() }) as const;

  /** Everything was read just now, unless it says that it is old. */
  function fresh(facts: Facts): Facts {
    const renew = <T>(reading: Reading<T>): Reading<T> =>
      reading.ok && reading.old === undefined && now !== noon
        ? { ...reading, asOf: iso() }
        : reading.ok
          ? reading
          : { ...reading, at: iso() };
    return {
      order: renew(facts.order),
      payment: renew(facts.payment),
      delivery: renew(facts.delivery),
      merchantView: renew(facts.merchantView),
      health: renew(facts.health),
    };
  }

  function allFacts(): Facts[] {
    const own = current.facts === undefined ? [] : [current.facts];
    return [...own, ...(current.more ?? [])].map((spec) => fresh(factsOf(spec)));
  }

  const idOf = (facts: Facts) => (facts.order.ok ? facts.order.value.id : 'o-1');

  function factsById(orderId: string): Facts {
    const found = allFacts().find((facts) => idOf(facts) === orderId);
    if (found) return found;
    const reading = refused(current.foreign?.includes(orderId) ? 'forbidden' : 'not_found');
    return {
      order: reading,
      payment: reading,
      delivery: reading,
      merchantView: reading,
      health: fresh(factsOf()).health,
    };
  }

  function ordersRead(): Reading<Order[]> {
    if (current.listMissing) return refused(current.listMissing);
    if (current.guest) return { ok: true, value: [], asOf: iso() };
    const value = allFacts().flatMap(({ order }) => (order.ok ? [order.value] : []));
    return { ok: true, value, asOf: iso() };
  }

  function readByNumber(need: Extract<Need, { kind: 'order_by_number' }>): Reading<Order> {
    if (current.foreign?.includes(need.number)) return refused('forbidden');
    const found = allFacts().find(({ order }) => order.ok && order.value.number === need.number);
    if (!found?.order.ok) return refused('not_found');
    if (current.guest && current.provable !== `${need.number}/${need.phoneTail}`) {
      return refused('not_found');
    }
    return found.order;
  }

  function answer(known: Known, needs: readonly Need[]): Known {
    let next = known;
    for (const need of needs) {
      if (need.kind === 'orders') next = { ...next, orders: ordersRead() };
      if (need.kind === 'health') {
        const [first] = allFacts();
        next = { ...next, health: (first ?? fresh(factsOf())).health };
      }
      if (need.kind === 'order') {
        const { order } = factsById(need.orderId);
        next = { ...next, order: { ...next.order, [need.orderId]: order } };
      }
      if (need.kind === 'order_by_number') {
        const key = `number:${need.number}`;
        next = { ...next, order: { ...next.order, [key]: readByNumber(need) } };
      }
      if (need.kind === 'facts') {
        const read = factsById(need.orderId);
        next = { ...next, facts: { ...next.facts, [need.orderId]: read } };
      }
    }
    return next;
  }

  function known(): Known {
    const { name, guest = false, locale = 'zh-CN', duty = { present: 1 }, queue } = current;
    return {
      now,
      customer: { id: guest ? 'guest-1' : 'c-1', guest, ...(name ? { name } : {}) },
      owner,
      locale,
      timeZone: 'Asia/Shanghai',
      policy: current.policy ?? defaultPolicy,
      incidents: current.incidents ?? [],
      duty,
      ...(queue || owner === 'queue' ? { queue: queue ?? { position: 2, waitMinutes: 4 } } : {}),
      ...(owner === 'bot' ? {} : { ticket: { id: 't-1', number: 'MM-000001' } }),
    };
  }

  function play(input: DialogInput): Turn {
    const rounds: Need[][] = [];
    let knows = known();
    let result: DialogResult = dialog(state, input, knows);
    while ('needs' in result) {
      if (rounds.length === roundsOfNeeds) {
        throw new Error(`needs too much: ${JSON.stringify(rounds)}`);
      }
      rounds.push(result.needs);
      knows = answer(knows, result.needs);
      result = dialog(state, input, knows);
    }
    state = JSON.parse(JSON.stringify(result.state));
    for (const effect of result.effects) {
      if (effect.kind === 'timer') timers.set(effect.name, effect);
      if (effect.kind === 'cancel_timer') timers.delete(effect.name);
      if (effect.kind === 'action') wanted.push(effect.action);
      if (effect.kind === 'escalate' && owner === 'bot') owner = 'queue';
    }
    const messages = result.replies.filter(({ event }) => !event);
    const last = messages.at(-1) ?? { data: { step: 'help' } };
    const turn: Turn = {
      replies: result.replies,
      effects: result.effects,
      text: messages.map(({ text = '' }) => text).join('\n'),
      last,
      offers: last.data.remedies ?? [],
    };
    turns.push(turn);
    return turn;
  }

  return {
    turns,
    get owner() {
      return owner;
    },
    get state() {
      return state as Record<string, unknown>;
    },
    /** Names of the timers that are set. */
    get timers() {
      return [...timers.keys()];
    },
    starts: () => play({ kind: 'started' }),
    /** Types a message; without `heard` it is understood as none. */
    says: (text: string, heard: Heard = 'none', more: { attachments?: AttachmentInfo[] } = {}) =>
      play({
        kind: 'message',
        text,
        attachments: more.attachments ?? [],
        understanding: understand(text, heard),
      }),
    /** Presses a button by what it carries. */
    presses: (value: Button['value'] | Record<string, unknown>, text = '') =>
      play({ kind: 'message', text, value, attachments: [] }),
    sends: (...names: string[]) =>
      play({
        kind: 'message',
        text: '',
        attachments: names.map(
          (name): AttachmentInfo => ({
            id: name,
            name,
            contentType: 'image/jpeg',
            size: 10,
            sha256: '00',
          }),
        ),
      }),
    stands: (context: AppContext) => play({ kind: 'context', context }),
    /** The oldest action that was wanted ends. */
    ends: (how: 'ok' | RefusalCode | Extract<ActionOutcome, { ok: true }> = 'ok') => {
      const action = wanted.shift();
      if (!action) throw new Error('no action is wanted');
      const outcome: ActionOutcome =
        typeof how !== 'string' ? how : how === 'ok' ? { ok: true } : { ok: false, code: how };
      return play({ kind: 'outcome', action, outcome });
    },
    /** Time goes by; what falls due rings, and what it said is returned. */
    waits: (minutes: number): Turn[] => {
      const until = now + minutes * 60_000;
      const rung: Turn[] = [];
      for (;;) {
        const [next] = [...timers.values()]
          .filter(({ at }) => at <= until)
          .sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next.name);
        now = Math.max(now, next.at);
        rung.push(play({ kind: 'timer', name: next.name, data: next.data ?? null }));
      }
      now = until;
      return rung;
    },
    /** A timer rings with whatever it carries. */
    rings: (name: string, data: unknown) => play({ kind: 'timer', name, data }),
    incident: (phase: 'confirmed' | 'recovered', incident: Incident) =>
      play({ kind: 'incident', phase, incident }),
    comesBack: (reason: 'returned' | 'resolved') => {
      owner = 'bot';
      return play({ kind: 'returned', reason });
    },
    /** The world changes. */
    becomes: (change: Partial<World>) => {
      current = { ...current, ...change };
      if (change.owner) owner = change.owner;
    },
    /** Goes on from a state of its own. */
    remembers: (value: unknown) => {
      state = value;
    },
    /** Actions that were wanted and have not ended. */
    get wanted() {
      return wanted;
    },
    forgets: () => {
      wanted = [];
      timers = new Map();
    },
  };
}

export type Conversing = ReturnType<typeof converse>;
