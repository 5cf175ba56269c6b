/**
 * Messages on their way out: in order, and until the server has them. Sending one again is safe,
 * because the server knows a message by its `clientActivityID`.
 */
import type { Activity } from './activity.ts';
import { createSignal, type Signal } from './signal.ts';

export type RefusalReason = 'too_large' | 'wrong_type' | 'refused';

export type SendState =
  | { kind: 'sending'; progress?: number | undefined }
  /** No way to the server now; it goes out by itself when there is one. */
  | { kind: 'waiting' }
  | { kind: 'failed'; reason: RefusalReason };

/** What came back of a POST. */
export interface Answer {
  /** 0: no answer. */
  status: number;
  body: unknown;
  /** ms to wait, where the server said so. */
  retryAfterMs?: number | undefined;
}

/** One POST, with progress where it is an upload. */
export interface Post {
  url: string;
  token: string;
  body: string | FormData;
  timeoutMs: number;
  /** 0 to 1, of the bytes sent. */
  onProgress?: ((share: number) => void) | undefined;
}

/** Where to send now. */
export interface Route {
  conversationId: string;
  token: string;
}

export interface OutboxDeps {
  /** e.g. `https://help.example.com/v3/directline`. */
  domain: string;
  /** Never rejects: what failed on the way has status 0. */
  post(post: Post): Promise<Answer>;
  /** Resolves when there is a conversation to send to. */
  route(): Promise<Route>;
  /** The token or the conversation of this route is dead. */
  renew(dead: Route): void;
  /** Resolves after a pause, earlier when the network comes back. */
  pause(ms: number): Promise<void>;
  /** The file behind an attachment's address, as given to `keep`. */
  outgoing: OutgoingFiles;
}

export interface OutgoingFiles {
  /** Gives a file an address to put into an activity. */
  keep(file: File): string;
  read(address: string): File | undefined;
}

/** Files that were chosen, by the object URL that also shows them. */
export function createOutgoingFiles(): OutgoingFiles {
  const files = new Map<string, File>();
  return {
    keep(file) {
      const address = URL.createObjectURL(file);
      files.set(address, file);
      return address;
    },
    read: (address) => files.get(address),
  };
}

const firstPauseMs = 800;
const longestPauseMs = 15_000;
const textTimeoutMs = 15_000;
const uploadTimeoutMs = 120_000;

export class Outbox {
  /** By `clientActivityID`; what was delivered is gone from it. */
  readonly states: Signal<ReadonlyMap<string, SendState>> = createSignal(new Map());
  readonly #deps: OutboxDeps;
  readonly #failed = new Map<string, Activity>();
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Resolves with the server's id; rejects only when the server refuses the message for good. */
  send(activity: Activity): Promise<string> {
    const key = activity.channelData?.clientActivityID ?? '';
    this.#mark(key, { kind: 'sending' });
    const sent = this.#last.then(() => this.#deliver(key, activity));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  /** Tries a refused message once more; its echo then replaces the refused one. */
  retry(key: string): void {
    const activity = this.#failed.get(key);
    if (!activity) return;
    this.#failed.delete(key);
    this.send(activity).catch(() => undefined);
  }

  /** Stops trying; what is under way is dropped. */
  close(): void {
    this.#isClosed = true;
  }

  async #deliver(key: string, activity: Activity): Promise<string> {
    for (let attempt = 0; !this.#isClosed; attempt += 1) {
      const route = await this.#deps.route();
      const answer = await this.#deps.post(this.#toPost(key, activity, route));
      const id = (answer.body as { id?: unknown } | undefined)?.id;
      if (answer.status >= 200 && answer.status < 300 && typeof id === 'string') {
        this.#mark(key, undefined);
        return id;
      }
      if (isDeadRoute(answer.status)) this.#deps.renew(route);
      else if (!isPassing(answer.status)) {
        const reason = reasonOf(answer.status);
        this.#failed.set(key, activity);
        this.#mark(key, { kind: 'failed', reason });
        throw new Error(reason);
      }
      this.#mark(key, { kind: 'waiting' });
      const backoff = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
      await this.#deps.pause(answer.retryAfterMs ?? backoff);
    }
    throw new Error('closed');
  }

  #toPost(key: string, activity: Activity, { conversationId, token }: Route): Post {
    const base = `${this.#deps.domain}/conversations/${conversationId}`;
    const files = (activity.attachments ?? []).flatMap(({ contentUrl }) => {
      const file = contentUrl === undefined ? undefined : this.#deps.outgoing.read(contentUrl);
      return file ? [file] : [];
    });
    if (files.length === 0) {
      const body = JSON.stringify(activity);
      return { url: `${base}/activities`, token, body, timeoutMs: textTimeoutMs };
    }
    return {
      url: `${base}/upload?userId=${activity.from?.id ?? ''}`,
      token,
      body: toForm(activity, files),
      timeoutMs: uploadTimeoutMs,
      onProgress: (progress) => this.#mark(key, { kind: 'sending', progress }),
    };
  }

  #mark(key: string, state: SendState | undefined): void {
    const next = new Map(this.states.get());
    if (state) next.set(key, state);
    else next.delete(key);
    this.states.set(next);
  }
}

/** The activity with placeholders, and its files under names of their own. */
function toForm(activity: Activity, files: readonly File[]): FormData {
  const form = new FormData();
  const names = files.map((file, at) => (files.length > 1 ? `${at + 1}-${file.name}` : file.name));
  const attachments = files.map(({ type }, at) => ({ contentType: type, name: names[at] }));
  const json = JSON.stringify({ ...activity, attachments });
  form.append('activity', new Blob([json], { type: 'application/vnd.microsoft.activity' }), 'blob');
  for (const [at, file] of files.entries()) form.append('file', file, names[at]);
  return form;
}

function isDeadRoute(status: number): boolean {
  return status === 401 || status === 403 || status === 404;
}

/** Silence and overload pass; everything else is an answer. */
function isPassing(status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

function reasonOf(status: number): RefusalReason {
  if (status === 413) return 'too_large';
  return status === 415 ? 'wrong_type' : 'refused';
}
