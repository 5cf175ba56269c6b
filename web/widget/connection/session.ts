/** Who we are towards the server: a token for one conversation, from an identity or as a guest. */

export interface Session {
  token: string;
  userId: string;
  /** Absent where the conversation was not begun yet. */
  conversationId?: string | undefined;
  /** ms. */
  expiresAt: number;
}

/** The server says no: asking again the same way is useless. */
export class SessionRefused extends Error {
  readonly code: 'identity_refused' | 'guests_refused';
  constructor(code: 'identity_refused' | 'guests_refused') {
    super(code);
    this.code = code;
  }
}

/** The server did not answer, or cannot now. */
export class ServerSilent extends Error {}

export interface SessionDeps {
  fetch: typeof fetch;
  now(): number;
  /** The guest's session on this device. */
  guest: GuestMemory;
  /** The host app's identity for the customer; nothing for a guest. */
  identity(): string | undefined;
  /** Asks the host app for a fresh one. */
  renewIdentity(): Promise<string | undefined>;
}

export interface GuestMemory {
  read(): Session | undefined;
  write(session: Session | undefined): void;
}

/** A token this near its end is not worth using. */
const marginMs = 60_000;

/** Opens or resumes the customer's conversation. Throws `SessionRefused` or `ServerSilent`. */
export async function openSession(deps: SessionDeps): Promise<Session> {
  const identity = deps.identity();
  if (identity !== undefined) {
    deps.guest.write(undefined);
    const session = await request(deps, { identity });
    if (session !== 'refused') return session;
    const renewed = await deps.renewIdentity();
    const again = renewed === undefined ? 'refused' : await request(deps, { identity: renewed });
    if (again === 'refused') throw new SessionRefused('identity_refused');
    return again;
  }
  const known = deps.guest.read();
  if (known && known.expiresAt - marginMs > deps.now()) return known;
  const session = await request(deps, known ? { resume: known.token } : {});
  if (session !== 'refused') {
    deps.guest.write(session);
    return session;
  }
  // Guests are not welcome here; perhaps the host app knows who this is after all.
  const asked = await deps.renewIdentity();
  const named = asked === undefined ? 'refused' : await request(deps, { identity: asked });
  if (named === 'refused') throw new SessionRefused('guests_refused');
  return named;
}

async function request(
  { fetch, now }: SessionDeps,
  body: { identity?: string; resume?: string },
): Promise<Session | 'refused'> {
  let response: Response;
  try {
    response = await fetch('/api/widget/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
  } catch (error) {
    throw new ServerSilent('no answer', { cause: error });
  }
  if (response.status === 429 || response.status >= 500) {
    throw new ServerSilent(String(response.status));
  }
  if (!response.ok) return 'refused';
  const answer = (await response.json()) as {
    token: string;
    userId: string;
    conversationId?: string;
    expires_in: number;
  };
  return {
    token: answer.token,
    userId: answer.userId,
    conversationId: answer.conversationId,
    expiresAt: now() + answer.expires_in * 1000,
  };
}
