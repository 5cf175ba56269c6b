/** What an action's answer means: it is done, it was refused, or nobody knows. */
import { z } from 'zod';
import type { ActionOutcome, PlatformAction, RefusalCode } from '../domain/action.ts';
import { acceptedSchema } from './contract.ts';
import type { Answer } from './exchange.ts';
import { parseForgiving } from './parse-forgiving.ts';
import type { ActionResult } from './port.ts';

const answerSchema = acceptedSchema.extend({
  accepted: z.boolean(),
  url: z.url().optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  code: z.string().optional(),
  detail: z.string().optional(),
});

const refusalSchema = z.object({
  code: z.string().optional(),
  detail: z.string().optional(),
  message: z.string().optional(),
});

/** A page that runs something in the browser is no payment page. */
const unsafeLink = /^(javascript|data|vbscript|file|blob):/i;

const refusalOfStatus: Record<number, RefusalCode> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'not_allowed_now',
};

const finalCodes: readonly string[] = [
  'not_found',
  'forbidden',
  'invalid',
  'not_allowed_now',
  'already_done',
] satisfies RefusalCode[];

/** Refusals are final; silence, 429, 5xx and unreadable consent leave the outcome unknown. */
export function toActionResult(action: PlatformAction, answer: Answer): ActionResult {
  if (answer.kind === 'timeout') return { known: false, reason: 'timeout' };
  if (answer.kind === 'reset') return { known: false, reason: 'unavailable' };
  if (answer.kind === 'rubbish') return { known: false, reason: 'invalid' };
  const { status, body, retryAfterMs } = answer;
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) return { known: false, reason: 'rate_limited', ...later };
  if (status >= 500 || status === 425) return { known: false, reason: 'unavailable', ...later };
  if (status === 408) return { known: false, reason: 'timeout', ...later };
  if (status >= 400) return { known: true, outcome: toRefusal(status, body) };
  const outcome = status >= 200 && status < 300 ? toOutcome(action, body) : undefined;
  return outcome ? { known: true, outcome } : { known: false, reason: 'invalid' };
}

function toRefusal(status: number, body: unknown): ActionOutcome {
  const read = parseForgiving(refusalSchema, body);
  const { code, detail, message = detail } = read.ok ? read.value : {};
  const said = message === undefined ? {} : { message };
  if (status === 401) return { ok: false, code: 'unauthorized', ...said };
  if (code === undefined) return { ok: false, code: refusalOfStatus[status] ?? 'unknown', ...said };
  return { ok: false, code: toCode(code), ...said };
}

const toCode = (code: string): RefusalCode =>
  finalCodes.includes(code) ? (code as RefusalCode) : 'unknown';

function toOutcome(action: PlatformAction, body: unknown): ActionOutcome | undefined {
  const read = parseForgiving(answerSchema, body);
  if (!read.ok) return undefined;
  const { accepted, message, effectiveAt, url, expiresAt, code, detail } = read.value;
  const said = message ?? detail;
  if (!accepted)
    return {
      ok: false,
      code: code === undefined ? 'unknown' : toCode(code),
      ...(said === undefined ? {} : { message: said }),
    };
  if (action.kind !== 'payment_link') return { ok: true, message, effectiveAt };
  if (url === undefined || unsafeLink.test(url.trim())) return undefined;
  return { ok: true, message, effectiveAt, url, expiresAt };
}
