import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Browser, Frame, Page } from 'playwright-core';
import { describeChromium, desktop, openChromium, openPage, phone } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { createWidgetPage } from '../support/widget-page.ts';

const { resolve } = createRequire(import.meta.url);

describeChromium('the widget through a long conversation', function () {
  this.timeout(60_000);
  let server: TestServer;
  let browser: Browser;

  before(async () => {
    server = await startServer();
    browser = await openChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** A request of the desk, with its key. */
  async function desk<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${server.url}/api/desk${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${server.secrets.desk}`,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** The demo customer that a page has become. */
  const customerOf = (page: Page) =>
    page.evaluate<string>("JSON.parse(sessionStorage.getItem('demo.customer')).customerId");

  it('brings an agent’s answer live, and counts it while the panel is closed', async () => {
    const { page } = await openPage(browser, desktop);
    const { choose, askForHelp, say, message, frame } = createWidgetPage(page, server.url, 'zh');
    await choose('rider_not_moving');
    await askForHelp();
    await say('转人工');
    await frame.locator('.head-line.queued').waitFor();
    const { tickets } = await desk<{ tickets: { id: string }[] }>(
      `/tickets?customerId=${await customerOf(page)}`,
    );
    const id = tickets[0]?.id;
    await desk(`/tickets/${id}/claim`, { agentId: 'lin' });
    await frame.locator('.head-line.agent').waitFor();
    await desk(`/tickets/${id}/messages`, { text: '我在，正在联系骑手。' });
    await message('agent', '正在联系骑手').locator('.message-role').waitFor();
    await frame.getByRole('button', { name: '收起' }).click();
    await desk(`/tickets/${id}/messages`, { text: '骑手五分钟后到。' });
    const badge = page.locator('mealmend-widget .badge');
    await badge.waitFor();
    expect(await badge.textContent()).to.equal('1');
    expect(await page.title()).to.match(/^\(1\) /);
    await page.locator('[data-action="help"]').click();
    await message('agent', '五分钟后到').waitFor();
    await badge.waitFor({ state: 'hidden' });
    expect(await page.title()).to.not.match(/^\(/);
    await desk(`/tickets/${id}/resolve`, { code: 'fixed' });
    await frame.locator('.head-line.bot').waitFor();
    await page.context().close();
  });

  it('shows one conversation in two tabs', async () => {
    const { page } = await openPage(browser, desktop);
    const first = createWidgetPage(page, server.url, 'zh');
    await first.choose('rider_not_moving');
    await first.askForHelp();
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      page.evaluate('void window.open(location.href)'),
    ]);
    const second = createWidgetPage(other, server.url, 'zh');
    await second.askForHelp();
    await first.say('骑手一直没动');
    await second.message('customer', '骑手一直没动').waitFor();
    await second.message('bot', /没动|停/).waitFor();
    await second.say('转人工');
    await first.frame.locator('.head-line.queued').waitFor();
    expect(await first.message('customer', '骑手一直没动').count()).to.equal(1);
    await page.context().close();
  });

  it('shows nothing of one customer to the next on the same device', async () => {
    const { page } = await openPage(browser, phone);
    const { choose, askForHelp, say, message, frame } = createWidgetPage(page, server.url, 'zh');
    await choose('rider_not_moving');
    await askForHelp();
    await say('只有我能看到的话');
    await message('customer', '只有我能看到的话').locator('.mark.sent').waitFor();
    await frame.getByRole('button', { name: '收起' }).click();
    await page.getByRole('button', { name: '返回' }).click();
    await page.locator('[data-scenario="charged_twice"]').click();
    await page.locator('.state').waitFor();
    await askForHelp();
    await frame.locator('.chip').first().waitFor();
    expect(await message('customer', '').count()).to.equal(0);
    await page.context().close();
  });

  it('keeps what is written while the service is dead, and has it answered once', async () => {
    const { page } = await openPage(browser, phone);
    const { choose, askForHelp, say, message, frame } = createWidgetPage(page, server.url, 'zh');
    await choose('rider_not_moving');
    await askForHelp();
    await server.kill();
    await say('骑手一直没动');
    await frame.locator('.banner.reconnecting').waitFor();
    await frame.locator('.mark').filter({ hasText: '等待网络' }).waitFor();
    await server.restart();
    await message('customer', '骑手一直没动').locator('.mark.sent').waitFor();
    await message('bot', /没动|停/).waitFor();
    await frame.locator('.banner.reconnecting').waitFor({ state: 'detached' });
    expect(await message('customer', '骑手一直没动').count()).to.equal(1);
    expect(await message('bot', /没动|停/).count()).to.equal(1);
    await page.context().close();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing that a helper for the blind stumbles over, in the ${theme} theme`, async () => {
      const axe = await readFile(resolve('axe-core/axe.min.js'), 'utf8');
      const check = async (frame: Frame): Promise<string[]> => {
        await frame.evaluate(axe);
        const result = await frame.evaluate<{ violations: { id: string; impact: string }[] }>(
          "axe.run(document, { resultTypes: ['violations'] })",
        );
        return result.violations.map(({ id, impact }) => `${impact} ${id}`);
      };
      const { page } = await openPage(browser, { ...phone, reducedMotion: 'reduce' });
      const { choose, askForHelp, say, frame } = createWidgetPage(page, server.url, 'zh');
      await page.addInitScript(
        `localStorage.setItem('demo.preferences', '{"language":"zh","theme":"${theme}"}')`,
      );
      await choose('charged_twice');
      expect(await check(page.mainFrame()), 'demo').to.deep.equal([]);
      await askForHelp();
      await say('扣了我两次钱');
      await frame.locator('.chip, .stars').first().waitFor();
      await frame.getByRole('button', { name: '更多' }).click();
      const widget = page.frames().find((one) => one.url().includes('/widget'));
      if (!widget) throw new Error('there is no widget frame');
      expect(await check(widget), 'widget').to.deep.equal([]);
      await page.context().close();
    });
  }
});
