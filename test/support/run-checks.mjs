/**
 * `npm test`: everything that must hold, one line per check, and at the end `N passed, N failed`. A check other than Jest counts
 * as one test. HELP says what the arguments do.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root } from '../../apps/bootstrap.mjs';
import { CHECKS, QUICK_CHECKS } from './checks.mjs';

const AT_ONCE = 2;

const HELP = `npm test                  types, lint, dependency rules, formatting and all tests
npm test -- --quick       the same checks, and the tests of formula, statistics and domain: no PostgreSQL, under a minute
npm test -- <pattern>     only the test files whose path matches, without the other checks
npm test -- <flags>       other flags go to Jest, also without the other checks: -t "<title>", --watch, --onlyFailures

The last line is always "N passed, N failed". The first run after a checkout takes longer: it installs, and fills the caches.`;

const LEFT_OUT = `Left out: tests of application, persistence, sources and the apps, whatever needs PostgreSQL or a build, and the long
laws (jest.quick.config.js). Lint looked only at files that changed. "npm test" leaves nothing out.`;

export async function runChecks(args) {
  if (args.includes('--help')) return console.log(HELP);
  const isQuick = args.includes('--quick');
  const forJest = args.filter((arg) => arg !== '--quick');
  const checks = await inTurns(checksFor(isQuick, forJest), AT_ONCE, runCheck);
  const tests = await runJest(isQuick ? ['--config', 'jest.quick.config.js', ...forJest] : forJest);
  const total = [...checks, tests].reduce(add);
  if (isQuick) console.log(`\n${LEFT_OUT}`);
  console.log(['', ...formatReasons(tests.reasons ?? {}), formatCounts(total)].join('\n'));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** Writes the blocks of README and docs that no longer show what Bough answers. */
export async function writeExamples() {
  const { code } = await execute(['jest', 'jest', 'test/journeys/documents'], 'inherit', { BOUGH_WRITE_EXAMPLES: '1' });
  process.exitCode = code;
}

/** Whoever names tests wants these and nothing else. */
function checksFor(isQuick, forJest) {
  if (forJest.length > 0) return [];
  return isQuick ? QUICK_CHECKS : CHECKS;
}

/** Example: skipped, 14 (no Chromium found; install one or set BOUGH_CHROMIUM) */
export function formatReasons(reasons) {
  return Object.entries(reasons).map(([reason, count]) => `skipped, ${count} (${reason})`);
}

/** Example: 12 passed, 0 failed, 3 skipped */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Prints a check's output only when it fails, in one piece, since another one runs beside it. */
async function runCheck({ name, command }) {
  const began = Date.now();
  const { code, output } = await execute(command, 'pipe');
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (code !== 0) console.log(`\n${output.trimEnd()}`);
  console.log(`${code === 0 ? 'pass' : 'FAIL'}  ${name} (${seconds} s)`);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function runJest(args) {
  console.log('\ntests');
  const folder = mkdtempSync(join(tmpdir(), 'bough-counts-'));
  const file = join(folder, 'counts.json');
  const { code } = await execute(['jest', 'jest', ...args], 'inherit', { BOUGH_TEST_COUNTS: file });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true });
  console.log(`${code === 0 ? 'pass' : 'FAIL'}  tests`);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts; // it ended before or after the tests
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** Runs a package's program from the root; gives its exit code and, where it is piped, what it said. */
export function execute([packageName, command, ...args], output, env = {}) {
  return new Promise((done) => {
    const input = output === 'inherit' ? 'inherit' : 'ignore'; // Jest's --watch takes keys
    const options = { cwd: root, env: { ...process.env, ...env }, stdio: [input, output, output] };
    const child = spawn(process.execPath, [program(packageName, command), ...args], options);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
    child.once('error', (error) => done({ code: 1, output: error.message }));
    child.once('close', (code) => done({ code, output: said }));
  });
}

/** Works through the list, some at a time. */
async function inTurns(list, atOnce, work) {
  const waiting = [...list];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await work(next));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
