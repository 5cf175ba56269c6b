import {
  type Claim,
  claims,
  type IntentLabel,
  intentLabels,
  type ProblemType,
  problemTypes,
} from '../src/domain/problem.ts';
import type { Understanding } from '../src/domain/understanding.ts';
import { readClaims } from './claims.ts';
import { type Classifier, createReader, type Prediction } from './classifier.ts';
import { readEntities } from './entities.ts';
import { measureFrustration } from './frustration.ts';
import { detectLanguage } from './language.ts';
import { normalise } from './normalise.ts';

/** From here on (calibrated) a problem beside the intent is listed. */
const reportedLine = 0.4;
/** From here on a claim is believed although no rule finds it. */
const claimLine = 0.45;
/** Below this a claim that a rule finds is not believed: the words mean something else here. */
const doubtfulClaimLine = 0.08;

/** What reads messages; one per thread. */
export interface Reader {
  understand(text: string): Understanding;
}

/** A reader on a classifier of the project's corpus. Any string is safe, however long or broken. */
export function createUnderstanding(classifier: Classifier): Reader {
  const predict = createReader(classifier);
  const labelled = numbered(intentLabels, classifier.labels);
  const flagged = numbered(problemTypes, classifier.flags);
  const claimed = numbered(claims, classifier.flags);
  return {
    understand(text) {
      const normal = normalise(text);
      const language = detectLanguage(text.normalize('NFKC'));
      const entities = readEntities(normal);
      const frustration = measureFrustration(text, normal);
      if (!/[\p{L}\p{N}]/u.test(normal) || classifier.labels.length === 0)
        return withLanguage({ ...nothingSaid, text, entities, frustration }, language);
      const prediction = predict(normal);
      const intent = intentOf(prediction, classifier);
      const shares = problemTypes.map((type) => ({
        type,
        confidence: shareOf(prediction, flagged, type),
      }));
      const problems = decideProblems(intent, prediction.shares[prediction.best] as number, shares);
      const own = problems.find(({ type }) => type === intent);
      const confidence =
        own && problems.length > 1
          ? own.confidence
          : round(prediction.shares[labelled.get(intent) ?? prediction.best] as number);
      const ruled = problems.length > 0 ? readClaims(normal) : [];
      const isClaimed = (claim: Claim) => {
        const share = shareOf(prediction, claimed, claim);
        return share >= claimLine || (share >= doubtfulClaimLine && ruled.includes(claim));
      };
      return withLanguage(
        {
          text,
          intent,
          confidence,
          problems,
          claims: problems.length > 0 ? claims.filter(isClaimed) : [],
          entities,
          frustration,
        },
        language,
      );
    },
  };
}

const nothingSaid = {
  intent: 'none' as const,
  confidence: 1,
  problems: [],
  claims: [],
};

function withLanguage(
  understanding: Understanding,
  language: Understanding['language'],
): Understanding {
  return language ? { ...understanding, language } : understanding;
}

function intentOf({ best }: Prediction, { labels }: Classifier): IntentLabel {
  return intentLabels.find((label) => label === labels[best]) ?? 'none';
}

/** The problem that the message is about, and those it reports beside; none where it is about none. */
function decideProblems(
  intent: IntentLabel,
  confidence: number,
  shares: { type: ProblemType; confidence: number }[],
): Understanding['problems'] {
  if (!problemTypes.some((type) => type === intent)) return [];
  return shares
    .map(({ type, confidence: share }) => ({
      type,
      confidence: round(type === intent ? Math.max(share, confidence) : share),
    }))
    .filter(({ type, confidence: share }) => type === intent || share >= reportedLine)
    .sort((one, other) => other.confidence - one.confidence);
}

function shareOf({ flagShares }: Prediction, numbers: Map<string, number>, name: string): number {
  const at = numbers.get(name);
  return at === undefined ? 0 : (flagShares[at] as number);
}

function numbered(names: readonly string[], order: readonly string[]): Map<string, number> {
  return new Map(
    names.flatMap((name): [string, number][] =>
      order.includes(name) ? [[name, order.indexOf(name)]] : [],
    ),
  );
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
