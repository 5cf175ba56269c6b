/** The whole conversation as one pure function; see `contract.ts`. */

import type { AppContext } from '../src/domain/conversation.ts';
import type { Dialog } from './contract.ts';
import { hearIncident } from './incident.ts';
import { hearOutcome } from './outcome.ts';
import { repeatQuestion } from './repeat.ts';
import { hearReturned } from './returned.ts';
import { hearMessage } from './route.ts';
import { asideLimit, type Pending, type State } from './state.ts';
import { createTalk, type Talk } from './talk.ts';
import { ring } from './timers.ts';
import { welcome } from './welcome.ts';

export const dialog: Dialog = (before, input, known) => {
  const talk = createTalk(before, known);
  switch (input.kind) {
    case 'started':
      welcome(talk);
      break;
    case 'message':
      hearMessage(talk, input);
      break;
    case 'context':
      hearContext(talk.state, input.context);
      break;
    case 'timer':
      interject(talk, () => ring(talk, input.name, input.data));
      break;
    case 'outcome':
      interject(talk, () => hearOutcome(talk, input.action, input.outcome));
      break;
    case 'incident':
      interject(talk, () => hearIncident(talk, input.phase, input.incident));
      break;
    case 'returned':
      hearReturned(talk, input.reason);
      break;
  }
  return talk.end();
};

const questions: readonly Pending['kind'][] = ['confirm', 'value', 'order', 'proof', 'human'];

/** Says something unasked. A question that was open stays open, and is asked again underneath. */
function interject(talk: Talk, speak: () => void): void {
  const { state } = talk;
  const { pending, topic } = state;
  speak();
  const isHandedOver = talk.effects.some(({ kind }) => kind === 'escalate');
  if (!pending || !questions.includes(pending.kind) || isHandedOver) return;
  if (state.topic !== topic) return;
  state.pending = pending;
  if (talk.replies.length > 0) repeatQuestion(talk);
}

/** Where the customer stands in the app. Another order there is what the next words are about. */
function hearContext(state: State, context: AppContext): void {
  state.context = { ...state.context, ...context };
  const { topic } = state;
  if (!context.orderId || !topic || topic.orderId === context.orderId) return;
  if (!topic.settled && topic.found) state.aside = [topic, ...state.aside].slice(0, asideLimit);
  delete state.topic;
  delete state.pending;
}
