/** What may be given away and when something counts as wrong: one validated file, `POLICY_FILE`. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Policy } from './domain/policy.ts';

const dayMinutes = 24 * 60;
const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

const minutes = (usual: number) =>
  z
    .number(`must be a number of minutes, e.g. ${usual}`)
    .gt(0, 'must be more than 0 minutes')
    .max(dayMinutes, `must be at most ${dayMinutes} minutes, a day`)
    .default(usual);

const count = (usual: number, unit: string, most: number) =>
  z
    .int(`must be a whole number of ${unit}, e.g. ${usual}`)
    .min(1, `must be at least 1`)
    .max(most, `must be at most ${most}`)
    .default(usual);

const timeOfDay = (usual: string) =>
  z
    .string(`must be a time of day in quotes, e.g. "${usual}"`)
    .regex(time, `must be a time of day as HH:MM, e.g. "${usual}"`)
    .default(usual);

/** A group of settings; one whose lines are all removed is as good as absent. */
const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => value ?? {}, z.strictObject(shape));

const policySchema = z.strictObject({
  minutes: group({
    accept: minutes(5),
    preparingStalled: minutes(25),
    noRiderAfterReady: minutes(10),
    noRiderBeforePromise: minutes(15),
    riderNotMoving: minutes(8),
    trackingFrozen: minutes(10),
    estimateSlipping: minutes(10),
    late: minutes(5),
    duplicate: minutes(10),
    incidentWindow: minutes(10),
    promiseFollowUp: minutes(10),
  }),
  backlogOrders: count(15, 'orders', 1000),
  estimateSlippingMoves: count(2, 'moves', 100),
  refundOverdueDays: z
    .number('must be a number of days, e.g. 3')
    .gt(0, 'must be more than 0 days')
    .max(90, 'must be at most 90 days')
    .default(3),
  incident: group({
    customers: count(10, 'customers', 100_000),
    timesBaseline: z
      .number('must be a number, e.g. 4')
      .min(1, 'must be at least 1')
      .max(100, 'must be at most 100')
      .default(4),
  }),
  refund: group({
    fullUpToFen: z
      .int('must be a whole amount in minor units, e.g. 20000 for 200.00')
      .min(0, 'must not be negative')
      .default(20_000),
  }),
  desk: group({
    firstReplyMinutes: minutes(5),
    openFrom: timeOfDay('08:00'),
    openUntil: timeOfDay('24:00'),
  }),
  latestAppVersion: z
    .string('must be a version in quotes, e.g. "9.0.0"')
    .regex(/\d/, 'must be a version in quotes, e.g. "9.0.0"')
    .max(20, 'must have at most 20 characters')
    .default('9.0.0'),
});

/** What holds where the file says nothing: the figures of the design. */
export const defaultPolicy: Policy = policySchema.parse({});

/** The policy cannot be read or understood. The message names the file, the key and the remedy. */
export class PolicyError extends Error {
  override name = 'PolicyError';
}

/** A value as it stands in the file, short enough for a sentence. */
function shown(value: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = value;
  for (const key of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key];
  const text = JSON.stringify(at) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function sentence(issue: z.core.$ZodIssue, content: unknown): string {
  const key = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((name) => (key ? `${key}.${name}` : name)).join(', ');
    return `does not know ${names}: correct the spelling or remove the line.`;
  }
  const place = key || 'the file';
  const must = issue.message.startsWith('must')
    ? issue.message
    : 'must be a group of "key: value" lines';
  return `${place} ${must}, and is ${shown(content, issue.path)}: correct it, or remove the line to get the default.`;
}

function readYaml(text: string, file: string): unknown {
  try {
    return parse(text) ?? {};
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new PolicyError(`POLICY_FILE (${file}) is not valid YAML: ${line.replace(/:$/, '.')}`);
  }
}

/**
 * A policy from the text of a YAML file. What is left out gets its default, unknown keys are
 * refused. Throws `PolicyError` that names every line to mend.
 */
export function parsePolicy(text: string, file: string): Policy {
  const content = readYaml(text, file);
  const parsed = policySchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => sentence(issue, content));
  throw new PolicyError(`POLICY_FILE (${file}): ${lines.join(' ')}`);
}

/** Reads and checks the policy file. Throws `PolicyError` where it cannot be used. */
export function loadPolicy(file: string): Policy {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new PolicyError(
      `POLICY_FILE (${file}) cannot be read (${code}): correct the path, or copy policy.yml there.`,
    );
  }
  return parsePolicy(text, file);
}
