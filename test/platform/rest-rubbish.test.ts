import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { MissingReason } from '../../src/domain/facts.ts';
import type { Platform } from '../../src/platform/port.ts';
import { answerJson, serve, type TestServer } from '../support/http-server.ts';
import {
  sampleDelivery,
  sampleHealth,
  sampleMerchantView,
  sampleOrder,
  samplePayment,
} from '../support/platform-samples.ts';
import { keptLog, restPlatform, testKey } from '../support/rest-platform.ts';

type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024);

const status =
  (code: number, body = '', headers: Record<string, string> = {}): Misbehaviour =>
  (_request, response) => {
    response.writeHead(code, headers);
    response.end(body);
  };
const json =
  (body: unknown): Misbehaviour =>
  (_request, response) =>
    answerJson(response, 200, body);

/** What a read makes of each; `Infinity` reads forever until its time is over. */
const misbehaviours: [string, Misbehaviour, MissingReason][] = [
  ['hangs', () => {}, 'timeout'],
  [
    'trickles a body without end',
    (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
    'timeout',
  ],
  ['cuts the connection', (request) => request.socket.destroy(), 'unavailable'],
  [
    'cuts the connection in the middle of the body',
    (request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
      response.write('{"services":');
      setImmediate(() => request.socket.destroy());
    },
    'unavailable',
  ],
  [
    'speaks no HTTP',
    (request) => {
      request.socket.end('SSH-2.0-OpenSSH\r\n');
    },
    'unavailable',
  ],
  ['answers a page', status(200, '<html>hello</html>', { 'Content-Type': 'text/html' }), 'invalid'],
  ['answers nothing', status(200), 'invalid'],
  ['answers 204', status(204), 'invalid'],
  ['answers half a JSON', status(200, '{"services":['), 'invalid'],
  ['answers a text', json('hello'), 'invalid'],
  ['answers null', json(null), 'invalid'],
  ['answers a list', json([sampleOrder]), 'invalid'],
  ['answers an empty object', json({}), 'invalid'],
  ['answers ten megabytes', status(200, JSON.stringify(megabytes(10))), 'invalid'],
  [
    'answers a small body that swells',
    status(200, gzipSync(JSON.stringify(megabytes(10))) as unknown as string, {
      'Content-Encoding': 'gzip',
    }),
    'invalid',
  ],
  [
    'answers other bytes than UTF-8',
    status(200, Buffer.from([0x22, 0xc4, 0xe3, 0xff, 0x22]) as unknown as string),
    'invalid',
  ],
  [
    'redirects in circles',
    (request, response) => status(302, '', { Location: request.url ?? '/' })(request, response),
    'invalid',
  ],
  ['answers 304', status(304), 'invalid'],
  ['answers 400', status(400), 'refused'],
  ['answers 401', status(401), 'refused'],
  ['answers 403', status(403), 'forbidden'],
  ['answers 404', status(404, '{"code":"not_found"}'), 'not_found'],
  ['answers 404 with a page, as a gateway does', status(404, '<html>nginx</html>'), 'invalid'],
  ['answers 403 with a page, as a firewall does', status(403, '<html>blocked</html>'), 'invalid'],
  ['answers 408', status(408), 'timeout'],
  ['answers 410', status(410), 'refused'],
  ['answers 429', status(429, '', { 'Retry-After': '5' }), 'unavailable'],
  ['answers 500', status(500, '<h1>oops</h1>'), 'unavailable'],
  ['answers 503', status(503), 'unavailable'],
];

const reads: [string, (platform: Platform, deadline: number) => Promise<unknown>][] = [
  ['orders', (platform, deadline) => platform.orders('c1', 5, { deadline })],
  ['order', (platform, deadline) => platform.order('o1', { deadline })],
  [
    'orderByNumber',
    (platform, deadline) =>
      platform.orderByNumber({ number: sampleOrder.number, customerId: 'c1' }, { deadline }),
  ],
  ['payment', (platform, deadline) => platform.payment('o1', { deadline })],
  ['delivery', (platform, deadline) => platform.delivery('o1', { deadline })],
  ['merchantView', (platform, deadline) => platform.merchantView('o1', { deadline })],
  ['health', (platform, deadline) => platform.health({ deadline })],
];

describe('the rest client and a platform that', () => {
  let server: TestServer;
  afterEach(() => server.close());

  for (const [name, misbehave, reason] of misbehaviours) {
    it(`${name}: every read says ${reason}`, async () => {
      server = await serve(misbehave);
      const platform = restPlatform(server.url);
      // Time enough for everything but silence.
      const deadline = Date.now() + (reason === 'timeout' ? 250 : 10_000);
      const readings = await Promise.all(reads.map(([, read]) => read(platform, deadline)));
      for (const [index, reading] of readings.entries()) {
        expect(reading, reads[index]?.[0]).to.deep.include({ ok: false, reason });
      }
    });
  }

  it('is not there: every read says unavailable', async () => {
    server = await serve(() => {});
    await server.close();
    const platform = restPlatform(server.url);
    for (const [name, read] of reads) {
      const reading = await read(platform, Date.now() + 500);
      expect(reading, name).to.deep.include({ ok: false, reason: 'unavailable' });
    }
  });

  it('answers wrong types and unknown words: what is readable is read', async () => {
    const answers: Record<string, unknown> = {
      '/v1/customers/c1/orders': { orders: [{ id: 7 }, sampleOrder, 'rubbish', null] },
      '/v1/orders/o1': { ...sampleOrder, status: 'teleported', timeline: 'none', remark: 9 },
      '/v1/orders/o1/payment': { ...samplePayment, attempts: [{}, samplePayment.attempts[0]] },
      '/v1/orders/o1/delivery': {
        ...sampleDelivery,
        conditions: [{ kind: 'aliens', severity: 'epic' }],
        eta: 'soon',
      },
      '/v1/orders/o1/merchant-view': { ...sampleMerchantView, backlog: 'many', status: 3 },
      '/v1/health': { services: [...sampleHealth.services, { name: 'moon', status: 'full' }] },
    };
    server = await serve((request, response) =>
      answerJson(response, 200, answers[request.url?.split('?')[0] ?? '']),
    );
    const platform = restPlatform(server.url);
    const orders = await platform.orders('c1', 5);
    expect(orders).to.deep.include({ ok: true, partial: true });
    expect(orders.ok && orders.value.map(({ id }) => id)).to.deep.equal(['o1']);
    const order = await platform.order('o1');
    expect(order.ok && order.value).to.deep.include({
      status: 'unknown',
      remark: '9',
      timeline: [],
    });
    const payment = await platform.payment('o1');
    expect(payment.ok && payment.value.attempts).to.deep.equal(samplePayment.attempts);
    const delivery = await platform.delivery('o1');
    expect(delivery.ok && delivery.value).to.deep.include({
      conditions: [{ kind: 'unknown', severity: 'unknown' }],
    });
    expect(delivery.ok && delivery.value).not.to.have.property('eta');
    const view = await platform.merchantView('o1');
    expect(view.ok && view.value).to.deep.include({ received: true, status: 'unknown' });
    const health = await platform.health();
    expect(health.ok && health.value.map(({ name }) => name)).to.deep.equal(['app', 'unknown']);
  });

  it('answers with the orders of another customer: none of them is given', async () => {
    server = await serve((_request, response) =>
      answerJson(response, 200, { orders: [sampleOrder] }),
    );
    const reading = await restPlatform(server.url).orders('c2', 5);
    expect(reading).to.deep.include({ ok: true, value: [] });
  });

  it('finds the number of another customer: it reads as forbidden', async () => {
    server = await serve((_request, response) => answerJson(response, 200, sampleOrder));
    const query = { number: sampleOrder.number, customerId: 'c2' };
    expect(await restPlatform(server.url).orderByNumber(query)).to.have.property(
      'reason',
      'forbidden',
    );
  });

  it('gets no request when there is no time left for it', async () => {
    server = await serve((_request, response) => answerJson(response, 200, sampleHealth));
    const platform = restPlatform(server.url);
    expect(await platform.health({ deadline: Date.now() - 1 })).to.have.property(
      'reason',
      'timeout',
    );
    expect(server.asked).to.deep.equal([]);
  });

  it('has a path in its base address: it is kept', async () => {
    server = await serve((_request, response) => answerJson(response, 200, sampleHealth));
    await restPlatform(`${server.url}/region/cn/`).health();
    expect(server.asked).to.deep.equal(['GET /region/cn/v1/health']);
  });

  it('refuses the key: the log names PLATFORM_KEY once, and never shows it', async () => {
    server = await serve(status(401));
    const log = keptLog();
    const platform = restPlatform(server.url, { log });
    await platform.health();
    await platform.order('o1');
    await platform.act('o1', { kind: 'resync' }, 'k');
    const errors = log.lines.filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).to.have.length(1);
    expect(errors[0]?.message).to.contain('PLATFORM_KEY');
    expect(JSON.stringify(log.lines)).not.to.contain(testKey);
  });
});
