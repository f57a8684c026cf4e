import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the desk is open, as spans between instants, and the measures that are counted in that time. Stored blocks lack the new
 * measures: the cells are emptied and every day is logged, so that the next start adds them up.
 */
const UP = [
  // Written by the refresh from the opening hours of the workspace; how far, and from which hours, is in the state.
  `CREATE TABLE bough.business_span (
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    seconds_before bigint NOT NULL,
    CONSTRAINT business_span_pkey PRIMARY KEY (opens_at)
  )`,
  `ALTER TABLE bough.rollup_state ADD COLUMN business_hours text, ADD COLUMN business_from integer, ADD COLUMN business_to integer`,
  `DELETE FROM bough.rollup_cell`,
  `ALTER TABLE bough.rollup_cell ADD COLUMN first_response_business_seconds bigint NOT NULL,
    ADD COLUMN resolution_business_seconds bigint NOT NULL`,
  `INSERT INTO bough.rollup_dirty (customer_id, day, spread)
    SELECT '00000000-0000-0000-0000-000000000000', day, true FROM bough.rollup_day`,
];

const DOWN = [
  `ALTER TABLE bough.rollup_cell DROP COLUMN first_response_business_seconds, DROP COLUMN resolution_business_seconds`,
  `ALTER TABLE bough.rollup_state DROP COLUMN business_hours, DROP COLUMN business_from, DROP COLUMN business_to`,
  `DROP TABLE bough.business_span`,
];

export class BusinessTime1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
