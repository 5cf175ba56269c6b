/** The desk's interface on a port of its own, and a browser, an integration and a stream to use it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Agents, createAgents } from '../../src/desk/agents.ts';
import type { Agent } from '../../src/domain/ticket.ts';
import { createApp } from '../../src/http/app.ts';
import { createDeskApi } from '../../src/http/desk-api.ts';
import { createIncidentsApi } from '../../src/http/incidents-api.ts';
import { createIncidents, type Incidents } from '../../src/incidents/incidents.ts';
import { silentLog } from '../../src/log.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

export const deskKey = 'desk-key-of-the-test';
export const password = 'correct horse battery';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
  body: any;
}

/** One who asks: a browser with its cookie, or a program with the key. */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export interface DeskHttp extends TestDesk {
  url: string;
  agents: Agents;
  incidents: Incidents;
  /** Without any credential. */
  ask: Ask;
  /** With the desk's key. */
  byKey: Ask;
  /** Creates an account and signs in. */
  signIn(email: string, role?: Agent['role']): Promise<{ agent: Agent; ask: Ask; cookie: string }>;
}

export async function openDeskHttp(): Promise<DeskHttp> {
  const test = await openTestDesk();
  const { store, clock, newId, conversations, policy, desk } = test;
  const agents = createAgents({
    store,
    sessionSecret: 'session',
    wall: clock.wall,
    newId,
    passwordCost: { n: 2 ** 10, r: 8, p: 1 },
  });
  const incidents = createIncidents({
    conversations,
    clock,
    policy,
    newId,
    log: silentLog,
    wake: (id) => test.woken.push(id),
    linked: desk.linkedConversations,
  });
  await incidents.start();
  const parts = { store, desk, agents, incidents, deskKey, wall: clock.wall, log: silentLog };
  const api = createDeskApi(parts);
  const app = createApp({
    routers: [
      { path: '/api/desk', router: api.router },
      { path: '/api/incidents', router: createIncidentsApi(incidents) },
    ],
    trustProxy: 0,
    requestsPerMinute: 100_000,
    wall: clock.wall,
    log: silentLog,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const asker =
    (own: Record<string, string>): Ask =>
    async (method, path, body, headers = {}) => {
      const raw = typeof body === 'string' || body instanceof Uint8Array;
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...own,
          ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const json = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        headers: response.headers,
        body: json ? JSON.parse(bytes.toString()) : bytes,
      };
    };

  async function signIn(email: string, role: Agent['role'] = 'agent') {
    const agent = await agents.add({ email, role }, password);
    const answer = await asker({})('POST', '/api/desk/login', { email, password });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { agent, cookie, ask: asker({ Cookie: cookie }) };
  }

  return {
    ...test,
    url,
    agents,
    incidents,
    ask: asker({}),
    byKey: asker({ Authorization: `Bearer ${deskKey}` }),
    signIn,
    async close() {
      await api.close();
      await incidents.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await test.close();
    },
  };
}

export interface StreamEvent {
  id?: string;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: events are looked at field by field
  data: any;
}

/** An open event stream. */
export interface EventStream {
  status: number;
  /** The next event that fits; those before it are passed over. Rejects when the stream ends. */
  next(name: string, fits?: (data: StreamEvent['data']) => boolean): Promise<StreamEvent>;
  close(): void;
}

export async function openStream(
  url: string,
  headers: Record<string, string>,
): Promise<EventStream> {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const events: StreamEvent[] = [];
  let wake = () => {};
  let ended = false;

  async function read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const fields = Object.fromEntries(
            part.split('\n').map((line) => [line.split(':')[0], line.slice(line.indexOf(':') + 2)]),
          );
          if (fields.event) {
            const { id, event, data } = fields;
            events.push({ event, data: JSON.parse(data ?? 'null'), ...(id ? { id } : {}) });
          }
        }
        wake();
      }
    } catch {
      // The reader has left.
    }
    ended = true;
    wake();
  }
  void read();

  return {
    status: response.status,
    async next(name, fits = () => true) {
      for (;;) {
        const place = events.findIndex(({ event, data }) => event === name && fits(data));
        const [found] = place < 0 ? [] : events.splice(0, place + 1).slice(-1);
        if (found) return found;
        if (ended) throw new Error(`the stream ended without "${name}"`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close: () => stop.abort(),
  };
}
