import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import express from 'express';
import { createPages, type PagesOptions } from '../../src/http/pages.ts';

describe('the pages', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mealmend-pages-'));
  const servers: Server[] = [];

  before(() => {
    mkdirSync(join(dir, 'assets'));
    for (const name of ['widget', 'desk', 'demo']) {
      writeFileSync(join(dir, `${name}.html`), `<meta content="{{nonce}}">${name}`);
    }
    writeFileSync(join(dir, 'embed.js'), 'launcher');
    writeFileSync(join(dir, 'assets', 'main-HASH.js'), 'plain');
    writeFileSync(join(dir, 'assets', 'main-HASH.js.gz'), gzipSync('zipped'));
  });
  after(() => {
    for (const server of servers) server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function open(options: Partial<PagesOptions> = {}): Promise<string> {
    const app = express();
    app.use(
      createPages({
        dir,
        widgetOrigins: [],
        openToAll: false,
        demo: true,
        timeZone: 'Asia/Shanghai',
        ...options,
      }),
    );
    const server = app.listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  }
  const policyOf = async (url: string) =>
    (await fetch(url)).headers.get('content-security-policy') ?? '';

  it('gives each answer a nonce of its own, in page and policy', async () => {
    const url = `${await open()}/widget`;
    const [one, other] = [await fetch(url), await fetch(url)];
    const [, nonce = ''] = /content="([^"]+)"/.exec(await one.text()) ?? [];
    expect(one.headers.get('content-security-policy')).to.include(`'nonce-${nonce}'`);
    expect(await other.text()).to.not.include(nonce);
  });

  it('lets those frame the widget who are listed, and nobody the desk', async () => {
    const url = await open({ widgetOrigins: ['https://shop.example'] });
    expect(await policyOf(`${url}/widget`)).to.match(
      /frame-ancestors 'self' https:\/\/shop\.example$/,
    );
    expect(await policyOf(`${url}/desk`)).to.match(/frame-ancestors 'none'$/);
    expect(await policyOf(`${await open()}/widget`)).to.match(/frame-ancestors 'self'$/);
    expect(await policyOf(`${await open({ openToAll: true })}/widget`)).to.match(
      /frame-ancestors \*$/,
    );
  });

  it('allows no inline script anywhere', async () => {
    const url = await open();
    for (const page of ['/', '/widget', '/desk']) {
      expect(await policyOf(url + page)).to.include("script-src 'self';");
    }
  });

  it('serves assets compressed and for ever, the launcher for minutes', async () => {
    const url = await open();
    const asset = await fetch(`${url}/assets/main-HASH.js`, {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(await asset.text()).to.equal('zipped');
    expect(asset.headers.get('cache-control')).to.include('immutable');
    expect((await fetch(`${url}/embed.js`)).headers.get('cache-control')).to.equal(
      'public, max-age=300',
    );
  });

  it('never serves a page without its policy', async () => {
    const url = await open();
    for (const path of ['/widget.html', '/desk.html', '/demo.html', '/index.html']) {
      expect((await fetch(url + path)).status, path).to.equal(404);
    }
  });

  it('answers 404 for an asset that a new build took away, and goes on', async () => {
    const url = await open();
    const gone = join(dir, 'assets', 'gone-HASH.js');
    writeFileSync(gone, 'soon gone');
    expect((await fetch(`${url}/assets/gone-HASH.js`)).status).to.equal(200);
    rmSync(gone);
    expect((await fetch(`${url}/assets/gone-HASH.js`)).status).to.equal(404);
    expect((await fetch(`${url}/embed.js`)).status).to.equal(200);
  });

  it('leaves the demo away where there is no sandbox', async () => {
    expect((await fetch(`${await open({ demo: false })}/`)).status).to.equal(404);
  });

  it('stays in its folder', async () => {
    const url = await open();
    expect((await fetch(`${url}/..%2f..%2fetc%2fpasswd`)).status).to.equal(404);
  });
});
