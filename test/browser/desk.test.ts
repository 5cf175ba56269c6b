import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { deskOf, startChat } from '../support/chat.ts';
import { describeChromium, desktop, openChromium, openPage, phone } from '../support/chromium.ts';
import { drawPicture } from '../support/pictures.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { createWidgetPage } from '../support/widget-page.ts';

describeChromium('the desk page', function () {
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

  /** A desk in a window of its own, signed in with a login that the service printed. */
  async function openDesk(
    role: 'agent' | 'supervisor',
  ): Promise<{ page: Page; troubles: string[] }> {
    const login = server.logins.find(({ email }) => email.startsWith(role));
    if (!login) throw new Error('no demo login was printed');
    const { page, troubles } = await openPage(browser, desktop);
    await page.goto(`${server.url}/desk`);
    await page.fill('input[name=email]', login.email);
    await page.fill('input[name=password]', login.password);
    await page.click('button[type=submit]');
    await page.locator('.queue').waitFor();
    return { page, troubles };
  }

  it('shows the case with order, facts, photo and conversation; the customer reads the answer', async () => {
    const { page: customer } = await openPage(browser, phone);
    const widget = createWidgetPage(customer, server.url, 'zh');
    await widget.choose('rider_not_moving');
    await widget.askForHelp();
    await widget.say('我的外卖还没到，都一个小时了');
    await widget.message('bot', /没动|停/).waitFor();
    await widget.frame.locator('input[data-source="album"]').setInputFiles({
      name: 'food.jpg',
      mimeType: 'image/jpeg',
      buffer: await drawPicture('jpeg', { width: 600, height: 400 }),
    });
    await widget.frame.locator('.previews img').waitFor();
    await widget.frame.getByRole('button', { name: '发送', exact: true }).click();
    await widget.frame.locator('.message.customer .photo img').waitFor();
    const { page: desk } = await openDesk('agent');
    await widget.frame.getByTitle('转人工').click();

    await desk.locator('.row').first().click();
    await desk.getByText('我的外卖还没到，都一个小时了').first().waitFor();
    const story = desk.locator('.case');
    expect(await story.locator('.order .number').textContent()).to.match(/^\d{16}$/);
    expect(await story.locator('.facts li').count()).to.equal(5);
    await story.locator('.evidence img').waitFor();
    await desk.waitForFunction('document.querySelector(".evidence img").naturalWidth > 0');
    expect(await desk.locator('#composer').isDisabled(), 'nobody answers unclaimed').to.equal(true);

    await desk.keyboard.press('c');
    await desk.locator('#composer:enabled').waitFor();
    await desk.fill('#composer', '您好，骑手五分钟内到。');
    await desk.keyboard.press('Control+Enter');
    await widget.message('agent', '您好，骑手五分钟内到。').waitFor();

    await widget.say('好的，麻烦快一点');
    await desk.locator('.said.customer').filter({ hasText: '麻烦快一点' }).waitFor();

    await desk.locator('header').getByRole('button', { name: '解决' }).click();
    await desk.locator('dialog').getByRole('button', { name: '确定' }).click();
    await widget.message('bot', /./).last().waitFor();
    await widget.frame.locator('.head-line.agent').waitFor({ state: 'detached' });
    await customer.context().close();
    await desk.context().close();
  });

  it('does not send over words that the agent has not seen', async () => {
    const chat = await startChat(server, 'demo-rider_not_moving-stale');
    await chat.hear();
    await chat.say('转人工');
    await chat.hear();
    const { page: desk } = await openDesk('agent');
    await desk.locator('.row').first().click();
    await desk.getByRole('button', { name: '领取' }).click();
    await desk.locator('#composer:enabled').waitFor();
    await desk.route('**/conversation?*', (route) => route.abort());
    await chat.say('等一下，我已经收到了');
    await desk.fill('#composer', '马上给您退款');
    await desk.keyboard.press('Control+Enter');
    await desk.locator('.toast').filter({ hasText: '客户刚刚又说了话' }).waitFor();
    expect(await desk.inputValue('#composer'), 'the draft is kept').to.equal('马上给您退款');
    expect((await chat.read()).map(({ text }) => text)).to.not.include('马上给您退款');
    await desk.context().close();
  });

  it('sends a refused sign-in back with a plain sentence', async () => {
    const { page } = await openPage(browser, desktop);
    await page.goto(`${server.url}/desk`);
    await page.fill('input[name=email]', 'nobody@example.com');
    await page.fill('input[name=password]', 'not the password');
    await page.click('button[type=submit]');
    await page.getByText('邮箱或密码不对，请再试一次。').waitFor();
    await page.context().close();
  });

  it('lets a supervisor end an incident, and those who waited are told', async () => {
    const desk = deskOf(server);
    await desk('POST', '/incidents', { problem: 'outage', note: '下单服务正在抢修' });
    const chat = await startChat(server, 'demo-not_late_yet-waits');
    await chat.hear();
    await chat.say('App 打不开了，一直显示服务器错误');
    await chat.hear();
    await chat.press('notify_on_recovery');
    await chat.hear();
    const { page } = await openDesk('supervisor');
    await page.locator('.incidents .confirmed').getByRole('button', { name: '已恢复' }).click();
    await chat.hear(({ text }) => /恢复/.test(text));
    await page.locator('.incidents').waitFor({ state: 'detached' });
    await page.context().close();
  });
});
