/** Pages on paper: A4 landscape, white in either theme, all of the table with its heads, where it came from at the foot, and no navigation. */
import { describeInBrowser } from '../support/in-browser.js';
import { startWebTest, type OpenPage, type WebTest } from './support.js';

/** Pixels within the margins. */
const PAPER_WIDTH = 1047;
const FEET = `[...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map(({ cssText }) => cssText).join('')`;

const SCREENS: readonly (readonly [path: string, ready: string])[] = [
  ['/tree?p=2026-08', '[role=treegrid] [role=gridcell]'],
  ['/tree?p=2026-08&seg=pro,enterprise&view=branch', '[role=treeitem]'],
  ['/scorecard?p=2026-08', '[aria-label^="Scorecard by"] td'],
  ['/findings/3', 'article'],
  ['/interventions/3', 'article svg[role=img]'],
];

describeInBrowser('On paper', (executablePath) => {
  let test: WebTest;
  let opened: OpenPage;
  beforeAll(async () => {
    test = await startWebTest(executablePath);
    const viewport = { width: 1440, height: 900 };
    opened = await test.open('/work', { colorScheme: 'dark', viewport });
  });
  afterAll(() => test?.close());

  const style = (selector: string, property: string) =>
    opened.page.evaluate<string>(
      `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue('${property}')`,
    );

  it.each(SCREENS)('%s is whole', async (path, ready) => {
    const { page, faults } = opened;
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
    await page.waitForSelector(ready);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]); // A4 landscape, in points
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: PAPER_WIDTH, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PAPER_WIDTH);
    expect(await page.locator('nav, [role=toolbar], main form').locator('visible=true').count()).toBe(0);
    expect(await style('h1', 'color')).toBe('rgb(86, 97, 109)'); // of the light theme
    const foot = await page.evaluate<string>(FEET);
    expect(foot).toContain(`${test.app.url}${path}`);
    expect(foot).toMatch(/as of \d+ \w+ \d{4} · data to \d+ \w+ \d{4}/);
    expect(faults).toEqual([]);
  });

  it('repeats heads on every page, and keeps hatches', async () => {
    const { page } = opened;
    await page.emulateMedia({ media: 'print' });
    for (const [path, head] of [
      ['/tree?p=2026-08', '[role=treegrid] > :first-child'],
      ['/scorecard?p=2026-08', 'thead'],
    ] as const) {
      // prettier-ignore
      await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
      await page.waitForSelector(`${head}`);
      expect([await style(head, 'display'), await style(head, 'break-inside')]).toEqual([
        'table-header-group',
        'avoid',
      ]);
      expect(await style('.hatch', 'background-image')).toContain('repeating-linear-gradient');
      expect(await style('.hatch', 'print-color-adjust')).toBe('exact');
    }
  });

  it('has every column of the tree, and the picture of a branch instead of what is in sight of it', async () => {
    const { page } = opened;
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`history.pushState(null, '', '/tree?p=2026-08')`);
    await page.waitForSelector('[role=gridcell]');
    const [rows, columns, cells] = await page.evaluate<number[]>(
      `['[role=treegrid] [role=row][aria-level]', '[role=treegrid] [role=columnheader]', '[role=gridcell]'].map((each) => document.querySelectorAll(each).length)`,
    );
    expect(cells).toBe(rows! * (columns! - 1));
    await page.evaluate(`history.pushState(null, '', '/tree?p=2026-08&view=branch&seg=pro')`);
    const picture = page.locator('img[src^="data:image/svg+xml"]');
    await picture.waitFor();
    expect(decodeURIComponent((await picture.getAttribute('src'))!)).toContain('Customer support: Pro');
    expect(await page.locator('[role=tree]').isVisible()).toBe(false);
  });
});
