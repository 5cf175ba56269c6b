/** `mealmend export corrections`: what agents corrected, as candidates for the corpus. */
import { stringify } from 'yaml';
import { readConfig } from '../config.ts';
import type { TicketRow } from '../desk/ticket-indexes.ts';
import type { LogLine, StoredActivity } from '../domain/conversation.ts';
import { createLog, mask } from '../log.ts';
import { createConversations } from '../store/conversations.ts';
import { openStore } from '../store/open.ts';
import type { LogEntry, Store } from '../store/port.ts';

const usage = `usage: mealmend export corrections
  prints, per problem, what customers wrote in cases whose problem an agent corrected;
  a person reads it, and moves what is right to intents/corpus
`;

/** Messages shorter than this say nothing by themselves, characters. */
const fewestCharacters = 4;
/** The complaint is among a customer's first words. */
const messagesPerCase = 3;

/** Exit code 0: printed; 2: misread. Nothing is learnt and nothing written. */
export async function runExport(args: string[], env = process.env): Promise<number> {
  if (args.length !== 1 || args[0] !== 'corrections') {
    process.stderr.write(usage);
    return 2;
  }
  const config = readConfig(env);
  const store = await openStore(config.storeUrl, { log: createLog('error'), owner: false });
  try {
    const documents = toDocuments(await readCorrections(store));
    process.stdout.write(documents || '# No case was corrected.\n');
    return 0;
  } finally {
    await store.close();
  }
}

/** A customer's words and what an agent says they are about. */
export interface Correction {
  label: string;
  locale: string;
  /** The ticket's number, for whoever wants to look it up. */
  from: string;
  texts: string[];
}

/** Every corrected case with what its customer wrote; phones, cards and tokens are masked. */
export async function readCorrections(store: Store): Promise<Correction[]> {
  const conversations = createConversations(store);
  const corrections: Correction[] = [];
  for await (const { value } of store.scan('ticket/')) {
    const { ticket } = value as TicketRow;
    const isCorrected = ticket.events.some(({ what }) => what === 'corrected');
    if (!isCorrected || ticket.problem === 'other') continue;
    const entries = await conversations.log(ticket.conversationId, 0, 200);
    const texts = entries.flatMap(toText).slice(0, messagesPerCase);
    const { locale, number: from, problem: label } = ticket;
    if (texts.length > 0) corrections.push({ label, locale, from, texts });
  }
  return corrections.toSorted((one, other) => one.from.localeCompare(other.from));
}

/** What a customer typed; a pressed button is not their wording. */
function toText({ value }: LogEntry<LogLine>): string[] {
  if (value.kind !== 'customer' || !isTyped(value.activity)) return [];
  const text = mask((value.activity.text ?? '').trim());
  return text.length >= fewestCharacters ? [text] : [];
}

function isTyped({ type, value }: StoredActivity): boolean {
  return type === 'message' && (value === undefined || value === null);
}

/** Files of the corpus' form, one after the other, each message with the case it is from. */
export function toDocuments(corrections: readonly Correction[]): string {
  const files = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const file = `label: ${correction.label}\nlocale: ${correction.locale}\n`;
    files.set(file, [...(files.get(file) ?? []), correction]);
  }
  return [...files]
    .map(([file, cases]) => {
      const messages = cases.flatMap(({ texts, from }) => texts.map((t) => ({ t, from })));
      const lines = messages.map(({ t, from }) => `  - ${stringify(t).trim()} # ${from}`);
      return `${file}messages:\n${lines.join('\n')}\n`;
    })
    .join('---\n');
}
