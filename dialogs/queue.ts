/** While the conversation waits for a human: acknowledged, kept, told place and time. */
import type { DialogInput } from './contract.ts';
import { placeLines } from './handoff.ts';
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
  if (asked && ['confirm', 'value', 'order', 'proof', 'rate'].includes(asked)) return false;
  if (isPressed || understanding?.intent === 'order_status') return false;
  if (known.duty.present === 0 && text.trim() !== '') return false;
  noteInQueue(talk);
  return true;
}

/** It is in the case, and this is when somebody will read it. */
export function noteInQueue(talk: Talk): void {
  talk.say(['queue.noted', ...placeLines(talk)], { step: 'handoff' });
}
