/**
 * `npm run soak`: the large checks (how-much.ts), whole and with several seeds, where `npm test` runs a part of each. What came out goes
 * into docs/soak.md as soon as a file has ended, a row per file of tests; the rows of files that did not run stay.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from '../../apps/bootstrap.mjs';
import jestConfig from '../../jest.config.js';
import { execute } from './run-checks.mjs';
import { readRows } from './soak-page.mjs';

const PAGE = join(root, 'docs', 'soak.md');
const SOAK_REPORTER = join(root, 'test', 'support', 'soak-reporter.mjs');
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
  const [cases, results] = ['cases', 'results'].map((name) => join(folder, `${name}.txt`));
  for (const file of [cases, results]) writeFileSync(file, '');
  let hasFailed = false;
  for (let at = 0; at < seeds; at++) {
    const seed = FIRST_SEED + at;
    console.log(`\nseed ${seed} (${at + 1} of ${seeds}), ${files.length} files`);
    hasFailed = (await soakOnce(files, seed, { cases, results })) !== 0 || hasFailed;
  }
  const rows = readRows(readFileSync(cases, 'utf8'), readFileSync(results, 'utf8'), root);
  rmSync(folder, { recursive: true });
  const broken = [...rows.values()].filter((row) => row.failed > 0).length;
  console.log(
    `\n${relative(root, PAGE)} was written.\n\n${rows.size - broken} passed, ${Math.max(broken, Number(hasFailed))} failed`,
  );
  process.exitCode = hasFailed ? 1 : 0;
}

/** Runs the files with one seed, whichever of them fail, and gives Jest's exit code. */
async function soakOnce(files, seed, { cases, results }) {
  const env = { BOUGH_HOW_MUCH: 'whole', BOUGH_TEST_SEED: String(seed), BOUGH_SOAK_CASES: cases };
  const reporters = ['default', [SOAK_REPORTER, { page: PAGE, cases, results, files: files.length, seed }]];
  const config = join(dirname(cases), `jest-${seed}.json`);
  writeFileSync(config, JSON.stringify({ ...jestConfig, rootDir: root, reporters }));
  const flags = ['--config', config, '--runTestsByPath'];
  return (await execute(['jest', 'jest', ...flags, ...files], 'inherit', env)).code;
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
