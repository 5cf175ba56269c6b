/** What a customer does in the demo app and in the widget. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

export interface WidgetPage {
  page: Page;
  frame: FrameLocator;
  /** Becomes the customer of a scenario and stands before the order. */
  choose(scenario: string): Promise<void>;
  /** Opens the widget from the order, and waits for the welcome. */
  askForHelp(): Promise<void>;
  say(text: string): Promise<void>;
  /** Presses a quick reply or a card's button. */
  press(title: RegExp): Promise<void>;
  /** Messages of one side that contain a text. */
  message(side: 'bot' | 'customer' | 'agent', text: RegExp | string): Locator;
}

export function createWidgetPage(page: Page, url: string, language: 'zh' | 'en'): WidgetPage {
  const frame = page.frameLocator('mealmend-widget iframe');
  const composer = frame.getByRole('textbox');
  return {
    page,
    frame,
    async choose(scenario) {
      await page.goto(`${url}/?lang=${language}`);
      await page.locator(`[data-scenario="${scenario}"]`).click();
      await page.locator('.state').waitFor();
    },
    async askForHelp() {
      await page.locator('[data-action="help"]').click();
      await frame.locator('.message.bot').first().waitFor();
    },
    async say(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    async press(title) {
      await frame.locator('.chip, .card button').filter({ hasText: title }).last().click();
    },
    message: (side, text) => frame.locator(`.message.${side}`).filter({ hasText: text }),
  };
}
