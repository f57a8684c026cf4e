/**
 * The web client as it was built, on a server of the test's own, in Chromium. Every page is watched: what it writes to the console as an
 * error, what its policy refuses, and what it asks of other hosts is a fault.
 */
import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startChromium } from '../support/in-browser.js';
import { cookieFor, invited } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/test-app.js';

// The first file makes the demo for all of them, and assesses its interventions.
jest.setTimeout(300_000);

export const WEB_FOLDER = join(process.cwd(), 'dist', 'web');

/** A server with the client, and a browser. */
export interface WebTest {
  readonly app: TestApp;
  readonly browser: Browser;
  /** Opens a path, and waits until `ready` is there. */
  open(path: string, options?: OpenOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'viewport'> {
  /** A selector; left out: the content of the page. */
  readonly ready?: string;
  /** The key of a person to be signed in as, who is made an admin; left out: the visitor of the demo. */
  readonly as?: string;
}

export interface OpenPage {
  readonly page: Page;
  /** What went wrong up to now: errors of the console and of scripts, refusals of the policy, requests to elsewhere. */
  readonly faults: readonly string[];
  /** What axe finds: `rule: selector`. Only these rules, where some are named. */
  violations(rules?: readonly string[]): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts both; the demo unless another database is given. */
export async function startWebTest(executablePath: string, options: TestAppOptions = {}): Promise<WebTest> {
  if (!existsSync(WEB_FOLDER)) throw new Error('The web client is not built. Run "npm test", which builds it.');
  const [app, browser] = await Promise.all([
    startTestApp({ demo: options.on === undefined && 'whole', web: WEB_FOLDER, ...options }),
    startChromium(executablePath),
  ]);
  return {
    app,
    browser,
    open: (path, given) => open(browser, app, path, given),
    close: async () => {
      await browser.close();
      await app.close();
    },
  };
}

async function open(
  browser: Browser,
  app: TestApp,
  path: string,
  { ready = '#content', as, colorScheme = 'light', viewport = { width: 1440, height: 900 } }: OpenOptions = {},
): Promise<OpenPage> {
  // Scripts of axe come from the test, not from the page.
  const context = await browser.newContext({ colorScheme, viewport });
  if (as !== undefined) {
    const [name = '', value = ''] = (await cookieFor(app, await invited(app, 'admin', as))).split('=');
    await context.addCookies([{ name, value, url: app.url }]);
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== app.url) faults.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(app.url + path);
  await page.waitForSelector(ready);
  return {
    page,
    faults,
    violations: async (rules) => {
      await page.evaluate(axe.source);
      const found = await page.evaluate(
        (only) => (globalThis as unknown as { axe: typeof axe }).axe.run(only ? { runOnly: only } : {}),
        rules && [...rules],
      );
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
    close: () => context.close(),
  };
}

/** The page changes its theme with the system, so that one load is looked at in both. */
export async function violationsInBothThemes({ page, violations }: OpenPage): Promise<string[]> {
  const found = await violations();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForSelector('html[data-theme=dark]');
  const inTheDark = await violations(['color-contrast']); // nothing else depends on the theme
  await page.emulateMedia({ colorScheme: 'light' });
  return [...found, ...inTheDark.map((each) => `dark, ${each}`)];
}
