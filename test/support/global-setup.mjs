/**
 * Before the tests: PostgreSQL servers, each with a template database into which the migrations have run once.
 *
 * BOUGH_TEST_SERVER_URL         the server of the suites: TEST_DATABASE_URL or DATABASE_URL where set, else an embedded one
 * BOUGH_TEST_SERVER_URLS_EXTRA  other major versions found on this machine, as name=url,name=url; tests that prove something
 *                               for every version use them too
 * BOUGH_TEST_TEMPLATE           the name of the template database, the same on all servers
 * BOUGH_TEST_RUN                what the names of databases begin with that this run of the tests fills and clones
 *
 * BOUGH_POSTGRES_BIN, a folder with initdb and postgres, makes the suites run on that version instead of the packaged one.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureReady } from '../../apps/bootstrap.mjs';
import tearDown from './global-teardown.mjs';
import { makeTemplate, templateName } from './make-template.mjs';

const SETTINGS = { max_connections: 200 };
const SYSTEM_FOLDER = '/usr/lib/postgresql';
const SUPPORTED = [15, 16, 17, 18];
const SCRATCH = /^bough-test-(\d+)-/;

export default async function setUp() {
  ensureReady({ withTests: true });
  removeAbandoned();
  await prepareServers().catch(async (error) => {
    await tearDown(); // Jest does not, after a failed setup
    throw error;
  });
}

async function prepareServers() {
  const template = templateName();
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  const running = (globalThis.boughTestServers = []);
  const main = given ?? (await startServer(running, process.env.BOUGH_POSTGRES_BIN));
  await makeTemplate(main, template);
  const others = given ? [] : await startOthers(running, template, await majorVersion(main));
  process.env.BOUGH_TEST_SERVER_URL = main;
  process.env.BOUGH_TEST_SERVER_URLS_EXTRA = others.map(({ name, url }) => `${name}=${url}`).join(',');
  process.env.BOUGH_TEST_TEMPLATE = template;
  process.env.BOUGH_TEST_RUN = `bough_run_${process.pid}_${randomBytes(3).toString('hex')}`;
}

async function startServer(running, binDirectory) {
  const { startEmbeddedPostgres } = await import('../../dist/libs/persistence/embedded/embedded-postgres.js');
  const folder = mkdtempSync(join(tmpdir(), `bough-test-${process.pid}-`));
  running.push({ folder, stop: async () => {} });
  const server = await startEmbeddedPostgres({
    dataDirectory: folder,
    binDirectory,
    settings: SETTINGS,
    throwaway: true,
  });
  running.push({ folder, stop: server.stop });
  return server.url;
}

/** One server per other major version: those of the system, and the packaged one when the suites run on another. */
async function startOthers(running, template, mainMajor) {
  const found = [];
  const majors = new Set([mainMajor]);
  for (const binDirectory of [...(process.env.BOUGH_POSTGRES_BIN ? [undefined] : []), ...systemFolders(mainMajor)]) {
    try {
      const url = await startServer(running, binDirectory);
      const major = await majorVersion(url);
      if (majors.has(major)) continue;
      majors.add(major);
      await makeTemplate(url, template);
      found.push({ name: `postgresql-${major}`, url });
    } catch (error) {
      console.warn(`A further PostgreSQL could not be used (${binDirectory ?? 'packaged'}): ${error.message}`);
    }
  }
  return found;
}

/** Debian's and Ubuntu's places. Example: ['/usr/lib/postgresql/15/bin'] */
function systemFolders(mainMajor) {
  return (existsSync(SYSTEM_FOLDER) ? readdirSync(SYSTEM_FOLDER) : [])
    .filter((major) => SUPPORTED.includes(Number(major)) && Number(major) !== mainMajor)
    .map((major) => join(SYSTEM_FOLDER, major, 'bin'))
    .filter((folder) => existsSync(join(folder, 'initdb')));
}

async function majorVersion(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SHOW server_version_num');
  await client.end();
  return Math.floor(Number(rows[0].server_version_num) / 10_000);
}

/** Folders of runs that were killed; their servers ended with them. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const pid = SCRATCH.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
