import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Conversations within a limit that a standard names, counted exactly; the shortest and the longest duration of a histogram; and the
 * standard handle time of a topic as a mean, no longer in whole seconds. Rollups are derived: they are emptied and every day is logged,
 * so that the next start adds them up.
 */
const UP = [
  // Which limits are counted; the refresh follows the standards of the workspace.
  `CREATE TABLE bough.rollup_limit (
    measure smallint NOT NULL,
    seconds integer NOT NULL,
    CONSTRAINT rollup_limit_pkey PRIMARY KEY (measure, seconds)
  )`,
  `CREATE TABLE bough.rollup_within (
    day integer NOT NULL,
    cell_id integer NOT NULL,
    measure smallint NOT NULL,
    seconds integer NOT NULL,
    count integer NOT NULL,
    within integer NOT NULL,
    CONSTRAINT rollup_within_pkey PRIMARY KEY (day, cell_id, measure, seconds)
  )`,
  `DELETE FROM bough.rollup_histogram`,
  `ALTER TABLE bough.rollup_histogram ADD COLUMN least integer NOT NULL, ADD COLUMN most integer NOT NULL`,
  `DELETE FROM bough.rollup_cell`,
  `ALTER TABLE bough.rollup_cell ALTER COLUMN standard_seconds TYPE double precision`,
  `ALTER TABLE bough.topic_standard ALTER COLUMN seconds TYPE double precision`,
  `ALTER TABLE bough.rollup_state ALTER COLUMN overall_standard TYPE double precision`,
  `INSERT INTO bough.rollup_dirty (customer_id, day, spread)
    SELECT '00000000-0000-0000-0000-000000000000', day, true FROM bough.rollup_day`,
];

const DOWN = [
  `ALTER TABLE bough.rollup_state ALTER COLUMN overall_standard TYPE integer USING round(overall_standard)`,
  `ALTER TABLE bough.topic_standard ALTER COLUMN seconds TYPE integer USING round(seconds)`,
  `ALTER TABLE bough.rollup_cell ALTER COLUMN standard_seconds TYPE bigint USING round(standard_seconds)`,
  `ALTER TABLE bough.rollup_histogram DROP COLUMN least, DROP COLUMN most`,
  `DROP TABLE bough.rollup_within`,
  `DROP TABLE bough.rollup_limit`,
];

export class LimitsAndMeans1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
