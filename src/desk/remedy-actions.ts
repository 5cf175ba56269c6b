/** The remedies that an agent can have done on the platform, as its actions. */
import type { PlatformAction } from '../domain/action.ts';
import type { IsoTime } from '../domain/order.ts';
import type { Policy } from '../domain/policy.ts';
import type { RemedyId } from '../domain/problem.ts';
import type { Ticket } from '../domain/ticket.ts';
import { DeskRefusal } from './refusal.ts';
import { type Actor, isAbove } from './rights.ts';

/** What an agent adds to a remedy. */
export interface RemedyDetails {
  /** Minor units (fen). */
  amount?: number | undefined;
  address?: { text: string } | undefined;
  time?: IsoTime | undefined;
  reason?: string | undefined;
}

/** Said to the platform where the agent gave no reason. */
const plainReason = 'Requested through customer support';

/**
 * The platform's action for a remedy. Throws `not_an_action` for remedies that are only advice,
 * `no_order`, `invalid` (what is missing), and `over_limit` where only a supervisor may give so much.
 */
export function toPlatformAction(
  remedy: RemedyId,
  details: RemedyDetails,
  { ticket, actor, policy }: { ticket: Ticket; actor: Actor; policy: Policy },
): PlatformAction {
  if (!ticket.order) {
    throw new DeskRefusal('no_order', `${ticket.number} knows no order to act on.`);
  }
  const reason = details.reason ?? plainReason;
  switch (remedy) {
    case 'urge_merchant':
      return { kind: 'urge', target: 'merchant' };
    case 'urge_rider':
      return { kind: 'urge', target: 'rider' };
    case 'resync':
      return { kind: 'resync' };
    case 'reconcile_payment':
      return { kind: 'reconcile' };
    case 'pay_again':
      return { kind: 'payment_link' };
    case 'cancel':
    case 'cancel_and_reorder':
      return { kind: 'cancel', reason };
    case 'refund':
      return { kind: 'refund', amount: decideAmount(details, ticket, actor, policy), reason };
    case 'change_address':
      if (!details.address) throw missing('address');
      return { kind: 'change_delivery', address: details.address };
    case 'change_time':
      if (!details.time) throw missing('time');
      return { kind: 'change_delivery', time: details.time };
    default:
      throw new DeskRefusal('not_an_action', `"${remedy}" is nothing that the platform does.`);
  }
}

/** All of it unless the agent says how much. */
function decideAmount(
  { amount }: RemedyDetails,
  { order }: Ticket,
  actor: Actor,
  policy: Policy,
): number {
  const total = order?.snapshot.total ?? 0;
  const wanted = amount ?? total;
  if (wanted <= 0 || wanted > total) {
    const message = `"amount" must lie between 1 and the order's total of ${total} fen.`;
    throw new DeskRefusal('invalid', message, { total });
  }
  const limit = policy.refund.fullUpToFen;
  if (wanted > limit && !isAbove(actor)) {
    const message = `Agents refund up to ${limit} fen; a supervisor may refund more.`;
    throw new DeskRefusal('over_limit', message, { limit });
  }
  return wanted;
}

function missing(field: string): DeskRefusal {
  return new DeskRefusal('invalid', `This remedy needs "${field}".`);
}
