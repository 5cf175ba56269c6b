/** Where on the platform things are. */
import type { PlatformAction } from '../domain/action.ts';

/**
 * One segment of a path, or nothing where the id cannot stand in one: it is empty, holds half a
 * character, or is a dot segment that a URL would resolve to somewhere else.
 */
export function toSegment(id: string): string | undefined {
  if (id === '' || /^\.{1,2}$/.test(id)) return undefined;
  try {
    return encodeURIComponent(id);
  } catch {
    return undefined;
  }
}

/** An action's path below its order, and its body. */
export function toActionRequest(action: PlatformAction): { path: string; body: object } {
  switch (action.kind) {
    case 'urge':
      return { path: 'urge', body: { target: action.target } };
    case 'resync':
      return { path: 'resync', body: {} };
    case 'cancel':
      return { path: 'cancel', body: { reason: action.reason } };
    case 'refund': {
      const { amount, reason, items } = action;
      return { path: 'refund', body: { amount, reason, ...(items ? { items } : {}) } };
    }
    case 'change_delivery': {
      const { address, time } = action;
      return {
        path: 'delivery',
        body: { ...(address ? { address } : {}), ...(time === undefined ? {} : { time }) },
      };
    }
    case 'reconcile':
      return { path: 'payment/reconcile', body: {} };
    case 'payment_link': {
      const { method } = action;
      return { path: 'payment/link', body: method === undefined ? {} : { method } };
    }
  }
}
