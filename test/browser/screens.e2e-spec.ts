/** Every screen in every state, light and dark: nothing that axe finds, nothing in the console, nothing refused by the policy. */
import type { Page } from 'playwright-core';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';
import { describeInBrowser } from '../support/in-browser.js';
import { startDemoTest, startWebTest, type WebTest } from './support.js';

const SCREENS: readonly (readonly [path: string, ready: string])[] = [
  ['/tree', '[role=treegrid]'],
  ['/tree?lens=owner&only=problems', '[role=treegrid]'],
  ['/scorecard', '[aria-label="Contrasts"] details'],
  ['/heatmap', 'td'],
  ['/explain?node=enterprise', '[aria-label="Parts of the difference"]'],
  ['/demand', 'td'],
  ['/findings', 'main li a'],
  ['/findings/3', 'article'],
  ['/work', 'main h2'],
  ['/interventions', 'table'],
  ['/interventions/3', 'article svg'],
  ['/owners', '#content h2, #content [role=treegrid]'],
];
const THEMES = ['light', 'dark'] as const;

describeInBrowser('Every screen', (executablePath) => {
  let test: WebTest;
  beforeAll(async () => {
    test = await startDemoTest(executablePath);
  });
  afterAll(() => test?.close());

  it.each(SCREENS.flatMap(([path, ready]) => THEMES.map((theme) => [path, theme, ready] as const)))(
    'is clean: %s, %s',
    async (path, theme, ready) => {
      const { faults, violations, close } = await test.open(path, { ready, colorScheme: theme });
      expect([faults, await violations()]).toEqual([[], []]);
      await close();
    },
  );

  it.each(THEMES)('says what happened where nothing answers, %s', async (colorScheme) => {
    const { page, violations, close } = await test.open('/tree', { ready: '[role=treegrid]', colorScheme });
    await page.route('**/graphql', (route) => route.abort());
    for (const place of ['Scorecard', 'Findings', 'Interventions', 'Owners']) {
      await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
      await page.waitForSelector('[role=alert]');
      expect(await page.locator('[role=alert]').first().innerText()).toContain('Bough does not answer');
      expect([place, await violations()]).toEqual([place, []]);
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

  it.each(THEMES)('says what to do first, %s', async (colorScheme) => {
    const { page, faults, violations, close } = await test.open('/', { as: 'admin', ready: 'main ol', colorScheme });
    expect(await headings(page)).toContain('There is no workspace yet');
    expect([faults, await violations()]).toEqual([[], []]);
    await close();
  });
});

const headings = (page: Page) => page.locator('h2').allInnerTexts();
