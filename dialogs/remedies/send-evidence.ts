import type { Remedy } from './remedy.ts';

/** A photo of what came, kept with the case. */
export const sendEvidence: Remedy = {
  id: 'send_evidence',
  offered: (_view, { evidence }) => evidence === true,
  leadsTo: 'photo',
};
