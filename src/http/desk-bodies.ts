/** What the desk's requests may hold. */
import { z } from 'zod';
import { serviceNames } from '../domain/health.ts';
import { problemTypes, type RemedyId, remedyIds } from '../domain/problem.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const id = text(200);
const time = z.iso.datetime({ offset: true, local: false });
const problem = z.enum([...problemTypes, 'other']);

/** `status=open,assigned` and `status=open&status=assigned` say the same. */
const statuses = z
  .union([z.string(), z.array(z.string())])
  .transform((given) =>
    [given]
      .flat()
      .flatMap((part) => part.split(','))
      .filter(Boolean),
  )
  .pipe(z.array(z.enum(['open', 'assigned', 'snoozed', 'resolved'])));

/** An empty parameter is one that was not given. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

export const ticketQuery = z.object({
  status: optional(statuses),
  problem: optional(problem),
  assignee: optional(id),
  conversationId: optional(id),
  customerId: optional(id),
  incidentId: optional(id),
  q: optional(z.string().max(200)),
  sort: optional(z.enum(['newest', 'waiting'])),
  cursor: optional(z.string().max(2_000)),
  limit: optional(z.coerce.number().int().min(1).max(200)),
});

export const transcriptQuery = z.object({
  after: optional(z.coerce.number().int().min(0)),
  limit: optional(z.coerce.number().int().min(1).max(500)),
});

export const fileQuery = z.object({ name: optional(z.string().max(200)) });

export const claimBody = z.object({ agentId: id.optional() });
export const assignBody = z.object({ agentId: id });
export const noteBody = z.object({ text: text(5_000) });
export const snoozeBody = z.object({ until: time });
export const resolveBody = z.object({ code: text(64), note: text(5_000).optional() });
export const returnBody = z.object({ note: text(5_000).optional() });
export const correctBody = z.object({ problem });

/** A text, files, or both. */
export const messageBody = z
  .object({
    text: z.string().trim().max(5_000).default(''),
    attachments: z
      .array(z.object({ id: text(200) }))
      .max(10)
      .default([]),
    seenSeq: z.number().int().min(0).optional(),
  })
  .refine((message) => message.text !== '' || message.attachments.length > 0, {
    path: ['text'],
    message: 'must not be empty without attachments',
  });

export const actionBody = z.object({
  amount: z.number().int().positive().optional(),
  address: z
    .union([text(500).transform((words) => ({ text: words })), z.object({ text: text(500) })])
    .optional(),
  time: time.optional(),
  reason: text(500).optional(),
});

export const confirmBody = z.object({ note: text(500).optional() });
export const declareBody = z.object({
  problem: z.enum(problemTypes),
  service: z.enum(serviceNames).optional(),
  note: text(500).optional(),
});

/** A remedy's id out of a path; undefined where it is none. */
export function parseRemedy(given: string): RemedyId | undefined {
  return remedyIds.find((remedy) => remedy === given);
}
