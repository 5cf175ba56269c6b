/** What the bot says when there is nothing to mend in a message: small talk, and what it can do. */
import { problemButton, remedyButtons, startButtons } from './buttons.ts';
import { noteInQueue } from './queue.ts';
import { repeatQuestion } from './repeat.ts';
import type { Want } from './state.ts';
import type { Line, Talk } from './talk.ts';
import type { Command } from './words/index.ts';

/** So many messages in a row not understood, and a human is offered outright. */
const missesLimit = 3;

type SmallTalk = Extract<Command, 'thanks' | 'greeting' | 'praise' | 'bot' | 'help'>;

/** A short answer; what was open is asked again, else what the bot can do is shown. */
export function answerSmallTalk(talk: Talk, kind: SmallTalk): void {
  talk.begin(`small.${kind}`);
  if (repeatQuestion(talk)) return;
  if (kind === 'thanks') {
    talk.say([], { step: 'help', buttons: remedyButtons(talk, ['human']) });
    return;
  }
  showHelp(talk, [kind === 'help' ? undefined : 'help.can_do']);
}

/** What the bot can do, as buttons. */
export function showHelp(talk: Talk, lines: readonly (Line | undefined)[]): void {
  talk.say(lines, { step: 'help', about: null, buttons: startButtons(talk) });
}

/** A message that was not understood, or is about something else. */
export function answerMiss(talk: Talk, kind: 'unclear' | 'off_topic' | 'upset'): void {
  const { state } = talk;
  if (talk.known.owner === 'queue') {
    noteInQueue(talk);
    return;
  }
  state.misses += 1;
  if (state.misses >= missesLimit) {
    state.misses = 0;
    talk.begin('miss.third');
    askWhetherHuman(talk);
    return;
  }
  talk.begin(`miss.${kind}`);
  if (state.misses === 1 && repeatQuestion(talk)) return;
  delete state.pending;
  showHelp(talk, ['help.can_do']);
}

/** Asks whether a human should take over; typed yes works. */
export function askWhetherHuman(talk: Talk): void {
  talk.state.pending = { kind: 'human' };
  talk.say(['human.shall_i'], {
    step: 'help',
    buttons: [
      ...remedyButtons(talk, ['human']),
      { title: talk.text('button.start_over'), value: { command: 'start_over' } },
    ],
  });
}

/** One question, with the two likeliest as buttons. */
export function clarify(talk: Talk, want: Want): void {
  talk.state.pending = { kind: 'clarify', choices: want.problems, want };
  talk.say(['clarify.which'], {
    step: 'clarify',
    about: null,
    buttons: [
      ...want.problems.map((problem) => problemButton(talk, problem)),
      ...remedyButtons(talk, ['human']),
    ],
  });
}
