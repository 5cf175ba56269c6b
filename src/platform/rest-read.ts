/** What a read's answer means. */
import type { MissingReason } from '../domain/facts.ts';
import type { IsoTime } from '../domain/order.ts';
import type { Answer } from './exchange.ts';
import type { Parsed, Parser } from './parse-answer.ts';

/** Read, or the reason why not, with what the log should know (no values of the platform's). */
export type ReadResult<T> =
  | { ok: true; parsed: Extract<Parsed<T>, { ok: true }> }
  | { ok: false; reason: MissingReason; why: string };

export function toReadResult<T>(answer: Answer, parse: Parser<T>, now: IsoTime): ReadResult<T> {
  const missing = (reason: MissingReason, why: string): ReadResult<T> => ({
    ok: false,
    reason,
    why,
  });
  if (answer.kind === 'timeout') return missing('timeout', 'no answer in time');
  if (answer.kind === 'reset') return missing('unavailable', answer.code);
  if (answer.kind === 'rubbish') return missing('invalid', answer.why);
  const { status, readable, body } = answer;
  const why = `status ${status}`;
  if (status >= 200 && status < 300) {
    if (readable !== 'json') return missing('invalid', `${why} without JSON`);
    const parsed = parse(body, now);
    return parsed.ok ? { ok: true, parsed } : missing('invalid', parsed.problem);
  }
  if (status < 400) return missing('invalid', why);
  if (status === 408) return missing('timeout', why);
  if (status >= 500 || status === 429 || status === 425) return missing('unavailable', why);
  if (status === 404 || status === 403) {
    // A page from something in between knows nothing of orders: it must not read as "no such order".
    if (readable === 'no') return missing('invalid', `${why} without JSON`);
    return missing(status === 404 ? 'not_found' : 'forbidden', why);
  }
  return missing('refused', why);
}

/** The connection broke or the service stumbled: asked again at once, it may well answer. */
export function isWorthAnotherTry(answer: Answer): boolean {
  return answer.kind === 'reset' || (answer.kind === 'answer' && answer.status >= 500);
}

/** Counts against the service: it did not answer, or failed. Refusals and rubbish are answers. */
export function isFailure(answer: Answer): boolean {
  return answer.kind === 'timeout' || isWorthAnotherTry(answer);
}
