import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { describeChromium, desktop, openChromium, openPage, phone } from '../support/chromium.ts';
import { drawPicture } from '../support/pictures.ts';
import { startServer } from '../support/server.ts';
import { createWidgetPage } from '../support/widget-page.ts';

describeChromium('the widget', function () {
  this.timeout(60_000);
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;

  before(async () => {
    server = await startServer();
    browser = await openChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('takes a customer from the complaint over a remedy and a photo to a person', async () => {
    const { page, troubles } = await openPage(browser, phone);
    const { choose, askForHelp, say, press, message, frame } = createWidgetPage(
      page,
      server.url,
      'zh',
    );
    await choose('rider_not_moving');
    await askForHelp();
    await say('我的外卖还没到，都一个小时了');
    await message('customer', '都一个小时了').locator('.mark.sent').waitFor();
    await message('bot', /没动|停/).waitFor();
    await press(/催/);
    await message('customer', /催/).waitFor();
    await message('bot', /催过/).waitFor();
    await frame.locator('input[data-source="album"]').setInputFiles({
      name: 'food.jpg',
      mimeType: 'image/jpeg',
      buffer: await drawPicture('jpeg', { width: 1200, height: 900 }),
    });
    await frame.locator('.previews img').waitFor();
    await frame.getByRole('button', { name: '发送', exact: true }).click();
    await frame.locator('.message.customer .photo img').waitFor();
    const messages = await frame.locator('.message.bot').count();
    await frame.getByTitle('转人工').click();
    await frame.locator('.head-line.queued, .head-line.agent').waitFor();
    expect(await frame.locator('.message.bot').count()).to.be.greaterThan(messages);
    expect(troubles).to.deep.equal([]);
    await page.context().close();
  });

  it('shows the conversation again after a reload, each message once', async () => {
    const { page } = await openPage(browser, desktop);
    const { choose, askForHelp, say, message, frame } = createWidgetPage(page, server.url, 'zh');
    await choose('rider_not_moving');
    await askForHelp();
    await say('骑手一直没动');
    await message('bot', /没动|停/).waitFor();
    const before = await frame.locator('.bubble').allTextContents();
    await page.reload();
    await page.locator('[data-action="help"]').click();
    await message('customer', '骑手一直没动').waitFor();
    await frame.locator('.chip').first().waitFor();
    expect(await frame.locator('.bubble').allTextContents()).to.deep.equal(before);
    await page.context().close();
  });

  it('keeps what is written without a network, and sends it once when there is one', async () => {
    const { page } = await openPage(browser, phone);
    const { choose, askForHelp, say, message, frame } = createWidgetPage(page, server.url, 'en');
    await choose('rider_not_moving');
    await askForHelp();
    await page.context().setOffline(true);
    await say('My rider has not moved for ages');
    await frame.locator('.banner.offline').waitFor();
    await page.context().setOffline(false);
    await message('customer', 'My rider has not moved').locator('.mark.sent').waitFor();
    await frame.locator('.banner.offline').waitFor({ state: 'detached' });
    await frame.locator('.chip').first().waitFor();
    expect(await message('customer', 'My rider has not moved').count()).to.equal(1);
    await page.context().close();
  });

  it('fills the window on a phone, and the back button closes it', async () => {
    const { page } = await openPage(browser, { ...phone, reducedMotion: 'reduce' });
    const { choose, askForHelp } = createWidgetPage(page, server.url, 'zh');
    await choose('rider_not_moving');
    const address = page.url();
    await askForHelp();
    const panel = page.locator('mealmend-widget .panel');
    expect(await panel.boundingBox()).to.deep.equal({ x: 0, y: 0, width: 390, height: 844 });
    await page.goBack();
    await panel.waitFor({ state: 'hidden' });
    expect(page.url()).to.equal(address);
    await page.context().close();
  });

  it('speaks English where the page does', async () => {
    const { page } = await openPage(browser, desktop);
    const { choose, askForHelp, frame } = createWidgetPage(page, server.url, 'en');
    await choose('charged_twice');
    await askForHelp();
    expect(await frame.locator('h1').textContent()).to.equal('Help');
    expect(await frame.locator('.message.bot').first().textContent()).to.match(/\byou\b/);
    await page.context().close();
  });
});
