/** The connection pool, and the migrations that bring a database up to date. */
import type { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { ROWS } from './rows.js';
import { ANSWER, WORK, type Patience } from './shared/patience.js';
import { holding } from './shared/session.js';
import { SnakeCaseNames } from './shared/snake-case-names.js';
import { WatchedClient } from './shared/watched-client.js';
import { unreachable } from './unreachable.js';

/** The schema of all of Bough's tables, including its list of migrations, so that a database can be shared. */
const SCHEMA = 'bough';

/** In milliseconds: for a new connection, and for a free one while all of the pool are in use. */
const CONNECT = 5_000;

interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** The largest number of connections; 10 by default. */
  readonly poolSize?: number;
  /** Names of the migrations that there are; left out: all. A restore first makes the tables as they were. */
  readonly migrations?: readonly string[] | undefined;
  /** `WORK` for a process that nobody's request waits for, such as a command; left out: `ANSWER`. */
  readonly patience?: Patience;
  /** Whether a new connection has reached the database that is meant; left out: every one has. */
  readonly isOwn?: (client: Client) => Promise<boolean>;
  /** Called with every statement that goes through TypeORM's or our own sessions; used by tests that count statements. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * Opens a pool of connections, or refuses with `DATABASE_UNREACHABLE`. Creates and changes nothing in the database. The caller
 * ends the pool with `destroy()`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const { url, poolSize = 10, migrations, onStatement } = options;
  const source = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    entities: ROWS,
    namingStrategy: new SnakeCaseNames(),
    schema: SCHEMA,
    migrations: MIGRATIONS.filter(({ name }) => migrations?.includes(name) ?? true),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    applicationName: 'bough',
    connectTimeoutMS: CONNECT,
    extra: poolSettings(options),
    // A connection that breaks while idle is replaced when the next one is needed.
    poolErrorHandler: () => undefined,
    ...(onStatement && { logging: ['query' as const], logger: statementLogger(onStatement) }),
  });
  return source.initialize().catch((error: unknown) => {
    throw unreachable(url, error);
  });
}

/** What TypeORM hands on to the pool and its connections. */
function poolSettings({ patience = ANSWER, isOwn }: DatabaseOptions) {
  const { statement, lock, idleInTransaction } = patience;
  return {
    Client: WatchedClient,
    patience,
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idleInTransaction,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(isOwn && { verify: verifier(isOwn) }),
  };
}

/** The pool asks this of every new connection before it hands it out. */
function verifier(isOwn: (client: Client) => Promise<boolean>) {
  return (client: Client, done: (error?: Error) => void) => {
    const strange = () =>
      Object.assign(new Error('Another database answers at this address'), { code: 'ECONNREFUSED' });
    isOwn(client).then((own) => done(own ? undefined : strange()), done);
  };
}

/** Lets the pool find its database at another address. Connections that are open stay until they end. */
export function moveDatabase(source: DataSource, url: string): void {
  const { master } = source.driver as unknown as { master: Pool };
  master.options.connectionString = url;
}

/**
 * Runs the missing migrations, one process at a time. Gives the names of those that ran. The database was opened with the patience
 * for work.
 */
export async function migrateDatabase(source: DataSource): Promise<string[]> {
  return holding(source, MIGRATION_LOCK, async (session) => {
    await session.run(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    return (await source.runMigrations()).map(({ name }) => name);
  });
}

const MIGRATION_LOCK = `SELECT pg_advisory_lock(hashtext('bough.migrate'))`;

/** Opens a database, migrates it (with these migrations only, where some are named) and closes it. */
export async function migrate(url: string, migrations?: readonly string[]): Promise<string[]> {
  const source = await openDatabase({ url, poolSize: 2, patience: WORK, migrations });
  try {
    return await migrateDatabase(source);
  } finally {
    await source.destroy();
  }
}

function statementLogger(onStatement: (sql: string) => void) {
  const nothing = () => undefined;
  return {
    logQuery: (sql: string) => onStatement(sql),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}
