/** The connection pool, and the migrations that bring a database up to date. */
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { ROWS } from './rows.js';
import { SnakeCaseNames } from './shared/snake-case-names.js';
import { unreachable } from './unreachable.js';

/** The schema of all of Bough's tables, including its list of migrations, so that a database can be shared. */
const SCHEMA = 'bough';

interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** The largest number of connections; 10 by default. */
  readonly poolSize?: number;
  /** Names of the migrations that there are; left out: all. A restore first makes the tables as they were. */
  readonly migrations?: readonly string[] | undefined;
  /** Called with every statement that goes through TypeORM's or our own sessions; used by tests that count statements. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * Opens a pool of connections, or refuses with `DATABASE_UNREACHABLE`. Creates and changes nothing in the database. The caller
 * ends the pool with `destroy()`.
 */
export async function openDatabase({
  url,
  poolSize = 10,
  migrations,
  onStatement,
}: DatabaseOptions): Promise<DataSource> {
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
    // A connection that breaks while idle is replaced when the next one is needed.
    poolErrorHandler: () => undefined,
    ...(onStatement && { logging: ['query' as const], logger: statementLogger(onStatement) }),
  });
  return source.initialize().catch((error: unknown) => {
    throw unreachable(url, error);
  });
}

/** Runs the missing migrations, one process at a time. Gives the names of those that ran. */
export async function migrateDatabase(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query(`SELECT pg_advisory_lock(hashtext('bough.migrate'))`);
    await runner.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(hashtext('bough.migrate'))`);
    await runner.release();
  }
}

/** Opens a database, migrates it (with these migrations only, where some are named) and closes it. */
export async function migrate(url: string, migrations?: readonly string[]): Promise<string[]> {
  const source = await openDatabase({ url, poolSize: 2, migrations });
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
