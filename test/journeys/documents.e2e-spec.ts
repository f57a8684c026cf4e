import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Caller } from '@bough/domain';
import { fill } from '../../apps/cli/terminal/wrap.js';
import { readPlanFile } from '../../libs/sources/interventions/plan-file.js';
import { readMapping } from '../../libs/sources/mapping/mapping.js';
import { readWorkspace } from '../../libs/sources/workspace/read-workspace.js';
import { hostedBoughIn } from '../support/builders-command.js';
import { codesOfSound } from '../support/check-answers.js';
import { examplesOf, unmarkedBlocks, withTexts, type PageExample } from '../support/page-examples.js';
import { invited } from '../support/sign-in-builders.js';
import { createWholeDemoDatabase } from '../support/demo-database.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * Every example in README and docs is what Bough answers on a fresh demo, or in a fresh database of the page. `npm run generate -- examples`
 * writes the blocks anew instead of comparing them.
 */
const IS_WRITING = process.env.BOUGH_WRITE_EXAMPLES === '1';
const PROJECT = process.cwd();
const PAGES = ['README.md', ...readdirSync(join(PROJECT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)].sort(); // prettier-ignore
/** What is another one at every run: the time of day, and how long something took. */
const CLOCK = /\d{4}-\d{2}-\d{2} \d{2}:\d{2}|in \d+\.\d s/g;

interface Page {
  readonly name: string;
  readonly text: string;
  readonly examples: readonly PageExample[];
  readonly folder: string;
}

const folder = mkdtempSync(join(tmpdir(), 'bough-documents-'));
const pages = PAGES.map((path): Page => {
  const text = readFileSync(join(PROJECT, path), 'utf8');
  return { name: path, text, examples: examplesOf(text), folder: join(folder, basename(path, '.md')) };
});
let demo: TestDatabase;
let app: TestApp;
let admin: Caller;

beforeAll(async () => {
  demo = await createWholeDemoDatabase();
  for (const page of pages) {
    mkdirSync(page.folder, { recursive: true });
    for (const { made, text } of page.examples)
      if (made.startsWith('file ')) writeFileSync(join(page.folder, made.slice('file '.length)), text);
  }
  app = await startTestApp({ on: demo });
  const { id, name } = await invited(app, 'admin', 'olga');
  admin = { principal: { person: id, name, role: 'admin', via: 'session', scopes: null }, requestId: 'test' };
}, 240_000);
afterAll(async () => {
  await app?.close();
  await demo?.drop();
  rmSync(folder, { recursive: true });
});

it.each(pages.map(({ name, text }) => [name, text]))('%s says of every block how it was made', (_, text) => {
  expect(unmarkedBlocks(text)).toEqual([]);
});

it.each(pages.filter(({ examples }) => examples.length > 0).map((page) => [page.name, page] as const))(
  '%s shows what Bough answers',
  async (_, page) => {
    const own = new OwnDatabase(page);
    const texts = new Map<PageExample, string>();
    let answer: unknown = null;
    for (const example of page.examples) {
      const { made } = example;
      if (made === 'query') answer = isMutation(example) ? null : await answerTo(example);
      else if (made === 'answer') texts.set(example, `${JSON.stringify({ data: answer }, null, 2)}\n`);
      else if (made.startsWith('npx bough ')) texts.set(example, await printed(example, own));
      else if (made === 'commands' || made === 'formulas') await expectSound(example, page);
      else expect([made, checked(example, page)]).toEqual([made, []]);
    }
    await own.drop();
    if (IS_WRITING) await write(page, texts);
    else for (const [example, text] of texts) expect(masked(example, example.text)).toBe(masked(example, text));
  },
  240_000,
);

/** They come last, since they change the demo. */
it('every mutation in the pages is understood', async () => {
  for (const { examples } of pages) for (const example of examples.filter(isMutation)) await answerTo(example);
});

function isMutation({ made, text }: PageExample): boolean {
  return made === 'query' && text.trimStart().startsWith('mutation');
}

/** A database without a workspace, for the examples of a page that begin with nothing; made when the first of them needs it. */
class OwnDatabase {
  private made: TestDatabase | null = null;

  constructor(readonly page: Page) {}

  async url(): Promise<string> {
    return (this.made ??= await createTestDatabase()).url;
  }

  async drop(): Promise<void> {
    await this.made?.drop();
  }
}

/** What a command prints, as much of it as the example shows; refuses where it ends otherwise than it says. */
async function printed({ made, options, text, line }: PageExample, own: OwnDatabase): Promise<string> {
  const isEmpty = options.has('empty');
  const width = options.get('width');
  const place = {
    databaseUrl: isEmpty ? await own.url() : demo.url,
    folder: own.page.folder,
    ...(width !== undefined && { width }),
  };
  for (const before of options.get('after')?.split('; ') ?? []) {
    const { code, errors } = await hostedBoughIn(place, ...argumentsOf(before));
    if (code !== 0) throw new Error(`${own.page.name}:${line}: ${before}: ${errors}`);
  }
  const { code, output, errors } = await hostedBoughIn(place, ...argumentsOf(made));
  const wanted = options.has('fails') ? 1 : 0;
  if (code !== wanted) throw new Error(`${own.page.name}:${line}: ${made} ended with ${code}: ${errors}`);
  const lines = `${errors}${output}`.split('\n').map((each) => each.trimEnd());
  const shown = wrapped(excerpt(lines, options), options.get('wrap')).join('\n').trimEnd();
  return `${text.startsWith('$ ') ? `$ ${made}\n` : ''}${shown}\n`;
}

/** The words of a command line after `npx bough`, with "quoted ones" together. */
function argumentsOf(command: string): string[] {
  const words = command.replace(/^npx bough /, '').matchAll(/"([^"]*)"|\S+/g);
  return [...words].map(([word, quoted]) => quoted ?? word);
}

/**
 * `lines 16`: the first ones, or those from the one on that begins as `from` says, after the first of `head 3`. `pick No effect; -; Checks`:
 * those that begin so; `-` is an empty line.
 */
function excerpt(lines: readonly string[], options: PageExample['options']): string[] {
  const picked = options.get('pick')?.split('; ');
  const most = Number(options.get('lines') ?? Infinity);
  if (!picked) {
    const from = options.has('from') ? placeOf(options.get('from')!, lines) : 0;
    return [...lines.slice(0, Number(options.get('head') ?? 0)), ...lines.slice(from, from + most)];
  }
  return picked.map((begins) => {
    return begins === '-' ? '' : lines[placeOf(begins, lines)]!;
  });
}

function placeOf(begins: string, lines: readonly string[]): number {
  const found = lines.findIndex((line) => line.trimStart().startsWith(begins));
  if (found < 0) throw new Error(`No line begins with "${begins}" in:\n${lines.join('\n')}`);
  return found;
}

function wrapped(lines: readonly string[], width: string | undefined): string[] {
  if (width === undefined) return [...lines];
  return lines.flatMap((line) => {
    const indent = ' '.repeat(line.length - line.trimStart().length);
    return line === '' ? '' : fill(line.trim(), Number(width) - indent.length).map((part, at) => `${indent}${at > 0 && indent ? '  ' : ''}${part}`); // prettier-ignore
  });
}

async function answerTo({ text, line, options }: PageExample): Promise<unknown> {
  const result = await app.run(text, admin);
  const codes = codesOfSound(`line ${line}`, result);
  expect(codes).toEqual(options.has('refused') ? [options.get('refused')] : []);
  return result.data;
}

/** Lines that are commands, or formulas: each is understood, whatever it prints. */
async function expectSound({ made, text, line }: PageExample, { name, folder: at }: Page): Promise<void> {
  const calls = text
    .split('\n')
    .map((each) => each.replace(/ {2,}#.*$/, '').trim())
    .filter((each) => each !== '')
    .map((each) => (made === 'formulas' ? ['formula', each] : argumentsOf(each)));
  for (const args of calls) {
    const { code, errors } = await hostedBoughIn({ databaseUrl: demo.url, folder: at }, ...args);
    if (code !== 0) throw new Error(`${name}:${line}: ${args.join(' ')}: ${errors}`);
  }
}

/** What is wrong with a YAML block; empty for what is only a file of another example. */
function checked({ made, text, options }: PageExample, page: Page): unknown[] {
  const [kind] = made.split(' ', 1);
  if (kind === 'file' || made.startsWith('not run: ')) return [];
  if (kind === 'workspace') return [...readWorkspace(text, 'workspace.yml').problems];
  if (kind === 'mapping') return [...readMapping(text, 'mapping.yml').problems];
  if (kind === 'plan') return [...readPlanFile(text).problems];
  if (kind !== 'section') return [`nobody knows what "${made}" is`];
  const base = options.has('over')
    ? readFileSync(join(page.folder, options.get('over')!), 'utf8')
    : readFileSync(join(PROJECT, 'examples/demo/workspace.yml'), 'utf8');
  const { problems } = readWorkspace(stringify({ ...without(parse(base), parse(text)), ...parse(text) }), 'workspace.yml'); // prettier-ignore
  return [...problems];
}

/** Sections of the base that name people whom the text replaces are left out with them. */
function without(base: Record<string, unknown>, section: Record<string, unknown>): Record<string, unknown> {
  if (!('people' in section)) return base;
  const { teams: _, owners: __, cover: ___, standards: ____, ...rest } = base;
  return rest;
}

function masked({ made }: PageExample, text: string): string {
  if (made === 'answer') return JSON.stringify(JSON.parse(text), null, 2);
  return text.replace(CLOCK, (found) => found.replace(/\d/g, '0'));
}

/** Texts that only differ in the clock stay as they are. */
async function write({ name, text: page }: Page, texts: ReadonlyMap<PageExample, string>): Promise<void> {
  const stale = new Map(
    [...texts].filter(([example, text]) => masked(example, example.text) !== masked(example, text)),
  );
  if (stale.size === 0) return;
  const path = join(PROJECT, name);
  writeFileSync(path, withTexts(page, stale));
  execFileSync(process.execPath, [join(PROJECT, 'node_modules/prettier/bin/prettier.cjs'), '--write', path]);
  console.log(`${relative(PROJECT, path)}: ${stale.size} examples written`);
}
