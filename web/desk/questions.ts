/** What each action asks before it is done, and the request it becomes. */
import type { Field } from './ask.tsx';
import type { Session } from './session.ts';
import { resolutionCodes } from './texts.ts';
import { toMoney } from './told.ts';
import type { Agent, Ticket } from './types.ts';

type Answer = Record<string, string>;

export interface ActionQuestion {
  title: string;
  fields: Field[];
  /** The path behind the ticket. */
  verb: string;
  toBody(answer: Answer): object;
}

/** Only what was filled in. */
function filled(answer: Answer): Answer {
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value.trim() !== ''));
}

/** `what`: assign, snooze, return, resolve, or a remedy. */
export function toQuestion(
  what: string,
  ticket: Ticket,
  { t, name }: Pick<Session, 't' | 'name'>,
  agents: readonly Agent[],
): ActionQuestion {
  switch (what) {
    case 'assign':
      return {
        title: t.assign,
        verb: 'assign',
        fields: [
          {
            name: 'agentId',
            label: t.assign,
            type: 'select',
            options: agents.map(({ id, name: label }) => ({ value: id, label })),
          },
        ],
        toBody: filled,
      };
    case 'snooze': {
      const inHalfAnHour = new Date(Date.now() + 30 * 60_000);
      const local = new Date(inHalfAnHour.getTime() - inHalfAnHour.getTimezoneOffset() * 60_000);
      return {
        title: t.snooze,
        verb: 'snooze',
        fields: [
          {
            name: 'until',
            label: t.until,
            type: 'datetime-local',
            value: local.toISOString().slice(0, 16),
            required: true,
          },
        ],
        toBody: ({ until = '' }) => ({ until: new Date(until).toISOString() }),
      };
    }
    case 'return':
      return {
        title: t.returnToBot,
        verb: 'return',
        fields: [{ name: 'note', label: t.noteOptional, type: 'text' }],
        toBody: filled,
      };
    case 'resolve':
      return {
        title: t.resolve,
        verb: 'resolve',
        fields: [
          {
            name: 'code',
            label: t.code,
            type: 'select',
            options: resolutionCodes.map((code) => ({
              value: code.replace('_code', ''),
              label: name(code),
            })),
          },
          { name: 'note', label: t.noteOptional, type: 'text' },
        ],
        toBody: filled,
      };
    default:
      return toRemedyQuestion(what, ticket, t, name);
  }
}

function toRemedyQuestion(
  remedy: string,
  ticket: Ticket,
  t: Session['t'],
  name: Session['name'],
): ActionQuestion {
  const reason: Field = { name: 'reason', label: t.reason, type: 'text' };
  const fields: Record<string, Field[]> = {
    refund: [
      {
        name: 'amount',
        label: t.amount,
        type: 'number',
        value: toMoney(ticket.order?.snapshot.total),
        required: true,
      },
      reason,
    ],
    cancel: [reason],
    change_address: [{ name: 'address', label: t.address, type: 'text', required: true }],
  };
  return {
    title: name(remedy),
    verb: `actions/${remedy}`,
    fields: fields[remedy] ?? [],
    toBody: ({ amount, ...rest }) => ({
      ...filled(rest),
      ...(amount ? { amount: Math.round(Number(amount) * 100) } : {}),
    }),
  };
}
