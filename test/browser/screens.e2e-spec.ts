/** Every screen in every state, light and dark: nothing that axe finds, nothing in the console, nothing refused by the policy. */
import type { Page } from 'playwright-core';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';
import { describeInBrowser } from '../support/in-browser.js';
import { partOf } from '../support/how-much.js';
import { startWebTest, violationsInBothThemes, type WebTest } from './support.js';

const SCREENS: readonly (readonly [path: string, ready: string])[] = [
  ['/tree', '[role=treegrid]'],
  ['/tree?lens=owner&only=problems', '[role=treegrid]'],
  ['/scorecard', '[aria-label="Contrasts"] details'],
  ['/heatmap', 'td'],
  ['/explain?node=enterprise', '[aria-label="Parts of the difference"]'],
  ['/demand', 'td'],
  ['/demand?node=plan/enterprise:billing', 'dialog td'],
  ['/findings', 'main li a'],
  ['/findings/3', 'article'],
  ['/work', 'main h2'],
  ['/interventions', 'table'],
  ['/interventions/3', 'article svg'],
  ['/owners', '#content h2, #content [role=treegrid]'],
];

describeInBrowser('Every screen', (executablePath) => {
  let test: WebTest;
  beforeAll(async () => {
    test = await startWebTest(executablePath);
  });
  afterAll(() => test?.close());

  it.each(SCREENS)('is clean in both themes: %s', async (path, ready) => {
    const opened = await test.open(path, { ready });
    expect([await violationsInBothThemes(opened), opened.faults]).toEqual([[], []]);
    await opened.close();
  });

  // It was loaded light above; one that is loaded dark has other pictures from the start.
  it.each(partOf(SCREENS, 3))('is clean when it is loaded dark: %s', async (path, ready) => {
    const { faults, violations, close } = await test.open(path, { ready, colorScheme: 'dark' });
    expect([await violations(), faults]).toEqual([[], []]);
    await close();
  });

  it('says what happened where nothing answers', async () => {
    const opened = await test.open('/tree', { ready: '[role=treegrid]' });
    const { page, close } = opened;
    await page.route('**/graphql', (route) => route.abort());
    for (const place of ['Scorecard', 'Findings', 'Interventions', 'Owners']) {
      await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
      await page.waitForSelector('[role=alert]');
      expect(await page.locator('[role=alert]').first().innerText()).toContain('Bough does not answer');
      expect([place, await violationsInBothThemes(opened)]).toEqual([place, []]);
    }
    await close();
  });
});

describeInBrowser('Without a workspace', (executablePath) => {
  let database: TestDatabase;
  let test: WebTest;
  beforeAll(async () => {
    database = await createTestDatabase();
    test = await startWebTest(executablePath, { on: database });
  });
  afterAll(async () => {
    await test?.close();
    await database?.drop();
  });

  it('says what to do first', async () => {
    const opened = await test.open('/', { as: 'admin', ready: 'main ol' });
    expect(await headings(opened.page)).toContain('There is no workspace yet');
    expect([await violationsInBothThemes(opened), opened.faults]).toEqual([[], []]);
    await opened.close();
  });
});

const headings = (page: Page) => page.locator('h2').allInnerTexts();
