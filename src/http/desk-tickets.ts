/** The desk's cases over HTTP: finding and reading them, and everything an agent does to one. */
import type { Request, Router } from 'express';
import type { Agents } from '../desk/agents.ts';
import type { Desk } from '../desk/desk.ts';
import { DeskRefusal } from '../desk/refusal.ts';
import type { Assignee } from '../desk/ticket-changes.ts';
import * as bodies from './desk-bodies.ts';
import { type Caller, type DeskDoor, mustBeSupervisor } from './desk-session.ts';
import { HttpProblem } from './problem.ts';
import { param, parseBody, parseQuery, route } from './routes.ts';

export interface TicketParts {
  desk: Desk;
  agents: Agents;
  door: DeskDoor;
}

export function mountTickets(router: Router, { desk, agents, door }: TicketParts): void {
  const { as } = door;

  route(router, '/tickets', {
    get: as(async (req, res, { actor }) => {
      const query = parseQuery(req, bodies.ticketQuery);
      const assignee = query.assignee === 'me' ? actor.id : query.assignee;
      res.json(await desk.tickets.list({ ...query, assignee }));
    }),
  });

  route(router, '/tickets/:id', {
    get: as(async (req, res, { actor }) => {
      const ticketId = param(req, 'id');
      const { ticket, ...now } = await desk.read(ticketId);
      await desk.looks.write(ticketId, { by: actor.id, what: 'case' });
      res.json({ ...ticket, ...now });
    }),
  });

  route(router, '/tickets/:id/conversation', {
    get: as(async (req, res, { actor }) => {
      const ticketId = param(req, 'id');
      const { after = 0, limit } = parseQuery(req, bodies.transcriptQuery);
      const { ticket, lastSeq } = await desk.read(ticketId);
      // What comes later on is the same look.
      if (after === 0) await desk.looks.write(ticketId, { by: actor.id, what: 'conversation' });
      res.json({ entries: await desk.transcript(ticket, after, limit), lastSeq });
    }),
  });

  route(router, '/tickets/:id/looks', {
    get: as(async (req, res, caller) => {
      mustBeSupervisor(caller);
      const ticketId = param(req, 'id');
      await desk.read(ticketId);
      res.json({ looks: await desk.looks.read(ticketId) });
    }),
  });

  /** A verb that changes a case; the answer is the case as it then is. */
  function post(
    verb: string,
    change: (ticketId: string, caller: Caller, req: Request) => Promise<object>,
    status = 200,
  ): void {
    route(router, `/tickets/:id/${verb}`, {
      post: as(async (req, res, caller) => {
        const changed = await change(param(req, 'id'), caller, req);
        if (caller.agent) await desk.presence.seen(caller.agent.id);
        res.status(status).json(changed);
      }),
    });
  }

  post('claim', async (ticketId, caller, req) => {
    const { agentId } = parseBody(req, bodies.claimBody);
    return desk.claim(ticketId, await whoClaims(caller, agentId));
  });

  post('assign', async (ticketId, caller, req) => {
    const { agentId } = parseBody(req, bodies.assignBody);
    const agent = await findAgent(caller, agentId);
    return desk.assign(ticketId, caller.actor, agent);
  });

  post('messages', async (ticketId, { actor }, req) => {
    const { attachments, ...message } = parseBody(req, bodies.messageBody);
    const files = await desk.files.find(attachments.map(({ id }) => id));
    const { ticket, id } = await desk.send(ticketId, actor, { ...message, attachments: files });
    return { ...ticket, messageId: id };
  });

  post('notes', (ticketId, { actor }, req) =>
    desk.note(ticketId, actor, parseBody(req, bodies.noteBody).text),
  );

  post('snooze', (ticketId, { actor }, req) =>
    desk.snooze(ticketId, actor, parseBody(req, bodies.snoozeBody).until),
  );

  post('resolve', (ticketId, { actor }, req) =>
    desk.resolve(ticketId, actor, parseBody(req, bodies.resolveBody)),
  );

  post('return', (ticketId, { actor }, req) =>
    desk.giveToBot(ticketId, actor, parseBody(req, bodies.returnBody).note),
  );

  post('correct', (ticketId, { actor }, req) =>
    desk.correct(ticketId, actor, parseBody(req, bodies.correctBody).problem),
  );

  post(
    'actions/:remedy',
    async (ticketId, { actor }, req) => {
      const remedy = bodies.parseRemedy(param(req, 'remedy'));
      if (!remedy) {
        throw new HttpProblem(404, 'not_found', `There is no remedy "${param(req, 'remedy')}".`);
      }
      const details = parseBody(req, bodies.actionBody);
      const { ticket, actionId } = await desk.act(ticketId, actor, remedy, details);
      return { ...ticket, actionId };
    },
    202,
  );

  /** Agents claim for themselves; a key on behalf of anybody, known here or not. */
  async function whoClaims(caller: Caller, agentId: string | undefined): Promise<Assignee> {
    const { actor } = caller;
    if (agentId === undefined || agentId === actor.id) return actor;
    const agent = await findAgent(caller, agentId);
    if (caller.by === 'key' || agent.id === actor.id) return agent;
    throw new HttpProblem(403, 'not_yours', 'Claim for yourself; for others there is assign.');
  }

  async function findAgent({ by }: Caller, idOrMail: string): Promise<Assignee> {
    const agent = await agents.find(idOrMail);
    if (agent) return { id: agent.id, name: agent.name };
    if (by === 'key') return { id: idOrMail, name: idOrMail };
    throw new DeskRefusal('unknown_agent', `There is no agent "${idOrMail}".`);
  }
}
