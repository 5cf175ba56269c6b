/** How a topic ends: one tip that fits, what else was open, one tap to rate. */
import { ask, remedyButtons } from './buttons.ts';
import type { ReplyKey } from './replies/index.ts';
import type { Topic } from './state.ts';
import type { Line, Talk } from './talk.ts';
import { endWatch } from './watch.ts';

const stars = [1, 2, 3, 4, 5];

/** One tap from 1 to 5. */
function askRating(talk: Talk): void {
  const { state } = talk;
  const problem = state.topic?.found?.problem ?? state.topic?.said;
  state.pending = { kind: 'rate', ...(problem ? { problem } : {}) };
  state.unrated = true;
  talk.say([], {
    step: 'rate',
    cards: [
      {
        kind: 'rate',
        title: talk.text('rate.ask'),
        buttons: stars.map((score) => ({ title: '★'.repeat(score), value: { rate: score } })),
      },
    ],
  });
}

/** A tip that fits the problem; each is given once. */
function tipLine({ state }: Talk, topic: Topic | undefined): Line | undefined {
  const tip = topic?.found?.tip;
  if (!tip || state.tipsTold.includes(tip)) return undefined;
  state.tipsTold = [...state.tipsTold, tip];
  return tip as ReplyKey;
}

/** Takes up what was put aside: says so, and offers again what was offered. */
export function takeUp(talk: Talk, topic: Topic): void {
  const { state } = talk;
  state.aside = state.aside.filter((each) => each !== topic);
  state.topic = topic;
  const problem = talk.text(`problem.${topic.found?.problem ?? topic.said}.name`);
  const offers = topic.offered.length > 0 ? topic.offered : (['human'] as const);
  talk.say([['resume.topic', { problem }], ask(talk, offers, topic)], {
    step: 'offer',
    buttons: remedyButtons(talk, offers),
  });
}

/** The next topic that still waits. */
export function waiting({ state }: Talk): Topic | undefined {
  return state.aside.find(({ settled }) => !settled);
}

/** The topic is mended. */
export function close(
  talk: Talk,
  topic: Topic | undefined,
  lines: readonly (Line | undefined)[],
  { currency }: { currency?: string | undefined } = {},
): void {
  if (topic) {
    topic.settled = true;
    topic.closedAt = talk.known.now;
  }
  if (topic?.orderId) endWatch(talk, topic.orderId);
  talk.say([...lines, tipLine(talk, topic)], { step: 'close', about: topic, currency });
  const next = waiting(talk);
  if (next) takeUp(talk, next);
  else askRating(talk);
}

/** The customer says that it is over. A promise made before stays, where the order is still on its way. */
export function closeByCustomer(talk: Talk): void {
  const { state } = talk;
  const { topic } = state;
  delete state.pending;
  const isWatched = state.watches.some((watch) => watch.orderId === topic?.orderId);
  if (topic && (!topic.settled || isWatched)) {
    close(talk, topic, ['close.glad']);
    return;
  }
  talk.say(['close.bye'], { step: 'close' });
}
