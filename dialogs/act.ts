/** Does what a remedy does: an action, a step of the conversation, or telling something. */
import { valueIn } from '../src/domain/facts.ts';
import type { RemedyId } from '../src/domain/problem.ts';
import { askValue } from './ask-value.ts';
import { remedyButtons } from './buttons.ts';
import type { Case, Diagnosis } from './case.ts';
import { askConfirm } from './confirm.ts';
import { askForPhoto } from './evidence.ts';
import { handOver } from './handoff.ts';
import { promiseRecovery } from './recovery.ts';
import { remedies } from './remedies/index.ts';
import type { Destination, Remedy } from './remedies/remedy.ts';
import { reorder, toReorder } from './reorder.ts';
import { startAction } from './start-action.ts';
import type { Given, Topic } from './state.ts';
import type { Talk } from './talk.ts';
import { promiseWatch } from './watch.ts';

/** Offers that remain after one was taken. */
function remaining(topic: Topic, taken: RemedyId): RemedyId[] {
  return topic.offered.filter((id) => id !== taken);
}

/** Performs an offered remedy; `agreed` where the customer has confirmed it with its amount. */
export function perform(
  talk: Talk,
  topic: Topic,
  id: RemedyId,
  view: Case,
  diagnosis: Diagnosis,
  { given = {}, agreed = false }: { given?: Given; agreed?: boolean } = {},
): void {
  const remedy: Remedy = remedies[id];
  talk.state.topic = topic;
  if (remedy.leadsTo) lead(talk, topic, remedy.leadsTo, view);
  else if (remedy.asks && given[remedy.asks] === undefined) askValue(talk, topic, id, remedy.asks);
  else if (remedy.confirm && !agreed) askConfirm(talk, topic, id, view, diagnosis, given);
  else if (remedy.tell) tell(talk, topic, id, view, diagnosis);
  else begin(talk, topic, id, view, diagnosis, given);
}

function lead(talk: Talk, topic: Topic, destination: Destination, view: Case): void {
  switch (destination) {
    case 'handoff':
      handOver(talk, { reason: 'asked' });
      return;
    case 'watch':
      topic.orderId ? promiseWatch(talk, topic, view) : promiseRecovery(talk, topic);
      return;
    case 'recovery':
      promiseRecovery(talk, topic);
      return;
    case 'photo':
      askForPhoto(talk, topic);
      return;
  }
}

function tell(talk: Talk, topic: Topic, id: RemedyId, view: Case, diagnosis: Diagnosis): void {
  const told = remedies[id].tell?.(view, diagnosis, (key, params) => talk.text(key, params));
  if (!told) return;
  topic.offered = remaining(topic, id);
  topic.told = [...new Set([...(topic.told ?? []), id])];
  talk.state.pending = { kind: 'offer' };
  talk.say([...told.lines], {
    step: 'act',
    about: topic,
    cards: told.cards,
    buttons: remedyButtons(talk, topic.offered),
  });
}

function begin(
  talk: Talk,
  topic: Topic,
  id: RemedyId,
  view: Case,
  diagnosis: Diagnosis,
  given: Given,
): void {
  const order = valueIn(view.facts.order);
  const dishes = id === 'cancel_and_reorder' && order ? toReorder(order) : undefined;
  const lines = startAction(talk, topic, id, view, diagnosis, given, dishes);
  topic.offered = remaining(topic, id);
  delete talk.state.pending;
  if (lines.length === 0) {
    // Nothing is left to want on the platform: an order that is over already is only ordered anew.
    if (dishes) reorder(talk, topic, dishes);
    return;
  }
  talk.say(lines, { step: 'act', about: topic, currency: order?.currency });
}
