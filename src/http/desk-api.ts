/** `/api/desk`: who may come in, the cases, their files, the live stream, the incidents. */
import express, { type ErrorRequestHandler, Router } from 'express';
import { AccountRefused, type Agents } from '../desk/agents.ts';
import type { Desk } from '../desk/desk.ts';
import { DeskRefusal, type RefusalReason } from '../desk/refusal.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';
import { mountFiles } from './desk-files.ts';
import { createDeskDoor } from './desk-session.ts';
import { createDeskStream } from './desk-stream.ts';
import { mountTickets } from './desk-tickets.ts';
import { mountIncidents } from './incidents-api.ts';
import { HttpProblem } from './problem.ts';
import { route } from './routes.ts';

export interface DeskApiParts {
  store: Store;
  desk: Desk;
  agents: Agents;
  incidents: Incidents;
  /** `DESK_API_KEY`: what integrations show. */
  deskKey: string;
  /** Scheme and host that browsers reach us by, where it is known. */
  publicUrl?: string | undefined;
  /** Now, ms: the wall's. */
  wall(): number;
  log: Log;
}

/** Longest JSON body, bytes: a message of 5,000 characters with room to spare. */
const bodyBytes = 128 * 1_024;

/** The router, and the way to end its streams when the service stops. */
export function createDeskApi(parts: DeskApiParts): { router: Router; close(): Promise<void> } {
  const { desk, agents } = parts;
  const door = createDeskDoor(parts);
  const stream = createDeskStream({ ...parts, door });
  const router = Router();

  mountFiles(router, { desk, door });
  router.use(express.json({ limit: bodyBytes }));
  door.mount(router);
  mountTickets(router, { desk, agents, door });
  mountIncidents(router, { incidents: parts.incidents, door });
  route(router, '/agents', {
    get: door.as(async (_req, res) => {
      const [everybody, { agents: present }] = await Promise.all([
        agents.list(),
        stream.readPresence(),
      ]);
      res.json({
        agents: everybody.map((agent) => {
          const there = present.find(({ id }) => id === agent.id);
          return { ...agent, present: there !== undefined, busy: there?.busy ?? 0 };
        }),
      });
    }),
  });
  route(router, '/stream', {
    get: door.as((req, res, caller) => stream.open(req, res, caller)),
  });
  router.use((req) => {
    throw new HttpProblem(404, 'not_found', `The desk has nothing at ${req.path}.`);
  });
  router.use(toProblems);
  return { router, close: stream.close };
}

const statusOf: Record<RefusalReason, number> = {
  not_found: 404,
  taken: 409,
  not_claimed: 409,
  not_yours: 403,
  stale: 409,
  resolved: 409,
  superseded: 409,
  unknown_agent: 422,
  no_order: 422,
  not_an_action: 422,
  invalid: 400,
  over_limit: 403,
  busy: 409,
};

/** The desk's refusals as problems; everything else is the app's to answer. */
const toProblems: ErrorRequestHandler = (error: unknown, _req, _res, next) => {
  if (error instanceof DeskRefusal) {
    const { reason, message, extra } = error;
    next(new HttpProblem(statusOf[reason], reason, message, extra));
  } else if (error instanceof AccountRefused) {
    next(new HttpProblem(401, 'unauthorized', error.message));
  } else next(error);
};
