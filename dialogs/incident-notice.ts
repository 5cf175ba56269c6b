/** Whether an open incident bears on what the customer complains about. */
import type { ServiceName } from '../src/domain/health.ts';
import type { Incident } from '../src/domain/incident.ts';
import type { ProblemType } from '../src/domain/problem.ts';

const servicesOf: Record<ProblemType, readonly ServiceName[]> = {
  outage: ['app', 'orders', 'payments', 'delivery', 'merchants'],
  desync: ['app', 'orders', 'merchants', 'delivery'],
  payment_failure: ['app', 'payments'],
  order_error: ['app', 'orders', 'merchants'],
  delay: ['app', 'delivery', 'merchants'],
};

/** The open incident that concerns a problem, a confirmed one before a suspected one. */
export function incidentFor(
  incidents: readonly Incident[],
  problem: ProblemType,
): Incident | undefined {
  const concerned = incidents.filter(
    ({ status, service, problem: its }) =>
      status !== 'resolved' &&
      (service ? servicesOf[problem].includes(service) : its === problem || problem === 'outage'),
  );
  return concerned.find(({ status }) => status === 'confirmed') ?? concerned[0];
}
