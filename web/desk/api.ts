/** The desk's interface over HTTP. Every failure is an `ApiError` with a plain sentence. */
import type { Agent, Entry, Incident, Ticket } from './types.ts';

export class ApiError extends Error {
  readonly status: number;
  readonly body: { code?: string; news?: Entry[]; lastSeq?: number };

  constructor(status: number, body: { detail?: string; code?: string; news?: Entry[] }) {
    super(body.detail ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/desk${path}`, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? undefined : await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, answer ?? {});
  return answer as T;
}

const id = encodeURIComponent;

export const api = {
  me: () => call<Agent>('GET', '/me'),
  login: (email: string, password: string) => call<Agent>('POST', '/login', { email, password }),
  logout: () => call<void>('POST', '/logout', {}),
  agents: () => call<{ agents: Agent[] }>('GET', '/agents').then(({ agents }) => agents),
  tickets: (query: Record<string, string>) =>
    call<{ tickets: Ticket[]; next?: string }>('GET', `/tickets?${new URLSearchParams(query)}`),
  ticket: (ticketId: string) => call<Ticket>('GET', `/tickets/${id(ticketId)}`),
  conversation: (ticketId: string, after: number) =>
    call<{ entries: Entry[] }>('GET', `/tickets/${id(ticketId)}/conversation?after=${after}`).then(
      ({ entries }) => entries,
    ),
  act: (ticketId: string, verb: string, body: object) =>
    call<Ticket>('POST', `/tickets/${id(ticketId)}/${verb}`, body),
  evidenceUrl: (ticketId: string, evidenceId: string) =>
    `/api/desk/tickets/${id(ticketId)}/evidence/${id(evidenceId)}`,
  evidenceZip: (ticketId: string) => `/api/desk/tickets/${id(ticketId)}/evidence.zip`,
  incidents: () =>
    call<{ incidents: Incident[] }>('GET', '/incidents').then(({ incidents }) => incidents),
  incident: (incidentId: string, verb: 'confirm' | 'resolve', body: object) =>
    call<Incident>('POST', `/incidents/${id(incidentId)}/${verb}`, body),
};
