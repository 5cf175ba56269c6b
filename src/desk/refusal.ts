/** Why the desk does not do something. Each code stands for one reason, and nothing has changed. */
export type RefusalReason =
  /** There is no such ticket, or its conversation is gone. */
  | 'not_found'
  /** Another agent has it: `extra.assignee`. */
  | 'taken'
  /** Nobody has claimed it, and this is only done by who has. */
  | 'not_claimed'
  /** It is another agent's, and only a supervisor may. */
  | 'not_yours'
  /** The customer has written since: `extra.news`, `extra.lastSeq`. */
  | 'stale'
  /** The case is closed. */
  | 'resolved'
  /** The conversation has gone on to another ticket: `extra.ticketId`. */
  | 'superseded'
  /** The account asked for does not exist. */
  | 'unknown_agent'
  /** The ticket knows no order. */
  | 'no_order'
  /** The remedy is nothing that the platform does. */
  | 'not_an_action'
  /** Something in what was asked makes no sense here; the message says what. */
  | 'invalid'
  /** More than policy lets an agent give. */
  | 'over_limit'
  /** Others were faster again and again. */
  | 'busy';

/** A refusal with a plain sentence; `extra` holds what helps to go on. */
export class DeskRefusal extends Error {
  override name = 'DeskRefusal';
  readonly reason: RefusalReason;
  readonly extra: Record<string, unknown>;

  constructor(reason: RefusalReason, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.reason = reason;
    this.extra = extra;
  }
}
