import type { Remedy } from './remedy.ts';

const brokenCauses = [
  'known_incident',
  'platform_down',
  'service_down',
  'service_degraded',
  'peak_overload',
  'suspected_incident',
  'channel_down',
  'facts_unavailable',
];

/** We tell the customer when what is broken works again. */
export const notifyOnRecovery: Remedy = {
  id: 'notify_on_recovery',
  offered: (_view, { cause }) => brokenCauses.includes(cause),
  leadsTo: 'recovery',
};
