/** Errors of the HTTP interface, as RFC 9457 wants them. Never a stack. */
import type { Response } from 'express';

/** Thrown by a handler: answered with its status as `application/problem+json`. */
export class HttpProblem extends Error {
  override name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  /** Further members of the body, e.g. `{ news: […] }`. */
  readonly extra: Record<string, unknown>;

  /** `detail` is a plain sentence that says what is wrong and how to mend it. */
  constructor(status: number, code: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

const titles: Record<number, string> = {
  400: 'The request is not well formed',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'It has changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'The request cannot be carried out',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available right now',
};

/** Answers with a problem body: `{ type, title, status, detail, code, …extra }`. */
export function sendProblem(res: Response, problem: HttpProblem): void {
  const { status, code, message, extra } = problem;
  res
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:mealmend:problem:${code}`,
        title: titles[status] ?? 'Problem',
        status,
        detail: message,
        code,
        ...extra,
      }),
    );
}
