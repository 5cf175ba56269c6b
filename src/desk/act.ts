/** Remedy buttons: what an agent wants done on the platform, done as what the bot wants done is. */
import type { WantedAction } from '../domain/action.ts';
import type { Clock } from '../domain/clock.ts';
import type { Policy } from '../domain/policy.ts';
import type { RemedyId } from '../domain/problem.ts';
import type { Ticket } from '../domain/ticket.ts';
import { type ActionRow, keys } from '../store/conversations.ts';
import { type Cases, mustBeCurrent } from './cases.ts';
import { type RemedyDetails, toPlatformAction } from './remedy-actions.ts';
import { type Actor, mustBeOpen, mustMayWork } from './rights.ts';
import { addEvent } from './ticket.ts';

export interface ActDeps {
  cases: Cases;
  clock: Clock;
  policy: Policy;
  newId(): string;
}

export function createAct({ cases, clock, policy, newId }: ActDeps) {
  /**
   * Wants a remedy done, under the id that is returned. The executor does it right after the commit, and its outcome comes into the
   * conversation and the ticket; a second wish while one runs gets the running one's outcome.
   */
  async function act(
    ticketId: string,
    actor: Actor,
    remedy: RemedyId,
    details: RemedyDetails,
  ): Promise<{ ticket: Ticket; actionId: string }> {
    const id = newId();
    const ticket = await cases.change(ticketId, (current) => {
      const { row, head, at } = current;
      mustBeOpen(row.ticket);
      mustMayWork(actor, row.ticket);
      mustBeCurrent(current);
      const action = toPlatformAction(remedy, details, { ticket: row.ticket, actor, policy });
      const orderId = row.ticket.order?.id ?? '';
      const wanted: WantedAction = { id, orderId, remedy, action, by: { agentId: actor.id } };
      const conversationId = head.conversation.id;
      const value: ActionRow = { conversationId, wanted, tries: 0 };
      return {
        row: addEvent(row, { at, by: actor.id, what: 'action', text: remedy }),
        puts: [{ key: keys.action(conversationId, id), value, dueAt: clock.wall() }],
      };
    });
    return { ticket, actionId: id };
  }

  return { act };
}
