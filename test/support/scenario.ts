/** Conversations as data: read from YAML, played through the real turn on the real store. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LogLine, MealmendData } from '../../src/domain/conversation.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { openTestBot, type TestBot } from './bot.ts';
import { scenarioFacts } from './scenario-facts.ts';

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const record = z.record(z.string(), z.unknown());

/** What is expected of the bot's messages since the turn before. */
const expected = z.strictObject({
  problem: z.string().optional(),
  said: z.string().optional(),
  cause: z.string().optional(),
  step: z.string().optional(),
  /** Ids among the remedies that the last message offers. */
  offers: texts.optional(),
  offersNot: texts.optional(),
  /** Regular expressions that one of the messages matches, or none does. */
  says: texts.optional(),
  saysNot: texts.optional(),
  /** True: not a word. */
  silent: z.boolean().optional(),
  /** An event for the host app. */
  event: z.string().optional(),
});

const turn = z.strictObject({
  says: z.string().optional(),
  presses: z.string().optional(),
  /** A value behind a button that is no remedy. */
  value: record.optional(),
  photo: z.string().optional(),
  context: record.optional(),
  locale: z.string().optional(),
  /** Time goes by: `10m`, `2h`. */
  after: z.string().optional(),
  /** Facts change first, as at the top. */
  platform: record.optional(),
  /** How reads go wrong from now on: name of the read, or all → reason, `hangs` or `none`. */
  trouble: z.record(z.string(), z.string()).optional(),
  /** How the next actions end: `ok`, a refusal's code, or `unknown`. */
  answers: z.array(z.string()).optional(),
  /** What people at the desk do. */
  desk: z.enum(['claim', 'return', 'resolve', 'message', 'present']).optional(),
  incident: z.enum(['confirm', 'resolve']).optional(),
  bot: expected.optional(),
  /** Actions done on the platform since the turn before, by kind. */
  did: texts.optional(),
  ticket: record.optional(),
});

const scenario = z.strictObject({
  name: z.string(),
  at: z.string().default('2026-11-23T12:30:00+08:00'),
  locale: z.string().optional(),
  order: record.optional(),
  payment: record.optional(),
  delivery: record.optional(),
  merchantView: record.optional(),
  health: z.array(record).optional(),
  /** Further orders of the same customer, with their witnesses. */
  orders: z.array(record).optional(),
  noOrders: z.boolean().optional(),
  turns: z.array(turn),
});

export type Scenario = z.output<typeof scenario>;
type Turn = Scenario['turns'][number];
type Expected = NonNullable<Turn['bot']>;

const scenarioFolder = new URL('../scenarios/', import.meta.url).pathname;

/** Every scenario of a folder below `test/scenarios`, by file. Throws where one is malformed. */
export function readScenarios(): { file: string; scenarios: Scenario[] }[] {
  return readdirSync(scenarioFolder)
    .filter((name) => name.endsWith('.yml'))
    .toSorted()
    .map((file) => ({
      file,
      scenarios: z
        .array(scenario)
        .parse(parse(readFileSync(join(scenarioFolder, file), 'utf8')), { reportInput: true }),
    }));
}

const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `10m`, `-2h` as milliseconds. */
export function toMs(span: string): number {
  const [, sign = '', count = '', unit = ''] = /^(-?)(\d+)([smhd])$/.exec(span) ?? [];
  const ms = Number(count) * (units[unit] ?? Number.NaN);
  if (!Number.isFinite(ms) || count === '') throw new Error(`no span of time: ${span}`);
  return sign ? -ms : ms;
}

const conversationId = 'c1';
const customerId = 'zhang';

/** Plays a scenario from its start; rejects at the first turn that goes otherwise. */
export async function play(
  scene: Scenario,
  understand: (text: string) => Understanding,
): Promise<void> {
  const test = await openTestBot({ at: scene.at, understand });
  try {
    place(test, scene);
    await test.begin(conversationId, customerId);
    let seen = (await test.lines(conversationId)).length;
    for (const [number, step] of scene.turns.entries()) {
      const actionsBefore = test.platform.actions.length;
      try {
        await act(test, scene, step);
        const lines = await test.lines(conversationId, seen);
        seen += lines.length;
        const actions = test.platform.actions.slice(actionsBefore).map(({ action }) => action.kind);
        await check(
          test,
          step,
          lines.map(({ value }) => value),
          actions,
        );
      } catch (error) {
        throw new Error(`turn ${number + 1} (${toTitle(step)}): ${(error as Error).message}`, {
          cause: error,
        });
      }
    }
  } finally {
    await test.close();
  }
}

function toTitle({ says, presses, after, desk, photo }: Turn): string {
  return says ?? presses ?? photo ?? desk ?? (after ? `after ${after}` : 'platform');
}

/** Puts the scenario's orders on the platform. */
function place(test: TestBot, scene: Scenario): void {
  const now = test.clock.now();
  const all: Record<string, unknown>[] = scene.noOrders ? [] : [scene, ...(scene.orders ?? [])];
  for (const [number, witnesses] of all.entries()) {
    const facts = scenarioFacts(witnesses, { now, customerId, number });
    put(test, facts);
  }
}

function put({ platform }: TestBot, facts: Facts): void {
  if (facts.order.ok) platform.facts.set(facts.order.value.id, facts);
  platform.health_ = facts.health;
}

async function act(test: TestBot, scene: Scenario, step: Turn): Promise<void> {
  if (step.platform) change(test, scene, step.platform);
  for (const [read, trouble] of Object.entries(step.trouble ?? {})) {
    if (trouble === 'none') test.platform.trouble.delete(read);
    else test.platform.trouble.set(read, trouble as never);
  }
  for (const answer of step.answers ?? []) test.platform.answers.push(toAnswer(answer));
  if (step.after) await test.advance(toMs(step.after));
  if (step.desk) await atDesk(test, step.desk);
  if (step.incident) await ofIncident(test, step.incident);
  const locale = step.locale ?? scene.locale;
  const shared = locale ? { locale } : {};
  if (step.context) {
    const event = { type: 'event', name: 'app/context', value: step.context };
    await test.send(conversationId, { ...event, ...shared });
  }
  if (step.says !== undefined) await test.send(conversationId, { text: step.says, ...shared });
  if (step.presses) {
    await test.send(conversationId, { value: { remedy: step.presses }, ...shared });
  }
  if (step.value) await test.send(conversationId, { value: step.value, ...shared });
  if (step.photo) {
    const photo = {
      id: step.photo,
      name: step.photo,
      contentType: 'image/jpeg',
      size: 4,
      sha256: 'a'.repeat(64),
    };
    await test.send(conversationId, { text: '', ...shared }, [photo]);
  }
}

/** The first order's witnesses as they are from now on. */
function change(test: TestBot, scene: Scenario, witnesses: Record<string, unknown>): void {
  const merged = Object.fromEntries(
    ['order', 'payment', 'delivery', 'merchantView', 'health'].map((name) => {
      const before = (scene as Record<string, unknown>)[name];
      const after = witnesses[name];
      return [name, Array.isArray(after) ? after : { ...(before as object), ...(after as object) }];
    }),
  );
  const startedAt = Date.parse(scene.at);
  put(
    test,
    scenarioFacts(merged, { now: startedAt, customerId, number: 0, changedAt: test.clock.now() }),
  );
}

function toAnswer(answer: string) {
  if (answer === 'ok') return { known: true, outcome: { ok: true } } as const;
  if (answer === 'unknown') return { known: false, reason: 'timeout' } as const;
  return { known: true, outcome: { ok: false, code: answer as 'not_allowed_now' } } as const;
}

const agent = { id: 'agent-1', name: '小满', role: 'agent' } as const;

async function atDesk(
  { desk, bot, tickets }: TestBot,
  what: NonNullable<Turn['desk']>,
): Promise<void> {
  if (what === 'present') return desk.presence.seen(agent.id);
  const [ticket] = await tickets();
  if (!ticket) throw new Error('there is no ticket');
  if (what === 'claim') await desk.claim(ticket.id, agent);
  if (what === 'message') await desk.send(ticket.id, agent, { text: '您好', attachments: [] });
  if (what === 'return') await desk.giveToBot(ticket.id, agent, undefined);
  if (what === 'resolve') await desk.resolve(ticket.id, agent, { code: 'explained' });
  await bot.idle();
}

async function ofIncident({ incidents, bot }: TestBot, what: 'confirm' | 'resolve'): Promise<void> {
  if (what === 'confirm') await incidents.declare('outage', undefined);
  for (const { id } of what === 'resolve' ? await incidents.open() : []) {
    await incidents.resolve(id, { id: 'supervisor-1' });
  }
  await bot.idle();
}

async function check(
  test: TestBot,
  step: Turn,
  lines: LogLine[],
  actions: string[],
): Promise<void> {
  const spoken = lines.flatMap((line) => (line.kind === 'bot' ? [line.activity] : []));
  if (step.bot) checkBot(step.bot, spoken);
  const talks = step.says ?? step.presses ?? step.photo ?? step.value;
  const silent = step.bot?.silent;
  if (talks !== undefined && !silent) {
    expect(
      spoken.filter(({ type }) => type === 'message'),
      'messages of the bot',
    ).to.not.be.empty;
  }
  if (step.did) expect(actions, 'actions').to.deep.equal(step.did);
  if (step.ticket) {
    const [ticket] = await test.tickets();
    expect(ticket, 'ticket').to.deep.include(step.ticket);
  }
}

function checkBot(
  wanted: Expected,
  spoken: { type: string; text?: string; name?: string; channelData?: object }[],
): void {
  const messages = spoken.filter(({ type }) => type === 'message');
  const data = messages.map(
    ({ channelData }) => (channelData as { mealmend: MealmendData }).mealmend,
  );
  const said = messages.map(({ text }) => text ?? '');
  const all = `\n${said.join('\n')}`;
  if (wanted.silent) expect(said, 'words').to.deep.equal([]);
  for (const field of ['problem', 'said', 'cause', 'step'] as const) {
    const last = data.findLast((each) => each[field] !== undefined)?.[field];
    if (wanted[field] !== undefined) expect(last, `${field} in${all}`).to.equal(wanted[field]);
  }
  const offered = data.findLast(({ remedies }) => remedies)?.remedies ?? [];
  expect(offered, `remedies in${all}`).to.include.members(wanted.offers ?? []);
  for (const remedy of wanted.offersNot ?? []) expect(offered).to.not.include(remedy);
  for (const pattern of wanted.says ?? []) expect(all).to.match(new RegExp(pattern, 'u'));
  for (const pattern of wanted.saysNot ?? []) expect(all).to.not.match(new RegExp(pattern, 'u'));
  if (wanted.event) {
    expect(
      spoken.map(({ name }) => name),
      'events',
    ).to.include(wanted.event);
  }
}
