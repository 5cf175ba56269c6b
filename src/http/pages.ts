/** The browser's side: launcher, widget frame, demo app, desk, and their assets. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import sirv from 'sirv';

export interface PagesOptions {
  /** Where the built pages lie: `dist/web`. */
  dir: string;
  /** Who may frame the widget; empty: anybody where `openToAll`, else our own pages only. */
  widgetOrigins: readonly string[];
  openToAll: boolean;
  /** Whether the demo app is served at `/`. */
  demo: boolean;
  /** IANA name: the desk tells times in it, as the bot does. */
  timeZone: string;
}

const yearSeconds = 31_536_000;

/** What a page may load. `nonce` lets Web Chat write its style sheets. */
export function toPolicy(nonce: string, frameAncestors: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors.join(' ')}`,
  ].join('; ');
}

export function createPages(options: PagesOptions): Router {
  const { dir, widgetOrigins, openToAll, demo, timeZone } = options;
  const router = Router();
  const page = (name: string, frameAncestors: readonly string[]) =>
    createPage(join(dir, `${name}.html`), timeZone, frameAncestors);
  const framers =
    widgetOrigins.length > 0 ? ["'self'", ...widgetOrigins] : [openToAll ? '*' : "'self'"];
  const assets = sirv(dir, {
    brotli: true,
    gzip: true,
    // Looks at the disk each time: a list from the start would promise files that a new build took away.
    dev: true,
    etag: true,
    extensions: [],
    setHeaders,
  });
  router.use((req, res, next) => {
    if (/\.html(\.|$)|\.(gz|br)$/.test(req.path)) next();
    else assets(req, res, next);
  });
  router.get('/widget', page('widget', framers));
  router.get('/desk', page('desk', ["'none'"]));
  router.get('/desk/{*path}', page('desk', ["'none'"]));
  if (demo) router.get('/', page('demo', ["'self'"]));
  return router;
}

/** Assets carry a hash in their name and never change; the launcher keeps its name. */
function setHeaders(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  const immutable = path.startsWith('/assets/');
  res.setHeader(
    'Cache-Control',
    immutable ? `public, max-age=${yearSeconds}, immutable` : 'public, max-age=300',
  );
  res.setHeader('Access-Control-Allow-Origin', '*');
}

function createPage(
  file: string,
  timeZone: string,
  frameAncestors: readonly string[],
): RequestHandler {
  const html = readFileSync(file, 'utf8').replaceAll('{{timeZone}}', timeZone);
  return (_req, res) => {
    const nonce = randomBytes(16).toString('base64');
    res
      .set('Content-Security-Policy', toPolicy(nonce, frameAncestors))
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(html.replaceAll('{{nonce}}', nonce));
  };
}
