/** Where a message goes: a button, an answer, a command, a remedy's name, or a complaint. */
import { answerPending, decline } from './answer.ts';
import { choose } from './answer-order.ts';
import { askHuman } from './ask-human.ts';
import type { DialogInput } from './contract.ts';
import { answerPhoto, keepEvidence } from './evidence.ts';
import { hearComplaint } from './hear.ts';
import { showHelp } from './help.ts';
import { longestMessage } from './lines.ts';
import { agree, press, sayStillRunning } from './press.ts';
import { type Pressed, parsePressed } from './pressed.ts';
import { answerInQueue, hearReopened } from './queue.ts';
import { rate } from './rate.ts';
import { obey, otherOrder, resume, startOver } from './steer.ts';
import type { Talk } from './talk.ts';
import { study, treat } from './treat.ts';
import { commandIn, wishIn } from './words/index.ts';

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
  if (hearReopened(talk)) return;
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
