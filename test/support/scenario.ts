/** Plays conversations that are data through the real turn on the real store. */
import type { Facts, Reading } from '../../src/domain/facts.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { openTestBot, type TestBot } from './bot.ts';
import { checkBot, checkTurn, spokenIn, tellSpoken } from './scenario-check.ts';
import { atDesk, casesOf, lineUp, ratingsOf, seeAgent } from './scenario-desk.ts';
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
  /** An agent is at the desk. */
  present: boolean;
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
  const stage: Stage = { test, scene, orders: [], present: scene.present ?? false };
  const said: string[] = [];
  let seen = 0;
  const heard = async () => {
    const lines = await test.lines(conversationId, seen);
    seen += lines.length;
    said.push(...spokenIn(lines.map(({ value }) => value)).map(tellSpoken));
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
      const before = keysOf(test);
      await within(`turn ${number + 1} (${toTitle(step)})`, async () => {
        said.push(`> ${toTitle(step)}`);
        await act(stage, step);
        await settle(test);
        checkTurn(step, {
          lines: await heard(),
          actions: actionsSince(test, before),
          tickets: await casesOf(test, conversationId),
          ratings: await ratingsOf(test),
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

const keysOf = ({ platform }: TestBot) => new Set(platform.actions.map(({ key }) => key));

/** New actions by kind. What is sent again under its key is no new action. */
function actionsSince({ platform }: TestBot, before: ReadonlySet<string>): string[] {
  const kinds = new Map(platform.actions.map(({ key, action }) => [key, action.kind]));
  return [...kinds].flatMap(([key, kind]) => (before.has(key) ? [] : [kind]));
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
  const other = value ?? desk;
  const told = typeof other === 'object' ? JSON.stringify(other) : other;
  return says ?? presses ?? photo ?? told ?? (after ? `after ${after}` : 'platform');
}

async function begin(stage: Stage): Promise<void> {
  const { test, scene } = stage;
  place(stage, scene.noOrders ? [] : [scene, ...(scene.orders ?? [])]);
  test.platform.health_ = factsOf(stage, scene, 0).health;
  setTrouble(test, scene.trouble);
  if (scene.incident) await ofIncident(test, scene.incident);
  await settle(test);
  await lineUp(test, scene.waiting ?? 0);
  await keepPresent(stage);
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
  const { test } = stage;
  const { brings } = step;
  if (step.platform) change(stage, step.platform);
  if (brings) test.platform.brings.push(() => change(stage, brings));
  place(stage, step.orders ?? []);
  setTrouble(test, step.trouble);
  for (const answer of step.answers ?? []) test.platform.answers.push(toAnswer(answer));
  await keepPresent(stage);
  const meanwhile = () => {
    stamp(test);
    return keepPresent(stage);
  };
  if (step.after) await test.advance(toMs(step.after), meanwhile);
  if (step.desk) {
    if (step.desk === 'present' || step.desk === 'absent') stage.present = step.desk === 'present';
    await keepPresent(stage);
    await atDesk(test, conversationId, step.desk);
  }
  if (step.incident) await ofIncident(test, step.incident);
  await write(stage, step);
}

async function keepPresent({ test, present }: Stage): Promise<void> {
  if (present) await seeAgent(test);
}

/** What the customer sends, one thing after the other unless it is sent quickly. */
async function write({ test, scene }: Stage, step: Turn): Promise<void> {
  const locale = step.locale ?? scene.locale;
  const shared = locale ? { locale } : {};
  const { context, says, presses, value, photo, quickly = [] } = step;
  if (context) {
    await test.send(conversationId, {
      type: 'event',
      name: 'app/context',
      value: context,
      ...shared,
    });
  }
  const said = [says, ...quickly].flatMap((text) => (text === undefined ? [] : [{ text }]));
  const pressed = [presses && { remedy: presses }, value].flatMap((each) =>
    each ? [{ value: each }] : [],
  );
  const all = [...said, ...pressed].map((each) => ({ ...each, ...shared }));
  if (step.twice || quickly.length > 0) {
    await test.sendAtOnce(conversationId, step.twice ? all.flatMap((each) => [each, each]) : all);
  } else for (const each of all) await test.send(conversationId, each);
  if (photo) {
    const file = { id: photo, name: photo, contentType: 'image/jpeg', size: 4 };
    const kept = { ...file, sha256: 'a'.repeat(64) };
    await test.send(conversationId, { text: '', ...shared }, [kept]);
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

/** The platform speaks of now, however long ago something last changed. */
function stamp({ platform, clock }: TestBot): void {
  const asOf = new Date(clock.now()).toISOString();
  const now = <T>(reading: Reading<T>) => (reading.ok ? { ...reading, asOf } : reading);
  for (const [id, { order, payment, delivery, merchantView, health }] of platform.facts) {
    platform.facts.set(id, {
      order: now(order),
      payment: now(payment),
      delivery: now(delivery),
      merchantView: now(merchantView),
      health: now(health),
    });
  }
  platform.health_ = now(platform.health_);
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

/** Distinct customers who complain at once where an incident is to be suspected. */
const crowd = 12;

async function ofIncident(
  { incidents, clock, platform }: TestBot,
  { happens, problem, service, note }: NonNullable<Turn['incident']>,
): Promise<void> {
  const open = await incidents.open();
  if (happens === 'suspect') {
    for (let each = 0; each < crowd; each += 1) {
      await incidents.tally({ problem, service, customerId: `other-${each}`, at: clock.now() });
    }
    await incidents.sweep();
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
}

/** Everything that was begun is done, on both sides. */
async function settle({ incidents, bot }: TestBot): Promise<void> {
  await bot.idle();
  await incidents.idle();
  await bot.idle();
}
