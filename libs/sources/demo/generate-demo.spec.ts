import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeZone } from '@bough/domain';
import { readFacts } from '../files/read-facts.js';
import { readMapping } from '../mapping/mapping.js';
import { demoCustomers } from './customers.js';
import { DEMO_SEED, generateDemo } from './generate-demo.js';
import { conversationRows, customerRows } from './truths/demo-rows.js';
import { writeDemo } from './write-demo.js';

const FOLDER = 'examples/demo';

const started = process.cpuUsage();
const files = generateDemo();
const took = process.cpuUsage(started).user / 1000;

describe('the demo', () => {
  const rows = conversationRows(files);
  /** Comparing line by line takes seconds. */
  const textOf = (made: typeof files) => JSON.stringify([...made]);

  /** Of the processor, whatever else a busy machine does: about one. */
  it('is made in seconds', () => {
    expect(took).toBeLessThan(10_000);
  });

  it('is the same for the same seed and another for another', () => {
    expect(textOf(generateDemo({ seed: DEMO_SEED })) === textOf(files)).toBe(true);
    expect(textOf(generateDemo({ seed: 2 })) === textOf(files)).toBe(false);
  });

  it('has 1,500 customers, of whom 120 change plan once, some join and some leave', () => {
    const customers = demoCustomers(DEMO_SEED);
    const changed = customers.filter(({ phases }) => new Set(phases.map(({ plan }) => plan)).size > 1);
    expect(customers).toHaveLength(1500);
    expect(changed).toHaveLength(120);
    expect(customers.filter(({ activeTo }) => activeTo !== null).length).toBeGreaterThan(100);
    expect(new Set(customers.map(({ name }) => name)).size).toBe(1500);
    expect(new Set(customerRows(files).map(({ id }) => id)).size).toBe(1500);
  });

  it('has about 20,000 conversations, some on each of the 400 days', () => {
    expect(Math.abs(rows.length - 20_000)).toBeLessThan(500);
    expect(new Set(rows.map(({ createdDay }) => createdDay)).size).toBe(400);
  });

  it('grows mildly', () => {
    const days = rows.map(({ createdDay }) => createdDay);
    const first = Math.min(...days);
    const late = days.filter((day) => day >= first + 300).length;
    const early = days.filter((day) => day < first + 100).length;
    expect(late / early).toBeGreaterThan(1.05);
    expect(late / early).toBeLessThan(1.4);
  });

  it('keeps the combinations of segments few', () => {
    const cells = new Set(
      customerRows(files).map(({ plan, industry, arr }) => [plan, industry, band(Number(arr))].join('|')),
    );
    expect(cells.size).toBeLessThan(100);
  });
});

describe('the files of the demo', () => {
  let data: string;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'bough-demo-'));
    await writeDemo(join(data, 'deep', 'data'));
  });
  afterAll(() => rm(data, { recursive: true }));

  it('are all there and whole', async () => {
    expect((await readdir(join(data, 'deep', 'data'))).sort()).toEqual([
      'conversations.csv',
      'costs.csv',
      'customers.csv',
    ]);
  });

  it('go through the mapping without a reject or a warning', async () => {
    const { mapping, problems } = readMapping(await readFile(join(FOLDER, 'mapping.yml'), 'utf8'), 'mapping.yml');
    expect(problems).toEqual([]);
    const found = { facts: 0, rejects: 0, warnings: 0, leftOut: 0 };
    for (const spec of mapping!.imports)
      for await (const batch of readFacts(spec, join(data, 'deep', spec.file), {
        timeZone: timeZone('Europe/Berlin'),
      })) {
        found.facts += batch.facts.length;
        found.rejects += batch.rejects.length;
        found.warnings += batch.warnings.length;
        found.leftOut += batch.leftOut.reduce((a, b) => a + b, 0);
      }
    const rows = [...files.values()].reduce((sum, lines) => sum + lines.length - 1, 0);
    expect(found).toEqual({ facts: rows - 205, rejects: 0, warnings: 0, leftOut: 205 });
  });
});

function band(arr: number): number {
  return [1, 10_000, 50_000, 110_000, 200_000].filter((from) => arr >= from).length;
}
