/** The browser of the other tests here: it starts, and axe finds in a page what is wrong and nothing else. */
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { describeInBrowser, startChromium } from '../support/in-browser.js';

describeInBrowser('Chromium', (executablePath) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(executablePath);
  });
  afterAll(() => browser?.close());

  it.each([
    ['<img src="data:,">', ['image-alt']],
    ['<img src="data:," alt="A tree">', []],
  ])('shows %s, in which axe finds %j', async (body, expected) => {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main>`);
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(found.violations.map(({ id }) => id)).toEqual(expected);
    await page.close();
  });
});
