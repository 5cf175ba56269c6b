/** `/healthz`, `/readyz`, `/metrics`: for load balancers and Prometheus. */
import { Router } from 'express';
import type { Registry } from 'prom-client';
import type { Store } from '../store/port.ts';

export interface HealthParts {
  store: Store;
  /** Throws when files cannot be kept. */
  checkEvidence(): Promise<unknown>;
  registry: Registry;
  /** True once the service is asked to stop. */
  isStopping(): boolean;
}

const checkLimitMs = 1_500;

/** Readiness speaks of Mealmend's own parts; a platform that is down does not make it unready. */
export function createHealthRouter({
  store,
  checkEvidence,
  registry,
  isStopping,
}: HealthParts): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'up' });
  });
  router.get('/readyz', async (_req, res) => {
    const parts = {
      store: await isFine(() => store.ping()),
      evidence: await isFine(checkEvidence),
    };
    const ready = !isStopping() && Object.values(parts).every(Boolean);
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', ...parts });
  });
  router.get('/metrics', async (_req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

async function isFine(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkLimitMs);
  });
  const checked = check().then(
    () => true,
    () => false,
  );
  return Promise.race([checked, limit]).finally(() => clearTimeout(timer));
}
