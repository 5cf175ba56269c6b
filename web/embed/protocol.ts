/**
 * What the host page and the widget frame say to each other by `postMessage`. Each side takes only
 * messages of the window and the origin it expects, and sends only to that origin.
 */

/** Where the customer stands in the app; becomes the `app/context` event. */
export interface AppContext {
  orderId?: string;
  appVersion?: string;
  network?: 'wifi' | 'cellular' | 'offline' | 'unknown';
  device?: string;
  locale?: string;
}

/** From the host page to the frame. */
export type ToFrame =
  | {
      type: 'init';
      /** The JWT of the signed-in customer; a guest has none. */
      identity?: string | undefined;
      context: AppContext;
      /** The panel is open: the customer sees what arrives. */
      visible: boolean;
      order?: OrderWish | undefined;
    }
  /** A new identity, or an answer to `identity`; nothing where the host has none to give. */
  | { type: 'identify'; identity?: string | undefined }
  | { type: 'context'; context: AppContext }
  | { type: 'locale'; locale: string }
  | { type: 'order'; order: OrderWish }
  | { type: 'visible'; visible: boolean }
  | { type: 'logout' };

/** "I need help with this order", and what is wrong with it where the host knows. */
export interface OrderWish {
  orderId: string;
  problem?: string | undefined;
}

/** From the frame to the host page. */
export type ToHost =
  /** The frame's script runs and waits for `init`. */
  | { type: 'hello' }
  | { type: 'ready'; conversationId: string }
  | { type: 'unread'; count: number }
  /** `queued`: waiting for a person; `agent`: a person answers; `bot`: back with the bot. */
  | { type: 'handoff'; phase: 'queued' | 'agent' | 'bot'; ticketId?: string | undefined }
  /** The customer closed the panel from inside. */
  | { type: 'closed' }
  | { type: 'error'; code: string; message: string }
  /** The identity is missing or expired; the host answers with `identify`. */
  | { type: 'identity' }
  /** The customer has written: worth connecting early on the next page, so that answers are seen. */
  | { type: 'active' }
  /** Something the host app should do, e.g. `app/reorder`. */
  | { type: 'event'; name: string; value: unknown };

/** Marks our messages among others that share the window. */
export const protocolVersion = 1;

/** Wraps a message for `postMessage`. */
export function toEnvelope<M extends ToFrame | ToHost>(message: M): M & { mealmend: number } {
  return { mealmend: protocolVersion, ...message };
}

/** The message of an envelope, or nothing where it is not one of ours. The sender is checked before. */
export function parseEnvelope<M extends ToFrame | ToHost>(data: unknown): M | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { mealmend, type } = data as { mealmend?: unknown; type?: unknown };
  return mealmend === protocolVersion && typeof type === 'string' ? (data as M) : undefined;
}
