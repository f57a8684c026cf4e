/** The tree side by side in a browser: its numbers, its keys, and what a screen reader hears. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { formatRelative } from '@bough/domain';
import { builtBough } from '../support/builders-command.js';
import { createWholeDemoDatabase } from '../support/demo-database.js';
import { describeInBrowser } from '../support/in-browser.js';
import type { TestDatabase } from '../support/template-database.js';
import { startWebTest, type OpenPage, type WebTest } from './support.js';

const GRID = '[role=treegrid] [role=gridcell]';
const AUGUST = '/tree?p=2026-08';
const PERIOD = { range: { start: '2026-08-01', endExclusive: '2026-09-01' } };
const MATRIX = `query($period: PeriodInput!) { tree { matrix(period: $period, compareTo: { preset: PREVIOUS_PERIOD }) {
  rows { templateKey name } columns { key name }
  cells { nodeKey formatted changeFormatted message standard owner } people { name } } } }`;

const CELLS = `[...document.querySelectorAll('[role=treegrid] [role=row][aria-level]')].map((row) =>
  [...row.querySelectorAll('[role=gridcell]')].map((cell) => ({
    text: cell.lastElementChild.innerText.replace(/\\s+/g, ' ').trim(),
    label: cell.firstElementChild.textContent,
  })))`;

/** A node as the command line prints it. */
interface PrintedNode {
  readonly path: string;
  readonly formatted?: string | null;
  readonly unit?: string;
  readonly comparison: { readonly formatted: string | null; readonly relativeChange: number | null } | null;
}

interface Matrix {
  readonly rows: readonly { readonly templateKey: string; readonly name: string }[];
  readonly columns: readonly { readonly key: string | null; readonly name: string }[];
  readonly people: readonly { readonly name: string }[];
  readonly cells: Readonly<Record<string, readonly any[]>>;
}

describeInBrowser('The tree side by side', (executablePath) => {
  let database: TestDatabase;
  let test: WebTest;
  /** As it is at first; nobody changes it. */
  let first: OpenPage;
  beforeAll(async () => {
    database = await createWholeDemoDatabase();
    test = await startWebTest(executablePath, { on: database });
    first = await test.open(AUGUST, { ready: GRID });
  });
  afterAll(async () => {
    await test?.close();
    await database?.drop();
  });
  const matrix = async (): Promise<Matrix> => (await test.app.query(MATRIX, { period: PERIOD })).tree.matrix;

  /** What stands in each cell, and what a reader hears of it, row by row. */
  const cells = (page: Page) => page.evaluate<{ text: string; label: string }[][]>(CELLS);
  /** The name of what has the focus, as assistive technology has it. */
  const focused = async (page: Page) =>
    /"(.*)"/.exec((await page.locator(':focus').ariaSnapshot()).split('\n')[0]!)?.[1] ?? '';

  it('shows every number that the API gives, cell by cell, and nothing else', async () => {
    const { rows, columns, cells: given } = await matrix();
    const shown = await cells(first.page);
    expect([shown.length, shown[0]!.length]).toEqual([rows.length, columns.length]);
    let numbers = 0;
    rows.forEach((row, line) =>
      columns.forEach((column, place) => {
        const at = line * columns.length + place;
        const { text, label } = shown[line]![place]!;
        const [formatted, change] = [given['formatted']![at], given['changeFormatted']![at]];
        const where = `${row.name}, ${column.name}`;
        if (formatted === null) return expect([where, label]).toEqual([where, expect.not.stringMatching(/^[€\d]/)]);
        numbers++;
        expect([where, text]).toEqual([where, expect.stringContaining(formatted)]);
        expect([where, label]).toEqual([where, expect.stringContaining(formatted)]);
        if (change !== null)
          expect([where, text]).toEqual([where, expect.stringContaining(change.replace(/^[+−]/u, ''))]);
      }),
    );
    expect(numbers).toBeGreaterThan(100);
    expect(first.faults).toEqual([]);
  });

  it('equals "bough tree show --json" cell by cell', async () => {
    const args = ['tree', 'show', '--json', '--period', '2026-08', '--compare', 'previous_period'];
    const { code, output, errors } = await builtBough(database.url, ...args);
    expect([code, errors]).toEqual([0, '']);
    const { nodes } = JSON.parse(output) as { readonly nodes: readonly PrintedNode[] };
    const shown = await cells(first.page);
    const { rows, columns, cells: given } = await matrix();
    // The page says which cell is which node; all that is compared comes from the command line.
    const printed = new Map(nodes.map((node) => [node.path, node]));
    expect([...printed.keys()].sort()).toEqual(given['nodeKey']!.filter((key) => key !== null).sort());
    let [values, changes] = [0, 0];
    given['nodeKey']!.forEach((key: string | null, at) => {
      if (key === null) return;
      const { formatted, unit, comparison } = printed.get(key)!;
      const { text, label } = shown[Math.floor(at / columns.length)]![at % columns.length]!;
      if (formatted == null) return expect([key, label]).toEqual([key, expect.not.stringMatching(/^[€\d]/)]);
      values++;
      expect([key, text, label]).toEqual([key, expect.stringContaining(formatted), expect.stringContaining(formatted)]);
      if (given['changeFormatted']![at] === null) return;
      changes++;
      const change = unit === 'RATIO' ? comparison!.formatted! : formatRelative(comparison!.relativeChange!);
      expect([key, text]).toEqual([key, expect.stringContaining(change.replace(/^[+−±]/u, ''))]);
    });
    expect(values).toBeGreaterThan((rows.length - 8) * (columns.length - 1));
    expect(changes).toBeGreaterThan(values / 2);
  });

  it('reads value, change in words, state and owner of a cell', async () => {
    const tree = await first.page.locator('[role=treegrid]').ariaSnapshot();
    expect(tree).toMatch(/gridcell ".*; (up|down) .*; .*answers for it.*"/);
    const { people } = await matrix();
    const labels = (await cells(first.page)).flat().map(({ label }) => label);
    expect(labels.every((label) => label !== '')).toBe(true);
    expect(labels.some((label) => /, (better|worse)/.test(label))).toBe(true);
    expect(labels.some((label) => label.includes('within chance'))).toBe(true);
    expect(labels.some((label) => label.includes('standard'))).toBe(true);
    for (const { name } of people) expect(labels.join()).toContain(name);
  });

  it('is walked with keys: rows, then cells, then the heads; Enter opens, Escape comes back', async () => {
    const { page, faults, close } = await test.open(AUGUST, { ready: GRID });
    await page.focus('[role=row][aria-level="1"]');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/^Demand intensity/);
    await page.keyboard.press('ArrowLeft');
    expect(await page.getAttribute('[role=row][aria-level="2"]', 'aria-expanded')).toBe('false');
    expect(new URL(page.url()).searchParams.get('shut')).toBe('demand_intensity');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/^Contact rate/);
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    const cell = await focused(page);
    expect(cell).toMatch(/answers for it/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    expect(new URL(page.url()).searchParams.get('node')).toBe('free/demand_intensity/contact_rate');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    expect(await focused(page)).toBe(cell);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toMatch(/^Free/);
    await page.keyboard.press('l');
    expect(new URL(page.url()).searchParams.get('lens')).toBe('standard');
    await page.keyboard.press('c');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('c');
    await page.waitForURL(/vs=/);
    const choices = new URL(page.url()).searchParams;
    expect([choices.get('seg'), choices.get('vs')]).toEqual(['free', 'enterprise']);
    expect(faults).toEqual([]);
    await close();
  });

  it('compares two segments with their difference, whether it is meant, and why', async () => {
    const { page, faults, close } = await test.open(`${AUGUST}&seg=enterprise&vs=free`, { ready: GRID });
    await page.waitForSelector('text=not meant');
    const { nodes } = (
      await test.app.query(
        `query($period: PeriodInput!) { tree { slice(maxDepth: 9, first: 500, filter: { segments: ["enterprise"] }) { nodes {
          key difference(period: $period, to: "free") { absolute { formatted } standards { reading } } } } } }`,
        { period: PERIOD },
      )
    ).tree.slice;
    const shown = (await cells(page)).map((row) => row.map(({ text }) => text));
    const differences = nodes.filter(({ key, difference }: any) => key !== '' && difference);
    expect(differences.length).toBeGreaterThan(10);
    expect(shown.every((row) => row.length === 3)).toBe(true);
    const column = shown.map((row) => row[2]).filter(Boolean);
    expect(column.length).toBe(differences.length);
    for (const { difference } of differences)
      expect(column).toContainEqual(expect.stringContaining(difference.absolute.formatted));
    expect(await page.getAttribute('[role=gridcell] a', 'href')).toBe(
      '/explain?p=2026-08&seg=enterprise&vs=free&node=enterprise',
    );
    expect(faults).toEqual([]);
    await close();
  });

  it('is taken along as a picture, as rows and as a link', async () => {
    const { page, faults, close } = await test.open(`${AUGUST}&lens=gap`, { ready: GRID });
    const take = async (name: string) => {
      await page.click('button:has-text("Export")');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${name}`)]);
      return readFileSync(await download.path());
    };
    const svg = (await take('Picture (SVG)')).toString();
    const { cells: given } = await matrix();
    for (const formatted of given['formatted']!.filter(Boolean)) expect(svg).toContain(`>${formatted}<`);
    expect((await take('Picture (PNG)')).subarray(1, 4).toString()).toBe('PNG');
    expect((await take('CSV')).toString()).toContain('Contact rate');
    expect(faults).toEqual([]);
    await close();
  });

  it.each([
    ['as it is', '', 'light'],
    ['dark, owners', '&lens=owner', 'dark'],
    ['only problems, with a series below', '&lens=gap&only=problems&rows=contact_rate', 'dark'],
    ['as an outline', '&view=outline&seg=enterprise', 'dark'],
    ['with a node open', '&node=enterprise/handling_efficiency/resolution_time', 'light'],
  ] as const)('has nothing that axe finds: %s', async (_, choices, colorScheme) => {
    const { page, faults, violations, close } = await test.open(AUGUST + choices, { ready: GRID, colorScheme });
    if (choices.includes('rows=')) await page.waitForSelector('svg[role=img]');
    if (choices.includes('node=')) await page.waitForSelector('dialog[open]');
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('is an outline of one segment on 320 pixels, without a scrollbar across', async () => {
    const { page, faults, violations, close } = await test.open(`${AUGUST}&seg=pro`, {
      ready: GRID,
      viewport: { width: 320, height: 700 },
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect((await cells(page))[0]).toHaveLength(1);
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('says what to do when nothing is a problem, and when the server fails', async () => {
    const { page, close } = await test.open('/tree?p=2024-01&only=problems', { ready: 'h2' }); // before there were data
    expect(await page.textContent('#content h2')).toBe('No problems');
    await page.route('**/graphql', (route) => route.abort());
    await page.click('text=Show everything');
    await page.selectOption('select >> nth=0', 'change');
    await close();
    const failing = await test.open('/tree?by=nothing', { ready: '[role=alert]' });
    expect(await failing.page.textContent('[role=alert]')).toMatch(/no dimension "nothing"/);
    await failing.close();
  });
});
