import { expect } from 'chai';
import fc from 'fast-check';
import type { PlatformAction } from '../../src/domain/action.ts';
import type { Answer } from '../../src/platform/exchange.ts';
import type { ActionResult } from '../../src/platform/port.ts';
import { toActionResult } from '../../src/platform/rest-action.ts';
import { serve, type TestServer } from '../support/http-server.ts';
import { restPlatform } from '../support/rest-platform.ts';

const resync: PlatformAction = { kind: 'resync' };
const link: PlatformAction = { kind: 'payment_link' };
const answer = (status: number, body?: unknown, retryAfterMs?: number): Answer => ({
  kind: 'answer',
  status,
  readable: body === undefined ? 'empty' : 'json',
  body,
  retryAfterMs,
});
const refused = (code: string, message?: string) => ({
  known: true,
  outcome: { ok: false, code, ...(message === undefined ? {} : { message }) },
});
const accepted = { accepted: true };

const table: [string, PlatformAction, Answer, unknown][] = [
  [
    'consent',
    resync,
    answer(200, { ...accepted, message: '好的', effectiveAt: '2025-03-01T12:00:00Z' }),
    { known: true, outcome: { ok: true, message: '好的', effectiveAt: '2025-03-01T12:00:00Z' } },
  ],
  ['consent with 202', resync, answer(202, accepted), { known: true, outcome: { ok: true } }],
  [
    'consent with a bad time',
    resync,
    answer(200, { ...accepted, effectiveAt: 'soon' }),
    { known: true, outcome: { ok: true } },
  ],
  ['an empty 200', resync, answer(200), { known: false, reason: 'invalid' }],
  ['an empty 204', resync, answer(204), { known: false, reason: 'invalid' }],
  ['another 200', resync, answer(200, { hello: 1 }), { known: false, reason: 'invalid' }],
  ['a redirect', resync, answer(302), { known: false, reason: 'invalid' }],
  [
    'a refusal in a 200',
    resync,
    answer(200, { accepted: false, code: 'already_done', message: '做过了' }),
    refused('already_done', '做过了'),
  ],
  ['400', resync, answer(400, { code: 'invalid', detail: 'no' }), refused('invalid', 'no')],
  ['401', resync, answer(401, { code: 'invalid' }), refused('unauthorized')],
  ['403', resync, answer(403, { code: 'forbidden' }), refused('forbidden')],
  ['404', resync, answer(404, { code: 'not_found' }), refused('not_found')],
  ['409 already_done', resync, answer(409, { code: 'already_done' }), refused('already_done')],
  ['409 without a body', resync, answer(409), refused('not_allowed_now')],
  ['400 without a body', resync, answer(400), refused('invalid')],
  ['403 with a page', resync, { ...answer(403), readable: 'no' } as Answer, refused('forbidden')],
  ['409 with a code of its own', resync, answer(409, { code: 'moon_phase' }), refused('unknown')],
  ['422', resync, answer(422), refused('unknown')],
  [
    '429',
    resync,
    answer(429, undefined, 7000),
    { known: false, reason: 'rate_limited', retryAfterMs: 7000 },
  ],
  ['500', resync, answer(500), { known: false, reason: 'unavailable' }],
  [
    '503',
    resync,
    answer(503, { code: 'unavailable' }, 2000),
    { known: false, reason: 'unavailable', retryAfterMs: 2000 },
  ],
  ['silence', resync, { kind: 'timeout' }, { known: false, reason: 'timeout' }],
  ['a cut', resync, { kind: 'reset', code: 'ECONNRESET' }, { known: false, reason: 'unavailable' }],
  ['a flood', resync, { kind: 'rubbish', why: 'too large' }, { known: false, reason: 'invalid' }],
  [
    'a payment page',
    link,
    answer(200, { ...accepted, url: 'https://pay.test/1', expiresAt: '2025-03-01T12:15:00Z' }),
    {
      known: true,
      outcome: { ok: true, url: 'https://pay.test/1', expiresAt: '2025-03-01T12:15:00Z' },
    },
  ],
  [
    'a payment page of an app',
    link,
    answer(200, { ...accepted, url: 'alipays://pay?o=1' }),
    { known: true, outcome: { ok: true, url: 'alipays://pay?o=1' } },
  ],
  ['no payment page', link, answer(200, accepted), { known: false, reason: 'invalid' }],
  [
    'a payment page that is a script',
    link,
    answer(200, { ...accepted, url: 'javascript:alert(1)' }),
    { known: false, reason: 'invalid' },
  ],
];

describe('the outcome of an action', () => {
  for (const [name, action, given, expected] of table) {
    it(`${name}: ${JSON.stringify(expected)}`, () => {
      const result: ActionResult = toActionResult(action, given);
      expect(JSON.parse(JSON.stringify(result))).to.deep.equal(expected);
    });
  }

  it('is one of the known ones whatever comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.anything(), (status, body) => {
        expect(toActionResult(resync, answer(status, body))).to.have.property('known');
      }),
    );
  });
});

describe('an action over HTTP', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it('is unknown when nobody answers in time', async () => {
    server = await serve(() => {});
    const platform = restPlatform(server.url, { actionTimeoutMs: 150 });
    expect(await platform.act('o1', resync, 'k')).to.deep.equal({
      known: false,
      reason: 'timeout',
    });
    expect(server.asked).to.deep.equal(['POST /v1/orders/o1/resync']);
  });

  it('is unknown when the connection breaks', async () => {
    server = await serve((request) => request.socket.destroy());
    const platform = restPlatform(server.url);
    expect(await platform.act('o1', resync, 'k')).to.deep.equal({
      known: false,
      reason: 'unavailable',
    });
    expect(server.asked).to.have.length(1);
  });

  it('tells when to come back', async () => {
    server = await serve((_request, response) => {
      response.writeHead(429, { 'Retry-After': '3' });
      response.end();
    });
    expect(await restPlatform(server.url).act('o1', resync, 'k')).to.deep.equal({
      known: false,
      reason: 'rate_limited',
      retryAfterMs: 3000,
    });
  });
});
