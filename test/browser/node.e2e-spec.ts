/** The panel of a node, and one branch as a picture, in a browser: what they say is what the API says, and every key leads somewhere. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/in-browser.js';
import { startWebTest, type WebTest } from './support.js';

const KEY = 'enterprise/handling_efficiency/resolution_time';
const PANEL = 'dialog[open] [role=tabpanel]';
const CARD = '[role=tree] [role=treeitem]';
const AUGUST = 'p=2026-08';
const PERIOD = { range: { start: '2026-08-01', endExclusive: '2026-09-01' } };
const NODE = `query($period: PeriodInput!) { tree { slice(filter: { segments: ["enterprise"] }, first: 500, maxDepth: 9) { nodes {
  id key name ownership { text } findings { number title } interventions { number plan { title } }
  identity edgeToParent { relation } influence { state words }
  standards(period: $period) { standard { text } }
  reading(period: $period) { current { formatted } quantiles { median { formatted } p90 { formatted } } } } } } }`;

describeInBrowser('A node', (executablePath) => {
  let test: WebTest;
  let nodes: any[];
  beforeAll(async () => {
    test = await startWebTest(executablePath);
    nodes = (await test.app.query(NODE, { period: PERIOD })).tree.slice.nodes;
  });
  afterAll(() => test?.close());
  const nodeOf = (key: string) => nodes.find((node) => node.key === key);
  const text = (page: Page) => page.locator(PANEL).innerText();
  const key = (page: Page) => page.locator(':focus').getAttribute('data-card');

  it('says what it is now: value, median, standard, months, and the conversations behind it', async () => {
    const { page, faults, violations, close } = await test.open(`/tree?${AUGUST}&seg=enterprise&node=${KEY}`, {
      ready: `${PANEL} figure`,
    });
    const { reading, standards } = nodeOf(KEY);
    const shown = await text(page);
    for (const part of [
      reading.current.formatted,
      reading.quantiles.median.formatted,
      reading.quantiles.p90.formatted,
      standards[0].standard.text,
    ])
      expect(shown).toContain(part);
    await page.click(`${PANEL} summary:has-text("table")`);
    expect(await page.locator(`${PANEL} tbody tr`).count()).toBeGreaterThanOrEqual(13);
    expect(await page.locator(`${PANEL} figure tbody tr:has-text("Aug 2026")`).innerText()).toContain(
      reading.current.formatted,
    );
    await page.click(`${PANEL} summary:has-text("conversations")`);
    await page.waitForSelector(`${PANEL} a[href^="https://desk.example.com/"]`);
    const { conversations } = await test.app.query(
      `query($period: PeriodInput!) { conversations(input: { node: "${KEY}", period: $period }) { totalCount } }`,
      { period: PERIOD },
    );
    expect(await text(page)).toContain(`${conversations.totalCount} resolved in Aug 2026`);
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('has a tab for why, who, findings and changes, which arrows walk and the address keeps', async () => {
    const { page, faults, violations, close } = await test.open(`/tree?${AUGUST}&seg=enterprise&node=${KEY}`, {
      ready: `${PANEL} figure`,
      colorScheme: 'dark',
    });
    const { ownership, findings, interventions } = nodeOf(KEY);
    const { explainChange } = await test.app.query(
      `query($period: PeriodInput!) { explainChange(node: "${KEY}", period: $period, compareTo: { preset: PREVIOUS_PERIOD }) {
        lines { absolute { formatted } } } }`,
      { period: PERIOD },
    );
    const expected: readonly (readonly [tab: string, parts: string[]])[] = [
      ['why', explainChange.lines.map((line: any) => line.absolute.formatted)],
      ['who', [ownership.text]],
      [
        'findings',
        [...findings.map(({ number, title }: any) => `#${number} ${title}`), 'No finding at this node is over yet.'],
      ],
      [
        'changed',
        [
          interventions.length === 0
            ? 'Nobody has planned a change'
            : `${interventions[0].number}. ${interventions[0].plan.title}`,
        ],
      ],
    ];
    await page.focus('[role=tab][aria-selected=true]');
    for (const [tab, parts] of expected) {
      await page.keyboard.press('ArrowRight');
      expect(new URL(page.url()).searchParams.get('tab')).toBe(tab);
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts) await page.waitForSelector(`${PANEL} >> text=${part}`);
      expect(await violations()).toEqual([]);
    }
    expect(faults).toEqual([]);
    await close();
  });

  it('leads from a name in its formula to that node', async () => {
    const { page, close } = await test.open(`/tree?${AUGUST}&node=enterprise/cost_to_serve`, {
      ready: `${PANEL} code a`,
    });
    await page.click(`${PANEL} code a:has-text("cost_per_hour")`);
    await page.waitForSelector('dialog[open] h2:has-text("Cost per handle hour")');
    expect(new URL(page.url()).searchParams.get('node')).toBe('enterprise/cost_to_serve/cost_per_hour');
    await close();
  });

  it('says why a value is withheld or planned', async () => {
    const { page, close } = await test.open(`/tree?p=2021-01&node=${KEY}`, { ready: PANEL });
    await page.waitForSelector(`${PANEL} >> text=There is no value for Jan 2021.`);
    await page.goto(`${test.app.url}/tree?${AUGUST}&node=enterprise/experience/sentiment`);
    await page.waitForSelector(`${PANEL} >> text=Planned:`);
    await close();
  });

  it('opens the root from the picture, and says so where an address names no node', async () => {
    const { page, faults, close } = await test.open(`/tree?${AUGUST}&view=branch&seg=enterprise`, { ready: CARD });
    await page.click('[data-card="-whole"]');
    await page.waitForSelector(`${PANEL} figure`);
    expect(await text(page)).toContain(nodes[0].reading.current.formatted);
    await page.goto(`${test.app.url}/tree?${AUGUST}&node=enterprise/nothing`);
    await page.waitForSelector('[role=status] >> text=No node “enterprise/nothing”');
    expect(faults).toEqual([]);
    await close();
  });

  it('draws its branch with every node, its value, and the strength of what is believed', async () => {
    const { page, faults, violations, close } = await test.open(`/tree?${AUGUST}&view=branch&seg=enterprise`, {
      ready: CARD,
    });
    const branch = nodes.filter((node) => node.key.split('/')[0] === 'enterprise');
    expect(await page.locator(CARD).count()).toBe(branch.length + 1);
    for (const { name, reading } of branch.filter((node) => node.reading?.current.formatted))
      expect((await page.locator(`${CARD}:has-text("${name}")`).allInnerTexts()).join()).toContain(
        reading.current.formatted,
      );
    const identity = branch.find((node) => node.identity).identity;
    await page.waitForSelector(`[role=tree] >> text== ${identity}`);
    const tested = branch.find((node) => node.influence?.state === 'TESTED');
    await page.waitForSelector(`[role=tree] >> text="${tested.influence.words.split(';')[0]}"`);
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('is walked with arrows, folded with Space, opened with Enter, and begins where one likes', async () => {
    const { page, faults, close } = await test.open(`/tree?${AUGUST}&view=branch&seg=enterprise`, { ready: CARD });
    await page.focus(`${CARD}[tabindex="0"]`);
    expect(await key(page)).toBe('*');
    await page.keyboard.press('ArrowRight');
    expect(await key(page)).toBe('demand_intensity');
    await page.keyboard.press('ArrowDown');
    expect(await key(page)).toBe('handling_efficiency');
    const count = await page.locator(CARD).count();
    await page.keyboard.press('Space');
    await page.waitForSelector('[data-card=handling_efficiency][aria-expanded=false]');
    expect(new URL(page.url()).searchParams.get('shut')).toBe('handling_efficiency');
    expect(await page.locator(CARD).count()).toBe(count - 3);
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[data-card=handling_efficiency][aria-expanded=true]');
    await page.keyboard.press('ArrowRight');
    expect(await key(page)).toBe('first_response_time');
    expect(await page.locator('[role=treeitem][data-lit]').count()).toBe(4);
    await page.keyboard.press('Enter');
    await page.waitForSelector(PANEL);
    expect(new URL(page.url()).searchParams.get('node')).toBe('enterprise/handling_efficiency/first_response_time');
    await page.keyboard.press('Escape');
    await page.waitForSelector(PANEL, { state: 'detached' });
    expect(await key(page)).toBe('first_response_time');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('.');
    await page.waitForURL(/from=handling_efficiency/);
    await page.waitForFunction("document.querySelectorAll('[role=treeitem]').length === 4");
    expect(faults).toEqual([]);
    await close();
  });

  it('stands beside the same branch of another segment, mirrored, twins on one height', async () => {
    const { page, faults, violations, close } = await test.open(`/tree?${AUGUST}&view=branch&seg=pro,enterprise`, {
      ready: '[data-card="enterprise:*"]',
    });
    const middle = async (card: string) => {
      const { x, y, width } = (await page.locator(`[data-card="${card}"]`).boundingBox())!;
      return { x: x + width / 2, y };
    };
    const whole = await middle('-whole');
    for (const row of ['*', 'handling_efficiency', 'resolution_time']) {
      const [left, right] = [await middle(`pro:${row}`), await middle(`enterprise:${row}`)];
      expect(whole.x - left.x).toBeCloseTo(right.x - whole.x, 0);
      expect(left.y).toBeCloseTo(right.y, 0);
    }
    await page.focus('[data-card="pro:*"]');
    for (const [pressed, card] of [
      ['ArrowLeft', 'pro:demand_intensity'],
      ['ArrowDown', 'pro:handling_efficiency'],
      ['t', 'enterprise:handling_efficiency'],
      ['ArrowLeft', 'enterprise:*'],
      ['ArrowLeft', '-whole'],
      ['ArrowLeft', 'pro:*'],
    ] as const) {
      await page.keyboard.press(pressed);
      expect([pressed, await key(page)]).toEqual([pressed, card]);
    }
    const heard = await page.locator('[data-card="enterprise:handling_efficiency"]').ariaSnapshot();
    expect(heard).toContain('Enterprise, Handling efficiency');
    expect(heard).toContain(nodeOf('enterprise/handling_efficiency').reading.current.formatted);
    expect(await violations()).toEqual([]);
    await page.click('button:has-text("Export")');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Picture (SVG)')]);
    const svg = readFileSync(await download.path(), 'utf8');
    expect(svg).toContain('Pro and Enterprise');
    for (const { reading } of nodes.filter(
      (node) => node.key.startsWith('enterprise/') && node.reading?.current.formatted,
    ))
      expect(svg).toContain(`>${reading.current.formatted}<`);
    expect(svg).toContain('stroke-dasharray="5 4"'); // beliefs
    expect(faults).toEqual([]);
    await close();
  });

  it('is zoomed without a wheel, and what is far away shows less', async () => {
    const { page, close } = await test.open(`/tree?${AUGUST}&view=branch&seg=enterprise`, { ready: CARD });
    const detail = () => page.locator('[data-detail]').getAttribute('data-detail');
    const width = async () => (await page.locator('[data-card="*"]').boundingBox())!.width;
    const first = await width();
    expect(await detail()).toBe('near');
    await page.click('button[aria-label="Closer"]');
    await page.waitForTimeout(250);
    expect((await width()) / first).toBeCloseTo(1.25, 1);
    for (let i = 0; i < 5; i++) await page.keyboard.press('-');
    await page.waitForTimeout(250);
    expect(await detail()).toBe('far');
    await page.keyboard.press('f');
    await page.waitForTimeout(250);
    const pane = (await page.locator('[data-detail]').boundingBox())!;
    const cards = await page.locator(CARD).all();
    for (const card of cards) {
      const box = (await card.boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(pane.y - 1);
      expect(box.y + box.height).toBeLessThanOrEqual(pane.y + pane.height + 1);
    }
    await close();
  });
});
