/** What the demo app needs of a backend: customers in trouble, their orders, a payment page. */
import { randomBytes } from 'node:crypto';
import express, { type Request, type RequestHandler, Router } from 'express';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { ProblemType } from '../domain/problem.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { scenarioOf, scenarios } from '../sandbox/scenarios/all.ts';
import type { Scenario, Told } from '../sandbox/story.ts';
import { createDemoPay } from './demo-pay.ts';
import { HttpProblem } from './problem.ts';

export interface DemoApiOptions {
  sandbox: Sandbox;
  /** The demo app is the host app: it signs who its customer is with `IDENTITY_SECRET`. */
  identitySecret: string;
  /** Wall time in ms. */
  wall: () => number;
  /** Makes the tail of a customer id, letters and digits. */
  newTail?: () => string;
  /** Called when a scenario was chosen, before it is answered: opens the incident it tells of. */
  onChosen?: (scenario: Scenario, customerId: string) => Promise<void>;
}

const identityHours = 12;
const mostOrders = 10;

/** What the demo app calls the five problems. */
const problemTitles: Record<ProblemType, Told> = {
  delay: { zh: '配送延迟', en: 'Late delivery' },
  order_error: { zh: '订单出错', en: 'Order went wrong' },
  payment_failure: { zh: '支付失败', en: 'Payment failed' },
  desync: { zh: '信息不同步', en: 'Out of sync' },
  outage: { zh: '系统故障', en: 'Outage' },
};

/** Invented names of the demo's customers. */
const names = ['林小满', '陈一鸣', '何知秋', '沈若溪', '陆星野', 'Robin Hale'] as const;

const demoCustomerId = z
  .string()
  .max(120)
  .regex(/^demo-[a-z_]+-[A-Za-z0-9]+$/);

const chosenSchema = z.object({ scenario: z.string() });
const ordersSchema = z.object({ customerId: demoCustomerId });
const reorderSchema = z.object({
  customerId: demoCustomerId,
  merchantId: z.string().max(200),
  items: z
    .array(z.object({ id: z.string().max(200), quantity: z.int().min(1).max(99) }))
    .min(1)
    .max(50),
});

/** The router of `/api/demo`; it throws `HttpProblem`s for the app to answer. */
export function createDemoApi(options: DemoApiOptions): Router {
  const { sandbox, identitySecret, wall, newTail = () => randomBytes(6).toString('hex') } = options;
  const key = new TextEncoder().encode(identitySecret);
  const router = Router();

  router.get('/scenarios', (_req, res) => {
    const groups = (Object.keys(problemTitles) as ProblemType[]).map((problem) => ({
      problem,
      title: problemTitles[problem],
      scenarios: scenarios.filter((scenario) => scenario.problem === problem).map(toListed),
    }));
    res.json({ groups });
  });

  router.post('/customers', json, async (req, res) => {
    const { scenario: id } = readBody(req, chosenSchema);
    const scenario = scenarioOf(id);
    if (!scenario) {
      throw new HttpProblem(
        404,
        'not_found',
        `There is no scenario "${id.slice(0, 60)}". GET /api/demo/scenarios lists them.`,
      );
    }
    const tail = newTail();
    const customerId = `demo-${scenario.id}-${tail}`;
    const name = names[toIndex(tail)] ?? names[0];
    await options.onChosen?.(scenario, customerId);
    const nowS = Math.floor(wall() / 1000);
    const identity = await new SignJWT({ name })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(customerId)
      .setIssuedAt(nowS)
      .setExpirationTime(nowS + identityHours * 3600)
      .sign(key);
    res.status(201).json({ customerId, name, identity, scenario: toListed(scenario) });
  });

  router.get('/orders', async (req, res) => {
    const { customerId } = readValue(req.query, ordersSchema);
    const reading = await sandbox.orders(customerId, mostOrders);
    if (!reading.ok) throw new HttpProblem(503, 'unavailable', 'The orders cannot be read now.');
    const orders = await Promise.all(
      reading.value.map(async (order) => {
        const delivery = await sandbox.delivery(order.id);
        return { ...order, ...(delivery.ok ? { delivery: delivery.value } : {}) };
      }),
    );
    res.json({ orders, phoneTail: sandbox.phoneTail(customerId) });
  });

  router.post('/reorder', json, async (req, res) => {
    const { customerId, merchantId, items } = readBody(req, reorderSchema);
    const order = await sandbox.reorder(customerId, merchantId, items);
    if (!order) {
      throw new HttpProblem(
        422,
        'not_reorderable',
        'None of this customer’s orders at this restaurant has these dishes.',
      );
    }
    res.status(201).json({ order });
  });

  router.use(createDemoPay(sandbox));
  return router;
}

const json: RequestHandler = express.json({ limit: '16kb' });

const toListed = ({ id, problem, cause, title, summary, say }: Scenario) => ({
  id,
  problem,
  cause,
  title,
  summary,
  say,
});

const toIndex = (tail: string) =>
  [...tail].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % names.length;

const readBody = <T>(req: Request, schema: z.ZodType<T>): T => readValue(req.body, schema);

function readValue<T>(value: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.map(String).join('.') || 'the body';
  throw new HttpProblem(400, 'invalid', `${place}: ${issue?.message ?? 'not as expected'}.`);
}
