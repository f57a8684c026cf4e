import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { createTestDatabase, testServers, type TestDatabase } from '../support/template-database.js';

const OWN_TABLES = `table_schema = 'bough' AND table_name <> 'migration'`; // that one is TypeORM's

/** What the migrations made, without what only says when: object numbers and the order of creation. */
const CATALOG = [
  `SELECT table_name, table_type FROM information_schema.tables WHERE ${OWN_TABLES} ORDER BY 1`,
  `SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, is_identity, identity_generation
   FROM information_schema.columns WHERE table_schema = 'bough' ORDER BY 1, ordinal_position`,
  `SELECT a.attrelid::regclass::text AS table_name, a.attname, a.attstorage, a.attcompression
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
   WHERE c.relnamespace = 'bough'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 ORDER BY 1, 2`,
  `SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'bough' ORDER BY 1, 2`,
  `SELECT conrelid::regclass::text AS table_name, conname, pg_get_constraintdef(oid) AS definition
   FROM pg_constraint WHERE connamespace = 'bough'::regnamespace ORDER BY 1, 2`,
  `SELECT sequencename, data_type::text FROM pg_sequences WHERE schemaname = 'bough' ORDER BY 1`,
];

describe.each(testServers())('migrations and row classes on $name', ({ url }) => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase(url);
    source = await openDatabase({ url: database.url, poolSize: 2 });
  });

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  const tables = async () => {
    const rows: { table_name: string }[] = await source.query(CATALOG[0]!);
    return rows.map((row) => row.table_name);
  };
  const catalog = async () => {
    const parts: unknown[][] = [];
    for (const query of CATALOG) parts.push(await source.query(query));
    return parts;
  };

  it('agree: TypeORM finds nothing to change', async () => {
    expect(await drift(source)).toEqual([]);
  });

  it('agree: every table has a row class, and every row class a table', async () => {
    const described = source.entityMetadatas.map(({ schema, tableName }) => `${schema}.${tableName}`);
    expect(described.sort()).toEqual((await tables()).map((name) => `bough.${name}`));
  });

  it.each([
    ['a column', 'ALTER TABLE bough.reading ADD COLUMN surplus integer', /DROP COLUMN "surplus"/],
    ['a type', 'ALTER TABLE bough.reading ALTER COLUMN value TYPE real', /double precision/],
    ['a nullable column', 'ALTER TABLE bough.reading ALTER COLUMN value DROP NOT NULL', /NOT NULL/],
    ['an index', 'CREATE INDEX surplus ON bough.reading (day)', /DROP INDEX "bough"."surplus"/],
    ['a missing index', 'DROP INDEX bough.customer_cell_starts', /CREATE INDEX "customer_cell_starts"/],
    [
      'a unique key',
      'ALTER TABLE bough.cell DROP CONSTRAINT cell_segments_key',
      /ADD CONSTRAINT .* UNIQUE \("segments"\)/,
    ],
    ['a check', 'ALTER TABLE bough.rollup_state DROP CONSTRAINT rollup_state_single', /"rollup_state_single"/],
  ])('would show %s that the row classes do not have', async (_, statement, change) => {
    const own = await createTestDatabase(url);
    const altered = await openDatabase({ url: own.url, poolSize: 1 });
    await altered.query(statement);
    const found = await drift(altered);
    await altered.destroy();
    await own.drop();
    expect(found.join('\n')).toMatch(change);
  });

  it('go down to nothing and up again to the same', async () => {
    const before = await catalog();
    expect(before.every((rows) => rows.length > 0)).toBe(true);
    for (const _ of MIGRATIONS) await source.undoLastMigration();
    expect(await tables()).toEqual([]);
    await source.runMigrations();
    expect(await catalog()).toEqual(before);
  });
});

/** What TypeORM would run to make the database as the row classes say. */
async function drift(source: DataSource): Promise<string[]> {
  const { upQueries } = await inTurns(source).driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

/** TypeORM asks about all tables at once, on one connection; pg warns of that, and will refuse it. */
function inTurns(source: DataSource): DataSource {
  const { createQueryRunner } = Object.getPrototypeOf(source) as DataSource;
  source.createQueryRunner = (mode) => {
    const runner = createQueryRunner.call(source, mode);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    let last: Promise<unknown> = Promise.resolve();
    runner.query = ((...given: unknown[]) => (last = last.then(() => query(...given)))) as typeof runner.query;
    return runner;
  };
  return source;
}
