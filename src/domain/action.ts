import type { IsoTime } from './order.ts';
import type { RemedyId } from './problem.ts';

/** An action on the platform, as data. */
export type PlatformAction =
  | { kind: 'urge'; target: 'merchant' | 'rider' }
  | { kind: 'resync' }
  | { kind: 'cancel'; reason: string }
  | { kind: 'refund'; amount: number; reason: string; items?: { id: string; quantity: number }[] }
  | { kind: 'change_delivery'; address?: { text: string }; time?: IsoTime }
  | { kind: 'reconcile' }
  | { kind: 'payment_link'; method?: string };

/** Why the platform refused, in its own code. A refusal is final. */
export type RefusalCode =
  | 'not_found'
  | 'forbidden'
  | 'invalid'
  | 'not_allowed_now'
  | 'already_done'
  | 'unauthorized'
  | 'unknown';

/** How an action ended once its outcome is known. */
export type ActionOutcome =
  | {
      ok: true;
      message?: string | undefined;
      effectiveAt?: IsoTime | undefined;
      url?: string | undefined;
      expiresAt?: IsoTime | undefined;
    }
  | { ok: false; code: RefusalCode; message?: string | undefined };

/** What a turn wants done on the platform; stored with the turn, performed afterwards. */
export interface WantedAction {
  /** Names the wish within its conversation. */
  id: string;
  orderId: string;
  remedy: RemedyId;
  action: PlatformAction;
  /** Who wants it: the customer through the bot, or an agent at the desk. */
  by: 'bot' | { agentId: string };
}
