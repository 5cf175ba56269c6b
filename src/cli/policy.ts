/** `mealmend policy`: checks a policy file, and tries it on the cases that are recorded. */
import { diagnose } from '../../dialogs/diagnose.ts';
import { readConfig } from '../config.ts';
import type { TicketRow } from '../desk/ticket-indexes.ts';
import type { Facts, Reading } from '../domain/facts.ts';
import type { Policy } from '../domain/policy.ts';
import { problemTypes } from '../domain/problem.ts';
import type { Ticket, TicketFact } from '../domain/ticket.ts';
import { createLog } from '../log.ts';
import { defaultPolicyFile } from '../paths.ts';
import { loadPolicy, PolicyError } from '../policy.ts';
import { openStore } from '../store/open.ts';

const usage = `usage: mealmend policy check [FILE]   says what is wrong in a policy file
       mealmend policy try FILE       what it would have changed in the recorded cases
`;

const witnesses = ['order', 'payment', 'delivery', 'merchantView', 'health'] as const;

/** Exit code 0: fine; 1: the file is not usable; 2: misread. Nothing is written. */
export async function runPolicy(args: string[], env = process.env): Promise<number> {
  const [verb, file, ...rest] = args;
  const isRead = (verb === 'check' || (verb === 'try' && file)) && rest.length === 0;
  if (!isRead) {
    process.stderr.write(usage);
    return 2;
  }
  const config = readConfig(env);
  const current = config.POLICY_FILE ?? defaultPolicyFile;
  try {
    const policy = loadPolicy(file ?? current);
    if (verb === 'try') await tryOnCases(policy, loadPolicy(current), config.storeUrl);
    else process.stdout.write(`${file ?? current} is a policy.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function tryOnCases(after: Policy, before: Policy, storeUrl: string): Promise<void> {
  const store = await openStore(storeUrl, { log: createLog('error'), owner: false });
  let cases = 0;
  const changes: string[] = [];
  try {
    for await (const { value } of store.scan('ticket/')) {
      const { ticket } = value as TicketRow;
      const was = diagnoseCase(ticket, before);
      if (was === undefined) continue;
      cases += 1;
      const is = diagnoseCase(ticket, after);
      if (is !== was) changes.push(`${ticket.number}  ${was} → ${is}`);
    }
  } finally {
    await store.close();
  }
  const lines = changes
    .toSorted()
    .concat(`${cases} cases with facts, ${changes.length} told otherwise`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What a policy makes of a case as it stood when it was handed over; nothing without an order. */
export function diagnoseCase(ticket: Ticket, policy: Policy): string | undefined {
  const said = problemTypes.find((problem) => problem === ticket.problem);
  const facts = toFacts(ticket);
  if (!said || !facts) return undefined;
  const { problem, cause } = diagnose({
    now: Date.parse(facts.order.ok ? facts.order.asOf : ticket.createdAt),
    said,
    claims: [],
    facts,
    otherOrders: [],
    incidents: [],
    context: {},
    policy,
  });
  return `${problem} ${cause}`;
}

function toFacts({ facts }: Ticket): Facts | undefined {
  const readings = witnesses.map((witness) => [witness, facts[witness]] as const);
  if (readings.some(([, fact]) => fact === undefined)) return undefined;
  return Object.fromEntries(
    readings.map(([witness, fact]) => [witness, toReading(fact as TicketFact)]),
  ) as unknown as Facts;
}

function toReading(fact: TicketFact): Reading<unknown> {
  if ('missing' in fact) return { ok: false, reason: fact.missing, at: fact.at };
  return { ok: true, ...fact };
}
