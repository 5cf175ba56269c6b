/** Lines of the log as inputs of the dialog. */
import { z } from 'zod';
import type { DialogInput } from '../../dialogs/contract.ts';
import type { AppContext, LogLine } from '../domain/conversation.ts';
import type { Understanding } from '../domain/understanding.ts';
import { toLocale } from './language.ts';

/** A message longer than this is not read, only answered; characters. */
export const longestReadText = 5_000;

const shortText = z.string().trim().min(1).max(200).optional().catch(undefined);

const appContext = z.object({
  orderId: z.union([shortText, z.number().transform(String)]).catch(undefined),
  appVersion: z.string().trim().max(40).optional().catch(undefined),
  network: z.enum(['wifi', 'cellular', 'offline', 'unknown']).optional().catch(undefined),
  device: shortText,
  locale: z
    .string()
    .optional()
    .transform((tag) => toLocale(tag))
    .catch(undefined),
});

/** What an `app/context` event says; whatever in it is not of the right form is left out. */
export function parseAppContext(value: unknown): AppContext {
  const parsed = appContext.safeParse(value ?? {});
  return parsed.success ? (parsed.data as AppContext) : {};
}

/** The input a line is, or nothing where a dialog has no business with it. */
export function toInput(
  line: LogLine,
  understand: (text: string) => Understanding,
): DialogInput | undefined {
  switch (line.kind) {
    case 'customer':
      return toCustomerInput(line, understand);
    case 'bot':
    case 'agent':
      return undefined;
    default:
      return line;
  }
}

function toCustomerInput(
  { activity, attachments }: Extract<LogLine, { kind: 'customer' }>,
  understand: (text: string) => Understanding,
): DialogInput | undefined {
  if (activity.type === 'event' && activity.name === 'app/context') {
    return { kind: 'context', context: parseAppContext(activity.value) };
  }
  if (activity.type !== 'message') return undefined;
  const text = typeof activity.text === 'string' ? activity.text.trim() : '';
  const readable = text !== '' && text.length <= longestReadText;
  return {
    kind: 'message',
    text,
    ...(activity.value === undefined || activity.value === null ? {} : { value: activity.value }),
    attachments,
    ...(readable ? { understanding: understand(text) } : {}),
  };
}
