/** What the line needs of a Direct Line client: one life of it, and how it ended. */
import type { Activity } from './activity.ts';

/**
 * `expired`: the token or the conversation is dead. `dropped`: only the connection. `blocked`: the
 * socket never opened, though the server answers.
 */
export type ClientEnd = 'expired' | 'dropped' | 'blocked' | 'closed';

export interface ClientOptions {
  domain: string;
  token: string;
  conversationId?: string | undefined;
  watermark: string;
  /** The conversation is there to post to. */
  onConversation(): void;
  /** Activities come in. */
  onOnline(): void;
  onActivity(activity: Activity): void;
  /** Called once; nothing more comes after it. */
  onEnd(end: ClientEnd): void;
}

export interface Client {
  open(): void;
  close(end: ClientEnd): void;
  token(): string;
  conversationId(): string | undefined;
  watermark(): string;
}

export type CreateClient = (options: ClientOptions) => Client;
