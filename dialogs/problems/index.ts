/** The five tables, in the order in which facts decide between problems. */
import { type ProblemType, problemTypes } from '../../src/domain/problem.ts';
import type { ProblemTable } from '../case.ts';
import { delay } from './delay.ts';
import { desync } from './desync.ts';
import { orderError } from './order-error.ts';
import { outage } from './outage.ts';
import { paymentFailure } from './payment-failure.ts';

export const tableOf: Record<ProblemType, ProblemTable> = {
  outage,
  desync,
  payment_failure: paymentFailure,
  order_error: orderError,
  delay,
};

export const tables: readonly ProblemTable[] = problemTypes.map((problem) => tableOf[problem]);
