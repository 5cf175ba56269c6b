/** What happens to an incident that the customer is concerned by. */
import type { Incident } from '../src/domain/incident.ts';
import { remedyButtons, startButtons } from './buttons.ts';
import type { Talk } from './talk.ts';

export function hearIncident(
  talk: Talk,
  phase: 'confirmed' | 'recovered',
  incident: Incident,
): void {
  const { state } = talk;
  const data = { incidentId: incident.id };
  const note = incident.publicNote?.trim();
  if (phase === 'confirmed') {
    talk.say([note ? ['incident.confirmed_note', { note }] : 'incident.confirmed'], {
      step: 'watch',
      buttons: state.awaits.includes(incident.id)
        ? []
        : remedyButtons(talk, ['notify_on_recovery', 'human']),
      data,
    });
    return;
  }
  state.awaits = state.awaits.filter((id) => id !== incident.id);
  const { topic } = state;
  if (topic) delete topic.settled;
  talk.say([topic ? 'incident.recovered_resume' : 'incident.recovered'], {
    step: 'offer',
    buttons: topic
      ? [
          { title: talk.text('button.resume'), value: { resume: true } },
          ...remedyButtons(talk, ['human']),
        ]
      : startButtons(talk),
    data,
  });
}
