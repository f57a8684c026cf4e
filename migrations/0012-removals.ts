import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was removed and holds against older versions; which import brought a fact first and which one changed it last, so that an import
 * can be taken back; cost pools by their source, so that a newer file replaces its source's months as a whole. Facts that are stored
 * already do not know which import brought them.
 */
const UP = [
  `CREATE TABLE bough.removal (
    source text NOT NULL,
    kind text NOT NULL,
    external_id text NOT NULL,
    reason text NOT NULL,
    version bigint NOT NULL,
    run_id integer NOT NULL,
    CONSTRAINT removal_pkey PRIMARY KEY (source, kind, external_id)
  )`,
  `ALTER TABLE bough.conversation ADD COLUMN first_run integer, ADD COLUMN changed_run integer`,
  `ALTER TABLE bough.customer ADD COLUMN first_run integer, ADD COLUMN changed_run integer`,
  `ALTER TABLE bough.cost_pool ADD COLUMN source text, ADD COLUMN first_run integer, ADD COLUMN changed_run integer`,
  `UPDATE bough.cost_pool c SET source = coalesce((SELECT r.source FROM bough.import_run r WHERE r.id = c.version), '')`,
  `ALTER TABLE bough.cost_pool ALTER COLUMN source SET NOT NULL`,
  `ALTER TABLE bough.cost_pool DROP CONSTRAINT cost_pool_pkey`,
  `ALTER TABLE bough.cost_pool ADD CONSTRAINT cost_pool_pkey PRIMARY KEY (source, month, category)`,
  `ALTER TABLE bough.reading ADD COLUMN first_run integer`,
  `ALTER TABLE bough.carried_field ADD COLUMN run_id integer NOT NULL DEFAULT 0`,
  `ALTER TABLE bough.carried_field ALTER COLUMN run_id DROP DEFAULT`,
  `ALTER TABLE bough.carried_field DROP CONSTRAINT carried_field_pkey`,
  `ALTER TABLE bough.carried_field ADD CONSTRAINT carried_field_pkey PRIMARY KEY (run_id, field)`,
  `ALTER TABLE bough.import_run ADD COLUMN rows_removed bigint NOT NULL DEFAULT 0`,
  `ALTER TABLE bough.import_batch ADD COLUMN rows_removed integer NOT NULL DEFAULT 0`,
  ...['import_run', 'import_batch'].map((table) => `ALTER TABLE bough.${table} ALTER COLUMN rows_removed DROP DEFAULT`),
];

/** Of cost pools that two sources have, the one that was said last stays. */
const DOWN = [
  ...['import_run', 'import_batch'].map((table) => `ALTER TABLE bough.${table} DROP COLUMN rows_removed`),
  `DELETE FROM bough.carried_field a USING bough.carried_field b WHERE a.field = b.field AND a.run_id > b.run_id`,
  `ALTER TABLE bough.carried_field DROP CONSTRAINT carried_field_pkey`,
  `ALTER TABLE bough.carried_field DROP COLUMN run_id`,
  `ALTER TABLE bough.carried_field ADD CONSTRAINT carried_field_pkey PRIMARY KEY (field)`,
  `ALTER TABLE bough.reading DROP COLUMN first_run`,
  `DELETE FROM bough.cost_pool a USING bough.cost_pool b
    WHERE a.month = b.month AND a.category = b.category AND (a.version, a.source) < (b.version, b.source)`,
  `ALTER TABLE bough.cost_pool DROP CONSTRAINT cost_pool_pkey`,
  `ALTER TABLE bough.cost_pool DROP COLUMN source, DROP COLUMN first_run, DROP COLUMN changed_run`,
  `ALTER TABLE bough.cost_pool ADD CONSTRAINT cost_pool_pkey PRIMARY KEY (month, category)`,
  `ALTER TABLE bough.customer DROP COLUMN first_run, DROP COLUMN changed_run`,
  `ALTER TABLE bough.conversation DROP COLUMN first_run, DROP COLUMN changed_run`,
  `DROP TABLE bough.removal`,
];

export class Removals1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
