/** Conversations as data: what a scenario in `test/scenarios/*.yml` may say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { serviceNames } from '../../src/domain/health.ts';
import { causesOf, locales, problemTypes, remedyIds, stepNames } from '../../src/domain/problem.ts';
import { stages } from './scenario-facts.ts';

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const record = z.record(z.string(), z.unknown());
const problem = z.enum(problemTypes);
const cause = z.enum([...Object.values(causesOf).flat(), 'facts_unavailable']);
const remedies = z.array(z.enum(remedyIds));

/** What is expected of the bot's messages since the turn before. */
const expected = z.strictObject({
  problem: problem.optional(),
  /** Null: the facts agreed with the words. */
  said: problem.nullable().optional(),
  cause: cause.optional(),
  step: z.enum(stepNames).optional(),
  /** The order that is spoken of, by its number in the scenario: 1 for the first. */
  order: z.number().nullable().optional(),
  /** Ids among the remedies that the last message offers. */
  offers: remedies.optional(),
  offersNot: remedies.optional(),
  /** Regular expressions that one of the messages or cards matches, or none does. */
  says: texts.optional(),
  saysNot: texts.optional(),
  /** True: not a word. */
  silent: z.boolean().optional(),
  /** An event for the host app. */
  event: z.string().optional(),
});

/** How reads go wrong: name of the read, or all → reason, `hangs` or `none`. */
const trouble = z.partialRecord(
  z.enum(['all', 'orders', 'order', 'payment', 'delivery', 'merchantView', 'health']),
  z.enum([
    'timeout',
    'unavailable',
    'invalid',
    'refused',
    'forbidden',
    'not_found',
    'hangs',
    'none',
  ]),
);

/** What happens to incidents: those of the platform's own health are seen by `look`. */
const incident = z.strictObject({
  happens: z.enum(['suspect', 'confirm', 'resolve', 'look']),
  problem: problem.default('outage'),
  service: z.enum(serviceNames).optional(),
  note: z.string().optional(),
});

/** What the platform knows of an order; see `scenarioFacts`. */
const witnesses = {
  stage: z.enum(stages).optional(),
  /** How long ago the stage was reached: `30m`. */
  since: z.string().optional(),
  order: record.optional(),
  payment: record.optional(),
  delivery: record.optional(),
  merchantView: record.optional(),
  /** Services that are not as well as the others. */
  health: z.array(record).optional(),
  /** Witnesses whose answer the platform knows to be incomplete. */
  partial: z.array(z.enum(['order', 'payment', 'delivery', 'merchantView', 'health'])).optional(),
};

/** Facts of an order, the first one unless `of` says which. */
const change = z.strictObject({ of: z.number().default(1), ...witnesses });

/** What is expected of the latest case. */
const ticket = z.strictObject({
  status: z.enum(['open', 'assigned', 'snoozed', 'resolved']).optional(),
  problem: z.enum([...problemTypes, 'other']).optional(),
  cause: cause.optional(),
  priority: z.enum(['urgent', 'high', 'normal']).optional(),
  locale: z.enum(locales).optional(),
  /** By its number in the scenario; null: none is known. */
  order: z.number().nullable().optional(),
  /** Names of the files. */
  evidence: z.array(z.string()).optional(),
  /** Remedy and outcome, e.g. `urge_rider ok`. */
  tried: z.array(z.string()).optional(),
  /** Promises that fell due while an agent had it. */
  tasks: z.number().optional(),
  /** Regular expressions that the summary matches. */
  summary: texts.optional(),
  /** Whether somebody owes the customer an answer. */
  waits: z.boolean().optional(),
});

const turn = z.strictObject({
  says: z.string().optional(),
  /** Further messages, sent before the first one is answered. */
  quickly: texts.optional(),
  /** What is said or pressed is sent twice at once. */
  twice: z.boolean().optional(),
  presses: z.enum(remedyIds).optional(),
  /** A value behind a button that is no remedy. */
  value: record.optional(),
  photo: z.string().optional(),
  context: record.optional(),
  locale: z.string().optional(),
  /** Time goes by: `10m`, `2h`. */
  after: z.string().optional(),
  /** Facts change first, as at the top. */
  platform: change.optional(),
  /** Facts change with the next action on the platform. */
  brings: change.optional(),
  /** Orders placed meanwhile, by the same customer. */
  orders: z.array(z.strictObject(witnesses)).optional(),
  trouble: trouble.optional(),
  /** How the next actions end: `ok`, a refusal's code, or `unknown`. */
  answers: z.array(z.string()).optional(),
  /** What people at the desk do; once present, they stay until they are absent. */
  desk: z
    .union([
      z.enum(['claim', 'return', 'resolve', 'message', 'present', 'absent']),
      z.strictObject({ does: z.enum(remedyIds) }),
    ])
    .optional(),
  incident: z
    .union([incident, incident.shape.happens.transform((happens) => incident.parse({ happens }))])
    .optional(),
  bot: expected.optional(),
  /** New actions on the platform since the turn before, by kind; one sent again counts once. */
  did: texts.optional(),
  ticket: ticket.optional(),
  /** How many cases there are by now. */
  tickets: z.number().optional(),
  /** Ratings given so far. */
  rated: z.array(z.number()).optional(),
});

const scenario = z.strictObject({
  name: z.string(),
  at: z.string().default('2026-11-23T12:30:00+08:00'),
  locale: z.string().optional(),
  ...witnesses,
  /** Further orders with their witnesses; another customer's where `order.customerId` says so. */
  orders: z.array(z.strictObject(witnesses)).optional(),
  noOrders: z.boolean().optional(),
  /** An agent is at the desk from the start. */
  present: z.boolean().optional(),
  /** So many others wait for a person already. */
  waiting: z.number().optional(),
  /** Nobody is logged in; the first order's phone number ends in 6688. */
  guest: z.boolean().optional(),
  /** How reads go wrong from the start. */
  trouble: trouble.optional(),
  /** What was up with incidents before. */
  incident: turn.shape.incident,
  /** What is expected of the first message, before anybody wrote. */
  welcome: expected.optional(),
  turns: z.array(turn),
});

export type Scenario = z.output<typeof scenario>;
export type Turn = Scenario['turns'][number];
export type Expected = z.output<typeof expected>;
export type ExpectedTicket = z.output<typeof ticket>;
export type Witnesses = z.output<z.ZodObject<typeof witnesses>>;

const scenarioFolder = new URL('../scenarios/', import.meta.url).pathname;

/** Every scenario of `test/scenarios`, by file. Throws where one is malformed. */
export function readScenarios(): { file: string; scenarios: Scenario[] }[] {
  return readdirSync(scenarioFolder)
    .filter((name) => name.endsWith('.yml'))
    .toSorted()
    .map((file) => ({
      file,
      scenarios: readScenarioFile(join(scenarioFolder, file)),
    }));
}

/** The scenarios of one file. Throws where one is malformed, and says which and why. */
export function readScenarioFile(path: string): Scenario[] {
  const result = z.array(scenario).safeParse(parse(readFileSync(path, 'utf8')));
  if (result.success) return result.data;
  throw new Error(`${path}:\n${z.prettifyError(result.error)}`);
}
