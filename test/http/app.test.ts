import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import express, { Router } from 'express';
import { createApp } from '../../src/http/app.ts';
import { HttpProblem } from '../../src/http/problem.ts';
import { StoreUnavailable } from '../../src/store/port.ts';
import { keptLog } from '../support/rest-platform.ts';

describe('the app', () => {
  let server: Server;
  let url: string;
  let now = 0;
  const log = keptLog();

  before(async () => {
    const router = Router();
    router.use(express.json({ limit: 100 }));
    router.post('/echo', (req, res) => void res.json(req.body));
    router.get('/taken', () => {
      throw new HttpProblem(409, 'taken', 'It is taken.', { by: 'somebody' });
    });
    router.get('/away', async () => {
      throw new StoreUnavailable('no store');
    });
    router.get('/bug', () => {
      throw new TypeError('secret detail at /home/somebody');
    });
    const app = createApp({
      routers: [{ path: '/api/test', router }],
      trustProxy: 0,
      requestsPerMinute: 50,
      wall: () => now,
      log,
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    now += 60_000;
  });

  const cases: [string, string, RequestInit, number, string][] = [
    ['an unknown path', '/api/nothing', {}, 404, 'not_found'],
    ['a malformed address', '/api/test/%E0%A4%A', {}, 404, 'not_found'],
    ['a refusal of a handler', '/api/test/taken', {}, 409, 'taken'],
    ['a store that is away', '/api/test/away', {}, 503, 'unavailable'],
    ['a bug', '/api/test/bug', {}, 500, 'internal'],
    [
      'a body that is no JSON',
      '/api/test/echo',
      { method: 'POST', body: '{"a"', headers: { 'Content-Type': 'application/json' } },
      400,
      'invalid',
    ],
    [
      'a body that is too large',
      '/api/test/echo',
      {
        method: 'POST',
        body: `"${'x'.repeat(200)}"`,
        headers: { 'Content-Type': 'application/json' },
      },
      413,
      'too_large',
    ],
    [
      'a charset that nobody speaks',
      '/api/test/echo',
      {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': 'application/json; charset=klingon' },
      },
      415,
      'unsupported_media_type',
    ],
  ];
  for (const [what, path, init, status, code] of cases) {
    it(`answers ${what} with a problem body`, async () => {
      const answer = await fetch(url + path, init);
      const body = (await answer.json()) as Record<string, unknown>;
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
      expect(body).to.include({ status, code });
      expect(body.title).to.be.a('string');
      expect(JSON.stringify(body)).to.not.match(/node_modules|home\/somebody|\.ts:\d|\n +at /);
    });
  }

  it('writes down what went wrong on our side, with the id that the answer carries', async () => {
    const answer = await fetch(`${url}/api/test/bug`, { headers: { 'X-Request-Id': 'r-42' } });
    expect(answer.headers.get('x-request-id')).to.equal('r-42');
    expect(log.lines.at(-1)?.fields).to.include({ requestId: 'r-42' });
  });

  it('does not repeat an id that is none', async () => {
    const answer = await fetch(url, { headers: { 'X-Request-Id': 'a b<script>' } });
    expect(answer.headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('survives a request that is no HTTP', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.resume();
    socket.end('NONSENSE\r\n\r\n');
    await once(socket, 'close');
    expect((await fetch(`${url}/api/nothing`)).status).to.equal(404);
  });

  it('limits an address, says for how long, and forgets it a minute later', async () => {
    const ask = () => fetch(`${url}/api/nothing`);
    let answer = await ask();
    for (let asked = 0; answer.status !== 429 && asked < 60; asked += 1) answer = await ask();
    expect(answer.status).to.equal(429);
    expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 60);
    expect(((await answer.json()) as { code: string }).code).to.equal('rate_limited');
    now += 60_000;
    expect((await ask()).status).to.equal(404);
  });

  it('never limits polls of Direct Line', async () => {
    for (let asked = 0; asked < 60; asked += 1) {
      const answer = await fetch(`${url}/v3/directline/conversations/c/activities`);
      expect(answer.status).to.equal(404);
    }
  });
});
