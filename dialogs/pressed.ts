/** What a pressed button carries. It comes from outside: nothing in it is trusted. */

import type { ProblemType, RemedyId } from '../src/domain/problem.ts';
import { problemTypes, remedyIds } from '../src/domain/problem.ts';
import type { Given } from './state.ts';

export type Pressed =
  | { kind: 'remedy'; remedy: RemedyId; given: Given }
  | { kind: 'confirm'; remedy?: RemedyId; yes: boolean }
  | { kind: 'problem'; problem: ProblemType; orderId?: string }
  | { kind: 'order'; orderId: string }
  | { kind: 'other_order' }
  | { kind: 'rate'; score: unknown }
  | { kind: 'resume' }
  | { kind: 'start_over' };

const longestId = 200;
const itemsLimit = 20;

function parseId(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= longestId ? value : undefined;
}

function parseItems(value: unknown): Given {
  if (!Array.isArray(value)) return {};
  const items = value.slice(0, itemsLimit).flatMap((item: unknown) => {
    const { id, quantity } = (typeof item === 'object' && item !== null ? item : {}) as Record<
      string,
      unknown
    >;
    const known = parseId(id);
    const isCount = typeof quantity === 'number' && Number.isInteger(quantity) && quantity > 0;
    return known && isCount ? [{ id: known, quantity: Math.min(quantity, 99) }] : [];
  });
  return items.length > 0 ? { items } : {};
}

function parseObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  if (typeof value !== 'string' || !value.startsWith('{') || value.length > 2_000) return undefined;
  try {
    return parseObject(JSON.parse(value));
  } catch {
    return undefined;
  }
}

/** What was pressed, or nothing where the value is none of ours. */
export function parsePressed(value: unknown): Pressed | undefined {
  const told = parseObject(value);
  if (!told) return undefined;
  const remedy = remedyIds.find((id) => id === told.remedy);
  const problem = problemTypes.find((type) => type === told.problem);
  const order = parseId(told.order ?? told.orderId);
  if (typeof told.confirm === 'boolean')
    return { kind: 'confirm', yes: told.confirm, ...(remedy ? { remedy } : {}) };
  if (remedy) return { kind: 'remedy', remedy, given: parseItems(told.items) };
  if (problem) return { kind: 'problem', problem, ...(order ? { orderId: order } : {}) };
  if (order === 'other') return { kind: 'other_order' };
  if (order) return { kind: 'order', orderId: order };
  if (told.rate !== undefined) return { kind: 'rate', score: told.rate };
  if (told.resume === true) return { kind: 'resume' };
  if (told.command === 'start_over') return { kind: 'start_over' };
  return undefined;
}
