/** What really happened, from the words, the facts and the policy. Pure; it never throws. */
import type { CauseId, ProblemType, RemedyId } from '../src/domain/problem.ts';
import type { Case, Cause, Certainty, Diagnosis, Params, ProblemTable, Witness } from './case.ts';
import { flawedAmong, flawOf, unseenSince, witnesses } from './facts-seen.ts';
import { isPlatformSilent } from './facts-service.ts';
import { tableOf, tables } from './problems/index.ts';

/** Those that speak about the order itself. */
const orderWitnesses = witnesses.filter((witness) => witness !== 'health');

interface Found {
  problem: ProblemType;
  cause: Cause;
  params: Params;
}

/** Whatever was said, these decide: the money and the food are lost otherwise, or nothing works. */
const decisive: readonly (readonly [ProblemType, CauseId])[] = [
  ['desync', 'merchant_has_no_order'],
  ['payment_failure', 'expired_unpaid'],
  ['outage', 'platform_down'],
];

/** Lateness explains nothing about money or about an app that does not open. */
const lateExplainsNot: readonly ProblemType[] = ['payment_failure', 'outage'];

/** What to offer when nothing can be seen. */
const blindRemedies: readonly RemedyId[] = ['wait_and_watch', 'contact_merchant', 'human'];
/** A restaurant knows nothing of the customer's money. */
const blindMoneyRemedies: readonly RemedyId[] = ['wait_and_watch', 'human'];
const silentRemedies: readonly RemedyId[] = ['notify_on_recovery', 'wait_and_watch', 'human'];

function holds(cause: Cause | undefined, problem: ProblemType, view: Case): Found | undefined {
  const params = cause?.when(view);
  return cause && params && { problem, cause, params };
}

function standing(view: Case): Found | undefined {
  for (const [problem, id] of decisive) {
    const cause = tableOf[problem].causes.find((one) => one.id === id);
    const found = holds(cause, problem, view);
    if (found) return found;
  }
  return undefined;
}

/** The first true cause of a problem, its fallback left out. */
function firstIn({ problem, causes }: ProblemTable, view: Case): Found | undefined {
  for (const cause of causes.slice(0, -1)) {
    const found = holds(cause, problem, view);
    if (found) return found;
  }
  return undefined;
}

/** The first true cause of the other problems, in the order in which facts decide. */
function elsewhere(view: Case, isBlind: boolean): Found | undefined {
  for (const table of tables) {
    if (table.problem === view.said) continue;
    if (isBlind && table.problem === 'delay' && lateExplainsNot.includes(view.said)) continue;
    const found = firstIn(table, view);
    if (found) return found;
  }
  return undefined;
}

/**
 * What could not be seen; the platform's health only where the complaint is about the platform. That
 * there is no such record is an answer.
 */
function unseenIn(view: Case, problem: ProblemType): Witness[] {
  const asks = [view.said, problem].includes('outage') ? witnesses : orderWitnesses;
  return flawedAmong(view, asks).filter((witness) => {
    const reading = view.facts[witness];
    return reading.ok || reading.reason !== 'not_found';
  });
}

/** How sure a cause is, by the witnesses it rests on. */
function certaintyOf({ told, rests }: Cause, view: Case): Certainty {
  if (told) return 'told';
  return rests.some((witness) => flawOf(view, witness) === 'old') ? 'last_known' : 'shown';
}

function tell(found: Found, view: Case, isCleared: boolean): Diagnosis {
  const { cause, problem, params } = found;
  const { evidence, tip } = cause;
  const isTurned = problem !== view.said;
  // A platform that fails may well be what is behind the complaint: nothing is called fine then.
  const isFine = isCleared && problem !== 'outage';
  return {
    problem,
    cause: cause.id,
    ...(isTurned
      ? { said: view.said, turn: isFine ? `turn.${view.said}` : `turn.${view.said}.open` }
      : {}),
    certainty: certaintyOf(cause, view),
    params,
    remedies: cause.remedies,
    ...(evidence === true || evidence?.(view) ? { evidence: true } : {}),
    ...(tip ? { tip } : {}),
    unseen: unseenIn(view, problem),
  };
}

function remediesFor(problem: ProblemType): readonly RemedyId[] {
  if (problem === 'outage') return silentRemedies;
  return problem === 'payment_failure' ? blindMoneyRemedies : blindRemedies;
}

/** What to say when what is needed could not be read. */
function blind(view: Case, unread: readonly Witness[]): Diagnosis {
  const problem = isPlatformSilent(view) ? 'outage' : view.said;
  const isNothingSeen = flawedAmong(view, orderWitnesses).length === orderWitnesses.length;
  const [first = 'order'] = unread;
  const reading = view.facts[first];
  return {
    problem,
    cause: 'facts_unavailable',
    ...(problem === view.said ? {} : { said: view.said }),
    certainty: 'unseen',
    params: {
      witness: isNothingSeen ? 'all' : first,
      flaw: flawOf(view, first) ?? 'partial',
      reason: reading.ok ? (reading.old ?? 'none') : reading.reason,
      sinceAt: unseenSince(view, first),
    },
    remedies: remediesFor(problem),
    unseen: unseenIn(view, problem),
  };
}

/**
 * One diagnosis for any facts. The problem that was said keeps its first true cause; else the first
 * true cause in the order outage, desync, payment failure, order error, delay decides; else the
 * fallback of what was said, where the witnesses it rests on were read. Three rules stand above.
 */
export function diagnose(view: Case): Diagnosis {
  const table = tableOf[view.said];
  const said = firstIn(table, view);
  const unread = table.unread(view);
  const isCleared = unread.length === 0 && !said;
  const found = standing(view) ?? said ?? elsewhere(view, unread.length > 0);
  if (found) return tell(found, view, isCleared);
  if (unread.length > 0) return blind(view, unread);
  const fallback = holds(table.causes.at(-1), view.said, view);
  return fallback ? tell(fallback, view, true) : blind(view, ['order']);
}
