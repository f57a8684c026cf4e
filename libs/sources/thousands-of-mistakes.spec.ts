/** Files with thousands of mistakes, and files that are made to take long, answer at once: the first problems with their places, and a count. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partOf } from '../../test/support/how-much.js';
import { slowness } from '../../test/support/slowness.js';
import { readTable } from './files/read-table.js';
import {
  formatProblems,
  readMapping,
  readOwnerSections,
  readPlanFile,
  readWorkspace,
  UnreadableFile,
} from './index.js';
import type { Workspace } from '@bough/domain';

const HEAD = 'name: x\ntime_zone: UTC\ncurrency: EUR\n';
const DIMENSION = 'dimensions:\n- { key: plan, decision: d, segments: [{ key: a, values: [a] }] }\n';
const MAPPING = 'source: x\nimports:\n';
const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

interface Read {
  readonly lines: readonly string[];
  /** Of the processor. */
  readonly milliseconds: number;
}

function timed(
  read: () => { problems: Parameters<typeof formatProblems>[1]; positionOf: Parameters<typeof formatProblems>[2] },
): Read {
  const before = process.cpuUsage();
  const { problems, positionOf } = read();
  const lines = formatProblems('file.yml', problems, positionOf);
  const { user, system } = process.cpuUsage(before);
  return { lines, milliseconds: (user + system) / 1000 };
}

const workspace = (text: string) => timed(() => readWorkspace(text, 'file.yml'));
const mapping = (text: string) => timed(() => readMapping(text, 'file.yml'));
const plan = (text: string) => timed(() => readPlanFile(text));
const owners = (text: string) => timed(() => readOwnerSections(text, 'file.yml', {} as Workspace));

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'bough-tables-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Compilation of the schemas is not what is measured. */
beforeAll(() => {
  workspace('{}');
  mapping('{}');
  plan('[]');
  owners('[]');
});

/** In milliseconds of the processor: a second, and room for a loaded machine. */
const QUICK = 2500;
/** Within `times` the usual; on a machine that is slower, in so much more. */
function expectQuick(milliseconds: number, times: number): void {
  if (milliseconds >= times * QUICK) expect(milliseconds).toBeLessThan(times * QUICK * slowness());
}

const COUNTED = /^file\.yml:\d+:\d+ {2}error {2}MORE_PROBLEMS {2}and 9,90\d more problems/;

describe('ten thousand entries with mistakes', () => {
  it.each(
    partOf(
      [
        ['imports of a mapping', () => mapping(`${MAPPING}${times(10_000, () => '- {}\n')}`)],
        ['imports that are no maps', () => mapping(`${MAPPING}${times(10_000, () => '-\n')}`)],
        [
          'imports with broken fields',
          () => mapping(`${MAPPING}${times(10_000, () => '- { kind: customers, file: a, fields: { id: 7 } }\n')}`),
        ],
        ['dimensions', () => workspace(`${HEAD}dimensions:\n${times(10_000, () => '- {}\n')}`)],
        [
          'segments',
          () =>
            workspace(
              `${HEAD}dimensions:\n- key: plan\n  decision: d\n  segments:\n${times(10_000, () => '  - {}\n')}`,
            ),
        ],
        ['metrics', () => workspace(`${HEAD}${DIMENSION}metrics:\n${times(10_000, () => '- {}\n')}`)],
        ['nodes', () => workspace(`${HEAD}${DIMENSION}tree:\n  nodes:\n${times(10_000, () => '  - { key: 7 }\n')}`)],
        ['standards', () => workspace(`${HEAD}${DIMENSION}standards:\n${times(10_000, () => '- {}\n')}`)],
        ['events', () => workspace(`${HEAD}${DIMENSION}events:\n${times(10_000, () => '- {}\n')}`)],
        ['people', () => owners(`people:\n${times(10_000, () => '- {}\n')}`)],
        ['owners', () => owners(`owners:\n${times(10_000, () => '- { target: 7 }\n')}`)],
        ['guardrails of a plan', () => plan(`guardrails:\n${times(10_000, () => '- {}\n')}`)],
        ['unknown keys', () => workspace(`${HEAD}${DIMENSION}${times(10_000, (i) => `k${i}: 1\n`)}`)],
      ],
      5,
    ),
  )('%s', (_, read) => {
    const { lines, milliseconds } = read();
    expect(lines).toHaveLength(101);
    expect(lines[0]).toMatch(/^file\.yml:\d+:\d+ {2}error {2}[A-Z_]+ {2}/);
    expect(lines.at(-1)).toMatch(COUNTED);
    expectQuick(milliseconds, 1);
  });
});

describe('ten thousand entries that only rules of the domain refuse', () => {
  const nodes = (line: (index: number) => string) =>
    workspace(`${HEAD}${DIMENSION}tree:\n  nodes:\n${times(10_000, (i) => `  - ${line(i)}\n`)}`);
  const standard = (segment: string) =>
    `- { segment: ${segment}, metric: csat, at_least: 75%, from: 2026-01-01, review: 2027-01-01, reason: r }\n`;
  it.each(
    partOf(
      [
        ['the same node', () => nodes(() => '{ key: a }')],
        ['nodes of unknown metrics', () => nodes((i) => `{ key: n${i}, metric: m${i} }`)],
        ['nodes for unknown segments', () => nodes((i) => `{ key: n${i}, only: [s${i}] }`)],
        [
          'the same dimension',
          () =>
            workspace(
              `${HEAD}dimensions:\n${times(10_000, () => '- { key: plan, decision: d, segments: [{ key: a, values: [a] }] }\n')}`,
            ),
        ],
        ['the same standard', () => workspace(`${HEAD}${DIMENSION}standards:\n${times(10_000, () => standard('a'))}`)],
        [
          'standards of unknown segments',
          () => workspace(`${HEAD}${DIMENSION}standards:\n${times(10_000, (i) => standard(`s${i}`))}`),
        ],
        [
          'the same event',
          () =>
            workspace(
              `${HEAD}${DIMENSION}events:\n${times(10_000, () => '- { date: 2026-01-01, kind: other, title: t }\n')}`,
            ),
        ],
        [
          'bands that overlap',
          () =>
            workspace(
              `${HEAD}dimensions:\n- key: plan\n  decision: d\n  segments:\n${times(10_000, (i) => `  - { key: s${i}, from: 1, to: 9 }\n`)}`,
            ),
        ],
        ['the same person', () => owners(`people:\n${times(10_000, () => '- { key: ana }\n')}`)],
      ],
      4,
    ),
  )('%s', (_, read) => {
    const { lines, milliseconds } = read();
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.at(-1)).toMatch(/MORE_PROBLEMS/);
    expectQuick(milliseconds, 2);
  });

  it('and ten thousand that nothing refuses', () => {
    const metrics = times(3_000, (i) => `- { key: m${i}, formula: resolved / created }\n`);
    const { lines, milliseconds } = nodes((i) => `{ key: n${i}, metric: csat }`);
    expect(lines).toEqual([]);
    expectQuick(milliseconds, 2);
    expectQuick(workspace(`${HEAD}${DIMENSION}metrics:\n${metrics}`).milliseconds, 2);
  });
});

describe('YAML that is made to take long', () => {
  it.each(
    partOf(
      [
        ['brackets upon brackets', `a: ${'['.repeat(100_000)}`, /./],
        ['brackets that are closed', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, /./],
        [
          'aliases that multiply',
          `${times(30, (i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1},`.repeat(9)}]\n`)}`,
          /YAML_TOO_COMPLEX/,
        ],
        ['thousands of anchors', times(10_000, (i) => `k${i}: &a${i} x\n`), /UNKNOWN_KEY/],
        ['thousands of aliases', `a: &a x\n${times(10_000, (i) => `k${i}: *a\n`)}`, /./],
        ['an alias of nothing', 'name: *nothing', /:1:7 .*YAML_TOO_COMPLEX.*nothing/],
        ['a hundred thousand keys', times(100_000, (i) => `k${i}: 1\n`), /UNKNOWN_KEY/],
        ['one text of a megabyte', `name: "${'x'.repeat(1_000_000)}"`, /TOO_LONG/],
        ['one key of a megabyte', `? ${'x'.repeat(1_000_000)}\n: 1`, /UNKNOWN_KEY/],
        ['a block of a megabyte', `name: |\n${'  x\n'.repeat(250_000)}`, /TOO_LONG/],
        ['a number of a megabyte', `freshness_days: ${'9'.repeat(1_000_000)}`, /WRONG_TYPE/],
        ['quotes that never end', `name: "${'\\u0041'.repeat(50_000)}`, /MISSING_CHAR|quote/],
        ['colons upon colons', `name: ${': '.repeat(50_000)}`, /./],
        ['dashes upon dashes', `name: ${'- '.repeat(20_000)}`, /./],
        ['comments', '# x\n'.repeat(200_000), /WRONG_TYPE/],
        ['tags', `name: ${'!a '.repeat(20_000)}x`, /./],
        ['documents', '---\na: 1\n'.repeat(20_000), /MULTIPLE_DOCS/],
      ],
      6,
    ),
  )('%s', (_, text, expected) => {
    for (const read of [workspace, mapping]) {
      const { lines, milliseconds } = read(text);
      expect(lines.length).toBeLessThanOrEqual(101);
      for (const line of lines) expect(line).toMatch(/^file\.yml:\d+:\d+ {2}(error|warning) {2}[A-Z_]+ {2}.{3,700}$/);
      if (read === workspace) expect(lines.join('\n')).toMatch(expected);
      expectQuick(milliseconds, 4);
    }
  });
});

describe('tables that are made to take long', () => {
  const megabytes = 3 * 1024 * 1024;
  const filled = (line: string) => line.repeat(Math.ceil(megabytes / line.length));
  const nested = (depth: number) => `{"id":"1","b":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}\n`;
  it.each(
    partOf(
      [
        ['quotes that are opened in every line', 'csv', `id,b\n${filled('"1,x\n')}`],
        ['quotes in the middle of cells', 'csv', `id,b\n${filled('1,x"y\n')}`],
        ['one quote at the beginning', 'csv', `id,b\n"${filled('1,x\n')}`],
        ['nothing but quotes', 'csv', `id,b\n${filled('"')}`],
        ['nothing but delimiters', 'csv', `id,b\n${filled(',')}`],
        ['nothing but line ends', 'csv', `id,b\n${filled('\n')}`],
        ['nothing but carriage returns', 'csv', `id,b\n1,${filled('\r')}`],
        ['one line that never ends', 'csv', `id,b\n1,${filled('x')}`],
        [
          'a header of a hundred thousand columns',
          'csv',
          `id,b,${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n1,2\n`,
        ],
        ['one object that never ends', 'ndjson', `{"id":"1","b":"${filled('x')}`],
        ['objects in objects', 'ndjson', `${nested(2)}${nested(90_000)}`],
        ['objects in objects from the first line on', 'ndjson', nested(90_000)],
        [
          'an object of a hundred thousand keys',
          'ndjson',
          `{"id":"1","b":"x",${Array.from({ length: 90_000 }, (_, i) => `"k${i}":1`).join(',')}}\n`,
        ],
        ['lines that are no objects', 'ndjson', filled('[\n')],
      ] as const,
      5,
    ),
  )('%s', async (title, format, text) => {
    const file = join(folder, `table.${format}`);
    writeFileSync(file, text);
    const before = process.cpuUsage();
    let told = 0;
    try {
      for await (const { rows, rejects } of readTable(file, { columns: ['id', 'b'] }))
        told += rows.length + rejects.length;
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableFile);
      told++;
    }
    const { user, system } = process.cpuUsage(before);
    expectQuick((user + system) / 1000, 4);
    expect(told).toBeGreaterThanOrEqual(title === 'nothing but line ends' ? 0 : 1);
  });
});
