/** Figures for Prometheus. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: 'mealmend_turn_seconds',
    help: 'How long a turn took, the reads from the platform included.',
    labelNames: ['input', 'committed'] as const,
    buckets: [0.002, 0.005, 0.01, 0.03, 0.1, 0.3, 1, 2.5, 3],
    registers: [registry],
  });
  const actions = new Counter({
    name: 'mealmend_actions_total',
    help: 'Attempts at actions on the platform, by how they ended.',
    labelNames: ['remedy', 'end'] as const,
    registers: [registry],
  });
  const reads = new Counter({
    name: 'mealmend_facts_missing_total',
    help: 'Witnesses that could not be read, by reason.',
    labelNames: ['witness', 'reason'] as const,
    registers: [registry],
  });
  return { registry, turns, actions, reads };
}
