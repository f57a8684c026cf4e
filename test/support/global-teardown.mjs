import { rmSync } from 'node:fs';
import pg from 'pg';

/** Stops what global-setup.mjs started. */
export default async function tearDown() {
  if (globalThis.boughTestServers?.length === 0) await dropFilled(); // a server that was named stays
  for (const { folder, stop } of globalThis.boughTestServers ?? []) {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The databases that this run has filled, on a server that goes on. */
async function dropFilled() {
  const { BOUGH_TEST_SERVER_URL: url, BOUGH_TEST_RUN: run } = process.env;
  if (!url || !run) return;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`${run}_`]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  await client.end();
}
