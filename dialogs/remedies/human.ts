import type { Remedy } from './remedy.ts';

/** A person takes over. Always there. */
export const human: Remedy = { id: 'human', offered: () => true, leadsTo: 'handoff' };
