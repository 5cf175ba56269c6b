/** Turns a reply's ICU message and its params into a sentence. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '../../src/domain/problem.ts';
import type { Params } from '../case.ts';
import { type Telling, tellMoney, tellTime } from './told.ts';

/** The names a message needs, and which of them must be numbers. */
export type ArgumentKinds = Record<string, 'text' | 'number'>;

interface Compiled {
  format: IntlMessageFormat;
  needs: ArgumentKinds;
}

/** The part of a parsed message that matters here; formatjs numbers its node types. */
interface Node {
  type: number;
  value?: unknown;
  options?: Record<string, { value: Node[] }>;
}
const nodeType = { argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6 } as const;

function collect(nodes: readonly Node[], into: ArgumentKinds): ArgumentKinds {
  for (const { type, value, options } of nodes) {
    const isNamed = type >= nodeType.argument && type <= nodeType.plural;
    if (isNamed && typeof value === 'string') {
      const isNumber = type === nodeType.number || type === nodeType.plural;
      into[value] = isNumber || into[value] === 'number' ? 'number' : 'text';
    }
    for (const option of Object.values(options ?? {})) collect(option.value, into);
  }
  return into;
}

/** The arguments of an ICU message. Throws `SyntaxError` where it is malformed. */
export function argumentsOf(message: string, locale: Locale): ArgumentKinds {
  return compile(message, locale).needs;
}

const compiled = new Map<string, Compiled>();

function compile(message: string, locale: Locale): Compiled {
  const key = `${locale} ${message}`;
  let made = compiled.get(key);
  if (!made) {
    const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    made = { format, needs: collect(format.getAst() as Node[], {}) };
    compiled.set(key, made);
  }
  return made;
}

/** One param as it is told: times under keys ending in `At`, money under keys ending in `Fen`. */
function tell(name: string, value: string | number | undefined, telling: Telling): string | number {
  if (typeof value !== 'number') return value ?? '';
  if (name.endsWith('At')) return tellTime(value, telling);
  if (name.endsWith('Fen')) return tellMoney(value, telling);
  return Math.round(value);
}

/** Between Chinese words there is no space (`在昨天 19:40 前`), before a Latin one there is (`先说 App 故障`). */
function spaced(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han}) (?=(?:昨天|明天) \d)/gu, '')
    .replace(/(?<=\p{Script=Han})(?=App )/gu, ' ');
}

/**
 * The sentence. A param that the message names and the caller does not know is left empty: a
 * customer gets a sentence in any case, and the tests of the replies find the gap.
 */
export function render(message: string, params: Params, telling: Telling): string {
  const { format, needs } = compile(message, telling.locale);
  const told = Object.entries(needs).map(([name, kind]): [string, string | number] => {
    const value = params[name];
    if (kind === 'number') return [name, typeof value === 'number' ? Math.round(value) : 0];
    return [name, tell(name, value, telling)];
  });
  return spaced(String(format.format(Object.fromEntries(told))));
}
