/**
 * Reads pg_catalog and reports what would stand in the way when the tables are spread over several servers (Citus): the table
 * rules that hold from the first migration on, one query per rule. Example of a finding:
 *   { rule: 'unique-contains-customer', table: 'conversation', detail: 'conversation_external_id_key' }
 */
import type { Client } from 'pg';

/** Distributed by customer_id, copied to every server (reference), or on the coordinator only (local). */
export type TableClass = 'distributed' | 'reference' | 'local';

/** What becomes of each table; a new table is added here. */
export const TABLE_CLASSES: Readonly<Record<string, TableClass>> = {
  customer: 'distributed',
  customer_attribute: 'distributed',
  conversation: 'distributed',
  customer_cell: 'distributed',
  rollup_dirty: 'distributed',
  cell: 'reference',
  rollup_cell: 'reference',
  rollup_histogram: 'reference',
  rollup_within: 'reference',
  rollup_limit: 'reference',
  rollup_day: 'reference',
  rollup_state: 'reference',
  topic_standard: 'reference',
  business_span: 'reference',
  cost_pool: 'local',
  reading: 'local',
  import_run: 'local',
  import_batch: 'local',
  import_reject: 'local',
  carried_field: 'local',
  removal: 'local',
  source_cursor: 'local',
  workspace_version: 'local',
  account: 'local',
  account_identity: 'local',
  account_password: 'local',
  session: 'local',
  sign_in_link: 'local',
  sign_in_try: 'local',
  api_token: 'local',
  audit_event: 'local',
  person: 'local',
  team: 'local',
  team_member: 'local',
  ownership_change: 'local',
  raci_assignment: 'local',
  delegation: 'local',
  intervention: 'local',
  plan_revision: 'local',
  assessment: 'local',
  sign_off: 'local',
  finding: 'local',
  finding_sighting: 'local',
  finding_event: 'local',
  finding_seen: 'local',
  detection_run: 'local',
};

export interface CatalogFinding {
  readonly rule: string;
  readonly table: string;
  readonly detail: string;
}

/** What the rules read; `$1` is the manifest. */
const CONTEXT = `
  WITH manifest AS (
    SELECT key AS name, value AS class FROM jsonb_each_text($1::jsonb)
  ), tables AS (
    SELECT c.oid, c.relname::text AS name, c.relkind, c.relispartition, m.class
    FROM pg_class c LEFT JOIN manifest m ON m.name = c.relname
    WHERE c.relnamespace = 'bough'::regnamespace AND c.relkind IN ('r', 'p', 'f')
      AND c.relname <> 'migration' -- TypeORM's own
  ), columns AS (
    SELECT t.oid, t.name, t.class, a.attnum, a.attname::text AS attribute, a.atttypid::regtype::text AS type, a.attnotnull,
      a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' AS is_generated
    FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  ), keys AS (
    SELECT t.oid, t.name, t.class, n.relname::text AS index, i.indisprimary, i.indkey[0] AS first,
      ARRAY(SELECT unnest(i.indkey::int2[])) AS attnums
    FROM tables t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class n ON n.oid = i.indexrelid
    WHERE i.indisunique OR i.indisexclusion
  ), customers AS (
    SELECT oid, attnum FROM columns WHERE attribute = 'customer_id'
  ), foreign_keys AS (
    SELECT k.conname::text AS conname, k.conkey, k.confkey, k.confdeltype, k.confupdtype, k.confdelsetcols, t.oid, t.name,
      coalesce(t.class, 'local') AS class, coalesce(o.class, 'local') AS other, own.attnum AS own_customer,
      array_position(k.conkey, own.attnum) AS place, array_position(k.confkey, theirs.attnum) AS other_place
    FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid LEFT JOIN tables o ON o.oid = k.confrelid
    LEFT JOIN customers own ON own.oid = k.conrelid LEFT JOIN customers theirs ON theirs.oid = k.confrelid
    WHERE k.contype = 'f'
  )`;

/** Each gives the table and what about it. */
const RULES: Readonly<Record<string, string>> = {
  'table-in-manifest': `SELECT name, 'not in the manifest' FROM tables WHERE class IS NULL
    UNION ALL SELECT name, 'not in the database' FROM manifest WHERE name NOT IN (SELECT name FROM tables)`,

  'customer-is-uuid': `SELECT name, type FROM columns WHERE attribute = 'customer_id' AND type <> 'uuid'`,
  'customer-not-null': `SELECT name, attribute FROM columns WHERE attribute = 'customer_id' AND NOT attnotnull`,
  'customer-not-generated': `SELECT name, attribute FROM columns WHERE attribute = 'customer_id' AND is_generated`,
  'customer-in-distributed': `SELECT name, 'no customer_id' FROM tables
    WHERE class = 'distributed' AND oid NOT IN (SELECT oid FROM customers)`,
  'customer-not-in-reference': `SELECT name, attribute FROM columns WHERE attribute = 'customer_id' AND class = 'reference'`,

  'has-primary-key': `SELECT name, 'no primary key' FROM tables WHERE oid NOT IN (SELECT oid FROM keys WHERE indisprimary)`,
  'customer-first-in-primary-key': `SELECT k.name, k.index FROM keys k LEFT JOIN customers c USING (oid)
    WHERE k.class = 'distributed' AND k.indisprimary AND k.first IS DISTINCT FROM c.attnum`,
  'unique-contains-customer': `SELECT k.name, k.index FROM keys k LEFT JOIN customers c USING (oid)
    WHERE k.class = 'distributed' AND NOT coalesce(c.attnum = ANY(k.attnums), false)`,

  'foreign-key-follows-customer': `SELECT name, conname FROM foreign_keys
    WHERE class = 'distributed' AND other = 'distributed' AND (place IS NULL OR place IS DISTINCT FROM other_place)`,
  'foreign-key-not-to-local': `SELECT name, conname FROM foreign_keys WHERE class = 'distributed' AND other = 'local'`,
  'foreign-key-not-to-distributed': `SELECT name, conname FROM foreign_keys
    WHERE class <> 'distributed' AND other = 'distributed'`,
  'foreign-key-keeps-customer': `SELECT name, conname FROM foreign_keys
    WHERE class = 'distributed' AND place IS NOT NULL AND (confupdtype IN ('n', 'd')
      OR confdeltype IN ('n', 'd') AND (coalesce(cardinality(confdelsetcols), 0) = 0 OR own_customer = ANY(confdelsetcols)))`,

  'no-trigger': `SELECT name, tgname::text FROM tables JOIN pg_trigger ON tgrelid = tables.oid WHERE NOT tgisinternal
      AND class IS DISTINCT FROM 'local'`,
  'no-rule': `SELECT name, rulename::text FROM tables JOIN pg_rewrite ON ev_class = tables.oid`,
  'no-inheritance': `SELECT t.name, p.relname::text FROM tables t JOIN pg_inherits i ON i.inhrelid = t.oid
    JOIN pg_class p ON p.oid = i.inhparent WHERE NOT t.relispartition`,
  'no-partitions': `SELECT name, 'partitioned' FROM tables WHERE relkind = 'p'
    UNION ALL SELECT name, 'a partition' FROM tables WHERE relispartition`,

  // PostgreSQL makes up conversation_check, and conversation_check1 when that is taken.
  'constraint-is-named': `SELECT t.name, k.conname::text FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid
    WHERE k.contype IN ('p', 'u', 'x', 'f', 'c')
      AND (NOT starts_with(k.conname, t.name || '_') OR k.conname = t.name || '_check' OR k.conname ~ '_(check|key|fkey|excl)[0-9]+$')`,
  // The standard of a topic is a mean of durations, and no whole number; it is kept so that sums of it are exact.
  'money-and-durations-are-integers': `SELECT name, attribute || ' ' || type FROM columns
    WHERE type = 'money' OR attribute ~ '(^|_)(amount|revenue|cost|price|pay|seconds)($|_)'
      AND type NOT IN ('smallint', 'integer', 'bigint')
      AND (name, attribute) NOT IN (('topic_standard', 'seconds'), ('rollup_cell', 'standard_seconds'))`,
};

/** Every finding in schema bough, rule after rule. */
export async function lintCatalog(
  client: Pick<Client, 'query'>,
  classes: Readonly<Record<string, TableClass>> = TABLE_CLASSES,
): Promise<CatalogFinding[]> {
  const findings: CatalogFinding[] = [];
  for (const [rule, query] of Object.entries(RULES)) {
    const statement = `${CONTEXT} SELECT * FROM (${query}) AS found(name, detail) ORDER BY name, detail`;
    const { rows } = await client.query<{ name: string; detail: string }>(statement, [JSON.stringify(classes)]);
    findings.push(...rows.map(({ name, detail }) => ({ rule, table: name, detail })));
  }
  return findings;
}
