/** While the conversation waits for a human: acknowledged, kept, told place and time. */
import type { DialogInput } from './contract.ts';
import { placeLines } from './handoff.ts';
import { scoreIn } from './rate.ts';
import type { Talk } from './talk.ts';

type Message = Extract<DialogInput, { kind: 'message' }>;

/**
 * Answers a message in the queue. False: the bot helps as it otherwise would, because a button was
 * pressed, a question about the order can be answered, or nobody is on duty to answer it.
 */
export function answerInQueue(talk: Talk, { text, value, understanding }: Message): boolean {
  const { known } = talk;
  const isPressed = value !== undefined && value !== null;
  const asked = talk.state.pending?.kind;
  if (asked && ['confirm', 'value', 'order', 'proof'].includes(asked)) return false;
  if (asked === 'rate' && scoreIn(text)) return false;
  if (isPressed || understanding?.intent === 'order_status') return false;
  if (known.duty.present === 0 && text.trim() !== '') return false;
  noteInQueue(talk);
  return true;
}

/** A complaint has opened a closed case again: said, and answered unless nobody is there to read it. */
export function hearReopened(talk: Talk): boolean {
  const { state, known } = talk;
  if (known.owner !== 'queue' || !state.resolved) return false;
  delete state.resolved;
  delete state.pending;
  delete state.unrated;
  const lines = ['queue.reopened', ...placeLines(talk)] as const;
  if (known.duty.present > 0) talk.say(lines, { step: 'handoff' });
  else for (const line of lines) talk.begin(line);
  return known.duty.present > 0;
}

/** It is in the case, and this is when somebody will read it. */
export function noteInQueue(talk: Talk): void {
  talk.say(['queue.noted', ...placeLines(talk)], { step: 'handoff' });
}
