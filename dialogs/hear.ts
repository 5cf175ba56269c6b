/** A complaint in the customer's own words: acted on, asked about, or not understood. */
import type { ProblemType } from '../src/domain/problem.ts';
import type { Understanding } from '../src/domain/understanding.ts';
import { askHuman } from './ask-human.ts';
import type { DialogInput } from './contract.ts';
import { answerMiss, askWhetherHuman, clarify } from './help.ts';
import { alsoConfidence, angry, askConfidence, sureConfidence, upset } from './lines.ts';
import { proofIn } from './proof.ts';
import { type Want, wordsLimit } from './state.ts';
import type { Talk } from './talk.ts';
import { treat } from './treat.ts';

type Message = Extract<DialogInput, { kind: 'message' }>;

const problemsAtOnce = 2;

/** Digits that name an order: as understood, or for a guest as they stand in the text. */
function namedOrder(
  { known }: Talk,
  { entities }: Understanding,
  text: string,
): Pick<Want, 'number' | 'tail'> {
  if (known.customer.guest) return proofIn(text);
  const { orderNumber, orderTail } = entities;
  if (orderNumber) return { number: orderNumber };
  return orderTail ? { tail: orderTail } : {};
}

/** The problems that a message reports surely enough to treat, the strongest first. */
function reported({ intent, confidence, problems }: Understanding): ProblemType[] {
  const strongest = problems[0]?.type;
  const first = isProblem(intent) ? intent : undefined;
  if (!first || confidence < sureConfidence) return [];
  const others = problems
    .filter(({ type, confidence: sure }) => type !== first && sure >= alsoConfidence)
    .map(({ type }) => type);
  return [first, ...(strongest ? others : [])].slice(0, problemsAtOnce);
}

function isProblem(intent: Understanding['intent']): intent is ProblemType {
  return intent !== 'order_status' && intent !== 'human' && intent !== 'none';
}

/** The two likeliest problems, where one of them is likely enough to ask. */
function likeliest({ intent, problems }: Understanding): ProblemType[] {
  const listed = [...problems].sort((one, other) => other.confidence - one.confidence);
  const types = [...(isProblem(intent) ? [intent] : []), ...listed.map(({ type }) => type)];
  return [...new Set(types)].slice(0, problemsAtOnce);
}

/** With one likely problem the other guess is what people mean most. */
function twoChoices(types: readonly ProblemType[]): ProblemType[] {
  const commonest: ProblemType[] = ['delay', 'order_error'];
  return [...new Set([...types, ...commonest])].slice(0, problemsAtOnce);
}

export function hearComplaint(talk: Talk, { text, understanding }: Message): void {
  const { state } = talk;
  if (!understanding) {
    answerMiss(talk, 'unclear');
    return;
  }
  const { intent, confidence, claims, frustration } = understanding;
  const words = text.trim().slice(0, wordsLimit);
  const named = namedOrder(talk, understanding, text);
  const want = (problems: ProblemType[]): Want => ({ problems, claims, words, ...named });
  if (intent === 'human' && confidence >= sureConfidence) {
    askHuman(talk, { words, frustration });
    return;
  }
  if (intent === 'human' && confidence >= askConfidence) {
    askWhetherHuman(talk);
    return;
  }
  if (intent === 'order_status' && confidence >= askConfidence) {
    state.misses = 0;
    treat(talk, { ...want([]), status: true });
    return;
  }
  const problems = reported(understanding);
  if (problems.length > 0) {
    act(talk, want(problems), frustration);
    return;
  }
  const likely = likeliest(understanding);
  const sure = isProblem(intent) ? confidence : (understanding.problems[0]?.confidence ?? 0);
  const isOffTopic = intent === 'none' && confidence >= sureConfidence;
  const isLikely = sure >= askConfidence && !isOffTopic;
  const [first] = likely;
  if (isLikely && first) {
    const { topic, pending } = state;
    const isSameTopic = topic?.said === first || topic?.found?.problem === first;
    if (pending?.kind === 'clarify' || isSameTopic) {
      act(talk, want([first]), frustration);
      return;
    }
    clarify(talk, want(twoChoices(likely)));
    return;
  }
  if (named.number || named.tail) {
    treat(talk, { ...want([]), status: true });
    return;
  }
  if (frustration >= upset) answerMiss(talk, 'upset');
  // What is in no language is not about something else: it is about nothing.
  else answerMiss(talk, isOffTopic && understanding.language ? 'off_topic' : 'unclear');
}

function act(talk: Talk, want: Want, frustration: number): void {
  const { state } = talk;
  state.misses = 0;
  if (state.pending?.kind !== 'offer') delete state.pending;
  if (frustration >= angry) talk.begin('calm.sorry');
  treat(talk, want);
}
