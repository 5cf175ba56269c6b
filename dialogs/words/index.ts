/**
 * Plain words that work as buttons: short messages that name a command or a remedy and nothing
 * else. A longer sentence is a complaint and goes to understanding.
 */
import type { RemedyId } from '../../src/domain/problem.ts';
import { commands } from './commands.ts';
import { coresOf, fold } from './fold.ts';
import { wishes } from './wishes.ts';

export type Command = keyof typeof commands;
/** A remedy; `urge` is merchant or rider, whichever fits. */
export type Wish = keyof typeof wishes;

/** Longest text that can be a command, in characters once it is folded. */
const longestCommand = 40;

function invert<T extends string>(table: Record<T, readonly [string, string]>): Map<string, T> {
  const inverted = new Map<string, T>();
  for (const name of Object.keys(table) as T[]) {
    const [zh, en] = table[name];
    for (const words of [...zh.split(' '), ...en.split('|')]) {
      const folded = fold(words);
      if (!inverted.has(folded)) inverted.set(folded, name);
    }
  }
  return inverted;
}

const byCommand = invert(commands);
const byWish = invert(wishes);

function find<T>(table: Map<string, T>, text: string): T | undefined {
  const folded = fold(text);
  if (folded === '' || folded.length > longestCommand) return undefined;
  for (const core of coresOf(folded)) {
    const found = table.get(core);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What may stand behind an answer without changing it; `好了` is no `好`. */
const tails: Record<'yes' | 'no', RegExp> = {
  yes: /[的呀啊哦噢吧啦嘛哈呗]{0,3}$|(?: please| thanks| thank you| then| it)*$/,
  no: /[的了呀啊哦噢吧啦嘛哈呗]{0,3}$|(?: please| thanks| thank you| then| it)*$/,
};

const isThanking = (text: string) => /谢|thank/.test(fold(text));
const isQuestion = (text: string) => /[?？吗嗎么麼呢]/.test(text);

/** Yes or no and nothing else. What cannot be undone hangs on it: a question is neither. */
function bareAnswerIn(text: string): 'yes' | 'no' | undefined {
  if (isQuestion(text)) return undefined;
  const folded = fold(text).replace(/谢您?你?$/, '');
  for (const answer of ['yes', 'no'] as const) {
    const bare = folded.replace(tails[answer], '');
    if (byCommand.get(folded) === answer || byCommand.get(bare) === answer) return answer;
  }
  return undefined;
}

/** The command that a short message is, e.g. `算了` → `no`. */
export function commandIn(text: string): Command | undefined {
  const bare = bareAnswerIn(text);
  if (bare) return bare === 'yes' && isThanking(text) ? 'thanks' : bare;
  const command = find(byCommand, text);
  return command === 'yes' || command === 'no' ? undefined : command;
}

/** What may stand beside a wish without being another one. */
const asides: readonly (Command | undefined)[] = ['yes', 'thanks', 'greeting'];
const clauseEnds = /[,，.。!！;；~～、…]+|(?<=\p{Script=Han})\s+/u;

/** What several wishes in one message come to: money back from an order not wanted any more. */
function merge(wishes: ReadonlySet<Wish>): Wish | undefined {
  const [first] = wishes;
  if (wishes.size === 1) return first;
  return wishes.size === 2 && wishes.has('cancel') && wishes.has('refund') ? 'refund' : undefined;
}

/**
 * The remedy that a short message names, e.g. `帮我催一下` → `urge`, with courtesies or twice over
 * too: `你好，帮我催一下，快点`. Two different remedies are none.
 */
export function wishIn(text: string): Wish | undefined {
  const whole = find(byWish, text);
  if (whole || text.length > longestCommand) return whole;
  const found = new Set<Wish>();
  for (const clause of text.split(clauseEnds).filter((each) => each.trim() !== '')) {
    const wish = find(byWish, clause);
    if (wish) found.add(wish);
    else if (!asides.includes(commandIn(clause))) return undefined;
  }
  return merge(found);
}

const leads: ['yes' | 'no', RegExp][] = [
  ['yes', /^(?:是的?|对|好的?|行|可以|我?确认|我?确定|我?同意|yes|ok|okay|sure|confirm)[ ,]?/],
  ['no', /^(?:我?不要?|不用|别|先不要?|先别|算了?|no|don't|do not|dont)[ ,]?/],
];

/** What people call a remedy when they agree to it: money comes back when an order is cancelled. */
function sameWishes(remedy: RemedyId | undefined): readonly Wish[] {
  if (remedy === 'cancel') return ['cancel', 'refund'];
  if (remedy === 'cancel_and_reorder') return ['cancel_and_reorder', 'cancel', 'refund'];
  return remedy && remedy !== 'human' ? [remedy] : [];
}

/**
 * Yes or no, bare or to a question about a remedy: `确认退款`, `别取消`, `yes cancel it`. A yes to
 * another remedy is none.
 */
export function answerIn(text: string, about?: RemedyId): 'yes' | 'no' | undefined {
  if (isQuestion(text)) return undefined;
  const bare = bareAnswerIn(text);
  if (bare) return bare;
  const folded = fold(text);
  for (const [answer, lead] of leads) {
    const rest = folded.replace(lead, '');
    if (rest === folded) continue;
    const wish = wishIn(rest);
    if (wish ? sameWishes(about).includes(wish) : commandIn(rest) === 'thanks') return answer;
  }
  return undefined;
}
