/** Every screen while there is nothing yet, where values are withheld, and where its question fails: in words, in both themes, clean. `npm run soak` looks at all of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PLAN, workspace } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';
import { partOf } from '../support/how-much.js';
import { describeInBrowser } from '../support/in-browser.js';
import { startWebTest, violationsInBothThemes, WEB_FOLDER, type OpenPage, type WebTest } from './support.js';

type Shown = readonly (readonly [path: string, told: RegExp])[];

/** Goes there as a link of the page does, without loading the page again. */
const goTo = (page: Page, path: string) => page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
const textOf = (page: Page) => page.locator('#content').innerText();

/** Waits until the page says it, and looks for faults then. */
async function expectClean(opened: OpenPage, path: string, told: RegExp): Promise<void> {
  const { page, faults } = opened;
  await page.locator('#content', { hasText: told }).waitFor({ timeout: 15_000 });
  expect([path, await violationsInBothThemes(opened)]).toEqual([path, []]);
  expect([path, faults]).toEqual([path, []]);
}

describeInBrowser('A workspace without data', (executablePath) => {
  const NOTHING = /Nothing has been imported yet/;
  const SCREENS: Shown = [
    ['/tree', NOTHING],
    ['/scorecard', NOTHING],
    ['/heatmap', NOTHING],
    ['/explain?node=pro', NOTHING],
    ['/demand', NOTHING],
    ['/findings', /Nothing needs attention/],
    ['/findings/7', /There is no finding 7/],
    ['/work', /Nothing waits for you/],
    ['/interventions', /Nothing was changed yet/],
    ['/interventions/7', /There is no intervention 7/],
    ['/owners', /coverage 0\.0%/],
    ['/owners?tab=gaps', /Nobody is Accountable/],
    ['/owners?tab=people', /Nobody is away/],
    ['/owners?tab=history', /Nobody has ever been assigned/],
    ['/nowhere', /There is no such page/],
  ];
  let database: TestDatabase;
  let test: WebTest;
  let opened: OpenPage;
  beforeAll(async () => {
    database = await createTestDatabase();
    test = await startWebTest(executablePath, { on: database });
    await test.app.apply(workspace({ dimensions: [PLAN] }));
    opened = await test.open('/tree', { as: 'olga', ready: '#content' });
  });
  afterAll(async () => {
    await test?.close();
    await database?.drop();
  });

  it('says what is not there yet, and what to do, on every screen', async () => {
    for (const [path, told] of partOf(SCREENS, 6)) {
      await goTo(opened.page, path);
      await expectClean(opened, path, told);
    }
  });
});

describeInBrowser('The demo', (executablePath) => {
  const BEFORE = 'p=2021-01';
  const BEGIN = /the first data is of/;
  const WITHHELD: Shown = [
    [`/tree?${BEFORE}`, BEGIN],
    [`/tree?${BEFORE}&view=branch&seg=enterprise`, BEGIN],
    [`/tree?${BEFORE}&view=outline`, BEGIN],
    [`/tree?${BEFORE}&only=problems`, /No problems/],
    ['/tree?at=2020-01-01', /There is no tree/],
    [`/scorecard?${BEFORE}`, BEGIN],
    [`/heatmap?${BEFORE}`, BEGIN],
    [`/explain?${BEFORE}&node=enterprise`, /The difference cannot be explained here/],
    ['/explain?node=enterprise/experience', /A node without a metric has no value to explain/],
    ['/explain?node=elsewhere', /There is no such node/],
    [`/demand?${BEFORE}`, /Nobody wrote about this/],
    ['/findings?q=nothing+like+this', /No finding is like that/],
    ['/owners?tab=history&q=nobody', /Nothing like that was ever assigned/],
  ];
  let test: WebTest;
  beforeAll(async () => {
    test = await startWebTest(executablePath);
  });
  afterAll(() => test?.close());

  it('says why a value is withheld, on every screen', async () => {
    const opened = await test.open('/work');
    for (const [path, told] of partOf(WITHHELD, 6)) {
      await goTo(opened.page, path);
      await expectClean(opened, path, told);
    }
    await goTo(opened.page, `/tree?${BEFORE}&node=enterprise/cost_to_serve`);
    await opened.page.locator('dialog', { hasText: 'There is no value for Jan 2021' }).waitFor();
    expect(await violationsInBothThemes(opened)).toEqual([]);
    await opened.close();
  });

  describe('where the server fails', () => {
    const MESSAGE = 'The server could not answer this.';
    const FAILURE = { message: MESSAGE, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-17' } };
    const documents = JSON.parse(readFileSync(join(WEB_FOLDER, 'documents.json'), 'utf8')) as Record<string, string>;
    /** Of a request, by the hash that it sends: `Scorecard`. */
    const operationOf = (body: string | null) => {
      const hash = Object.keys(documents).find((each) => body?.includes(each));
      return /(?:query|mutation) (\w+)/.exec(documents[hash ?? ''] ?? '')?.[1] ?? '';
    };
    /** Fails the operations that `isFailing` names; the frame always has its answer. */
    const failing = (page: Page, isFailing: (operation: string) => boolean) =>
      page.route('**/graphql', (route) =>
        isFailing(operationOf(route.request().postData()))
          ? route.fulfill({ json: { data: null, errors: [FAILURE] } })
          : route.continue(),
      );
    const SCREENS = [
      '/tree',
      '/scorecard',
      '/heatmap',
      '/explain?node=enterprise',
      '/demand',
      '/findings',
      '/findings/3',
      '/work',
      '/interventions',
      '/interventions/3',
      '/owners',
      '/owners?tab=people',
    ];

    it('says so on every screen, with the number of the log and a way on', async () => {
      const opened = await test.open('/explain?node=elsewhere', { as: 'olga' });
      const { page } = opened;
      await failing(page, (operation) => operation !== 'Shell');
      for (const path of partOf(SCREENS, 6)) {
        await goTo(page, path);
        const alert = page.locator('#content [role=alert]').first();
        await alert.waitFor();
        expect([path, await alert.innerText()]).toEqual([path, expect.stringContaining(MESSAGE)]);
        expect(await alert.innerText()).toContain('request-17');
        expect(await textOf(page)).toContain('Try again');
        expect([path, await violationsInBothThemes(opened)]).toEqual([path, []]);
      }
      expect(opened.faults).toEqual([]);
      await opened.close();
    });

    it('keeps the rest of the page where only a part failed, and shows that part once it is there', async () => {
      const opened = await test.open('/work');
      const { page } = opened;
      await failing(page, (operation) => ['Contrasts', 'BranchNodes', 'NodeNow'].includes(operation));
      await goTo(page, '/scorecard');
      await page.waitForSelector('table');
      expect(await page.locator('[aria-label=Contrasts] [role=alert]').innerText()).toContain(MESSAGE);
      expect(await violationsInBothThemes(opened)).toEqual([]);
      await goTo(page, '/tree?view=branch&seg=enterprise');
      await page.waitForSelector('[role=treeitem]');
      await page.waitForSelector('#content [role=alert]');
      expect(await violationsInBothThemes(opened)).toEqual([]);
      await page.unroute('**/graphql');
      await page.click('text=Try again');
      await page.waitForSelector('#content [role=alert]', { state: 'detached' });
      expect(opened.faults).toEqual([]);
      await opened.close();
    });
  });

  it('says that somebody was quicker with a finding, and shows what it is now', async () => {
    const opened = await test.open('/work', { as: 'petra' });
    const { page } = opened;
    await page.route('**/events', (route) => route.abort()); // so that the page does not learn of it by itself
    await page.reload();
    await goTo(page, '/findings/4');
    await page.waitForSelector('article');
    const olga = await test.app.admin();
    const { findings } = await olga.query('{ findings(filter: { search: "#4" }) { nodes { id number } } }');
    const { id } = findings.nodes.find(({ number }: { number: number }) => number === 4);
    await olga.query(`mutation { findingAcknowledge(id: "${id}") { userErrors { code } } }`);
    await page.keyboard.press('4');
    await page.waitForSelector('dialog textarea');
    await page.locator('dialog button[type=submit]').press('Enter');
    await page.waitForSelector('dialog [role=alert]');
    expect(await page.locator('dialog [role=alert]').innerText()).toMatch(/changed|meanwhile|version/);
    expect(await violationsInBothThemes(opened)).toEqual([]);
    await opened.close();
  });
});
