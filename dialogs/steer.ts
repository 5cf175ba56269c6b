/** Commands that steer the conversation: back, start over, another order, go on, it is over. */
import { askHuman } from './ask-human.ts';
import { closeByCustomer, takeUp, waiting } from './closing.ts';
import { answerSmallTalk, showHelp } from './help.ts';
import { askForNumber, pickAnother } from './pick-order.ts';
import { repeatQuestion } from './repeat.ts';
import type { Talk } from './talk.ts';
import { treat } from './treat.ts';
import type { Command } from './words/index.ts';

/** Commands that steer; false where the word means nothing here. */
export function obey(talk: Talk, command: Command): boolean {
  switch (command) {
    case 'human':
      askHuman(talk);
      return true;
    case 'start_over':
      startOver(talk);
      return true;
    case 'back':
      goBack(talk);
      return true;
    case 'other_order':
      otherOrder(talk);
      return true;
    case 'resume':
      resume(talk);
      return true;
    case 'still':
    case 'why':
      if (!talk.state.topic?.found) return false;
      if (command === 'still') talk.begin('still.sorry');
      resume(talk);
      return true;
    case 'enough':
      closeByCustomer(talk);
      return true;
    case 'yes':
    case 'no':
      return answerLoose(talk, command);
    default:
      answerSmallTalk(talk, command);
      return true;
  }
}

/** Yes or no, and nothing was asked. */
function answerLoose(talk: Talk, command: 'yes' | 'no'): boolean {
  if (repeatQuestion(talk)) return true;
  if (command === 'no') closeByCustomer(talk);
  else showHelp(talk, ['help.can_do']);
  return true;
}

/** Forgets what was open; promises and what was tried stay. */
export function startOver(talk: Talk): void {
  const { state } = talk;
  delete state.topic;
  delete state.pending;
  state.aside = [];
  state.misses = 0;
  showHelp(talk, ['start_over']);
}

/** One step back: out of a question, else to what was put aside, else to the beginning. */
function goBack(talk: Talk): void {
  const { state } = talk;
  const { topic, pending } = state;
  const isQuestion = pending !== undefined && pending.kind !== 'offer' && pending.kind !== 'rate';
  delete state.pending;
  if (isQuestion && topic && topic.offered.length > 0) {
    takeUp(talk, topic);
    return;
  }
  const next = waiting(talk);
  if (next) {
    takeUp(talk, next);
    return;
  }
  delete state.topic;
  showHelp(talk, ['help.can_do']);
}

export function resume(talk: Talk): void {
  const { topic } = talk.state;
  if (topic?.found) {
    const { said, claims, words } = topic;
    treat(talk, { problems: [said], claims, words });
    return;
  }
  const next = waiting(talk);
  if (next) {
    takeUp(talk, next);
    return;
  }
  if (repeatQuestion(talk)) return;
  showHelp(talk, ['help.can_do']);
}

/** The order is another one: the customer picks. */
export function otherOrder(talk: Talk): void {
  const { state, known } = talk;
  const { topic, pending } = state;
  const want =
    pending?.kind === 'order'
      ? pending.want
      : {
          problems: topic ? [topic.said] : [],
          claims: topic?.claims ?? [],
          words: topic?.words ?? '',
          ...(topic ? {} : { status: true as const }),
        };
  if (pending?.kind === 'order' || known.customer.guest) {
    askForNumber(talk, want);
    return;
  }
  pickAnother(talk, want, topic?.orderId);
}
