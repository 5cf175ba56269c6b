import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type DirectLineServer, secret, startDirectLine } from '../../support/direct-line.ts';

const shop = 'https://shop.example';

describe('Direct Line: calls from other origins', () => {
  let server: DirectLineServer;
  before(async () => {
    server = await startDirectLine({ origins: [shop], limits: { perAddressPerMinute: 40 } });
  });
  after(() => server.close());

  const from = (origin: string, more: Record<string, string> = {}) => ({ Origin: origin, ...more });
  const allowedOf = (answer: { headers: Headers }) =>
    answer.headers.get('access-control-allow-origin');

  it('may come from an allowed one, with every header that the client sends', async () => {
    for (const path of ['/conversations', '/conversations/a/activities', '/nothing']) {
      const preflight = await server.call(
        'OPTIONS',
        path,
        undefined,
        undefined,
        from(shop, {
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,x-requested-with',
        }),
      );
      expect(preflight.status).to.equal(204);
      expect(allowedOf(preflight)).to.equal(shop);
      const headers = preflight.headers.get('access-control-allow-headers')?.split(', ');
      expect(headers).to.include.members([
        ...['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'],
      ]);
      expect(preflight.headers.get('access-control-allow-methods')).to.include('GET');
    }
  });

  it('can read every answer, the refusals too', async () => {
    const credentials = [secret, undefined, 'bad'];
    const statuses = new Set<number>();
    for (const [method, path] of [
      ['POST', '/conversations'],
      ['GET', '/conversations/nobody'],
      ['GET', '/nothing'],
      ['DELETE', '/conversations'],
      ['GET', '/conversations/%ZZ'],
    ] as const) {
      for (const credential of credentials) {
        const answer = await server.call(method, path, credential, undefined, from(shop));
        statuses.add(answer.status);
        expect(allowedOf(answer), `${method} ${path} ${answer.status}`).to.equal(shop);
        expect(answer.headers.get('vary')).to.match(/\bOrigin\b/);
      }
    }
    for (let i = 0; i < 45; i += 1) {
      const answer = await server.call('POST', '/tokens/refresh', 'bad', undefined, from(shop));
      statuses.add(answer.status);
      expect(allowedOf(answer)).to.equal(shop);
      if (answer.status === 429) {
        expect(answer.headers.get('access-control-expose-headers')).to.equal('Retry-After');
      }
    }
    expect([...statuses].sort()).to.deep.equal([201, 400, 401, 403, 404, 405, 429]);
  });

  it('get nothing to read from any other one', async () => {
    const other = await startDirectLine({ origins: [shop] });
    for (const origin of [
      'https://evil.example',
      `${shop}.evil.example`,
      'null',
      'http://shop.example',
    ]) {
      const answer = await other.call('POST', '/conversations', secret, {}, from(origin));
      expect(allowedOf(answer)).to.equal(null);
      const preflight = await other.call(
        'OPTIONS',
        '/conversations',
        undefined,
        undefined,
        from(origin),
      );
      expect(allowedOf(preflight)).to.equal(null);
    }
    await other.close();
  });

  it('may come from anywhere in development, and from our own always', async () => {
    const open = await startDirectLine({ origins: 'any' });
    const closed = await startDirectLine({ origins: [] });
    const anywhere = await open.call(
      'POST',
      '/conversations',
      secret,
      {},
      from('https://any.example'),
    );
    expect(allowedOf(anywhere)).to.equal('https://any.example');
    const own = await closed.call('POST', '/conversations', secret, {}, from(closed.origin));
    expect(own.status).to.equal(201);
    expect(allowedOf(own)).to.equal(closed.origin);
    const proxied = await closed.call(
      'POST',
      '/conversations',
      secret,
      {},
      {
        ...from('https://help.example'),
        'X-Forwarded-Host': 'help.example',
      },
    );
    expect(allowedOf(proxied)).to.equal('https://help.example');
    await open.close();
    await closed.close();
  });

  it('open a stream under the same rule', async () => {
    const strict = await startDirectLine({ origins: [shop] });
    const { streamUrl } = await strict.begin();
    const status = (origin: string) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(streamUrl, { origin });
        socket.on('unexpected-response', (request, answer) => {
          request.destroy();
          resolve(answer.statusCode ?? 0);
        });
        socket.on('error', () => {});
        socket.on('open', () => {
          socket.terminate();
          resolve(101);
        });
      });
    expect(await status(shop)).to.equal(101);
    expect(await status(strict.origin)).to.equal(101);
    expect(await status('https://evil.example')).to.equal(403);
    await strict.close();
  });
});
