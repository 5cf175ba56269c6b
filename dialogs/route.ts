/** Where a message goes: a button, an answer, a command, a remedy's name, or a complaint. */
import { answerPending, choose, decline } from './answer.ts';
import { askHuman } from './ask-human.ts';
import { closeByCustomer, takeUp, waiting } from './closing.ts';
import type { DialogInput } from './contract.ts';
import { answerPhoto, keepEvidence } from './evidence.ts';
import { hearComplaint } from './hear.ts';
import { answerSmallTalk, showHelp } from './help.ts';
import { longestMessage } from './lines.ts';
import { askForNumber, pickAnother } from './pick-order.ts';
import { agree, press, sayStillRunning } from './press.ts';
import { type Pressed, parsePressed } from './pressed.ts';
import { answerInQueue } from './queue.ts';
import { rate } from './rate.ts';
import { repeatQuestion } from './repeat.ts';
import type { Talk } from './talk.ts';
import { study, treat } from './treat.ts';
import { type Command, commandIn, wishIn } from './words/index.ts';

type Message = Extract<DialogInput, { kind: 'message' }>;

/** Answers a customer's message; there is always an answer. */
export function hearMessage(talk: Talk, message: Message): void {
  const { text, attachments, value } = message;
  keepEvidence(talk, attachments);
  if (text.length > longestMessage) {
    talk.say([['long.ask', { limit: longestMessage }]], { step: 'help' });
    return;
  }
  const pressed = parsePressed(value);
  const isBare = text.trim() === '' && !pressed;
  if (isBare && attachments.length > 0) {
    answerPhoto(talk, attachments.length);
    return;
  }
  if (isBare) {
    showHelp(talk, ['help.empty']);
    return;
  }
  if (attachments.length > 0) {
    const isInCase = talk.known.owner === 'queue';
    talk.begin([isInCase ? 'evidence.added' : 'evidence.kept', { count: attachments.length }]);
  }
  if (pressed) {
    hearPressed(talk, pressed, text);
    return;
  }
  if (commandIn(text) === 'human') {
    askHuman(talk, { words: text });
    return;
  }
  if (talk.known.owner === 'queue' && answerInQueue(talk, message)) return;
  if (answerPending(talk, message)) {
    understood(talk);
    return;
  }
  if (sayStillRunning(talk, text)) return;
  const command = commandIn(text);
  if (command && obey(talk, command)) {
    understood(talk);
    return;
  }
  const wish = wishIn(text);
  if (wish) {
    press(talk, wish, { words: text });
    understood(talk);
    return;
  }
  hearComplaint(talk, message);
}

function understood({ state }: Talk): void {
  if (state.pending?.kind !== 'human') state.misses = 0;
}

function hearPressed(talk: Talk, pressed: Pressed, text: string): void {
  const { state } = talk;
  state.misses = 0;
  switch (pressed.kind) {
    case 'remedy':
      press(talk, pressed.remedy, { given: pressed.given, isButton: true });
      return;
    case 'confirm':
      hearConfirm(talk, pressed);
      return;
    case 'problem': {
      const { topic } = state;
      const pending = state.pending?.kind === 'clarify' ? state.pending.want : undefined;
      const want = {
        claims: [],
        words: topic?.words ?? text,
        ...pending,
        problems: [pressed.problem],
      };
      pressed.orderId ? study(talk, want, pressed.orderId) : treat(talk, want);
      return;
    }
    case 'order':
      choose(talk, pressed.orderId);
      return;
    case 'other_order':
      otherOrder(talk);
      return;
    case 'rate':
      rate(talk, state.pending?.kind === 'rate' ? state.pending : undefined, pressed.score) ||
        showHelp(talk, ['help.can_do']);
      return;
    case 'resume':
      resume(talk);
      return;
    case 'start_over':
      startOver(talk);
      return;
  }
}

function hearConfirm(talk: Talk, { remedy, yes }: Extract<Pressed, { kind: 'confirm' }>): void {
  const { pending } = talk.state;
  if (!yes) {
    decline(talk);
    return;
  }
  if (pending?.kind === 'confirm' && (!remedy || pending.remedy === remedy)) {
    agree(talk, pending.remedy, pending.given);
    return;
  }
  // A button of an earlier question: what it names is asked again, or told to be under way.
  if (remedy) {
    press(talk, remedy, { isButton: true });
    return;
  }
  showHelp(talk, ['help.can_do']);
}

/** Commands that steer; false where the word means nothing here. */
function obey(talk: Talk, command: Command): boolean {
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
    case 'why':
      if (!talk.state.topic?.found) return false;
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
function startOver(talk: Talk): void {
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

function resume(talk: Talk): void {
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
function otherOrder(talk: Talk): void {
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
