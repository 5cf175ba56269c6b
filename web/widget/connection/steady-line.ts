/**
 * The chat adapter given to Web Chat: always there. Beneath it Direct Line clients come and go, with
 * the network and with their tokens; Web Chat sees one connection, no message falls into a gap, and
 * what is posted meanwhile waits in the outbox.
 */
import type { Activity } from './activity.ts';
import type { Client, ClientEnd, CreateClient } from './client-port.ts';
import { later, type Observable } from './feed.ts';
import { HistoryRefused, readActivities } from './history.ts';
import { Outbox, type OutboxDeps, type Route } from './outbox.ts';
import { Received } from './received.ts';
import { ServerSilent, type Session, SessionRefused } from './session.ts';
import { createSignal, type Signal } from './signal.ts';

export type LineState =
  | 'connecting'
  | 'online'
  /** It was online, and will be again. */
  | 'reconnecting'
  /** The device itself has no network. */
  | 'offline'
  /** The server does not want this customer; only another identity changes that. */
  | 'refused';

export interface LineDeps {
  domain: string;
  fetch: typeof fetch;
  createClient: CreateClient;
  openSession(): Promise<Session>;
  /** This session's token is of no use any more. */
  dropSession(session: Session): void;
  /** A fresh token was given for the same session. */
  keepSession(session: Session): void;
  post: OutboxDeps['post'];
  outgoing: OutboxDeps['outgoing'];
  /** Resolves after a pause, earlier when the network comes back or the page is looked at again. */
  pause(ms: number): Promise<void>;
  isOffline(): boolean;
  random(): number;
  /** Activities by polling, where sockets don't get through. */
  pollEveryMs?: number;
}

const connecting = 1;
const online = 2;
const longestBackoffMs = 20_000;
const socketTries = 3;

export class SteadyLine {
  readonly state: Signal<LineState> = createSignal('connecting');
  /** Why it is refused, while it is. */
  refusal: SessionRefused['code'] | undefined;
  readonly session: Signal<Session | undefined> = createSignal(undefined);
  readonly outbox: Outbox;
  readonly received = new Received();
  readonly activity$ = this.received.activity$;
  /** As Web Chat sees it: connected from the first moment to the last. */
  readonly connectionStatus$: Observable<number> = {
    subscribe: (observer) => {
      const next = typeof observer === 'function' ? observer : observer.next;
      next?.(connecting);
      next?.(online);
      return { unsubscribe: () => undefined };
    },
  };
  readonly #deps: LineDeps;
  readonly #routeWaiters = new Set<(route: Route) => void>();
  #client: Client | undefined;
  #historyOf: string | undefined;
  #watermark = '';
  #failedSockets = 0;
  #isRunning = false;
  #isEnded = false;

  constructor(deps: LineDeps) {
    this.#deps = deps;
    this.outbox = new Outbox({
      domain: deps.domain,
      post: deps.post,
      outgoing: deps.outgoing,
      pause: deps.pause,
      route: () => this.#route(),
      renew: (dead) => this.#renew(dead),
    });
  }

  /** Web Chat reads the user's id out of it. */
  get token(): string {
    return this.#client?.token() ?? this.session.get()?.token ?? '';
  }

  /** The conversation's id, once it is known. */
  get conversationId(): string | undefined {
    return this.#client?.conversationId() ?? this.session.get()?.conversationId;
  }

  /** Connects, and goes on until `end`; called again after a refusal it tries anew. */
  start(): void {
    if (this.#isRunning || this.#isEnded) return;
    this.#isRunning = true;
    void this.#run().finally(() => {
      this.#isRunning = false;
    });
  }

  postActivity(activity: Activity): Observable<string> {
    return later(this.outbox.send(activity));
  }

  /** Web Chat ends an adapter when it lets go of it; ours outlives that, until `close`. */
  end(): void {}

  /** Hangs up for good: the customer logged out. */
  close(): void {
    this.#isEnded = true;
    this.outbox.close();
    this.#client?.close('closed');
  }

  /** Connects anew if the line was silent for long: a sleeping phone's socket may be dead unnoticed. */
  refresh(): void {
    this.#client?.close('dropped');
  }

  async #run(): Promise<void> {
    for (let attempt = 0; !this.#isEnded; attempt += 1) {
      try {
        const session = this.session.get() ?? (await this.#deps.openSession());
        this.session.set(session);
        // What waits to be sent needs no socket.
        this.#announce(session);
        await this.#readHistory(session);
        const { end, wasOnline } = await this.#listen(session);
        if (wasOnline) attempt = 0;
        if (end === 'expired') this.#drop(session);
      } catch (error) {
        if (error instanceof SessionRefused) {
          this.refusal = error.code;
          return this.state.set('refused');
        }
        if (error instanceof HistoryRefused) this.#drop(error.session);
        else if (!(error instanceof ServerSilent)) throw error;
      }
      if (this.#isEnded) return;
      this.#showTrouble();
      const backoff = Math.min(longestBackoffMs, 500 * 2 ** attempt);
      await this.#deps.pause(backoff * (0.5 + this.#deps.random()));
    }
  }

  #showTrouble(): void {
    if (this.#deps.isOffline()) this.state.set('offline');
    else if (this.state.get() !== 'connecting') this.state.set('reconnecting');
  }

  async #readHistory(session: Session): Promise<void> {
    const { conversationId } = session;
    if (this.#historyOf === conversationId) return;
    // A watermark means something in its own conversation only.
    this.#watermark = '';
    this.#historyOf = undefined;
    if (conversationId === undefined) return;
    const page = await readActivities(this.#deps, session, this.#watermark);
    this.#historyOf = conversationId;
    this.#watermark = page.watermark;
    for (const activity of page.activities) this.received.take(activity, false);
  }

  #listen(session: Session): Promise<{ end: ClientEnd; wasOnline: boolean }> {
    if (this.#failedSockets >= socketTries) return this.#poll(session);
    return new Promise((resolve) => {
      let wasOnline = false;
      const client = this.#deps.createClient({
        domain: this.#deps.domain,
        token: session.token,
        conversationId: session.conversationId,
        watermark: this.#watermark,
        onOnline: () => {
          wasOnline = true;
          this.#failedSockets = 0;
          this.#setOnline(session);
        },
        onConversation: () => this.#announce(session),
        onActivity: (activity) => this.received.take(activity, true),
        onEnd: (end) => {
          this.#watermark = client.watermark() || this.#watermark;
          this.#keepToken(session, client);
          this.#client = undefined;
          if (end === 'blocked') this.#failedSockets += 1;
          resolve({ end, wasOnline });
        },
      });
      this.#client = client;
      client.open();
    });
  }

  async #poll(session: Session): Promise<{ end: ClientEnd; wasOnline: boolean }> {
    for (let wasOnline = false; !this.#isEnded; wasOnline = true) {
      const page = await readActivities(this.#deps, session, this.#watermark);
      this.#watermark = page.watermark;
      for (const activity of page.activities) this.received.take(activity, wasOnline);
      if (!wasOnline) this.#setOnline(session);
      await this.#deps.pause(this.#deps.pollEveryMs ?? 3_000);
      if (this.session.get() !== session) return { end: 'dropped', wasOnline: true };
    }
    return { end: 'closed', wasOnline: true };
  }

  #setOnline(session: Session): void {
    this.#announce(session);
    this.state.set('online');
  }

  /** The conversation is known: what waits for it can go. */
  #announce(session: Session): void {
    const conversationId = this.conversationId;
    if (conversationId === undefined) return;
    if (session.conversationId !== conversationId) {
      session.conversationId = conversationId;
      this.#historyOf = conversationId;
      this.#deps.keepSession(session);
    }
    const route = { conversationId, token: this.token };
    for (const resolve of [...this.#routeWaiters]) resolve(route);
    this.#routeWaiters.clear();
  }

  #route(): Promise<Route> {
    const session = this.session.get();
    if (session?.conversationId !== undefined) {
      return Promise.resolve({ conversationId: session.conversationId, token: this.token });
    }
    return new Promise((resolve) => this.#routeWaiters.add(resolve));
  }

  #renew(dead: Route): void {
    const session = this.session.get();
    if (!session || this.token !== dead.token) return;
    this.#drop(session);
    this.#client?.close('expired');
  }

  #drop(session: Session): void {
    if (this.session.get() !== session) return;
    this.#deps.dropSession(session);
    this.session.set(undefined);
  }

  /** Direct Line's client renews its token every 15 minutes; the newest one is the one to resume with. */
  #keepToken(session: Session, client: Client): void {
    const token = client.token();
    if (token === session.token) return;
    session.token = token;
    this.#deps.keepSession(session);
  }
}
