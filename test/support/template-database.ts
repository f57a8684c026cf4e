import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database of a test's own: a clone of the migrated template that global-setup.mjs made. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export interface TestServer {
  /** Example: postgresql-15; the server of the suites is called main. */
  readonly name: string;
  readonly url: string;
}

/** The server of the suites first, then one per other major version that was found on this machine. */
export function testServers(): TestServer[] {
  const extra = (process.env.BOUGH_TEST_SERVER_URLS_EXTRA ?? '').split(',').filter(Boolean);
  const others = extra.map((entry) => {
    const at = entry.indexOf('=');
    return { name: entry.slice(0, at), url: entry.slice(at + 1) };
  });
  return [{ name: 'main', url: required('BOUGH_TEST_SERVER_URL') }, ...others];
}

export function createTestDatabase(serverUrl = required('BOUGH_TEST_SERVER_URL')): Promise<TestDatabase> {
  return cloneOf(required('BOUGH_TEST_TEMPLATE'), serverUrl);
}

/**
 * A database in which `fill` has done its work: once in a run of the tests, by whoever asks first, and cloned for the others. Who asks for the
 * same name hands in the same work, and leaves no connection open. The work begins on what `start` gives; left out: only migrated.
 */
export async function createFilledDatabase(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
  start: (serverUrl: string) => Promise<TestDatabase> = createTestDatabase,
): Promise<TestDatabase> {
  const serverUrl = required('BOUGH_TEST_SERVER_URL');
  const template = `${required('BOUGH_TEST_RUN')}_${name}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    // Files of tests run side by side; the second waits here, and then finds the work done.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) {
      const draft = await start(serverUrl);
      await fill(draft);
      await client.query(`ALTER DATABASE ${nameOf(draft.url)} RENAME TO ${template}`);
    }
  } finally {
    await client.end();
  }
  return cloneOf(template, serverUrl);
}

async function cloneOf(template: string, serverUrl: string): Promise<TestDatabase> {
  const name = `bough_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests with "npm test" or "npx jest", which start the server.`);
  return value;
}
