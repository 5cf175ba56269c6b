/** Incidents over HTTP: the public part for host apps, and the supervisors' part of the desk. */
import { Router } from 'express';
import type { Incident } from '../domain/incident.ts';
import type { Incidents } from '../incidents/incidents.ts';
import { confirmBody, declareBody } from './desk-bodies.ts';
import { type DeskDoor, mustBeSupervisor } from './desk-session.ts';
import { HttpProblem } from './problem.ts';
import { noStore, param, parseBody, route } from './routes.ts';

/** What anybody may know of an incident: no counts, and nothing of who says so. */
export function toPublicIncident(incident: Incident) {
  const { id, status, problem, service, startedAt, confirmedAt, publicNote } = incident;
  return { id, status, problem, service, startedAt, confirmedAt, publicNote };
}

/** `/api/incidents`: those that are open now. */
export function createIncidentsApi(incidents: Pick<Incidents, 'open'>): Router {
  const router = Router();
  route(router, '/', {
    get: async (_req, res) => {
      noStore(res);
      const open = await incidents.open();
      res.json({ incidents: open.map(toPublicIncident) });
    },
  });
  return router;
}

/** `/api/desk/incidents`: all of them, and a supervisor's word on each. */
export function mountIncidents(
  router: Router,
  { incidents, door }: { incidents: Incidents; door: DeskDoor },
): void {
  const { as } = door;

  route(router, '/incidents', {
    get: as(async (_req, res) => {
      res.json({ incidents: await incidents.list() });
    }),
    post: as(async (req, res, caller) => {
      mustBeSupervisor(caller);
      const { problem, service, note } = parseBody(req, declareBody);
      const incident = await incidents.declare(problem, service, note);
      if (!incident) {
        throw new HttpProblem(409, 'open_already', 'Such an incident is open. Confirm that one.');
      }
      res.status(201).json(incident);
    }),
  });

  route(router, '/incidents/:id/confirm', {
    post: as(async (req, res, caller) => {
      mustBeSupervisor(caller);
      const { note } = parseBody(req, confirmBody);
      const id = param(req, 'id');
      res.json((await incidents.confirm(id, caller.actor, note)) ?? (await refuse(id)));
    }),
  });

  route(router, '/incidents/:id/resolve', {
    post: as(async (req, res, caller) => {
      mustBeSupervisor(caller);
      parseBody(req, confirmBody);
      const id = param(req, 'id');
      res.json((await incidents.resolve(id, caller.actor)) ?? (await refuse(id)));
    }),
  });

  /** Why there was nothing to be done. Throws. */
  async function refuse(id: string): Promise<never> {
    if (await incidents.find(id)) {
      throw new HttpProblem(409, 'resolved', 'This incident is over already.');
    }
    throw new HttpProblem(404, 'not_found', 'There is no such incident.');
  }
}
