/** Problem bodies of the contract (RFC 9457), as the sandbox answers them over HTTP. */
import type { ServerResponse } from 'node:http';
import type { RefusalCode } from '../domain/action.ts';
import { type ProblemCode, problemStatus } from '../platform/contract.ts';

/** Answers with JSON of a media type. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  type = 'application/json',
): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` });
  response.end(JSON.stringify(body));
}

/** Answers with a problem of the contract. */
export function sendCode(
  response: ServerResponse,
  code: ProblemCode | 'unauthorized',
  detail?: string,
): void {
  const status = code === 'unauthorized' ? 401 : problemStatus[code];
  const title = code.replaceAll('_', ' ');
  const said = detail === undefined ? {} : { detail };
  const body = { type: 'about:blank', title, status, ...said, code };
  sendJson(response, status, body, 'application/problem+json');
}

/** A refusal of the sandbox as a code of the contract. */
export const toProblemCode = (code: RefusalCode): ProblemCode | 'unauthorized' =>
  code === 'unknown' ? 'invalid' : code;
