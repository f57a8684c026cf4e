/** examples/client, copied to a folder of its own as its README says: its operations fit the schema, and it draws the demo's tree. */
import express from 'express';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, startChromium } from '../support/in-browser.js';
import { invited, tokenFor } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const EXAMPLE = join(process.cwd(), 'examples', 'client');
const MADE = /node_modules|dist|schema\.graphql|graphql-env\.d\.ts/;
const TREE = `{ tree { slice(maxDepth: 3, first: 2000) { nodes { id parentId key name edgeToParent { relation }
  reading(period: { preset: LAST_28_DAYS }, compareTo: { preset: PREVIOUS_PERIOD }) {
    current { formatted availability { message } } comparison { tone } } } } } }`;

jest.setTimeout(180_000);

let copy: string;
const npm = (...args: string[]) =>
  execFileSync('npm', ['run', ...args], {
    cwd: copy,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
  });

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'bough-client-'));
  cpSync(EXAMPLE, copy, { recursive: true, filter: (path) => !MADE.test(path.slice(EXAMPLE.length)) });
  symlinkSync(join(EXAMPLE, 'node_modules'), join(copy, 'node_modules'), 'junction');
  cpSync(join(process.cwd(), 'apps', 'api', 'schema.graphql'), join(copy, 'schema.graphql'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('its operations, and what it reads of the answers, fit the schema', () => {
  npm('types');
  const wrong = join(copy, 'src', 'wrong.ts');
  writeFileSync(wrong, "import { graphql } from './bough.js';\nexport const Wrong = graphql(`{ tree { nam } }`);\n");
  expect(outputOfFailed(() => npm('types'))).toContain('Cannot query field "nam"');
  rmSync(wrong);
});

it.each(['d3-tree.ts', 'react-flow-tree.tsx'])('%s has fewer than 50 lines', (file) => {
  expect(readFileSync(join(EXAMPLE, 'src', file), 'utf8').split('\n').length).toBeLessThan(50);
});

describeInBrowser('The example of a client', (executablePath) => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let token: string;
  let given: any[];
  const faults: string[] = [];
  let site: Server;

  beforeAll(async () => {
    npm('build');
    site = express()
      .use(express.static(join(copy, 'dist')))
      .listen(0, '127.0.0.1');
    await once(site, 'listening');
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    app = await startTestApp({ demo: true, corsOrigins: [origin] });
    token = await tokenFor(app, await invited(app, 'viewer', 'vera'), ['read']);
    given = (await app.query(TREE)).tree.slice.nodes;
    browser = await startChromium(executablePath);
    page = await browser.newPage();
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(origin);
    await page.getByLabel('Server').fill(app.url);
    await page.getByLabel('API token').fill(token);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    site?.close();
  });

  const draw = async (library: string) => {
    await page.getByRole('button', { name: `Draw with ${library}` }).click();
    await page.getByText(`${given.length} nodes.`).waitFor();
    await page.waitForFunction(`document.querySelectorAll('[data-key]').length === ${given.length}`);
  };
  /** Key of each node that is drawn, with its text. */
  const drawn = async () =>
    new Map(
      await page.evaluate<[string, string][]>(
        `[...document.querySelectorAll('[data-key]')].map((node) => [node.dataset.key, node.textContent])`,
      ),
    );
  const texts = () =>
    new Map(
      given.map(({ key, name, reading }) => {
        const value = reading ? (reading.current.formatted ?? reading.current.availability.message) : '';
        const tone = { GOOD: ' (better)', BAD: ' (worse)' }[reading?.comparison?.tone as 'GOOD' | 'BAD'] ?? '';
        return [key, `${name} ${value}${tone}`];
      }),
    );
  const beliefs = () => given.filter(({ edgeToParent }) => edgeToParent?.relation === 'INFLUENCE').length;

  it.each(['d3', 'React Flow'])('draws nodes, values and edges of the tree with %s', async (library) => {
    await draw(library);
    expect(await drawn()).toEqual(texts());
    const edges = page.locator(library === 'd3' ? '#picture svg > path' : '.react-flow__edge-path');
    expect(await edges.count()).toBe(given.length - 1);
    const dashed = await page.evaluate<number>(`[...document.querySelectorAll('#picture path')]
      .filter((path) => getComputedStyle(path).strokeDasharray !== 'none').length`);
    expect(dashed).toBe(beliefs());
    expect(given.length).toBeGreaterThan(20);
    expect(beliefs()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('says why nothing can be read', async () => {
    await page.getByLabel('API token').fill('bough_wrong');
    await page.getByRole('button', { name: 'Draw with d3' }).click();
    await page.getByText('The tree could not be read:').waitFor();
    await page.getByLabel('API token').fill(token);
    faults.length = 0; // the browser notes the refusal
  });
});

function outputOfFailed(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
  return 'It did not fail.';
}
