/** Open incidents, and the supervisor's word on them. */
import { useSession } from './session.ts';
import { toTime } from './told.ts';
import type { Incident } from './types.ts';

export interface IncidentsProps {
  incidents: Incident[];
  onConfirm(incident: Incident): void;
  onResolve(incident: Incident): void;
}

export function Incidents({ incidents, onConfirm, onResolve }: IncidentsProps) {
  const { t, name, agent } = useSession();
  if (incidents.length === 0) return null;
  return (
    <ul className="incidents" aria-label={t.incidents}>
      {incidents.map((incident) => (
        <li key={incident.id} className={incident.status}>
          <b>{incident.status === 'confirmed' ? t.confirmed : t.suspected}</b>
          <span>
            {name(incident.problem)}
            {incident.service ? ` · ${name(incident.service)}` : ''} · {incident.customers}{' '}
            {t.affected} · {toTime(incident.startedAt)}
          </span>
          {agent.role === 'supervisor' && (
            <span className="line">
              {incident.status === 'suspected' && (
                <button type="button" onClick={() => onConfirm(incident)}>
                  {t.confirmIncident}
                </button>
              )}
              <button type="button" onClick={() => onResolve(incident)}>
                {t.resolveIncident}
              </button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
