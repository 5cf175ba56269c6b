/**
 * Writes docs/platform-api.yaml from the zod schemas of the platform contract:
 * `npx tsx scripts/openapi.ts`. With `--check` it only tells, by its exit code, whether it is fresh.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { z } from 'zod';
import {
  acceptedSchema,
  actionBodies,
  deliverySchema,
  healthSchema,
  merchantViewSchema,
  orderListSchema,
  orderSchema,
  paymentLinkSchema,
  paymentSchema,
  problemSchema,
  problemStatus,
  readExtrasSchema,
} from '../src/platform/contract.ts';

type Json = Record<string, unknown>;

/** Where the document lies. */
export const documentPath = fileURLToPath(new URL('../docs/platform-api.yaml', import.meta.url));

/** A schema as JSON Schema, without what only our reader needs to know. */
function toSchema(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // Here `unknown` is how we read other words, not a word of the contract.
      if (jsonSchema.readAs === 'unknown') {
        delete jsonSchema.readAs;
        jsonSchema.enum = (jsonSchema.enum ?? []).filter((value) => value !== 'unknown');
      }
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return json as Json;
}

const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json) => ({ 'application/json': { schema } });

const parameters = {
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    required: true,
    description: 'Names the request in the logs of both sides.',
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'The same key again on the same path answers as the first time, refusals too, and acts once.',
    schema: { type: 'string' },
  },
};
const requestId = { $ref: '#/components/parameters/RequestId' };
const idempotencyKey = { $ref: '#/components/parameters/IdempotencyKey' };

const pathParameter = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string' },
});

const queryParameter = (name: string, description: string, schema: Json, required = false) => ({
  name,
  in: 'query',
  required,
  description,
  schema,
});

const codesOf = (status: number) =>
  Object.entries(problemStatus)
    .filter(([, codeStatus]) => codeStatus === status)
    .map(([code]) => code);

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schemaRef('Problem') } },
});

const problems: Record<string, { name: string; response: Json }> = {
  '400': {
    name: 'Invalid',
    response: problem(`The request is not well formed: ${codesOf(400).join(', ')}`),
  },
  '401': { name: 'BadKey', response: problem('The key is not good') },
  '403': {
    name: 'Forbidden',
    response: problem(`Another customer's order: ${codesOf(403).join(', ')}`),
  },
  '404': {
    name: 'NotFound',
    response: problem(`There is no such thing: ${codesOf(404).join(', ')}`),
  },
  '409': {
    name: 'NotNow',
    response: problem(`The action does not fit the order: ${codesOf(409).join(', ')}`),
  },
  '429': {
    name: 'TooOften',
    response: problem(`Asked too often; Retry-After says when: ${codesOf(429).join(', ')}`),
  },
  '503': {
    name: 'Unavailable',
    response: problem(`Not available right now: ${codesOf(503).join(', ')}`),
  },
};

const problemsOf = (...statuses: string[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { $ref: `#/components/responses/${problems[status]?.name}` },
    ]),
  );

function read(summary: string, name: string, inputs: Json[], refusals: string[]): Json {
  const schema = { allOf: [schemaRef(name), schemaRef('ReadExtras')] };
  return {
    get: {
      summary,
      parameters: [...inputs, requestId],
      responses: {
        '200': { description: summary, content: json(schema) },
        ...problemsOf('401', ...refusals, '429', '503'),
      },
    },
  };
}

const actionSummaries: Record<keyof typeof actionBodies, string> = {
  urge: 'Hurries the restaurant or the rider',
  resync: "Sends the order to the restaurant's system again",
  cancel: 'Cancels the order; a paid one is refunded by itself',
  refund: 'Refunds a part or all of what was paid',
  delivery: 'Changes where or when the order is delivered',
  'payment/reconcile': 'Asks the payment channel what really happened',
  'payment/link': 'Makes a page on which the order can be paid',
};

function action(path: keyof typeof actionBodies): Json {
  const summary = actionSummaries[path];
  const answer = path === 'payment/link' ? 'PaymentLink' : 'Accepted';
  return {
    post: {
      summary,
      parameters: [pathParameter('orderId'), idempotencyKey, requestId],
      requestBody: { required: true, content: json(toSchema(actionBodies[path])) },
      responses: {
        '200': { description: 'Accepted', content: json(schemaRef(answer)) },
        ...problemsOf('400', '401', '403', '404', '409', '429', '503'),
      },
    },
  };
}

/** The whole document, as YAML. */
export function createDocument(): string {
  const orderId = pathParameter('orderId');
  const deliveryPath = read('Where the rider is', 'Delivery', [orderId], ['404']);
  const paths: Json = {
    '/v1/customers/{customerId}/orders': read(
      "A customer's orders, newest first; none is an empty list",
      'OrderList',
      [
        pathParameter('customerId'),
        queryParameter('limit', 'At most so many', { type: 'integer', minimum: 1, default: 5 }),
      ],
      ['400'],
    ),
    '/v1/orders': read(
      'An order by its printed number, for its customer or for a guest who knows the phone',
      'Order',
      [
        queryParameter('number', 'As printed', { type: 'string' }, true),
        queryParameter('customerId', 'Who asks', { type: 'string' }),
        queryParameter('phoneTail', "The end of the customer's phone; wrong is not_found", {
          type: 'string',
          pattern: '^\\d{4}$',
        }),
      ],
      ['400', '403', '404'],
    ),
    '/v1/orders/{orderId}': read('An order by its id', 'Order', [orderId], ['404']),
    '/v1/orders/{orderId}/payment': read('Its payment', 'Payment', [orderId], ['404']),
    '/v1/orders/{orderId}/delivery': { ...deliveryPath, ...action('delivery') },
    '/v1/orders/{orderId}/merchant-view': read(
      "The order as the restaurant's own system shows it",
      'MerchantView',
      [orderId],
      ['404'],
    ),
    '/v1/health': read("How the platform's services are", 'Health', [], []),
  };
  for (const path of Object.keys(actionBodies) as (keyof typeof actionBodies)[]) {
    if (path !== 'delivery') paths[`/v1/orders/{orderId}/${path}`] = action(path);
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Mealmend platform contract',
      version: '1',
      description:
        'What Mealmend asks of a delivery platform. Generated from src/platform/contract.ts by ' +
        'scripts/openapi.ts; not edited by hand. Money is an integer in minor units beside its ' +
        'currency, times are ISO 8601 with offset, unknown fields are ignored and unknown words ' +
        'are read as "unknown". An action that ends without an answer is sent again with the ' +
        'same Idempotency-Key.',
    },
    servers: [
      { url: '{PLATFORM_URL}', variables: { PLATFORM_URL: { default: 'http://localhost' } } },
    ],
    security: [{ platformKey: [] }],
    paths,
    components: {
      securitySchemes: {
        platformKey: { type: 'http', scheme: 'bearer', description: 'PLATFORM_KEY' },
      },
      parameters,
      responses: Object.fromEntries(
        Object.values(problems).map(({ name, response }) => [name, response]),
      ),
      schemas: {
        Order: toSchema(orderSchema),
        OrderList: {
          ...toSchema(orderListSchema),
          properties: { orders: { type: 'array', items: schemaRef('Order') } },
        },
        Payment: toSchema(paymentSchema),
        Delivery: toSchema(deliverySchema),
        MerchantView: toSchema(merchantViewSchema),
        Health: toSchema(healthSchema),
        ReadExtras: toSchema(readExtrasSchema),
        Accepted: toSchema(acceptedSchema),
        PaymentLink: toSchema(paymentLinkSchema),
        Problem: toSchema(problemSchema),
      },
    },
  };
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const isFresh = readFileSync(documentPath, 'utf8') === createDocument();
    if (!isFresh) console.error('docs/platform-api.yaml is stale: run npx tsx scripts/openapi.ts');
    process.exitCode = isFresh ? 0 : 1;
  } else {
    writeFileSync(documentPath, createDocument());
  }
}
