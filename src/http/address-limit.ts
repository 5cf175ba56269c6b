/** A generous limit per address: a whole city may sit behind one. */
import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

const minuteMs = 60_000;
/** Addresses remembered at most; past that the table starts anew. */
const mostAddresses = 100_000;

/** Refuses with 429 and `Retry-After` what an address asks beyond `perMinute` in one minute. */
export function limitPerAddress({
  perMinute,
  wall,
}: {
  perMinute: number;
  wall(): number;
}): RequestHandler {
  let minute = 0;
  let counts = new Map<string, number>();
  return (req, res, next) => {
    const now = wall();
    const current = Math.floor(now / minuteMs);
    if (current !== minute || counts.size > mostAddresses) {
      minute = current;
      counts = new Map();
    }
    const address = req.ip ?? '';
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count > perMinute) {
      const seconds = Math.ceil(((current + 1) * minuteMs - now) / 1_000);
      res.setHeader('Retry-After', String(seconds));
      throw new HttpProblem(429, 'rate_limited', `Too many requests. Try again in ${seconds} s.`);
    }
    next();
  };
}
