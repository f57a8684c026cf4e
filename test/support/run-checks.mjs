/**
 * `npm test`: everything that must hold, one line per check, and at the end `N passed, N failed`. A check other than Jest counts
 * as one test. `npm test -- <arguments>` hands the arguments to Jest and leaves the other checks out.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root } from '../../apps/bootstrap.mjs';

const CHECKS = [
  { name: 'types', command: ['typescript', 'tsc', '--noEmit'] },
  { name: 'lint', command: ['eslint', 'eslint', '.'] },
  {
    name: 'dependency rules',
    command: ['dependency-cruiser', 'depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'migrations'],
  },
  { name: 'formatting', command: ['prettier', 'prettier', '--check', '.'] },
];
const AT_ONCE = 2;

export async function runChecks(args) {
  const checks = args.length > 0 ? [] : await inTurns(CHECKS, AT_ONCE, runCheck);
  const tests = await runJest(args);
  const total = [...checks, tests].reduce(add);
  console.log(`\n${formatCounts(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
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

function execute([packageName, command, ...args], output, env = {}) {
  return new Promise((done) => {
    const options = { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', output, output] };
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
