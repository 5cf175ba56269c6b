/**
 * Reads what a platform sent although parts of it are wrong: a bad list element is left out, a
 * bad optional field too, an unknown word reads as `unknown`. One rubbish order of five must not
 * lose the others.
 */
import type { z } from 'zod';
import { normaliseTime } from './normalise-time.ts';

/** `mended`: something was left out or filled in, so the value is known to be incomplete. */
export type Forgiven<T> = { ok: true; value: T; mended: boolean } | { ok: false; problem: string };

/** How a schema's complaint is met. */
type Edit = { put: unknown } | 'remove' | Map<PropertyKey, Edit>;

/** Mending goes outward from the complaint; no answer nests deeper than this. */
const mostRounds = 12;

/**
 * Parses `input` by `schema`. `missing` gives values for required keys that are not there, by
 * the key's name; an empty list among them does not count as mended, since platforms leave
 * empty lists out. Never throws; `problem` names the place, never the value.
 */
export function parseForgiving<T>(
  schema: z.ZodType<T>,
  input: unknown,
  missing: Readonly<Record<string, unknown>> = {},
): Forgiven<T> {
  let value = input;
  let mended = false;
  for (let round = 0; round < mostRounds; round += 1) {
    const result = schema.safeParse(value);
    if (result.success) return { ok: true, value: result.data, mended };
    const edits: Edit = new Map();
    for (const issue of result.error.issues) {
      const answer = meet(issue, value, missing);
      if (answer === undefined) return { ok: false, problem: placeOf(issue) };
      mended ||= answer.loses;
      note(edits, answer.path, answer.edit);
    }
    value = apply(value, edits);
  }
  return { ok: false, problem: 'mends never end' };
}

const placeOf = ({ path, code }: z.core.$ZodIssue) => `${path.map(String).join('.')} ${code}`;

/** What to do about one complaint, and whether that loses something; nothing: hopeless. */
function meet(
  issue: z.core.$ZodIssue,
  input: unknown,
  missing: Readonly<Record<string, unknown>>,
): { path: PropertyKey[]; edit: Edit; loses: boolean } | undefined {
  const { path } = issue;
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const found = at(input, path);
  const isThere = found !== undefined && found !== null;
  if (issue.code === 'invalid_value' && issue.values.includes('unknown') && isThere) {
    return { path, edit: { put: 'unknown' }, loses: false };
  }
  if (issue.code === 'invalid_format' && typeof found === 'string') {
    const time = normaliseTime(found);
    if (time !== undefined && time !== found) return { path, edit: { put: time }, loses: false };
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string' && Number.isSafeInteger(found)) {
    return { path, edit: { put: String(found) }, loses: false };
  }
  // Null says the same as absence: next round asks whether that may be.
  if (found === null) return { path, edit: 'remove', loses: typeof key === 'number' };
  if (found !== undefined) return { path, edit: 'remove', loses: true };
  if (typeof key === 'string' && Object.hasOwn(missing, key)) {
    return { path, edit: { put: missing[key] }, loses: !Array.isArray(missing[key]) };
  }
  const parent = path.slice(0, -1);
  return parent.length === 0 ? undefined : { path: parent, edit: 'remove', loses: true };
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  return found;
}

/** Adds an edit; an edit of something larger swallows those inside it. */
function note(edits: Map<PropertyKey, Edit>, path: readonly PropertyKey[], edit: Edit): void {
  let level = edits;
  for (const key of path.slice(0, -1)) {
    const next = level.get(key) ?? new Map<PropertyKey, Edit>();
    if (!(next instanceof Map)) return;
    level.set(key, next);
    level = next;
  }
  const last = path.at(-1);
  if (last !== undefined) level.set(last, edit);
}

/** The value with the edits made; what was given stays as it is. */
function apply(value: unknown, edits: Map<PropertyKey, Edit>): unknown {
  const change = (key: PropertyKey, item: unknown): unknown[] => {
    const edit = edits.get(key);
    if (edit === undefined) return [item];
    if (edit === 'remove') return [];
    return [edit instanceof Map ? apply(item, edit) : edit.put];
  };
  if (Array.isArray(value)) return value.flatMap((item, index) => change(index, item));
  const changed: Record<string, unknown> = { ...(value as object) };
  for (const key of edits.keys()) {
    const [item, ...gone] = change(key, changed[String(key)]);
    delete changed[String(key)];
    if (gone.length === 0 && item !== undefined) changed[String(key)] = item;
  }
  return changed;
}
