import { type CauseId, causesOf } from '../src/domain/problem.ts';

const fallbacks = new Set<string | undefined>(
  Object.values(causesOf).map((causes) => causes.at(-1)),
);

/** Whether a cause says that nothing is wrong on the order's side. */
export function isFallback({ cause }: { cause: CauseId }): boolean {
  return fallbacks.has(cause);
}
