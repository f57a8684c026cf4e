import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../../apps/bootstrap.mjs';

/** Changes with every change of a migration, so that a server that stays gets a new template. */
export function templateName() {
  const hash = createHash('sha256');
  const folder = join(root, 'migrations');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return `bough_template_${hash.digest('hex').slice(0, 12)}`;
}

/** Made under another name, then renamed: a template is there whole or not at all. Nobody can connect to it any more. */
export async function makeTemplate(serverUrl, name) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    if (await exists(client, name)) return;
    const draft = `${name}_${randomBytes(4).toString('hex')}`;
    await client.query(`CREATE DATABASE ${draft}`);
    try {
      await migrate(databaseUrl(serverUrl, draft));
      await client.query(`ALTER DATABASE ${draft} ALLOW_CONNECTIONS false`);
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    } catch (error) {
      await client.query(`DROP DATABASE ${draft} WITH (FORCE)`);
      if (!(await exists(client, name))) throw error; // else another run was faster
    }
  } finally {
    await client.end();
  }
}

async function exists(client, name) {
  return (await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount > 0;
}

async function migrate(url) {
  if (!existsSync(join(root, 'libs', 'persistence', 'index.ts'))) {
    console.warn('libs/persistence/index.ts does not exist yet: the template database has no tables.');
    return;
  }
  const { migrate: up } = await import('../../dist/libs/persistence/index.js');
  if (!up) throw new Error('libs/persistence/index.ts does not export migrate(url), which the tests need.');
  await up(url);
}

function databaseUrl(serverUrl, database) {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
