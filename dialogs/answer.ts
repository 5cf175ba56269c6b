/** Reads a typed message as the answer to the question that is open. */
import { perform } from './act.ts';
import { answerOrder, answerProof } from './answer-order.ts';
import { askHuman } from './ask-human.ts';
import { askValue, valueIn } from './ask-value.ts';
import { ask, remedyButtons, startButtons } from './buttons.ts';
import type { DialogInput } from './contract.ts';
import { diagnose } from './diagnose.ts';
import { gatherCase } from './gather.ts';
import { sureConfidence } from './lines.ts';
import { agree, press } from './press.ts';
import { rate, scoreIn } from './rate.ts';
import { remedies } from './remedies/index.ts';
import { repeatConfirm } from './repeat.ts';
import type { Pending } from './state.ts';
import type { Talk } from './talk.ts';
import { study, treat } from './treat.ts';
import { answerIn, commandIn, wishIn } from './words/index.ts';

type Message = Extract<DialogInput, { kind: 'message' }>;
type Open<K extends Pending['kind']> = Extract<Pending, { kind: K }>;

/** True when the message was the answer, and is answered. */
export function answerPending(talk: Talk, message: Message): boolean {
  const { pending } = talk.state;
  switch (pending?.kind) {
    case 'confirm':
      return answerConfirm(talk, pending, message);
    case 'value':
      return answerValue(talk, pending, message);
    case 'order':
      return answerOrder(talk, pending, message);
    case 'proof':
      return answerProof(talk, pending, message);
    case 'welcome':
      return answerWelcome(talk, pending, message);
    case 'clarify':
      return answerClarify(talk, pending, message);
    case 'offer':
      return answerOffer(talk, pending, message);
    case 'human':
      return answerHuman(talk, message);
    case 'photo':
      return answerPhotoRequest(talk, message);
    case 'rate':
      return rate(talk, pending, scoreIn(message.text));
    default:
      return false;
  }
}

/** A message that reports another problem is no answer. */
function isComplaint({ understanding }: Message): boolean {
  return (
    understanding !== undefined &&
    understanding.problems.length > 0 &&
    understanding.confidence >= sureConfidence
  );
}

function isNewComplaint(talk: Talk, message: Message): boolean {
  const { topic } = talk.state;
  const known = [topic?.said, topic?.found?.problem];
  return (
    isComplaint(message) &&
    message.understanding?.problems.some(({ type }) => !known.includes(type)) === true
  );
}

function answerConfirm(talk: Talk, pending: Open<'confirm'>, message: Message): boolean {
  const answer = answerIn(message.text, pending.remedy);
  const wish = wishIn(message.text);
  if (answer === 'yes') agree(talk, pending.remedy, pending.given);
  else if (answer === 'no') decline(talk);
  else if (wish !== undefined && wish !== pending.remedy) return false;
  else if (commandIn(message.text) !== undefined || isNewComplaint(talk, message)) return false;
  else if (pending.askedTwice) {
    talk.state.pending = { kind: 'offer' };
    return false;
  } else {
    talk.state.pending = { ...pending, askedTwice: true };
    talk.begin('confirm.unclear');
    repeatConfirm(talk, pending);
  }
  return true;
}

/** No to a question about a remedy: nothing happens, what else there is stays offered. */
export function decline(talk: Talk): void {
  const { state } = talk;
  const { pending, topic } = state;
  const refused =
    pending?.kind === 'confirm' || pending?.kind === 'value' ? pending.remedy : undefined;
  const dropped = pending?.kind === 'photo' ? 'send_evidence' : refused;
  const offers = (topic?.offered ?? []).filter((id) => id !== dropped);
  const isLeft = offers.some((id) => id !== 'human');
  state.pending = { kind: 'offer' };
  talk.say(
    [
      refused ? 'confirm.declined' : 'offer.declined',
      isLeft ? ask(talk, offers, topic) : undefined,
    ],
    {
      step: 'offer',
      buttons: remedyButtons(talk, isLeft ? offers : ['human']),
    },
  );
}

function answerValue(talk: Talk, pending: Open<'value'>, message: Message): boolean {
  const { topic } = talk.state;
  const { asks } = remedies[pending.remedy];
  if (!topic || !asks || commandIn(message.text) === 'human') return false;
  if (answerIn(message.text) === 'no') {
    decline(talk);
    return true;
  }
  if (commandIn(message.text) !== undefined) return false;
  const given = valueIn(asks, message.text, message.understanding, talk);
  if (!given) {
    const isSameWish = wishIn(message.text) === pending.remedy;
    if ((isComplaint(message) && !isSameWish) || pending.askedTwice) return false;
    talk.begin(`value.${asks}_unclear`);
    askValue(talk, topic, pending.remedy, asks);
    talk.state.pending = { ...pending, askedTwice: true };
    return true;
  }
  const view = gatherCase(talk, topic, { fresh: true });
  if (view) perform(talk, topic, pending.remedy, view, diagnose(view), { given });
  return true;
}

function answerWelcome(talk: Talk, { want, orderId }: Open<'welcome'>, { text }: Message): boolean {
  const answer = answerIn(text);
  if (!answer) return false;
  delete talk.state.pending;
  if (answer === 'yes') study(talk, want, orderId);
  else talk.say(['welcome.ask'], { step: 'help', buttons: startButtons(talk) });
  return true;
}

function answerClarify(talk: Talk, { want, choices }: Open<'clarify'>, message: Message): boolean {
  const place = /^(?:第?[一1]个?|first|the first(?: one)?)$/i.test(message.text.trim())
    ? 0
    : /^(?:第?[二两2]个?|second|the second(?: one)?)$/i.test(message.text.trim())
      ? 1
      : undefined;
  const chosen = place === undefined ? undefined : choices[place];
  if (!chosen) return false;
  delete talk.state.pending;
  treat(talk, { ...want, problems: [chosen] });
  return true;
}

function answerOffer(talk: Talk, pending: Open<'offer'>, { text }: Message): boolean {
  const { topic } = talk.state;
  const command = commandIn(text);
  if (command === 'no') {
    decline(talk);
    return true;
  }
  if (command !== 'yes') return false;
  const first = pending.asks;
  if (!first) {
    talk.say(['small.okay'], {
      step: 'watch',
      buttons: remedyButtons(talk, topic?.offered ?? []),
    });
    return true;
  }
  press(talk, first);
  return true;
}

function answerHuman(talk: Talk, { text }: Message): boolean {
  const answer = answerIn(text);
  if (!answer) return false;
  delete talk.state.pending;
  if (answer === 'yes') askHuman(talk, {});
  else talk.say(['help.can_do'], { step: 'help', about: null, buttons: startButtons(talk) });
  return true;
}

function answerPhotoRequest(talk: Talk, { text }: Message): boolean {
  if (commandIn(text) !== 'no') return false;
  decline(talk);
  return true;
}
