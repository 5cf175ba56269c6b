/** Plays conversations that are data through the real turn on the real store. */
import type { Facts } from '../../src/domain/facts.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { openTestBot, type TestBot } from './bot.ts';
import { checkBot, checkTurn, spokenIn, wordsOf } from './scenario-check.ts';
import { scenarioFacts, toMs } from './scenario-facts.ts';
import type { Scenario, Turn, Witnesses } from './scenario-format.ts';

const conversationId = 'c1';
const customerId = 'zhang';

/** A scenario under way. */
interface Stage {
  test: TestBot;
  scene: Scenario;
  /** The witnesses of each order as they were given first. */
  orders: Witnesses[];
}

/**
 * Plays a scenario from its start and returns all that was said; rejects at the first turn that goes
 * otherwise.
 */
export async function play(
  scene: Scenario,
  understand: (text: string) => Understanding,
): Promise<string[]> {
  const failures: string[] = [];
  const test = await openTestBot({ at: scene.at, understand, log: noting(failures) });
  const stage: Stage = { test, scene, orders: [] };
  const said: string[] = [];
  let seen = 0;
  const heard = async () => {
    const lines = await test.lines(conversationId, seen);
    seen += lines.length;
    said.push(...spokenIn(lines.map(({ value }) => value)).map(wordsOf));
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return lines.map(({ value }) => value);
  };
  try {
    await begin(stage);
    await within('welcome', async () => {
      const spoken = spokenIn(await heard());
      if (scene.welcome) checkBot(scene.welcome, spoken);
    });
    for (const [number, step] of scene.turns.entries()) {
      const actionsBefore = test.platform.actions.length;
      await within(`turn ${number + 1} (${toTitle(step)})`, async () => {
        said.push(`> ${toTitle(step)}`);
        await act(stage, step);
        checkTurn(step, {
          lines: await heard(),
          actions: test.platform.actions.slice(actionsBefore).map(({ action }) => action.kind),
          tickets: await test.tickets(),
        });
      });
    }
    return said;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${said.join('\n')}`, { cause: error });
  } finally {
    await test.close();
  }
}

/** A log by which a failure inside the bot fails the scenario. */
function noting(failures: string[]): Log {
  return {
    ...silentLog,
    error: (message, about) => void failures.push(`${message}: ${String(about?.error)}`),
    child: () => noting(failures),
  };
}

async function within(where: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

function toTitle({ says, presses, value, after, desk, photo }: Turn): string {
  const pressed = presses ?? (value && JSON.stringify(value));
  return says ?? pressed ?? photo ?? desk ?? (after ? `after ${after}` : 'platform');
}

async function begin(stage: Stage): Promise<void> {
  const { test, scene } = stage;
  place(stage, scene.noOrders ? [] : [scene, ...(scene.orders ?? [])]);
  test.platform.health_ = factsOf(stage, scene, 0).health;
  setTrouble(test, scene.trouble);
  if (scene.incident) await ofIncident(test, scene.incident);
  const { guest = false, locale } = scene;
  await test.begin(conversationId, guest ? 'guest-1' : customerId, { guest, locale });
}

function factsOf({ test, scene }: Stage, witnesses: Witnesses, number: number): Facts {
  const [now, changedAt] = [Date.parse(scene.at), test.clock.now()];
  return scenarioFacts(witnesses, { now, customerId, number, changedAt });
}

/** Puts more orders on the platform. */
function place(stage: Stage, orders: readonly Witnesses[]): void {
  for (const witnesses of orders) {
    put(stage, factsOf(stage, witnesses, stage.orders.length));
    stage.orders.push(witnesses);
  }
}

function put({ test }: Stage, facts: Facts): void {
  if (facts.order.ok) test.platform.facts.set(facts.order.value.id, facts);
}

async function act(stage: Stage, step: Turn): Promise<void> {
  const { test, scene } = stage;
  if (step.platform) change(stage, step.platform);
  place(stage, step.orders ?? []);
  setTrouble(test, step.trouble);
  for (const answer of step.answers ?? []) test.platform.answers.push(toAnswer(answer));
  if (step.after) await test.advance(toMs(step.after));
  if (step.desk) await atDesk(test, step.desk);
  if (step.incident) await ofIncident(test, step.incident);
  const locale = step.locale ?? scene.locale;
  const shared = locale ? { locale } : {};
  const send = (activity: object) => test.send(conversationId, { ...activity, ...shared });
  if (step.context) await send({ type: 'event', name: 'app/context', value: step.context });
  if (step.says !== undefined) await send({ text: step.says });
  if (step.presses) await send({ value: { remedy: step.presses } });
  if (step.value) await send({ value: step.value });
  if (step.photo) {
    const file = { id: step.photo, name: step.photo, contentType: 'image/jpeg', size: 4 };
    const photo = { ...file, sha256: 'a'.repeat(64) };
    await test.send(conversationId, { text: '', ...shared }, [photo]);
  }
}

/** An order's witnesses as they are from now on: as at the start, but for what is told. */
function change(stage: Stage, { of, ...witnesses }: NonNullable<Turn['platform']>): void {
  const before = stage.orders[of - 1];
  if (!before) throw new Error(`there is no order ${of}`);
  const merged: Witnesses = {
    ...before,
    ...witnesses,
    order: { ...before.order, ...witnesses.order },
    payment: { ...before.payment, ...witnesses.payment },
    delivery: { ...before.delivery, ...witnesses.delivery },
    merchantView: { ...before.merchantView, ...witnesses.merchantView },
  };
  const facts = factsOf(stage, merged, of - 1);
  put(stage, facts);
  stage.test.platform.health_ = facts.health;
}

function setTrouble({ platform }: TestBot, trouble: Scenario['trouble'] = {}): void {
  for (const [read, reason] of Object.entries(trouble)) {
    if (reason === 'none') platform.trouble.delete(read);
    else if (reason) platform.trouble.set(read, reason);
  }
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

/** Distinct customers who complain at once where an incident is to be suspected. */
const crowd = 12;

async function ofIncident(
  { incidents, bot, clock, platform }: TestBot,
  { happens, problem, service, note }: NonNullable<Turn['incident']>,
): Promise<void> {
  const open = await incidents.open();
  if (happens === 'suspect') {
    for (let each = 0; each < crowd; each += 1) {
      await incidents.tally({ problem, service, customerId: `other-${each}`, at: clock.now() });
    }
  }
  if (happens === 'confirm') {
    const suspected = open.find((incident) => incident.problem === problem);
    if (suspected) await incidents.confirm(suspected.id, { id: 'supervisor-1' }, note);
    else await incidents.declare(problem, service, note);
  }
  if (happens === 'resolve') {
    for (const { id } of open) await incidents.resolve(id, { id: 'supervisor-1' });
  }
  if (happens === 'look' && platform.health_.ok) {
    await incidents.observeHealth(platform.health_.value);
  }
  await bot.idle();
}
