/** A look at the sandbox as an answer of the contract. */
import type { ServerResponse } from 'node:http';
import type { Reading } from '../domain/facts.ts';
import { sendCode, sendJson } from './http-problem.ts';
import type { Route } from './routes.ts';
import type { Sandbox } from './sandbox.ts';

/** Reads what a path asks for, as the body that answers it. */
export async function readBody(
  sandbox: Sandbox,
  route: Exclude<Route, { kind: 'act' }>,
): Promise<Reading<object>> {
  switch (route.kind) {
    case 'orders': {
      const { customerId, limit } = route;
      return named('orders', await sandbox.orders(customerId, limit));
    }
    case 'health':
      return named('services', await sandbox.health());
    case 'by_number': {
      const { number, customerId, phoneTail = '' } = route;
      const query = customerId === undefined ? { number, phoneTail } : { number, customerId };
      return sandbox.orderByNumber(query);
    }
    default:
      return sandbox[route.kind](route.orderId);
  }
}

const named = (name: string, reading: Reading<unknown[]>): Reading<object> =>
  reading.ok ? { ...reading, value: { [name]: reading.value } } : reading;

/** Answers; a look that timed out is not answered at all, as it would be in the world. */
export function sendReading(response: ServerResponse, reading: Reading<object>): void {
  if (reading.ok) {
    const { value, asOf, partial } = reading;
    sendJson(response, 200, { ...value, asOf, ...(partial ? { partial } : {}) });
  } else if (reading.reason === 'invalid') {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Bad Gateway</title>');
  } else if (reading.reason !== 'timeout') {
    sendCode(response, reading.reason === 'refused' ? 'invalid' : reading.reason);
  }
}
