/**
 * What a diagnosis costs, beside a floor: reading once each time that the facts hold, which any
 * diagnosis must do. The promise is under 50 µs.
 *
 *   npx tsx bench/diagnose.ts
 */
import { pathToFileURL } from 'node:url';
import type { Case } from '../dialogs/case.ts';
import { diagnose } from '../dialogs/diagnose.ts';
import { aCase, at, attempt, health, incident, missing, order } from '../test/support/facts.ts';

const budgetUs = 50;
const warmUpRuns = 5_000;
const batches = 60;
const runsPerBatch = 500;

/** From the shortest way through the tables to the longest. */
const cases: [name: string, view: Case][] = [
  ['late, as said', aCase({ order: { promisedAt: at(-12) } })],
  ['not late yet: all tables looked through', aCase()],
  ['all views agree', aCase({ said: 'desync' })],
  [
    'payment fine, with other orders',
    aCase({
      said: 'payment_failure',
      claims: ['charged_twice'],
      otherOrders: [order({ id: 'o-2', total: 1 }), order({ id: 'o-3', total: 1 })],
    }),
  ],
  [
    'limit exceeded',
    aCase({
      said: 'payment_failure',
      stage: 'unpaid',
      payment: {
        status: 'failed',
        attempts: [attempt(3, { code: 'network' }), attempt(1, { code: 'limit_exceeded' })],
      },
    }),
  ],
  [
    'duplicate order',
    aCase({
      said: 'order_error',
      claims: ['duplicate'],
      otherOrders: [order({ id: 'o-2', placedAt: at(-20) })],
    }),
  ],
  [
    'known incident',
    aCase({ said: 'outage', incidents: [incident()], health: health({ payments: 'down' }) }),
  ],
  [
    'nothing could be read',
    aCase({
      order: missing(),
      payment: missing(),
      delivery: missing(),
      merchantView: missing(),
      health: missing(),
    }),
  ],
];

/** Every time in some facts, read once. */
function readTimes(value: unknown): number {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : 0;
  if (value === null || typeof value !== 'object') return 0;
  let sum = 0;
  for (const part of Object.values(value)) sum += readTimes(part);
  return sum;
}

interface Figure {
  medianUs: number;
  p99Us: number;
}

/** Microseconds of one run, by batches: a single one is too short for the clock. */
function measure(run: () => unknown): Figure {
  for (let n = 0; n < warmUpRuns; n += 1) run();
  const times = Array.from({ length: batches }, () => {
    const began = performance.now();
    for (let n = 0; n < runsPerBatch; n += 1) run();
    return ((performance.now() - began) * 1_000) / runsPerBatch;
  }).sort((a, b) => a - b);
  const share = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { medianUs: share(0.5), p99Us: share(0.99) };
}

/** Prints a row per case; the last line says whether the slowest median is within its budget. */
export async function run(): Promise<void> {
  const columns = (name: string, ...figures: string[]) =>
    console.log(name.padEnd(42) + figures.map((figure) => figure.padStart(12)).join(''));
  columns('diagnosis', 'median', 'p99', 'floor');
  let slowest = 0;
  for (const [name, view] of cases) {
    const { medianUs, p99Us } = measure(() => diagnose(view));
    const floor = measure(() => readTimes(view.facts));
    slowest = Math.max(slowest, medianUs);
    columns(
      `  ${name}`,
      `${medianUs.toFixed(1)} µs`,
      `${p99Us.toFixed(1)} µs`,
      `${floor.medianUs.toFixed(1)} µs`,
    );
  }
  const verdict = slowest < budgetUs ? 'within' : 'OVER';
  console.log(`slowest median ${slowest.toFixed(1)} µs, ${verdict} the budget of ${budgetUs} µs`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
