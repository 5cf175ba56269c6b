import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { parse } from 'yaml';
import { createDocument, documentPath } from '../../scripts/openapi.ts';
import { createSandbox } from '../../src/sandbox/sandbox.ts';
import { scenarios } from '../../src/sandbox/scenarios/all.ts';
import { serveSandbox } from '../../src/sandbox/server.ts';
import { manualClock } from '../support/clock.ts';
import { testKey } from '../support/rest-platform.ts';

interface Operation {
  parameters: { name?: string; in?: string }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const document = parse(createDocument());

describe('docs/platform-api.yaml', () => {
  it('is what the schemas of the contract make', () => {
    expect(readFileSync(documentPath, 'utf8')).to.equal(createDocument());
  });

  it('has every path of the contract', () => {
    const paths = Object.entries(document.paths as Record<string, object>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(paths.sort()).to.deep.equal([
      'get /v1/customers/{customerId}/orders',
      'get /v1/health',
      'get /v1/orders',
      'get /v1/orders/{orderId}',
      'get /v1/orders/{orderId}/delivery',
      'get /v1/orders/{orderId}/merchant-view',
      'get /v1/orders/{orderId}/payment',
      'post /v1/orders/{orderId}/cancel',
      'post /v1/orders/{orderId}/delivery',
      'post /v1/orders/{orderId}/payment/link',
      'post /v1/orders/{orderId}/payment/reconcile',
      'post /v1/orders/{orderId}/refund',
      'post /v1/orders/{orderId}/resync',
      'post /v1/orders/{orderId}/urge',
    ]);
  });

  it('points nowhere that is not there', () => {
    const pointers = createDocument().match(/#\/[\w/]+/g) ?? [];
    for (const pointer of new Set(pointers)) {
      const found = pointer
        .slice(2)
        .split('/')
        .reduce((at: Record<string, unknown> | undefined, key) => at?.[key] as never, document);
      expect(found, pointer).to.be.an('object');
    }
  });

  it('describes what the sandbox answers over HTTP', async () => {
    const ajv = new Ajv.Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'contract');
    const sandbox = createSandbox({ clock: manualClock('2025-03-01T12:00:00.000Z') });
    const server = await serveSandbox({ sandbox, key: testKey });
    const ask = async (path: string, authorized = true) => {
      const headers = authorized ? { Authorization: `Bearer ${testKey}` } : {};
      const response = await fetch(`${server.url}${path}`, { headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const expectFit = (name: string, body: unknown, what: string) => {
      const validate = ajv.getSchema(`contract#/components/schemas/${name}`);
      expect(validate?.(body), `${what} ${JSON.stringify(validate?.errors)}`).to.equal(true);
    };
    try {
      for (const { id } of scenarios) {
        const customerId = `demo-${id}-api`;
        sandbox.setFaults(customerId, {});
        const { body } = await ask(`/v1/customers/${customerId}/orders`);
        expectFit('OrderList', body, id);
        for (const order of body.orders as { id: string }[]) {
          const below = `/v1/orders/${order.id}`;
          expectFit('Order', (await ask(below)).body, id);
          expectFit('Payment', (await ask(`${below}/payment`)).body, id);
          expectFit('Delivery', (await ask(`${below}/delivery`)).body, id);
          expectFit('MerchantView', (await ask(`${below}/merchant-view`)).body, id);
        }
      }
      expectFit('Health', (await ask('/v1/health')).body, 'health');
      const missing = await ask('/v1/orders/none');
      expect(missing.status).to.equal(404);
      expectFit('Problem', missing.body, 'not found');
      expect(await ask('/v1/health', false)).to.have.property('status', 401);
    } finally {
      await server.close();
    }
  });

  it('asks for the headers of the contract', () => {
    for (const methods of Object.values(
      document.paths as Record<string, Record<string, Operation>>,
    )) {
      for (const [method, operation] of Object.entries(methods)) {
        const refs = JSON.stringify(operation.parameters);
        expect(refs).to.contain('RequestId');
        if (method === 'post') expect(refs).to.contain('IdempotencyKey');
      }
    }
  });
});
