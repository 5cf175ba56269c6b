/** Which order a complaint is about: a pure choice among the customer's own. */
import type { Reading } from '../src/domain/facts.ts';
import type { Order } from '../src/domain/order.ts';
import type { Claim } from '../src/domain/problem.ts';
import { isActive, isDelivered, lastMovedAt } from './order-stage.ts';
import type { Want } from './state.ts';

/** An order that ended longer ago than this is not what a complaint means unless it is named. */
const recentMs = 48 * 3_600_000;
/** Cards shown at most. */
export const cardsLimit = 5;

/** Claims that only someone who got (or should have got) the food can make. */
const receivedClaims: readonly Claim[] = [
  'missing_item',
  'wrong_item',
  'damaged',
  'note_ignored',
  'not_received',
];

export type OrderChoice =
  | { kind: 'take'; order: Order }
  /** Several fit. */
  | { kind: 'pick'; orders: Order[] }
  /** The list was read and is empty. */
  | { kind: 'empty' };

/** Words of someone whose order was cancelled. */
const saysCancelled =
  /(?:被|自动|自動|突然)[^，。,.]{0,6}取消|取消[^，。,.]{0,4}(?:我的|了)|was cancell?ed|got cancell?ed/i;

/** Orders that a complaint of this kind can be about, newest first. */
function fitting(
  orders: readonly Order[],
  { claims, words }: Pick<Want, 'claims' | 'words'>,
  now: number,
): Order[] {
  const recent = orders.filter((order) => now - lastMovedAt(order) < recentMs);
  const active = orders.filter(isActive);
  const delivered = recent.filter(isDelivered);
  if (claims.some((claim) => receivedClaims.includes(claim)) && delivered.length > 0) {
    return delivered;
  }
  const cancelled = recent.filter(({ status }) => status === 'cancelled');
  if (saysCancelled.test(words) && cancelled.length > 0) return cancelled;
  return active.length > 0 ? active : recent;
}

/** Two orders of the same dishes from the same shop: the one placed later is meant. */
function laterTwin(orders: readonly Order[]): Order | undefined {
  const [latest, ...others] = [...orders].sort(
    (one, other) => Date.parse(other.placedAt) - Date.parse(one.placedAt),
  );
  return latest && others.some(({ merchant }) => merchant.id === latest.merchant.id)
    ? latest
    : undefined;
}

/** The order that is meant where none was named. */
export function chooseOrder(
  orders: readonly Order[],
  want: Pick<Want, 'claims' | 'words'>,
  now: number,
): OrderChoice {
  if (orders.length === 0) return { kind: 'empty' };
  const fit = fitting(orders, want, now);
  const twin = want.claims.includes('duplicate') ? laterTwin(fit) : undefined;
  if (twin) return { kind: 'take', order: twin };
  const [only, ...others] = fit;
  if (only && others.length === 0) return { kind: 'take', order: only };
  return { kind: 'pick', orders: (only ? fit : [...orders]).slice(0, cardsLimit) };
}

/** The customer's orders whose printed number is, or ends in, these digits. */
export function ordersNumbered(orders: readonly Order[], digits: string): Order[] {
  return orders.filter(({ number }) => number === digits || number.endsWith(digits));
}

const ordinals: [RegExp, number][] = [
  [/^(?:第?[一1](?:个|單|单|個)?|1|first|the first(?: one)?|1st)$/, 0],
  [/^(?:第?[二两2](?:个|單|单|個)?|2|second|the second(?: one)?|2nd)$/, 1],
  [/^(?:第?[三3](?:个|單|单|個)?|3|third|the third(?: one)?|3rd)$/, 2],
  [/^(?:第?[四4](?:个|單|单|個)?|4|fourth|the fourth(?: one)?|4th)$/, 3],
  [/^(?:第?[五5](?:个|單|单|個)?|5|fifth|the fifth(?: one)?|5th)$/, 4],
];

/** The order a typed answer points to: its place among the cards, its number's end, its restaurant. */
export function orderPointedTo(
  text: string,
  listed: readonly string[],
  reading: Reading<Order[]> | undefined,
): string | undefined {
  const plain = text.trim().toLowerCase();
  const place = ordinals.find(([pattern]) => pattern.test(plain))?.[1];
  if (place !== undefined) return listed[place];
  if (!reading?.ok) return undefined;
  const orders = reading.value.filter(({ id }) => listed.includes(id));
  const digits = plain.match(/\d{4,24}/)?.[0];
  const numbered = digits ? ordersNumbered(orders, digits) : [];
  if (numbered.length === 1) return numbered[0]?.id;
  const named = orders.filter(({ merchant }) => sharesName(plain, merchant.name.toLowerCase()));
  return named.length === 1 ? named[0]?.id : undefined;
}

function sharesName(text: string, name: string): boolean {
  return text.length >= 2 && (name.includes(text) || text.includes(name));
}
