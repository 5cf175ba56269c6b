/** Lets a dialog think: asks it, reads what it needs, asks again with what was found. */
import type { Dialog, DialogInput, Effect, Known, Reply } from '../../dialogs/contract.ts';
import { replyText } from '../../dialogs/replies/index.ts';
import type { Incident } from '../domain/incident.ts';
import type { Log } from '../log.ts';
import type { FactsReader } from '../platform/facts.ts';
import { type NeedsContext, type Readings, readNeeds } from './needs.ts';

/** How often a dialog may ask to know more before it must answer. */
const rounds = 4;

/** What came of thinking, and what was read on the way. */
export interface Thought {
  state: unknown;
  replies: Reply[];
  effects: Effect[];
  readings: Readings;
  /** Incidents that were open. */
  incidents: Incident[];
}

/**
 * The dialog's answer to an input. A dialog that fails, or never has enough, leaves its state as it
 * was and the customer with an honest sentence and a human: the input is handled all the same.
 */
export async function think(
  dialog: Dialog,
  reader: FactsReader,
  state: unknown,
  input: DialogInput,
  base: Known,
  context: NeedsContext,
  log: Log,
): Promise<Thought> {
  let readings: Readings = {};
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const result = dialog(state, input, { ...base, ...readings });
      if (!('needs' in result)) return { ...result, readings, incidents: base.incidents };
      readings = await readNeeds(reader, result.needs, readings, context);
    }
    log.error('dialog asked too often', { input: input.kind });
  } catch (error) {
    log.error('dialog failed', { input: input.kind, error });
  }
  const replies = input.kind === 'message' ? [apology(base)] : [];
  return { state, replies, effects: [], readings, incidents: base.incidents };
}

function apology({ locale }: Known): Reply {
  return {
    text: replyText(locale, 'apology'),
    buttons: [{ title: replyText(locale, 'button.human'), value: { remedy: 'human' } }],
    data: { step: 'help', remedies: ['human'] },
  };
}
