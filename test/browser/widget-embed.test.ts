import { expect } from 'chai';
import { SignJWT } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { describeChromium, desktop, openChromium, openPage } from '../support/chromium.ts';
import { type HostSite, openHostSite, stub } from '../support/host-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

describeChromium('the launcher on another site', function () {
  this.timeout(60_000);
  let server: TestServer;
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    server = await startServer();
    browser = await openChromium();
    site = await openHostSite(server.url);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await server?.close();
  });

  /** A customer's identity, as the host app's server would sign it. */
  const signIdentity = (customer: string) =>
    new SignJWT({ name: 'Ann' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(customer)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(server.secrets.identity));

  async function load(page: Page, shown: Parameters<HostSite['show']>[0]): Promise<void> {
    site.show(shown);
    await page.goto(`${site.origin}/shop`);
  }

  it('works under a strict policy, and loads nothing until it is opened', async () => {
    const { page, troubles } = await openPage(browser, desktop);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await load(page, { attributes: 'data-label="客服"' });
    const button = page.getByRole('button', { name: '客服' });
    await button.waitFor();
    expect(asked).to.deep.equal(['/shop', '/host.js', '/embed.js']);
    await button.click();
    await page.frameLocator('iframe').locator('.message.bot').first().waitFor();
    expect(troubles).to.deep.equal([]);
    await page.context().close();
  });

  it('does what was called before it came, and tells the page what happens', async () => {
    const { page } = await openPage(browser, desktop);
    const identity = await signIdentity('demo-rider_not_moving-host1');
    const script = `${stub}
      window.heard = [];
      mealmend('on', 'ready', (detail) => heard.push('ready'));
      mealmend('on', 'opened', () => heard.push('opened'));
      mealmend('identify', ${JSON.stringify(identity)});
      mealmend('setLocale', 'en');
      mealmend('open');`;
    await load(page, { script });
    const frame = page.frameLocator('iframe');
    await frame.locator('.card').first().waitFor();
    expect(await frame.locator('h1').textContent()).to.equal('Help');
    expect(await page.evaluate('heard')).to.deep.equal(['opened', 'ready']);
    await page.context().close();
  });

  it('asks the page for a fresh identity when the old one has expired', async () => {
    const { page } = await openPage(browser, desktop);
    const identity = await signIdentity('demo-rider_not_moving-host2');
    const script = `${stub}
      mealmend('identify', 'expired', () => Promise.resolve(${JSON.stringify(identity)}));
      mealmend('open');`;
    await load(page, { script });
    await page.frameLocator('iframe').locator('.card').first().waitFor();
    await page.context().close();
  });

  it('opens for an order, and says which problem the page sent the customer with', async () => {
    const { page } = await openPage(browser, desktop);
    const customer = 'demo-rider_not_moving-host4';
    const identity = await signIdentity(customer);
    const answer = await fetch(`${server.url}/api/demo/orders?customerId=${customer}`);
    const { orders } = (await answer.json()) as { orders: { id: string }[] };
    const script = `${stub}
      mealmend('identify', ${JSON.stringify(identity)});
      mealmend('openForOrder', ${JSON.stringify(orders[0]?.id)}, 'delay');`;
    await load(page, { script });
    const frame = page.frameLocator('iframe');
    await frame.locator('.message.customer').filter({ hasText: '送得太慢' }).waitFor();
    await frame
      .locator('.message.bot')
      .filter({ hasText: /没动|停/ })
      .waitFor();
    await page.context().close();
  });

  it('says so when the customer is not accepted', async () => {
    const { page } = await openPage(browser, desktop);
    const script = `${stub}
      window.codes = [];
      mealmend('on', 'error', (detail) => codes.push(detail.code));
      mealmend('identify', 'not a token');
      mealmend('open');`;
    await load(page, { script });
    await page.frameLocator('iframe').getByRole('alert').waitFor();
    expect(await page.evaluate('codes')).to.deep.equal(['identity_refused']);
    await page.context().close();
  });

  it('forgets a customer who logs out', async () => {
    const { page } = await openPage(browser, desktop);
    const identity = await signIdentity('demo-late-host3');
    await load(page, {
      script: `${stub} mealmend('identify', ${JSON.stringify(identity)}); mealmend('open');`,
    });
    const frame = page.frameLocator('iframe');
    await frame.locator('.card').first().waitFor();
    await page.evaluate("mealmend('logout'); mealmend('open')");
    await frame.locator('.card').first().waitFor({ state: 'detached' });
    await frame.locator('.message.bot').first().waitFor();
    expect(await frame.locator('.card').count()).to.equal(0);
    await page.context().close();
  });

  it('stays one, though its script is loaded twice and the page swaps its body', async () => {
    const { page } = await openPage(browser, desktop);
    await load(page, {});
    await page.getByRole('button', { name: '打开客服' }).click();
    const frame = page.frameLocator('iframe');
    await frame.locator('.message.bot').first().waitFor();
    await page.evaluate(`(async () => {
      const again = document.createElement('script');
      again.src = '${server.url}/embed.js';
      document.head.append(again);
      await new Promise((resolve) => { again.onload = resolve; });
      document.body.replaceWith(document.createElement('body'));
      history.pushState(null, '', '/other');
    })()`);
    expect(await page.locator('mealmend-widget').count()).to.equal(1);
    expect(await frame.locator('.message.bot').count()).to.be.greaterThan(0);
    expect(page.url()).to.equal(`${site.origin}/other`);
    await page.context().close();
  });

  it('moves nothing on the page that holds it', async () => {
    const { page } = await openPage(browser, desktop);
    await load(page, { body: '<p id="text">text</p>' });
    await page.evaluate(`window.shifts = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifts += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });`);
    const before = await page.locator('#text').boundingBox();
    await page.getByRole('button', { name: '打开客服' }).click();
    await page.frameLocator('iframe').locator('.message.bot').first().waitFor();
    expect(await page.locator('#text').boundingBox()).to.deep.equal(before);
    expect(await page.evaluate('shifts')).to.equal(0);
    await page.context().close();
  });
});
