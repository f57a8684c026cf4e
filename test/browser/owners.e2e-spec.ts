/** Owners in a browser: a whole slot is assigned and previewed by keys alone, two editors meet, and a visitor only looks. */
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/in-browser.js';
import { startWebTest, type OpenPage, type WebTest } from './support.js';

const CELL = '[role=treegrid] [role=gridcell]';
const TRAY = '[aria-label="Changes that wait"]';
const VERDICT = `${TRAY} h3`;

describeInBrowser('Owners', (executablePath) => {
  let test: WebTest;
  let olga: OpenPage;
  beforeAll(async () => {
    test = await startWebTest(executablePath);
    olga = await test.open('/owners', { ready: CELL, as: 'olga' });
  });
  afterAll(() => test?.close());

  const heard = (page: Page) =>
    page.evaluate<string>('document.activeElement.innerText || document.activeElement.ariaLabel');
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tray = (page: Page) => page.locator(TRAY).innerText();
  const preview = async (page: Page) => {
    await press(page, 'Control+Enter');
    await page.waitForSelector(VERDICT);
    return page.locator(VERDICT).innerText();
  };
  /** Who is assigned to a target as Accountable. */
  const accountable = async (target: string): Promise<string[]> => {
    const { assignments } = await test.app.query(
      `{ assignments(target: "${target}") { role party { ... on Person { key } } } }`,
    );
    return assignments.flatMap(({ role, party }: { role: string; party: { key: string } }) =>
      role === 'ACCOUNTABLE' ? [party.key] : [],
    );
  };
  /** Goes to the cell of a person in the first row whose name starts so, by keys from wherever the focus is. */
  const goTo = async (page: Page, row: string, person: string) => {
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await page.evaluate('document.activeElement.matches("[role=treegrid] [data-spot]")')) break;
      await press(page, 'Tab');
    }
    await press(page, 'Home', 'ArrowLeft', 'Home');
    await page.keyboard.type(row);
    for (let steps = 0; steps < 20; steps++) {
      await press(page, 'ArrowRight');
      if ((await heard(page)).startsWith(person)) return;
    }
    throw new Error(`There is no cell of ${person} in ${row}.`);
  };

  it('says how much is answered for, and who is what', async () => {
    const text = await olga.page.locator('#content').innerText();
    for (const part of [
      'coverage',
      'below the root',
      'gaps',
      'Sam Ortega',
      '(+16 acting)',
      'Every branch, by its template',
    ])
      expect(text).toContain(part);
    const { ownershipCoverage } = (await test.app.query('{ tree { ownershipCoverage { nodes effective } } }')).tree;
    expect(text).toContain(`${((100 * ownershipCoverage.effective) / ownershipCoverage.nodes).toFixed(1)}%`);
  });

  it('assigns a whole slot and shows what that comes to, by keys alone, and saves nothing', async () => {
    const { page } = olga;
    await goTo(page, 'Handling', 'Petra Lind');
    await press(page, 'a');
    expect(await tray(page)).toMatch(/1 change\b[^]*Handling efficiency in every branch: Petra Lind → Accountable/);
    expect(await preview(page)).toMatch(/^\d+ nodes change hands/);
    expect(await heard(page)).toMatch(/change hands/);
    expect(await tray(page)).toMatch(/Erik Holm → Petra Lind/);
    expect(await accountable('*/handling_efficiency')).toEqual([]);
  });

  it('keeps what waits over a reload, and takes a change back with the key that made it undone', async () => {
    const { page } = olga;
    await page.reload();
    await page.waitForSelector(CELL);
    expect(await tray(page)).toContain('1 change');
    await goTo(page, 'Handling', 'Petra Lind');
    await press(page, 'Delete');
    expect(await tray(page)).toContain('No changes');
  });

  it('changes all rows that are selected at once', async () => {
    const { page } = olga;
    await goTo(page, 'Cost', 'Tom Becker');
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await page.locator('[aria-label="Selected rows"]').innerText()).toContain('3 rows selected');
    await press(page, 'i');
    expect(await tray(page)).toContain('3 changes');
    await page.locator('text=Drop all').click();
    await page.locator('text=Select none').click();
  });

  it('says at its line why a change is refused', async () => {
    const { page } = olga;
    await goTo(page, 'Cost', 'Support operations');
    await press(page, 'a');
    expect(await preview(page)).toBe('This cannot be applied');
    expect(await tray(page)).toContain('ACCOUNTABLE_NOT_A_PERSON');
    expect(await page.locator(`${TRAY} button:text-is("Apply")`).isDisabled()).toBe(true);
    await page.locator('text=Drop all').click();
  });

  it('tells the slower of two editors who was quicker, shows what it comes to now, and then saves', async () => {
    const other = await test.open('/owners', { ready: CELL, as: 'erik' });
    await goTo(olga.page, 'Experience', 'Sam Ortega');
    await press(olga.page, 'a');
    await preview(olga.page);
    await goTo(other.page, 'Experience', 'Petra Lind');
    await press(other.page, 'a');
    await preview(other.page);
    await other.page.locator(`${TRAY} button:text-is("Apply")`).click();
    await other.page.waitForSelector('text=No changes');
    expect(await accountable('*/experience')).toEqual(['petra']);

    await olga.page.locator(`${TRAY} button:text-is("Apply")`).click();
    await olga.page.waitForSelector('text=somebody was quicker');
    const told = await tray(olga.page);
    expect(told).toMatch(/Erik Holm at \d\d:\d\d: Experience and outcome.*, Petra Lind is Accountable/);
    expect(told).toMatch(/Petra Lind → Sam Ortega/);
    expect(await accountable('*/experience')).toEqual(['petra']);
    await olga.page.locator(`${TRAY} button:text-is("Apply")`).click();
    await olga.page.waitForSelector('text=No changes');
    expect(await accountable('*/experience')).toEqual(['sam']);
    expect(other.faults).toEqual([]);
    await other.close();
  });

  it('previews a cover before it is saved', async () => {
    const { page } = olga;
    await page.goto(`${test.app.url}/owners?tab=people`);
    await page.waitForSelector('[aria-label="A new cover"]');
    const form = page.locator('[aria-label="A new cover"]');
    const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
    await form.locator('select').nth(0).selectOption('tom');
    await form.locator('select').nth(1).selectOption('petra');
    await form.locator('select').nth(2).selectOption('starter');
    await form.locator('input[type=date]').nth(0).fill(day(3));
    await form.locator('input[type=date]').nth(1).fill(day(9));
    await form.locator('button').click();
    await page.locator('dialog button:text-is("Apply")').click();
    await page.waitForSelector('text=Tom Becker is away then');
    const { delegations } = await test.app.query('{ delegations { from { key } to { key } scope } }');
    expect(delegations).toContainEqual({ from: { key: 'tom' }, to: { key: 'petra' }, scope: 'starter' });
    const bar = page.locator('b[title="Petra Lind acts"]');
    const today = (await page.locator('i[class*=today]').first().boundingBox())!;
    expect((await bar.boundingBox())!.x).toBeGreaterThan(today.x);
    await page.locator('[aria-label="End the cover of Tom Becker"]').click();
    await page.locator('dialog button:text-is("Apply")').click();
    await page.waitForSelector('text=Tom Becker is away then', { state: 'detached' });
  });

  it('hands over what one person has, after a preview, from a day on or now', async () => {
    const { page } = olga;
    await page.goto(`${test.app.url}/owners?tab=people`);
    const form = page.locator('[aria-label="Handing over"]');
    await form.locator('select').nth(0).selectOption('tom');
    await form.locator('select').nth(1).selectOption('petra');
    const held = (key: string) =>
      test.app
        .query('{ assignments { start role party { ... on Person { key } } } }')
        .then(({ assignments }: any) => assignments.filter((each: any) => each.role === 'ACCOUNTABLE' && each.party?.key === key).length); // prettier-ignore
    const [toms, petras] = [await held('tom'), await held('petra')];
    expect(toms).toBeGreaterThan(0);
    await form.locator('input[type=date]').fill('2026-01-15');
    await form.locator('button').click();
    await page.waitForSelector('dialog [role=alert]'); // what begins in the past needs a reason
    await page.keyboard.press('Escape');
    await form.locator('input[type=date]').fill('');
    await form.locator('button').click();
    await page.waitForSelector('dialog h4:has-text("Tom Becker → Petra Lind")');
    expect(await held('tom')).toBe(toms);
    await page.locator('dialog button:text-is("Apply")').click();
    await page.waitForSelector('dialog', { state: 'detached' });
    expect([await held('tom'), await held('petra')]).toEqual([0, petras + toms]);
  });

  it('is read only for a visitor, and as of another day', async () => {
    const visitor = await test.open('/owners?who=petra', { ready: CELL });
    expect(await visitor.page.locator('[role=treegrid]').getAttribute('aria-readonly')).toBe('true');
    expect(await visitor.page.locator(TRAY).count()).toBe(0);
    expect(await visitor.page.locator('[role=columnheader]').nth(1).innerText()).toContain('Petra Lind');
    expect(await visitor.page.locator('#content').innerText()).toContain('signing in lets you change it');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
    await olga.page.goto(`${test.app.url}/owners?at=2026-06-30`);
    await olga.page.waitForSelector(CELL);
    expect(await olga.page.locator('#content').innerText()).toContain('owners are changed as of today');
    expect(await olga.page.locator(TRAY).count()).toBe(0);
  });

  it.each([
    ['light', 1440, ''],
    ['dark', 1440, '?open=pro'],
    ['light', 390, ''],
    ['dark', 320, '?tab=people'],
    ['light', 320, '?tab=history'],
    ['dark', 390, '?tab=gaps'],
  ] as const)('has no fault of access, %s at %s px%s', async (colorScheme, width, search) => {
    const opened = await test.open(`/owners${search}`, {
      as: 'olga',
      colorScheme,
      viewport: { width, height: 800 },
      ready: search.includes('tab') ? '#content section' : CELL,
    });
    await opened.page.waitForSelector('[data-old]', { state: 'detached' });
    await opened.page.waitForTimeout(200);
    expect(await opened.violations()).toEqual([]);
    expect(await opened.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(opened.faults).toEqual([]);
    await opened.close();
  });

  it('had no fault up to here', () => expect(olga.faults).toEqual([]));
});
