import type { CauseId, RemedyId } from '../src/domain/problem.ts';
import { ask, remedyButtons } from './buttons.ts';
import type { Case, Diagnosis, Witness } from './case.ts';
import { type Flaw, flawOf, unseenSince } from './facts-seen.ts';
import { incidentFor } from './incident-notice.ts';
import { decideHarmless, decideOffers, offersLimit } from './offers.ts';
import { startAction } from './start-action.ts';
import type { Topic } from './state.ts';
import { viewsCard } from './status-card.ts';
import type { Line, Talk } from './talk.ts';

/** Writes into the topic what was found. */
export function noteFound(topic: Topic, view: Case, diagnosis: Diagnosis): void {
  const { problem, cause, said, params, tip, evidence } = diagnosis;
  const incidentId =
    typeof params.incidentId === 'string'
      ? params.incidentId
      : incidentFor(view.incidents, problem)?.id;
  topic.found = {
    problem,
    cause,
    params,
    ...(said ? { said } : {}),
    ...(tip ? { tip } : {}),
    ...(evidence ? { evidence } : {}),
    ...(incidentId ? { incidentId } : {}),
  };
  if (view.facts.order.ok) topic.orderNumber = view.facts.order.value.number;
}

/** What could not be seen, or only an older look at it, and since when. */
function unseenLines(talk: Talk, { cause, unseen }: Diagnosis, view: Case): Line[] {
  if (cause === 'facts_unavailable') return [];
  const flawed = (flaw: Flaw) => unseen.filter((witness) => flawOf(view, witness) === flaw);
  const since = (which: readonly Witness[]) =>
    Math.min(...which.map((witness) => unseenSince(view, witness)));
  const names = (which: readonly Witness[]) =>
    which.map((witness) => talk.text(`witness.${witness}`)).join(talk.text('list.and'));
  const [missing, old] = [flawed('missing'), flawed('old')];
  return [
    ...(missing.length > 0
      ? [['unseen.missing', { what: names(missing), sinceAt: since(missing) }] as const]
      : []),
    ...(old.length > 0 ? [['unseen.old', { what: names(old), seenAt: since(old) }] as const] : []),
  ];
}

/** Causes that tell the outage themselves. */
const tellingOutage: readonly CauseId[] = [
  'known_incident',
  'platform_down',
  'service_down',
  'service_degraded',
  'peak_overload',
];

function incidentLine(talk: Talk, { cause, problem }: Diagnosis): Line | undefined {
  const incident = incidentFor(talk.known.incidents, problem);
  if (incident?.status !== 'confirmed' || tellingOutage.includes(cause)) return undefined;
  return incident.publicNote
    ? ['incident.open_note', { note: incident.publicNote }]
    : ['incident.open', { sinceAt: Date.parse(incident.startedAt) }];
}

/** Causes whose own sentence asks for the picture already. */
const askThemselves: readonly CauseId[] = ['coupon_refused', 'payment_fine', 'order_fine'];

/** Asks for a photo, or of a payment for a picture of the screen, where it helps: once. */
function evidenceLine(topic: Topic, { cause, problem, evidence }: Diagnosis): Line | undefined {
  // There is nothing to take a picture of where nothing came.
  if (!evidence || topic.evidenceAsked || cause === 'delivered_not_received') return undefined;
  topic.evidenceAsked = true;
  if (askThemselves.includes(cause)) return undefined;
  return problem === 'payment_failure' ? 'evidence.ask_screenshot' : 'evidence.ask';
}

/**
 * What comes next: the first remedy, as a question. Where the list of orders could not be read but
 * the platform is not silent, one order may be read all the same: by its number.
 */
function nextLine(
  talk: Talk,
  topic: Topic,
  { problem, cause }: Diagnosis,
  offers: readonly RemedyId[],
): Line {
  const { orderId, unread, said, claims, words } = topic;
  const isWorthAsking = cause === 'facts_unavailable' && problem !== 'outage';
  if (orderId !== undefined || !unread || !isWorthAsking || talk.known.customer.guest) {
    return ask(talk, offers, topic);
  }
  talk.state.pending = { kind: 'order', want: { problems: [said], claims, words }, listed: [] };
  return 'order.number_helps';
}

/** Where two problems are told one after the other. */
interface Place {
  /** Remedies of another open problem, shown as well. */
  more?: readonly RemedyId[];
  /** Another message follows, and asks what is next. */
  goesOn?: boolean;
}

/** The message about one problem. */
export function explain(
  talk: Talk,
  topic: Topic,
  view: Case,
  diagnosis: Diagnosis,
  { more = [], goesOn = false }: Place = {},
): void {
  const { state } = talk;
  noteFound(topic, view, diagnosis);
  const harmless = decideHarmless(view, diagnosis, state, topic.orderId);
  const told = harmless.flatMap((id) => startAction(talk, topic, id, view, diagnosis, {}));
  const offers = decideOffers(view, diagnosis, state, topic.orderId);
  topic.offered = offers;
  const buttons = [...new Set([...offers, ...more].filter((id) => id !== 'human'))].slice(
    0,
    offersLimit,
  );
  const { order } = view.facts;
  const watch = state.watches.find(({ orderId }) => orderId === topic.orderId);
  const photo = evidenceLine(topic, diagnosis);
  talk.say(
    [
      incidentLine(talk, diagnosis),
      diagnosis.turn,
      [`cause.${diagnosis.cause}`, diagnosis.params],
      ...unseenLines(talk, diagnosis, view),
      watch && ['watch.remind', { untilAt: watch.until }],
      ...told,
      photo,
      goesOn ? undefined : nextLine(talk, topic, diagnosis, offers),
    ],
    {
      step: 'offer',
      about: topic,
      buttons: remedyButtons(talk, [...buttons, 'human'], topic),
      cards: diagnosis.problem === 'desync' ? viewsCard(talk, view.facts) : [],
      currency: order.ok ? order.value.currency : undefined,
      ...(watch ? { data: { watchUntil: new Date(watch.until).toISOString() } } : {}),
    },
  );
}
