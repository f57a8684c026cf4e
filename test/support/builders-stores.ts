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

/** A database is emptied and used again by the next test of the file: making one takes twenty times as long. Call it once, outside of tests. */
export function storeKinds(): StoreKind[] {
  const memory = { name: 'memory', open: async () => ({ ...memoryStores(), close: async () => undefined }) };
  const servers = testServers().map(({ name, url }) => ({ name: `PostgreSQL (${name})`, open: usedAgain(url) }));
  return [memory, ...servers];
}

function usedAgain(serverUrl: string): () => Promise<OpenStores> {
  const idle: PostgresStores[] = [];
  afterAll(() => Promise.all(idle.map(({ close }) => close())));
  return async () => {
    const stores = idle.pop() ?? (await postgresStores(serverUrl));
    const close = async () => {
      if (!stores.source.isInitialized || (await isInUse(stores.source))) return stores.close();
      await stores.clear();
      idle.push(stores);
    };
    return { ...stores, close };
  };
}

/** Whether a test has left something open that holds a lock, such as an import that was killed. */
async function isInUse(source: DataSource): Promise<boolean> {
  const held = `SELECT FROM pg_locks WHERE locktype = 'advisory'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return (await source.query<unknown[]>(held)).length > 0;
}

/** On a database of its own: empty, or a copy of another one that nobody is connected to. */
export async function postgresStores(serverUrl?: string, original?: string): Promise<PostgresStores> {
  const database = await createTestDatabase(serverUrl);
  if (original) await copyOver(database.url, original);
  const source = await openDatabase({ url: database.url });
  await source.query('CREATE TABLE IF NOT EXISTS public.rollup_state_as_made AS TABLE bough.rollup_state');
  const close = async () => {
    if (source.isInitialized) await source.destroy();
    await database.drop();
  };
  return { ...storesOn(source), url: database.url, source, close, clear: async () => void (await source.query(CLEAR)) };
}

async function copyOver(url: string, original: string): Promise<void> {
  const nameOf = (address: string) => new URL(address).pathname.slice(1);
  const client = new Client({ connectionString: testServers()[0]!.url });
  await client.connect();
  await client.query(`DROP DATABASE ${nameOf(url)}`);
  await client.query(`CREATE DATABASE ${nameOf(url)} TEMPLATE ${nameOf(original)}`);
  await client.end();
}

/**
 * As it was made: no rows, and numbers from 1 on. DELETE, not TRUNCATE: on tables of a few rows it is many times faster. The triggers that
 * let nobody empty the audit rest meanwhile.
 */
const CLEAR = `DO $$
DECLARE
  each record;
  has_rows boolean;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR each IN
    SELECT c.oid::regclass AS name, array_agg(t.tgname) FILTER (WHERE t.tgenabled = 'A') AS guards
    FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid
    WHERE c.relnamespace = 'bough'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('migration', 'rollup_state')
    GROUP BY c.oid
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', each.name) INTO has_rows;
    CONTINUE WHEN NOT has_rows;
    FOR i IN 1..coalesce(array_length(each.guards, 1), 0) LOOP
      EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', each.name, each.guards[i]);
    END LOOP;
    EXECUTE format('DELETE FROM %s', each.name);
    FOR i IN 1..coalesce(array_length(each.guards, 1), 0) LOOP
      EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', each.name, each.guards[i]);
    END LOOP;
  END LOOP;
  FOR each IN SELECT format('%I.%I', schemaname, sequencename)::regclass AS name FROM pg_sequences
    WHERE schemaname = 'bough' AND sequencename <> 'migration_id_seq' AND last_value IS NOT NULL
  LOOP
    PERFORM setval(each.name, 1, false);
  END LOOP;
  DELETE FROM bough.rollup_state;
  INSERT INTO bough.rollup_state SELECT * FROM public.rollup_state_as_made;
END $$`;
