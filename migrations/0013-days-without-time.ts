import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which durations of a conversation are known in days only, and how many there are. Stored blocks lack the new measures: the cells are
 * emptied and every day is logged, so that the next start adds them up.
 */
const UP = [
  `ALTER TABLE bough.conversation ADD COLUMN in_days smallint NOT NULL DEFAULT 0`,
  `ALTER TABLE bough.conversation ALTER COLUMN in_days DROP DEFAULT`,
  `DELETE FROM bough.rollup_cell`,
  `ALTER TABLE bough.rollup_cell ADD COLUMN replied_in_days bigint NOT NULL, ADD COLUMN resolved_in_days bigint NOT NULL`,
  `INSERT INTO bough.rollup_dirty (customer_id, day, spread)
    SELECT '00000000-0000-0000-0000-000000000000', day, true FROM bough.rollup_day`,
];

const DOWN = [
  `ALTER TABLE bough.rollup_cell DROP COLUMN replied_in_days, DROP COLUMN resolved_in_days`,
  `ALTER TABLE bough.conversation DROP COLUMN in_days`,
];

export class DaysWithoutTime1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
