/** Whole stories in the browser, by keyboard alone where people would use it. */
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/in-browser.js';
import { startWebTest, type WebTest } from './support.js';

const WITHIN_MS = 5000;

describeInBrowser('In the browser', (executablePath) => {
  let test: WebTest;
  beforeAll(async () => {
    test = await startWebTest(executablePath);
  });
  afterAll(() => test?.close());

  const statusOf = async (number: number): Promise<string> => {
    const query = `query($search: String!) { findings(filter: { search: $search }) { nodes { number status } } }`;
    const { findings } = await test.app.query(query, { search: `#${number}` });
    return findings.nodes.find((finding: { number: number }) => finding.number === number).status;
  };
  const numberOf = (page: Page) => Number(/\/findings\/(\d+)/.exec(page.url())?.[1]);
  const text = (page: Page) => page.locator('main').innerText();

  it('says why Enterprise costs more, and whose it is, after two actions from the first page', async () => {
    const { page, faults, violations, close } = await test.open('/', { ready: '[role=treegrid]' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('explain enterprise');
    await page.waitForSelector('[role=option][aria-selected=true]:has-text("Explain Enterprise")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[aria-label="Parts of the difference"]');
    const { explainGap } = await test.app.query(
      `{ explainGap(node: "enterprise", period: { preset: LAST_COMPLETE_MONTH }) { sentences change { formatted }
         lines { name absolute { formatted value } owner { person { name } } } } }`,
    );
    const shown = await text(page);
    for (const sentence of explainGap.sentences) expect(shown).toContain(sentence);
    const largest = explainGap.lines.toSorted((a: any, b: any) => b.absolute.value - a.absolute.value)[0];
    const row = page.locator('tr', { hasText: largest.name }).first();
    expect(await row.innerText()).toContain(largest.absolute.formatted);
    expect(await row.innerText()).toContain(largest.owner.person.name);
    expect(shown).toContain('The parts add up.');
    expect([faults, await violations()]).toEqual([[], []]);
    await close();
  });

  it('triages three findings by keys: takes one, puts one off and dismisses one', async () => {
    const { page, faults, close } = await test.open('/tree', { as: 'olga', ready: '[role=treegrid]' });
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.waitForSelector('main li a');
    await page.keyboard.press('j');
    await page.waitForSelector('article');
    const taken = numberOf(page);
    await page.keyboard.press('1');
    await page.waitForSelector(`[role=status] :text("F${taken}: taken")`);
    await page.keyboard.press('j');
    await page.waitForSelector(`article:not([aria-labelledby="finding-${taken}"])`);
    const later = numberOf(page);
    await page.keyboard.press('h');
    await page.waitForSelector('dialog select');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[role=status] :text("F${later}: snoozed")`);
    await page.keyboard.press('j');
    await page.waitForURL((url) => !url.pathname.endsWith(`/${later}`));
    await page.waitForSelector(`article[aria-labelledby="finding-${numberOf(page)}"]`);
    const dismissed = numberOf(page);
    await page.keyboard.press('4');
    await page.waitForSelector('dialog textarea');
    await page.locator('dialog button[type=submit]').press('Enter');
    await page.waitForSelector(`[role=status] :text("F${dismissed}: dismissed")`);
    expect(new Set([taken, later, dismissed]).size).toBe(3);
    expect([await statusOf(taken), await statusOf(later), await statusOf(dismissed)]).toEqual([
      'ACKNOWLEDGED',
      'OPEN',
      'DISMISSED',
    ]);
    expect(faults).toEqual([]);
    await close();
  });

  it('reads a verdict with its picture, the plain look beside it and what would change our mind', async () => {
    const { page, faults, violations, close } = await test.open('/interventions/3', { ready: 'article svg[role=img]' });
    const { interventions } = await test.app.query(
      `{ interventions { nodes { number latest { headline grade wouldChangeOurMind checks { words } } } } }`,
    );
    const { latest } = interventions.nodes.find(({ number }: { number: number }) => number === 3);
    const shown = await text(page);
    for (const part of [latest.headline, latest.wouldChangeOurMind, ...latest.checks.map(({ words }: any) => words)])
      expect(shown).toContain(part);
    expect(shown).toContain('A plain look, before and after');
    expect([faults, await violations()]).toEqual([[], []]);
    await close();
  });

  it('keeps every choice over a reload, and goes back to where one was', async () => {
    const { page, close } = await test.open('/scorecard?p=2026-08', { ready: 'table' });
    await page.getByRole('button', { name: 'CSAT' }).click();
    await page.waitForURL(/sort=csat/);
    await page.reload();
    await page.waitForSelector('th[aria-sort]');
    expect(await page.locator('th[aria-sort]').innerText()).toContain('CSAT');
    await page.getByRole('link', { name: 'Heatmap' }).click();
    await page.waitForURL(/\/heatmap\?p=2026-08/);
    await page.goBack();
    await page.waitForSelector('th[aria-sort]');
    expect(new URL(page.url()).search).toBe('?p=2026-08&sort=csat');
    await close();
  });

  it('says which part of an address it did not understand, and shows the usual', async () => {
    const { page, close } = await test.open('/scorecard?p=August&lens=rainbow', { ready: 'table' });
    expect(await page.locator('[role=status] li').first().innerText()).toContain('p=August, lens=rainbow');
    await close();
  });

  it('shows in one tab within five seconds what was done in another', async () => {
    const { page: one, close } = await test.open('/findings', { as: 'erik', ready: 'main li a' });
    const other = await one.context().newPage();
    await other.goto(one.url());
    await other.waitForSelector('main li a');
    const open = one.locator('main li', { has: one.getByText('open', { exact: true }) }).first();
    const name = await open.locator('a > span').first().innerText();
    await open.locator('a').click();
    await one.waitForSelector('article');
    await one.keyboard.press('1');
    const took = performance.now();
    await other
      .locator('main li', { hasText: name })
      .filter({ hasText: 'taken' })
      .first()
      .waitFor({ timeout: WITHIN_MS });
    expect(performance.now() - took).toBeLessThan(WITHIN_MS);
    await close();
  });

  it('says that the session is over, and leads back after signing in', async () => {
    const { page, close } = await test.open('/findings', { as: 'priya', ready: 'main li a' });
    await page.locator('main li a').first().click();
    await page.waitForSelector('article');
    const where = new URL(page.url()).pathname;
    await page.evaluate(() => fetch('/sign-out', { method: 'POST' }));
    await page.keyboard.press('1');
    await page.waitForSelector('dialog:has-text("You are signed out")');
    const link = await page.locator('dialog a').getAttribute('href');
    expect(link).toBe(`/sign-in?to=${encodeURIComponent(where)}`);
    await close();
  });

  it('needs no sideways scrolling at 320 pixels, and shows the places at the bottom', async () => {
    for (const path of ['/tree', '/findings', '/work', '/interventions', '/explain?node=enterprise', '/demand']) {
      const { page, close } = await test.open(path, { viewport: { width: 320, height: 640 } });
      await page.waitForSelector('main [role=treegrid], main li, main table, main h2');
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect([path, wide]).toEqual([path, 320]);
      expect(await page.getByRole('navigation').getByText('My work').isVisible()).toBe(true);
      await close();
    }
  });
});
