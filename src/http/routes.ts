/** Routes whose wrong methods are answered as documented, and bodies and queries that are checked. */
import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import { HttpProblem } from './problem.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** Handlers of one path; any other method is answered 405 with what is allowed. */
export function route(
  router: Router,
  path: string,
  handlers: Partial<Record<Method, RequestHandler>>,
): void {
  const methods = Object.keys(handlers) as Method[];
  const allowed = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : method));
  const one = router.route(path);
  for (const method of methods) {
    const handler = handlers[method];
    if (handler) one[method](handler);
  }
  one.all((req, res) => {
    res.setHeader('Allow', allowed.join(', ').toUpperCase());
    throw new HttpProblem(405, 'method_not_allowed', `${req.method} does nothing here.`);
  });
}

/** The body as the schema has it; no body counts as `{}`. Throws 400 and 415. */
export function parseBody<T extends z.ZodType>(req: Request, schema: T): z.output<T> {
  const empty = req.get('content-length') === '0';
  if (!empty && req.is('application/json') === false) {
    throw new HttpProblem(415, 'unsupported_media_type', 'Send JSON, as application/json.');
  }
  return parse(schema, req.body ?? {}, 'body');
}

/** The query as the schema has it. Throws 400. */
export function parseQuery<T extends z.ZodType>(req: Request, schema: T): z.output<T> {
  return parse(schema, req.query, 'query');
}

function parse<T extends z.ZodType>(schema: T, value: unknown, where: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    message,
  }));
  const first = errors[0];
  const field = first?.field ? `"${first.field}"` : `The ${where}`;
  throw new HttpProblem(400, 'invalid', `${field}: ${first?.message ?? 'not usable'}.`, { errors });
}

/** One part of the path. */
export function param(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
}

/** Nothing of it may lie in a cache. */
export function noStore(res: Response): void {
  res.setHeader('Cache-Control', 'no-store');
}
