/**
 * What runs before anything is installed: `npm start`, `npm test` and `npx bough` come through here. It installs and builds what
 * is missing or out of date, then hands over. Plain JavaScript without packages, since there may be none yet.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...path) => join(root, ...path);

const SOURCES = [
  'apps/api',
  'apps/cli',
  'libs',
  'migrations',
  'bench',
  'simulate',
  'nest-cli.json',
  'tsconfig.json',
  'package-lock.json',
];
const BUILT = inRoot('dist', '.built');
/** The client takes pure code of the libraries. It has a build of its own, so that a change of it does not build the server. */
const WEB_SOURCES = ['apps/web', 'libs/formula', 'libs/statistics', 'libs/domain', 'package-lock.json'];
const WEB_BUILT = inRoot('dist', '.web-built');
const WEB_CONFIG = ['apps', 'web', 'vite.config.ts'];
const BUILD_LOCK = inRoot('node_modules', '.bough-building');

const COMMANDS = {
  start: (args) => run('dist/apps/api/main.js', args),
  bench: (args) => run('dist/bench/main.js', args),
  simulate: (args) => run('dist/simulate/main.js', args),
  generate: async (args) => {
    if (args[0] === 'examples') return (await import('../test/support/run-checks.mjs')).writeExamples();
    await run('dist/apps/api/generate.js', args);
    await (await import('./web/build/generate.mjs')).writeClient(root);
  },
  web: () => node([program('vite', 'vite'), '--config', inRoot(...WEB_CONFIG)], { stdio: 'inherit' }),
  test: async (args) => (await import('../test/support/run-checks.mjs')).runChecks(args),
  soak: async (args) => (await import('../test/support/soak.mjs')).runSoak(args),
  ensure: () => undefined,
};

/** Files that reach a build, by their names, and folders that do not. */
const OF_THE_SERVER = /\.(ts|json)$/;
const OF_THE_CLIENT = /(?<!\.spec)\.(ts|tsx|mjs|json|css|html|svg|graphql)$/;
const LEFT_OUT = new Set([inRoot('apps', 'web', 'node_modules')]);

/** Arguments of `npm test` that need nothing built. */
const WITHOUT_BUILD = ['--quick', '--help'];

/** Commands that run tests, and the folders whose packages only they need. */
const WITH_TESTS = ['test', 'soak'];
const OF_TESTS = { test: 'packages of the tests', 'examples/client': 'packages of examples/client' };

/** A message for the user, without a stack trace. */
class Refused extends Error {}

/**
 * Installs and builds what is missing or out of date; well under a second when nothing is. The packages of test/package.json and
 * examples/client are those that only tests need: nobody else waits for them.
 */
export function ensureReady({ withBuild = true, withTests = false } = {}) {
  checkNode();
  if (!existsSync(inRoot('nest-cli.json'))) return; // an image that carries only the build
  if (isInstallStale(root)) install(root, 'packages');
  if (withTests)
    for (const [folder, what] of Object.entries(OF_TESTS))
      if (isInstallStale(inRoot(folder))) install(inRoot(folder), what);
  if (!withBuild || !(isServerStale() || isWebStale())) return;
  locked(() => {
    if (isServerStale()) buildServer();
    if (isWebStale()) buildWeb();
  });
}

/** Runs a built file in this process, as if it had been called itself. */
export async function run(file, args) {
  const path = inRoot(...file.split('/'));
  if (!existsSync(path)) throw new Refused(`${file} was not built: its source ${file.slice(5, -2)}ts does not exist.`);
  endWithNpm();
  process.env.NODE_ENV ??= 'production'; // graphql checks every object twice in development
  process.argv = [process.argv[0], path, ...args];
  await import(pathToFileURL(path).href);
}

/**
 * Ends this process in order, as by SIGTERM, once the npm that started it is gone: a signal ends npm, or the shell that it runs, and reaches
 * nobody behind it.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const npm = isShell(parent) ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent) && (npm === null || (isAlive(npm) && parentOf(parent) === npm)))
      return;
    clearInterval(timer);
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
  }, 500);
  timer.unref();
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The shell of a script, between npm and this process. */
function isShell(pid) {
  return /^-?(ba|da|z|k|a)?sh$/.test(statusOf(pid, 'comm'));
}

/** `null` where the system does not say. */
function parentOf(pid) {
  return Number(statusOf(pid, 'ppid')) || null;
}

/** Linux tells in files, which are there without any program; others have ps; Windows tells nothing, and has no shell in between to ask for. */
function statusOf(pid, what) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return new RegExp(`^${what === 'comm' ? 'Name' : 'PPid'}:\\s+(.*)$`, 'm').exec(status)?.[1] ?? '';
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return '';
    const { stdout } = spawnSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').trim().split('/').at(-1);
  }
}

/** The file behind a package's command, so that it runs without a shell on every system. */
export function program(packageName, command) {
  const { bin } = JSON.parse(readFileSync(inRoot('node_modules', packageName, 'package.json'), 'utf8'));
  return inRoot('node_modules', packageName, typeof bin === 'string' ? bin : bin[command]);
}

/** Reports a refusal as its message, anything else with its stack. */
export function explain(error) {
  console.error(error instanceof Refused ? error.message : error);
  process.exitCode = 1;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refused(`Bough needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/`);
}

function isInstallStale(folder) {
  return modified(join(folder, 'node_modules', '.package-lock.json')) < modified(join(folder, 'package-lock.json'));
}

function install(folder, what) {
  console.error(`Installing ${what} (npm ci) …`);
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const isWindows = process.platform === 'win32'; // npm is a .cmd there, which only a shell can run
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['inherit', 2, 2], shell: isWindows });
  if (status !== 0) throw new Refused(`The ${what} could not be installed; what npm printed above says why.`);
}

/** A stamp is written last and carries the time at which the build began: half a build or a late edit is out of date. */
function isServerStale() {
  const built = modified(BUILT);
  return SOURCES.some((source) => hasNewer(inRoot(source), built, OF_THE_SERVER));
}

function isWebStale() {
  const built = modified(WEB_BUILT);
  return WEB_SOURCES.some((source) => hasNewer(inRoot(source), built, OF_THE_CLIENT));
}

/** It empties `dist`, the client and its stamp included. */
function buildServer() {
  built('Building …', [program('@nestjs/cli', 'nest'), 'build'], BUILT);
}

function buildWeb() {
  const config = inRoot(...WEB_CONFIG);
  built(
    'Building the web client …',
    [program('vite', 'vite'), 'build', '--config', config, '--logLevel', 'warn'],
    WEB_BUILT,
  );
}

function built(what, command, stamp) {
  console.error(what);
  const began = new Date();
  const env = { ...process.env, NODE_ENV: 'production' }; // Jest's would make a client for development
  const { status, stdout, stderr } = node(command, { encoding: 'utf8', env });
  if (status !== 0) throw new Refused(`The build failed.\n${stdout}${stderr}`);
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}

function node(command, options) {
  return spawnSync(process.execPath, command, { cwd: root, ...options });
}

/** One build at a time: a second process waits, and then finds the work done. */
function locked(work) {
  while (!takesLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    work();
  } finally {
    rmSync(BUILD_LOCK, { recursive: true, force: true });
  }
}

function takesLock() {
  if (existsSync(BUILD_LOCK) && Date.now() - modified(BUILD_LOCK) > 60_000)
    rmSync(BUILD_LOCK, { recursive: true, force: true });
  try {
    mkdirSync(BUILD_LOCK);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A folder's own time tells of files that were added or removed. Files that never reach the build do not count. */
function hasNewer(path, time, counts) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return false;
  if (stat.isFile()) return stat.mtimeMs > time;
  if (stat.mtimeMs > time) return true;
  return readdirSync(path, { withFileTypes: true }).some((entry) => {
    const inside = join(path, entry.name);
    return (entry.isDirectory() ? !LEFT_OUT.has(inside) : counts.test(entry.name)) && hasNewer(inside, time, counts);
  });
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function main([command = 'start', ...args]) {
  if (!Object.hasOwn(COMMANDS, command)) {
    throw new Refused(`Unknown command "${command}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  }
  const withBuild = !(command === 'test' && args.some((arg) => WITHOUT_BUILD.includes(arg)));
  ensureReady({ withBuild, withTests: WITH_TESTS.includes(command) });
  await COMMANDS[command](args);
}

const called = process.argv[1];
const isCalledItself = called && existsSync(called) && realpathSync(called) === fileURLToPath(import.meta.url);
if (isCalledItself) main(process.argv.slice(2)).catch(explain);
