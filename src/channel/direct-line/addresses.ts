/** Addresses that need no credential because they are signed: of streams and of files. */
import type { Request } from 'express';
import { createSigner } from '../sign.ts';

/** Where the endpoint is mounted, on every host. */
export const mountPath = '/v3/directline';

/** How long the address of a file is good for, at least (ms), and how long it stays the same. */
const fileMs = 24 * 3_600_000;
const fileStepMs = 3_600_000;

/** What a stream's address says. */
export interface StreamTicket {
  conversationId: string;
  /** The log entry after which it begins. */
  after: number;
  /** Scheme and host that addresses of files are written with. */
  base: string;
}

export type Addresses = ReturnType<typeof createAddresses>;

export interface AddressOptions {
  secret: string;
  /** Scheme, host and path under which clients reach us; else each request's own word. */
  publicUrl?: string | undefined;
  /** How long a stream's address is good for (seconds): clients open the same one again. */
  lifetimeS: number;
  wall: () => number;
}

export function createAddresses({ secret, publicUrl, lifetimeS, wall }: AddressOptions) {
  const streams = createSigner(secret, 'stream address');
  const files = createSigner(secret, 'file address');

  /** Scheme and host (and path) that this client reaches us by. */
  function baseOf(req: Request): string {
    return (publicUrl ?? `${req.protocol}://${req.host}`).replace(/\/+$/, '');
  }

  function toStreamUrl({ conversationId, after, base }: StreamTicket): string {
    const exp = Math.floor(wall() / 1_000) + lifetimeS;
    const t = streams.sign(conversationId, after, base, exp);
    const query = new URLSearchParams({ watermark: String(after), base, exp: String(exp), t });
    const path = `${mountPath}/conversations/${conversationId}/stream`;
    return `${base.replace(/^http/, 'ws')}${path}?${query}`;
  }

  /** The ticket in a stream's address; undefined where it was not written by us or has expired. */
  function parseStreamUrl(
    conversationId: string,
    query: URLSearchParams,
  ): StreamTicket | undefined {
    const base = query.get('base') ?? '';
    const after = Number(query.get('watermark'));
    const exp = Number(query.get('exp'));
    if (!streams.isSigned(query.get('t') ?? '', conversationId, after, base, exp)) return undefined;
    return exp * 1_000 > wall() ? { conversationId, after, base } : undefined;
  }

  function toFileUrl(base: string, evidenceId: string): string {
    const exp = (Math.floor((wall() + fileMs) / fileStepMs) + 1) * fileStepMs;
    const sig = files.sign(evidenceId, exp);
    return `${base}${mountPath}/attachments/${evidenceId}?exp=${exp}&sig=${sig}`;
  }

  /** Whether the address of a file was written by us and is still good. */
  function isFileUrl(evidenceId: string, exp: unknown, sig: unknown): boolean {
    return (
      typeof sig === 'string' &&
      files.isSigned(sig, evidenceId, Number(exp)) &&
      Number(exp) > wall()
    );
  }

  return { baseOf, toStreamUrl, parseStreamUrl, toFileUrl, isFileUrl };
}
