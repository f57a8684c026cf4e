/** Statements of back-up and restore. They work on every table of the schema, whatever it is called. */

/** One moment for all tables, whatever is written meanwhile. */
export const ONE_MOMENT = 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY';

export const MIGRATIONS_RUN = 'SELECT name FROM bough.migration ORDER BY id';

/** Generated columns are left out: the database computes them again. */
export const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
    pg_catalog.pg_table_size(c.oid)::float8 AS bytes
  FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'bough'
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relkind = 'r' AND c.relname <> 'migration'
  GROUP BY c.oid, c.relname ORDER BY c.relname`;

/** Sequences count on beside transactions, so they are read after the moment of the tables, and may only be ahead of it. */
export const SEQUENCES = `
  SELECT sequencename AS name, last_value::text AS value FROM pg_catalog.pg_sequences
  WHERE schemaname = 'bough' AND last_value IS NOT NULL ORDER BY sequencename`;

export const SET_SEQUENCE = `SELECT setval(format('bough.%I', $1::text)::regclass, $2::bigint)`;

/** Foreign keys do not look at the rows that come back: they did when the rows were written. */
export const WITHOUT_FOREIGN_KEYS = 'SET LOCAL session_replication_role = replica';

/** Triggers that keep what is written down; they hold in every role. */
export const TRIGGERS = `
  SELECT c.relname AS table, t.tgname AS name, t.tgenabled AS fires
  FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'bough'
  WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'`;
