/**
 * `npm run soak`: the large checks (how-much.ts), whole and with several seeds, where `npm test` runs a part of each. What came out goes
 * into docs/soak.md, a row per file of tests; the rows of files that did not run stay.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../../apps/bootstrap.mjs';
import { execute } from './run-checks.mjs';
import { readRows, withRows } from './soak-page.mjs';

const PAGE = join(root, 'docs', 'soak.md');
const FIRST_SEED = 20_251_125; // as in how-much.ts: the part that `npm test` runs is among them
const SEEDS = 3;

const HELP = `npm run soak                        every large check, whole, with ${SEEDS} seeds; takes an hour or two
npm run soak -- <pattern>           only the test files whose path matches; the other rows of docs/soak.md stay
npm run soak -- --seeds <number>    with more seeds, or fewer

The last line is "N passed, N failed", of files. A failure says its seed: BOUGH_TEST_SEED=<seed> BOUGH_HOW_MUCH=whole npm test -- <file>`;

export async function runSoak(args) {
  if (args.includes('--help')) return console.log(HELP);
  const { seeds, patterns } = readArguments(args);
  const files = (await filesWithLargeChecks()).filter((file) => matches(file, patterns));
  if (files.length === 0) throw new Error(`No large check has a path that matches ${patterns.join(' ')}.`);
  const folder = mkdtempSync(join(tmpdir(), 'bough-soak-'));
  const rows = new Map();
  let failed = 0;
  for (let at = 0; at < seeds; at++) {
    const seed = FIRST_SEED + at;
    console.log(`\nseed ${seed} (${at + 1} of ${seeds}), ${files.length} files`);
    failed += await soakOnce(files, seed, folder, rows);
  }
  rmSync(folder, { recursive: true });
  writeFileSync(PAGE, withRows(readFileSync(PAGE, 'utf8'), rows));
  const broken = [...rows.values()].filter((row) => row.failed > 0).length;
  console.log(
    `\n${relative(root, PAGE)} was written.\n\n${rows.size - broken} passed, ${Math.max(broken, Number(failed > 0))} failed`,
  );
  process.exitCode = broken > 0 || failed > 0 ? 1 : 0;
}

/** Runs the files with one seed, and adds to the rows; gives 1 where Jest failed. */
async function soakOnce(files, seed, folder, rows) {
  const [cases, results, counts] = ['cases', 'results', 'counts'].map((name) => join(folder, `${name}-${seed}.txt`));
  writeFileSync(cases, '');
  const env = {
    BOUGH_HOW_MUCH: 'whole',
    BOUGH_TEST_SEED: String(seed),
    BOUGH_SOAK_CASES: cases,
    BOUGH_TEST_COUNTS: counts,
  };
  const flags = ['--json', '--outputFile', results, '--testTimeout', '7200000', '--runTestsByPath'];
  const { code } = await execute(['jest', 'jest', ...flags, ...files], 'inherit', env);
  const today = new Date().toISOString().slice(0, 10);
  readRows(readFileSync(cases, 'utf8'), JSON.parse(readFileSync(results, 'utf8')), root).forEach((row, file) => {
    const before = rows.get(file) ?? { cases: 0, seeds: 0, failed: 0, seconds: 0 };
    rows.set(file, {
      cases: before.cases + row.cases,
      seeds: before.seeds + 1,
      failed: before.failed + row.failed,
      seconds: before.seconds + row.seconds,
      on: today,
    });
  });
  return Number(code !== 0);
}

function readArguments(args) {
  const at = args.indexOf('--seeds');
  const seeds = at < 0 ? SEEDS : Number(args[at + 1]);
  if (!(Number.isInteger(seeds) && seeds > 0)) throw new Error('--seeds takes a whole number, such as --seeds 10.');
  return { seeds, patterns: at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1) };
}

function matches(file, patterns) {
  const path = relative(root, file).replaceAll('\\', '/');
  return patterns.length === 0 || patterns.some((pattern) => path.includes(pattern));
}

/** Files of tests that import how-much.ts, directly or not. */
async function filesWithLargeChecks() {
  const list = ['--listTests', '--json', '--findRelatedTests', 'test/support/how-much.ts'];
  const { output } = await execute(['jest', 'jest', ...list], 'pipe');
  return JSON.parse(output.slice(output.indexOf('[')));
}
