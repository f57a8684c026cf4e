/** The ways to keep facts, rollups and workspaces, each opened empty: in memory, and on every PostgreSQL that there is. */
import { Client } from 'pg';
import type { Stores } from '@bough/application';
import { openDatabase, storesOn, type DataSource } from '@bough/persistence';
import { memoryStores } from './memory-stores.js';
import { createTestDatabase, testServers } from './template-database.js';

export interface OpenStores extends Stores {
  close(): Promise<void>;
}

export interface StoreKind {
  readonly name: string;
  open(): Promise<OpenStores>;
}

export interface PostgresStores extends OpenStores {
  readonly url: string;
  readonly source: DataSource;
  /** Empties every table. */
  clear(): Promise<void>;
}

export function storeKinds(): StoreKind[] {
  const memory = { name: 'memory', open: async () => ({ ...memoryStores(), close: async () => undefined }) };
  const servers = testServers().map(({ name, url }) => ({
    name: `PostgreSQL (${name})`,
    open: () => postgresStores(url),
  }));
  return [memory, ...servers];
}

/** On a database of its own: empty, or a copy of another one that nobody is connected to. */
export async function postgresStores(serverUrl?: string, original?: string): Promise<PostgresStores> {
  const database = await createTestDatabase(serverUrl);
  if (original) await copyOver(database.url, original);
  const source = await openDatabase({ url: database.url });
  const close = async () => {
    if (source.isInitialized) await source.destroy();
    await database.drop();
  };
  return { ...storesOn(source), url: database.url, source, close, clear: () => clear(source) };
}

async function copyOver(url: string, original: string): Promise<void> {
  const nameOf = (address: string) => new URL(address).pathname.slice(1);
  const client = new Client({ connectionString: testServers()[0]!.url });
  await client.connect();
  await client.query(`DROP DATABASE ${nameOf(url)}`);
  await client.query(`CREATE DATABASE ${nameOf(url)} TEMPLATE ${nameOf(original)}`);
  await client.end();
}

const KEPT = ['rollup_state', 'audit_event', 'intervention', 'plan_revision', 'assessment', 'sign_off'].map(
  (table) => `bough.${table}`,
);

/** DELETE, not TRUNCATE: on tables of a few rows it is many times faster. The audit and what is written down of interventions let nobody empty them. */
async function clear(source: DataSource): Promise<void> {
  const tables = source.entityMetadatas.map(({ schema, tableName }) => `${schema}.${tableName}`);
  const emptied = tables.filter((name) => !KEPT.includes(name)).map((name) => `DELETE FROM ${name}`);
  const state = `UPDATE bough.rollup_state SET data_version = 0, unknown_cell = NULL, overall_standard = NULL,
    reference_from = NULL, reference_to = NULL`;
  await source.query([...emptied, state].join('; '));
}
