/** Some other site that embeds the widget, under a policy without inline code. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostSite {
  /** On `localhost`, while Mealmend is on `127.0.0.1`: to browsers that is another site. */
  origin: string;
  /** What the page's own script does, and what stands on it, from the next load on. */
  show(page: { script?: string; body?: string; attributes?: string }): void;
  close(): Promise<void>;
}

/** The stub that every host page has: calls wait until `embed.js` has come. */
export const stub =
  'window.mealmend = window.mealmend || function () { (mealmend.q = mealmend.q || []).push(arguments); };';

export async function openHostSite(mealmend: string): Promise<HostSite> {
  let shown: { script?: string; body?: string; attributes?: string } = {};
  const server = createServer((req, res) => {
    if (req.url === '/host.js') {
      res.setHeader('Content-Type', 'text/javascript').end(shown.script ?? '');
      return;
    }
    res
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .setHeader(
        'Content-Security-Policy',
        `default-src 'none'; script-src 'self' ${mealmend}; frame-src ${mealmend}; img-src data:`,
      )
      .end(`<!doctype html><html lang="zh-CN"><head><title>Host</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main>${shown.body ?? ''}</main><script src="/host.js"></script>
<script async src="${mealmend}/embed.js" ${shown.attributes ?? ''}></script></body></html>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    show(page) {
      shown = page;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
