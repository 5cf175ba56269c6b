/** Real Chromium for tests, driven by Playwright. */
import { spawnSync } from 'node:child_process';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let found: string | undefined | null = null;

/** The Chromium of this machine, by its path; nothing where there is none. */
export function findChromium(): string | undefined {
  if (found === null) {
    found = names
      .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
      .find((path) => path !== '');
  }
  return found;
}

/**
 * A suite that needs Chromium. Without one it is reported as pending, with the way to install it;
 * with REQUIRE_ALL=1 it fails.
 */
export function describeChromium(title: string, suite: (this: Mocha.Suite) => void): void {
  if (findChromium()) describe(title, suite);
  else {
    const missing = `${title}: needs Chromium (apt-get install chromium)`;
    if (process.env.REQUIRE_ALL !== '1') it(missing);
    else {
      it(missing, () => {
        throw new Error('Chromium is not installed, and REQUIRE_ALL is set');
      });
    }
  }
}

/** Starts the browser; `close` it afterwards. */
export function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not installed');
  return chromium.launch({ executablePath, args: flags });
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  timezoneId: 'Asia/Shanghai',
};

export const desktop: BrowserContextOptions = {
  viewport: { width: 1366, height: 880 },
  timezoneId: 'Asia/Shanghai',
};

/**
 * A page in a context of its own, and what went wrong on it: errors of scripts, and everything that
 * a page's own policy blocked.
 */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Uncaught/.test(message.text())) troubles.push(message.text());
  });
  return { page, troubles };
}
