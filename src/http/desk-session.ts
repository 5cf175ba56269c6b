/** Who is at the desk's door: a session cookie, or the key of an integration. */
import type { CookieOptions, Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { isSameSecret } from '../channel/sign.ts';
import type { Agents } from '../desk/agents.ts';
import { type Actor, integration } from '../desk/rights.ts';
import { sessionSeconds } from '../desk/sessions.ts';
import type { Agent } from '../domain/ticket.ts';
import type { Log } from '../log.ts';
import { HttpProblem } from './problem.ts';
import { noStore, parseBody, route } from './routes.ts';

const cookieName = 'mealmend_desk';
const cookiePath = '/api/desk';

const loginBody = z.object({ email: z.string().min(1).max(200), password: z.string().max(1_000) });

/** Who asks, and by what they have shown it. */
export interface Caller {
  actor: Actor;
  by: 'session' | 'key';
  /** The agent of a session. */
  agent?: Agent;
}

export interface SessionParts {
  agents: Agents;
  /** `DESK_API_KEY`. */
  deskKey: string;
  /** Scheme and host that browsers reach us by; else each request's own word. */
  publicUrl?: string | undefined;
  log: Log;
}

export type DeskDoor = ReturnType<typeof createDeskDoor>;

export function createDeskDoor({ agents, deskKey, publicUrl, log }: SessionParts) {
  /** Who asks. Throws 401, and 403 for a write that another site's page sends with our cookie. */
  async function callerOf(req: Request): Promise<Caller> {
    const authorization = req.get('authorization');
    if (authorization !== undefined) {
      const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
      if (key && deskKey && isSameSecret(key, deskKey)) return { actor: integration, by: 'key' };
      throw new HttpProblem(401, 'unauthorized', 'The key is not the one in DESK_API_KEY.');
    }
    const token = readCookie(req);
    const agent = token ? await agents.authenticate(token) : undefined;
    if (!agent) throw new HttpProblem(401, 'unauthorized', 'Sign in at the desk first.');
    mustBeOurOrigin(req);
    return { actor: agent, by: 'session', agent };
  }

  /** Browsers name the page a write comes from; only our own pages may. */
  function mustBeOurOrigin(req: Request): void {
    if (req.method === 'GET' || req.method === 'HEAD') return;
    const origin = req.get('origin');
    const foreign =
      origin === undefined ? req.get('sec-fetch-site') === 'cross-site' : !isOurs(origin, req);
    if (foreign) {
      throw new HttpProblem(403, 'foreign_origin', 'The desk takes no requests from other sites.');
    }
  }

  /** The scheme may differ: a proxy in front speaks TLS, and we don't. */
  function isOurs(origin: string, req: Request): boolean {
    const hosts = [req.host, publicUrl && hostOf(publicUrl)];
    const host = hostOf(origin);
    return host !== undefined && hosts.includes(host);
  }

  function cookieOptions(req: Request): CookieOptions {
    const https = publicUrl?.startsWith('https:') ?? req.secure;
    return { httpOnly: true, sameSite: 'strict', secure: https, path: cookiePath };
  }

  async function login(req: Request, res: Response): Promise<void> {
    mustBeOurOrigin(req);
    const { email, password } = parseBody(req, loginBody);
    const address = req.ip ?? '';
    const result = await agents.login(email, password, address);
    if (!result.ok && result.waitMs) {
      res.setHeader('Retry-After', Math.ceil(result.waitMs / 1_000));
      throw new HttpProblem(429, 'too_many_tries', 'Too many wrong tries. Wait before the next.');
    }
    if (!result.ok) {
      log.warn('login refused', { address });
      throw new HttpProblem(401, 'wrong_login', 'The mail address or the password is wrong.');
    }
    log.info('login', { agentId: result.agent.id });
    setCookie(req, res, result.token);
    res.json(result.agent);
  }

  function setCookie(req: Request, res: Response, token: string): void {
    res.cookie(cookieName, token, { ...cookieOptions(req), maxAge: sessionSeconds * 1_000 });
  }

  /** Adds `/login`, `/logout` and `/me`. */
  function mount(router: Router): void {
    route(router, '/login', { post: login });
    route(router, '/logout', {
      post: (req, res) => {
        mustBeOurOrigin(req);
        res.clearCookie(cookieName, cookieOptions(req));
        res.status(204).end();
      },
    });
    route(router, '/me', {
      get: as(async (req, res, { actor, agent }) => {
        // A page that is opened again starts a new shift.
        if (agent) setCookie(req, res, await agents.renew(agent.id));
        res.json(agent ?? actor);
      }),
    });
  }

  /** A handler that knows who asks. */
  function as(
    handle: (req: Request, res: Response, caller: Caller) => Promise<void> | void,
  ): RequestHandler {
    return async (req, res) => {
      noStore(res);
      await handle(req, res, await callerOf(req));
    };
  }

  return { as, callerOf, mount };
}

/** Throws 403 unless the caller stands above agents. */
export function mustBeSupervisor({ actor }: Caller): void {
  if (actor.role === 'agent') {
    throw new HttpProblem(403, 'supervisors_only', 'Only a supervisor may do this.');
  }
}

function readCookie(req: Request): string | undefined {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const ours = pairs.find((pair) => pair.startsWith(`${cookieName}=`));
  return ours?.slice(cookieName.length + 1);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
